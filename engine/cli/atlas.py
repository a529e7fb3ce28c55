"""Runs `camscope atlas`: estimates an atlas of filter images, grows and writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.filters import AtlasCost, AtlasPlan, EstimateAtlas, SaveAtlas
from engine.api.keys import ALL, AUTO
from engine.api.landmark_layers import convolutions, landmark_layers
from engine.api.limits import MAX_CHANNELS
from engine.api.results import Progress, Saved
from engine.api.units import counted, duration_text
from engine.cli.common import LAYERS_COMMAND, engine_options, open_session
from engine.cli.filters import filter_settings
from engine.cli.language import spoken
from engine.cli.model_options import load_request
from engine.filters.gallery_folder import MANIFEST
from engine.session.layer_lookup import find_layers

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from engine.api.model import ModelInfo
    from engine.session.session import Session


def run_atlas(
    options: Namespace,
    work_dir: str,
    print_line: Callable[[str], None],
    print_error: Callable[[str], None],
    progress: Callable[[str], None],
) -> int:
    """Do `camscope atlas`.

    Parameters
    ----------
    options : Namespace
        As `engine.cli.parser` has it.
    work_dir : str
        For private copies.
    print_line, print_error, progress : callable
        Take a line for stdout, a sentence for stderr, and how far the work is.

    Returns
    -------
    int
        0, or 1 when layers had to be left out.

    Raises
    ------
    EngineError
        With a sentence for the user.
    """
    session, info = open_session(load_request(options), work_dir, engine_options(options))
    return write_atlas(session, info, options, print_line, print_error, progress)


def write_atlas(
    session: Session,
    info: ModelInfo,
    options: Namespace,
    print_line: Callable[[str], None],
    print_error: Callable[[str], None],
    progress: Callable[[str], None],
) -> int:
    """Do what `run_atlas` does, with an open model."""
    if not options.out and not options.estimate:
        raise EngineError(
            "An atlas needs a folder to be written to: name it with --out DIR. --estimate alone "
            "needs none."
        )
    if options.count > MAX_CHANNELS:
        raise EngineError(
            "An atlas shows at most {most} channels of a layer; {asked} were asked.",
            most=MAX_CHANNELS,
            asked=options.count,
        )
    settings = filter_settings(options, info)
    plan = AtlasPlan(info.key, chosen_layers(options.layers, info), options.count, settings)
    cost: AtlasCost | None = None
    for answer in session.run(EstimateAtlas(plan, options.out)):
        if isinstance(answer, Progress):
            progress(spoken(answer.text))
        elif isinstance(answer, AtlasCost):
            cost = answer
    assert cost is not None
    progress("")
    if not options.json:
        if options.layers in ([], [AUTO]):
            print_line(
                f"{', '.join(plan.layers)}: the first convolution on each grid, and the last"
            )
        print_line(cost_words(cost))
    refused = [str(each) for each in cost.refused]
    path = None
    if not options.estimate:
        for answer in session.run(SaveAtlas(plan, options.out, options.preset)):
            if isinstance(answer, Progress):
                progress(f"{answer.fraction or 0:4.0%}  {spoken(answer.text)}")
            elif isinstance(answer, Saved):
                path = answer.path
        progress("")
        refused = _left_out(options.out)
    for sentence in refused:
        print_error(sentence)
    if options.json:
        record = {**_record(cost), "atlas": path, "left_out": refused}
        print_line(json.dumps(record, ensure_ascii=False, indent=2))
    elif path is not None:
        print_line(path)
    return 1 if refused else 0


def chosen_layers(words: Sequence[str], info: ModelInfo) -> tuple[str, ...]:
    """Return the paths that ``--layers`` names. Raises EngineError for one that is not there."""
    written = list(words) or [AUTO]
    if written in ([AUTO], [ALL]):
        found = landmark_layers(info) if written == [AUTO] else convolutions(info)
        if not found:
            raise EngineError(
                "{model} has no convolution to make an atlas of. Choose layers with --layers.",
                model=info.name,
            )
        return found
    return tuple(node.path for node in find_layers(written, info, LAYERS_COMMAND))


def cost_words(cost: AtlasCost) -> str:
    """Return an estimate as in "5 layers, 320 pictures, about 2 min 10 s, 1083 × 7200 pixels"."""
    layers = len(cost.request.plan.layers) - len(cost.refused)
    height, width = cost.size
    parts = [counted(layers, "layer"), counted(cost.pictures, "picture")]
    if cost.kept:
        parts[-1] += f" and {cost.kept} that are there already"
    if cost.pictures:
        parts.append(f"about {duration_text(cost.seconds)}")
    return ", ".join([*parts, f"{width} × {height} pixels"])


def _record(cost: AtlasCost) -> dict[str, Any]:
    return {
        "layers": list(cost.request.plan.layers),
        "pictures": cost.pictures,
        "kept": cost.kept,
        "seconds": round(cost.seconds, 1),
        "size": list(cost.size),
    }


def _left_out(folder: str) -> list[str]:
    """Return what the manifest says of layers that are not in the atlas."""
    found = json.loads(Path(folder, MANIFEST).read_text(encoding="utf-8"))
    return [str(each) for each in found["notes"]]
