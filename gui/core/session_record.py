"""Writes what is open and chosen as text, and reads it back checked. A value without Qt.

`gui.core.last_session` keeps the text in the settings. A text may be of another version, of a model
that has changed since, or nonsense: what does not fit is left out, and never raises.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from engine.api.keys import Area, Combine, Fit, LayerBlend, Resize, Target
from engine.api.limits import INPUT_SIDES_PX, MAX_INDEX
from engine.api.scores import OutputActivation, ScoreKind
from engine.api.target_forms import PLAIN, Merge, Rows, ValueForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.api.keys import Rectangle
    from engine.api.methods import MethodInfo, Parameter, ParameterValue
    from engine.api.model import ModelInfo, OutputLabels
    from gui.core.image_list import ImageList
    from gui.core.selection import ChosenParameters, Selection

COLOR = re.compile("#[0-9a-fA-F]{6}")
IMAGES_KEPT = 1000
"""Of a longer film strip those around the current one come back."""
MOST_LABELS = 100
CHOICES = (
    "output",
    "output_activation",
    "target",
    "score",
    "method",
    "parameters",
    "layer",
    "layer_blend",
    "preprocess",
    "resize",
    "fit",
    "input_size",
)
"""Fields of `Selection` that come back; the style has settings of its own."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """What was open and chosen when the window closed.

    Attributes
    ----------
    model : str
        Path of the model file; empty for none.
    labels : OutputLabels
        `LoadModel.labels`.
    is_demo : bool
        It was the model that comes with the program.
    images : tuple of str
        Paths of the film strip, in order; pasted images cannot be read again.
    current : str
        The one on the screen; empty for none.
    choices : mapping
        By field of `Selection`, as JSON has them: numbers, words, lists, mappings.
    """

    model: str = ""
    labels: OutputLabels = ()
    is_demo: bool = False
    images: tuple[str, ...] = ()
    current: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """True when nothing would be opened that is not opened anyway."""
        return not self.images and (self.is_demo or not self.model)

    def without(self, gone: Iterable[str]) -> SessionRecord:
        """Return the record without these files; the next image stands for the current one."""
        lost = set(gone)
        model = "" if self.model in lost else self.model
        kept = tuple(path for path in self.images if path not in lost)
        current = self.current
        if current in lost:
            place = self.images.index(current) if current in self.images else 0
            after = [path for path in self.images[place:] if path not in lost]
            current = after[0] if after else kept[-1] if kept else ""
        return dataclasses.replace(self, model=model, images=kept, current=current)


def record_of(
    selection: Selection, images: ImageList, model: ModelInfo | None, *, is_demo: bool
) -> SessionRecord:
    """Return what is open and chosen now."""
    paths = [entry.path for entry in images.entries if entry.path]
    current = images.current if images.current in paths else ""
    if len(paths) > IMAGES_KEPT:
        place = paths.index(current) if current else 0
        start = max(0, min(place - IMAGES_KEPT // 2, len(paths) - IMAGES_KEPT))
        paths = paths[start : start + IMAGES_KEPT]
    return SessionRecord(
        "" if model is None else model.request.path,
        () if model is None else model.request.labels,
        is_demo,
        tuple(paths),
        current or "",
        {name: _plain(getattr(selection, name)) for name in CHOICES},
    )


def session_text(record: SessionRecord) -> str:
    """Return a record as one line of JSON."""
    values = {each.name: getattr(record, each.name) for each in dataclasses.fields(record)}
    return json.dumps(values, ensure_ascii=True)


def session_from(text: str) -> SessionRecord | None:
    """Return the record that a text holds, or None for none or one that is damaged."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    images, choices = found.get("images"), found.get("choices")
    paths = [path for path in images if _is_path(path)] if isinstance(images, list) else []
    current = found.get("current")
    model, labels = found.get("model"), found.get("labels")
    return SessionRecord(
        model if _is_path(model) else "",
        _labels_from(labels),
        found.get("is_demo") is True,
        tuple(dict.fromkeys(paths[:IMAGES_KEPT])),
        current if _is_path(current) and current in paths else paths[0] if paths else "",
        choices if isinstance(choices, dict) else {},
    )


