"""Formats layers and predictions: tables for people, records for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from engine.api.foreign_text import MAX_WORDS, visible
from engine.api.outputs import OutputKind
from engine.api.units import counted
from engine.cli.common import untrained_record
from engine.cli.explain.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.api.model import LayerNode, ModelInfo
    from engine.api.other_inputs import OtherInput
    from engine.api.outputs import OutputInfo

# --- layers ---------------------------------------------------------------------------------------


def layer_table(info: ModelInfo) -> Iterator[str]:
    """Yield the lines of the layer tree; a star marks the auto layer."""
    rows = [("  Layer", "Type", "Output shape", "Params")]
    for layer in info.layers:
        rows.extend(_layer_rows(layer, info.auto_layer))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for name, kind, shape, params in rows:
        cells = f"{name:<{widths[0]}}  {kind:<{widths[1]}}  {shape:<{widths[2]}}"
        yield f"{cells}  {params:>{widths[3]}}"
    yield ""
    yield f"{info.param_count:,} params, {info.trainable_params:,} trainable"
    yield f"* {info.auto_layer or 'none'}: {info.auto_reason}"
    for output in info.outputs:
        reason = "" if output.reason is None else f" {output.reason}"
        name = visible(output.name, most=MAX_WORDS)
        yield f"Output {name}: {output.kind.value} ({output.class_count}).{reason}"


def _layer_rows(
    node: LayerNode, auto_layer: str | None, depth: int = 0
) -> Iterator[tuple[str, str, str, str]]:
    mark = "* " if node.path == auto_layer else "  "
    name = f"{mark}{'  ' * depth}{visible(node.name, most=MAX_WORDS)}"
    kind = visible(node.type, most=MAX_WORDS)
    if node.runs_code:
        kind += " (own code)"
    yield name, kind, _shape_text(node.output_shape), f"{node.param_count:,}"
    for child in node.children:
        yield from _layer_rows(child, auto_layer, depth + 1)


def _shape_text(shape: tuple[int | None, ...]) -> str:
    """Return an output shape as people write it, without the batch axis."""
    return " × ".join("?" if side is None else str(side) for side in shape[1:])


def layers_record(info: ModelInfo) -> dict[str, Any]:
    """Return what `layers --json` prints."""
    return {
        "model": model_record(info),
        **({"refusals": [str(why) for why in info.refusals]} if info.refusals else {}),
        **({"needs_code": needs_record(info)} if info.needs else {}),
        **({"script": info.script} if info.script else {}),
        "layers": [_layer_record(node) for node in info.layers],
        "auto_layer": info.auto_layer,
        "auto_reason": str(info.auto_reason),
    }


def needs_record(info: ModelInfo) -> dict[str, Any]:
    """Return what JSON output tells of the code that a refused model needs."""
    return {"layers": list(info.needs.programs), "classes": list(info.needs.classes)}


def model_record(info: ModelInfo) -> dict[str, Any]:
    """Return what JSON output tells of a model."""
    return {
        "path": info.request.path,
        "sha256": info.key,
        "name": info.name,
        "input_shape": list(info.input_shape),
        "class_count": info.outputs[0].class_count if info.outputs else None,
        "activation": info.outputs[0].activation if info.outputs else None,
        "outputs": [_output_record(row) for row in info.outputs],
        "labels": info.outputs[0].label_source or None if info.outputs else None,
        "params": info.param_count,
        "trainable_params": info.trainable_params,
        "usual_size": None if info.usual_size is None else list(info.usual_size),
        "size_reason": None if info.size_reason is None else str(info.size_reason),
        "preprocess": info.preprocess,
        "preprocess_reason": str(info.preprocess_reason),
        "preprocess_guessed": info.preprocess_guessed,
        "untrained": untrained_record(info),
        **_other_inputs_record(info),
        **({"note": str(info.note)} if info.note else {}),
        **({"trusted": info.trusted.record} if info.trusted else {}),
        **({"weights_of": info.weights_of.record} if info.weights_of else {}),
    }


def _other_inputs_record(info: ModelInfo) -> dict[str, Any]:
    if not info.other_inputs:
        return {}
    others = [_input_record(row) for row in info.other_inputs]
    return {"image_input": info.image_input, "other_inputs": others}


def _input_record(row: OtherInput) -> dict[str, Any]:
    return {"name": row.name, "shape": list(row.shape), "whole_numbers": row.is_whole}


def _output_record(row: OutputInfo) -> dict[str, Any]:
    return {
        "name": row.name,
        "class_count": row.class_count,
        "activation": row.activation,
        "kind": row.kind.value,
        "grid": None if row.grid is None else list(row.grid),
        "labels": row.label_source or None,
        "reason": None if row.reason is None else str(row.reason),
    }


def _layer_record(node: LayerNode) -> dict[str, Any]:
    return {
        "path": node.path,
        "name": node.name,
        "type": node.type,
        "output_shape": list(node.output_shape),
        "params": node.param_count,
        "trainable": node.trainable,
        "connected_to": list(node.connected_to),
        "explainable": node.explainable,
        "reason": None if node.reason is None else str(node.reason),
        "properties": dict(node.properties),
        **({"runs_code": True} if node.runs_code else {}),
        "children": [_layer_record(child) for child in node.children],
    }


# --- predictions ----------------------------------------------------------------------------------


_SCORE_WORDS = {
    OutputKind.CLASSES: "logit",
    OutputKind.CLASS_MAP: "mean logit",
    OutputKind.FEATURES: "value",
    OutputKind.FEATURE_MAP: "mean",
    OutputKind.IMAGE: "mean",
    OutputKind.VALUES: "value",
    OutputKind.BOXES: "value",
    OutputKind.ROW_SCORES: "logit",
    OutputKind.DETECTIONS: "value",
    OutputKind.ROWS: "mean",
}


def prediction_rows(rows: Iterable[dict[str, Any]], output: OutputInfo | None) -> Iterator[str]:
    """Yield a line for each prediction: its probability or share, its score, its label.

    Parameters
    ----------
    rows : iterable of dict
        As `predict --json` has them.
    output : OutputInfo or None
        Whose units they are; None for channels of a layer.
    """
    word = "mean" if output is None else _SCORE_WORDS[output.kind]
    for row in rows:
        share = row.get("share", row["probability"])
        shown = "" if share is None else f"{share:8.2%}"
        of = " of the cells" if "share" in row else ""
        place = f", row {row['row']}" if "row" in row else ""
        yield f"  {shown}{of}  {word} {row['logit']:9.4f}  {visible(row['label'])}{place}"


# --- what was written ----------------------------------------------------------------------------


def explain_record(
    folder: str, records: Iterable[dict[str, Any]], script: str | None
) -> dict[str, Any]:
    """Return what `explain --json` prints.

    Parameters
    ----------
    folder : str
        As it was given.
    records : iterable of dict
        What became of each image, as `explain_images` has it.
    script : str or None
        What ``--code`` wrote.
    """
    images = list(records)
    return {
        "written": os.path.join(folder, MANIFEST),
        "script": None if any("error" in each for each in images) else script,
        "made": sum(each["made"] for each in images),
        "kept": sum(each["kept"] for each in images),
        "images": images,
    }


def explain_words(record: dict[str, Any]) -> str:
    """Return in words what `explain` did: "2 images, 5 maps and 1 already there"."""
    return f"{counted(len(record['images']), 'image')}, {made_words(record, 'map')}"


def made_words(record: dict[str, Any], word: str) -> str:
    """Return how many things were "made", and how many "kept": "5 maps and 1 already there"."""
    words = counted(record["made"], word)
    return f"{words} and {record['kept']} already there" if record["kept"] else words