def choices_for(
    record: SessionRecord, info: ModelInfo, methods: Iterable[MethodInfo]
) -> dict[str, Any]:
    """Return the fields of a selection that a record gives and that the open model still has.

    Parameters
    ----------
    record : SessionRecord
        Its choices may be of another version of the model file.
    info : ModelInfo
        The open model.
    methods : iterable of MethodInfo
        Those that the engine has.
    """
    told = record.choices
    known = {method.id: method for method in methods}
    chosen: dict[str, Any] = {}
    with contextlib.suppress(ValueError):
        chosen["resize"] = Resize(str(told.get("resize")))
    with contextlib.suppress(ValueError):
        chosen["fit"] = Fit(str(told.get("fit")))
    sides, (least, most) = _indices(told.get("input_size")), INPUT_SIDES_PX
    if len(sides) == 2 and least <= min(sides) <= max(sides) <= most:
        chosen["input_size"] = sides
    with contextlib.suppress(ValueError):
        chosen["output_activation"] = OutputActivation(str(told.get("output_activation")))
    with contextlib.suppress(ValueError):
        chosen["score"] = ScoreKind(str(told.get("score")))
    if told.get("method") in list(known):  # a list has no hash
        chosen["method"] = told["method"]
    chosen["parameters"] = _parameters(told.get("parameters"), known)
    if info.can_be_fed(str(told.get("preprocess"))):
        chosen["preprocess"] = told["preprocess"]
    output = told.get("output")
    if _is_index(output) and output < len(info.outputs):
        chosen["output"] = output
    if _explains(info, told.get("layer")):
        chosen["layer"] = told["layer"]
        chosen["layer_blend"] = _layer_blend(told.get("layer_blend"), info)
    read = info.read_as(chosen.get("output_activation", OutputActivation.AUTO))
    target = _target(told.get("target"), read)
    if target is not None and (target.layer or target.output == chosen.get("output", 0)):
        chosen["target"] = target
    return chosen


def _plain(value: object) -> object:
    """Return a field of `Selection` as JSON writes it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    return value


def _is_path(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value) and "\0" not in value


def _labels_from(found: object) -> OutputLabels:
    """Return `LoadModel.labels` of a record; older ones have those of the first output."""
    if isinstance(found, str) and found:
        return (("0", found),)
    pairs = found if isinstance(found, list) else []
    return tuple(
        (each[0], each[1])
        for each in pairs[:MOST_LABELS]
        if isinstance(each, list) and len(each) == 2 and all(isinstance(one, str) for one in each)
    )


def _is_index(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_INDEX


def _explains(info: ModelInfo, path: object) -> bool:
    node = info.find(path) if isinstance(path, str) else None
    return node is not None and node.explainable


def _layer_blend(value: object, info: ModelInfo) -> LayerBlend:
    told = value if isinstance(value, dict) else {}
    others = told.get("others")
    paths = others if isinstance(others, list) else []
    combine = Combine.MAX if told.get("combine") == Combine.MAX.value else Combine.MEAN
    kept = tuple(dict.fromkeys(path for path in paths if _explains(info, path)))
    return LayerBlend(kept, combine, told.get("std") is True)


def _target(value: object, info: ModelInfo) -> Target | None:
    """Return a target that the model has, or None."""
    if not isinstance(value, dict):
        return None
    index, output, layer = value.get("index"), value.get("output"), value.get("layer")
    also, contrast = _indices(value.get("also")), _indices(value.get("contrast"))
    if not _is_index(index) or not _is_index(output):
        return None
    count = _unit_count(info, output, layer)
    if any(each >= count for each in (index, *also, *contrast)):
        return None
    return Target(
        index,
        value.get("negative") is True,
        also,
        contrast,
        output,
        layer if isinstance(layer, str) else None,
        _cell(value.get("cell")),
        _area(value.get("area")) if _has_grid(info, output, layer) else Area.ALL,
        _form(value.get("form")) if layer is None else PLAIN,
        _rows(value.get("rows"), info, output) if layer is None else None,
    )


def _form(value: object) -> ValueForm:
    told = value if isinstance(value, dict) else {}
    merge = told.get("merge")
    return ValueForm(
        Merge(merge) if merge in list(Merge) else Merge.SUM,
        _number(told.get("reference")),
        told.get("every") is True,
    )


def _rows(value: object, info: ModelInfo, output: int) -> Rows | None:
    """Return rows that a table has, or None for all."""
    own = info.outputs[output]
    if not isinstance(value, dict) or not own.kind.has_rows or own.grid is None:
        return None
    index, scores, unit = value.get("index"), value.get("scores"), value.get("unit")
    if _is_index(index):
        return Rows(index) if own.grid[0] is None or index < own.grid[0] else None
    if not _is_index(scores) or scores >= len(info.outputs):
        return None
    scoring = info.outputs[scores]
    unit = unit if _is_index(unit) and unit < scoring.class_count else None
    if scoring.grid != own.grid or (unit is None and not scoring.row_scores):
        return None
    return Rows(None, scores, unit, _number(value.get("above")))


def _number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _has_grid(info: ModelInfo, output: int, layer: object) -> bool:
    found = info.outputs[output]
    return layer is None and found.grid is not None and not found.kind.has_rows


def _unit_count(info: ModelInfo, output: int, layer: object) -> int:
    """Return how many units a target may be one of; 0 where there is no such output or layer."""
    if layer is None:
        return info.outputs[output].class_count if output < len(info.outputs) else 0
    node = info.find(layer) if isinstance(layer, str) else None
    return 0 if node is None or not node.output_shape else node.output_shape[-1] or 0


def _indices(value: object) -> tuple[int, ...]:
    return tuple(each for each in value if _is_index(each)) if isinstance(value, list) else ()


def _cell(value: object) -> tuple[int, int] | None:
    found = _indices(value)
    return (found[0], found[1]) if len(found) == 2 else None


def _area(value: object) -> Area | Rectangle:
    found = _indices(value)
    if len(found) == 4:
        return found[0], found[1], found[2], found[3]
    return Area.MASK if value == Area.MASK.value else Area.ALL


def _parameters(
    value: object, known: Mapping[str, MethodInfo]
) -> tuple[tuple[str, ChosenParameters], ...]:
    """Return the parameters of each method that are still possible."""
    kept: dict[str, ChosenParameters] = {}
    for row in value if isinstance(value, list) else ():
        if not (isinstance(row, list) and len(row) == 2 and isinstance(row[1], list)):
            continue
        method = known.get(row[0]) if isinstance(row[0], str) else None
        if method is None:
            continue
        named = {one.name: one for one in method.parameters}
        pairs = [pair for pair in row[1] if isinstance(pair, list) and len(pair) == 2]
        chosen = sorted(
            (name, number)
            for name, number in pairs
            if isinstance(name, str) and name in named and _fits(named[name], number)
        )
        if chosen:
            kept[method.id] = tuple(chosen)
    return tuple(sorted(kept.items()))


def _fits(parameter: Parameter, value: ParameterValue) -> bool:
    """Tell whether a parameter can have a value."""
    match parameter.kind:
        case "bool":
            return isinstance(value, bool)
        case "choice":
            return value in [name for name, _ in parameter.choices]
        case "color":
            return isinstance(value, str) and COLOR.fullmatch(value) is not None
        case "int":
            is_number = isinstance(value, int)
        case "float":
            is_number = isinstance(value, int | float)
    if not is_number or isinstance(value, bool | str):
        return False
    return parameter.min <= value <= parameter.max  # not as float: it may be too large
