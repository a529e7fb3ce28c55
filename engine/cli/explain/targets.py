"""Reads the target options, and resolves the target of each image, for the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.keys import Area, Target
from engine.api.model import spelled_alike
from engine.api.spelling import nearest
from engine.cli.common import LAYERS_COMMAND
from engine.session.layer_lookup import find_layer
from engine.session.targets import objective_of, output_of, unit_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.keys import Rectangle
    from engine.api.model import ModelInfo

TOP = "top"
_AREA = re.compile(r"(\d+),(\d+),(\d+),(\d+)", re.ASCII)
_NEURON = re.compile(r"(?P<layer>.+):(?P<channel>\d+)(?:@(?P<row>\d+),(?P<column>\d+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """A target, but for the class that comes out on top, which only the image tells.

    Attributes
    ----------
    classes : tuple of (Target or None)
        Whose logits are added up; None stands for the most probable class.
    contrast : tuple of int
        Units whose logits are subtracted.
    negative : bool
        Minus all that.
    output : int
        Which output the units are of.
    area : Area or Rectangle
        The part of its grid that counts.
    """

    classes: tuple[Target | None, ...]
    contrast: tuple[int, ...] = ()
    negative: bool = False
    output: int = 0
    area: Area | Rectangle = Area.ALL

    @property
    def needs_top(self) -> bool:
        """True when the image's most probable class has a part in it."""
        return None in self.classes

    def resolved(self, top: Target | None) -> Target:
        """Return the target for an image whose most probable class is this.

        Raises
        ------
        EngineError
            When a class would be subtracted from itself.
        """
        found: list[Target] = []
        for chosen in self.classes:
            each = chosen or top
            assert each is not None
            if each not in found:
                found.append(each)
        first = found[0]
        if first.layer is not None:
            return replace(first, negative=self.negative)
        also = tuple(each.index for each in found[1:])
        # Both labels of a single sigmoid unit are the same unit.
        if {first.index, *also} & {*self.contrast} or first.index in also:
            raise EngineError("A class cannot be compared with itself. Choose two different ones.")
        return replace(
            first,
            negative=first.negative != self.negative,
            also=also,
            contrast=self.contrast,
            output=self.output,
            area=self.area,
        )


def target_choice(
    info: ModelInfo,
    *,
    targets: Sequence[str],
    contrast: Sequence[str],
    negative: bool,
    output: int,
    neuron: str | None,
    area: str | None = None,
) -> TargetChoice:
    """Return what the words mean for a model.

    Raises
    ------
    EngineError
        For a class, layer, channel, cell or area that the model does not have, and for words that
        exclude each other.
    """
    if neuron is not None:
        if targets or contrast or output or area:
            raise EngineError(
                "A neuron is a target of its own: leave out --target, --contrast, --area and "
                "--output, or --neuron."
            )
        return TargetChoice((_neuron(neuron, info),), negative=negative)
    choice = TargetChoice(
        tuple(None if word == TOP else _class(word, info, output) for word in targets or (TOP,)),
        tuple(dict.fromkeys(_class(word, info, output).index for word in contrast)),
        negative,
        output,
        _area(area),
    )
    if choice.area is not Area.ALL:
        objective_of(Target(0, output=output, area=choice.area), info)  # refuses what there is not
    if not choice.needs_top:
        choice.resolved(None)  # refuses what no image can have
    return choice


def _class(word: str, info: ModelInfo, output: int) -> Target:
    """Return the unit that a label or an index names: a label, its WordNet id, then an index."""
    found = output_of(Target(0, output=output), info)
    labels, count, unit = found.labels, found.class_count, unit_word(found)
    exactly = [index for index, label in enumerate(labels) if label == word]
    roughly = [
        index for index, label in enumerate(labels) if spelled_alike(label) == spelled_alike(word)
    ] or [index for index, each in enumerate(found.ids) if each == word != ""]
    if not exactly and word.isdecimal() and int(word) < count:
        return Target(int(word), output=output)
    matches = exactly or roughly
    if len(matches) > 1:
        raise EngineError(
            'Several classes are named "{name}": {indices}. Choose one by its index.',
            name=word,
            indices=", ".join(map(str, matches)),
        )
    if matches and count < len(labels):  # the no and the yes of a single sigmoid unit
        return Target(0, negative=matches[0] == 0, output=output)
    if matches:
        return Target(matches[0], output=output)
    if word.isdecimal():
        raise EngineError(
            "There is no {unit} {index}; the model's {several} go from 0 to {last}.",
            unit=unit,
            several="classes" if found.kind.has_classes else f"{unit}s",
            index=word,
            last=count - 1,
        )
    raise EngineError(
        'There is no {unit} named "{name}". {nearest}',
        unit=unit,
        name=word,
        nearest=nearest(word, labels, f"camscope predict IMAGE --top {count}"),
    )


def _area(word: str | None) -> Area | Rectangle:
    if word is None or word in list(Area):
        return Area(word or Area.ALL)
    numbers = _AREA.fullmatch(word)
    if numbers is None:
        raise EngineError(
            '"{word}" names no area. Write all, mask, or row, column, height and width of a '
            "rectangle of cells, such as 2,3,4,6.",
            word=word,
        )
    row, column, height, width = map(int, numbers.groups())
    return row, column, height, width


def _neuron(word: str, info: ModelInfo) -> Target:
    found = _NEURON.fullmatch(word)
    if found is None:
        raise EngineError(
            '"{word}" names no neuron. Write its layer and channel, such as conv_2:5, '
            "or one cell of it, conv_2:5@3,4 (row, column).",
            word=word,
        )
    path = find_layer(found["layer"], info, LAYERS_COMMAND).path
    cell = None if found["row"] is None else (int(found["row"]), int(found["column"]))
    target = Target(int(found["channel"]), layer=path, cell=cell)
    objective_of(target, info)  # refuses a channel or cell that there is not
    return target


def target_record(target: Target, label: str, info: ModelInfo) -> dict[str, Any]:
    """Return what the manifest tells of a target: its index and name, and all that is not usual."""
    record: dict[str, Any] = {"index": target.index, "label": label}
    if target.negative:
        record["negative"] = True
    if target.also:
        record["also"] = list(target.also)
    if target.contrast:
        record["contrast"] = list(target.contrast)
    if target.output:
        record["output"] = info.outputs[target.output].name
    if target.layer is not None:
        record["layer"] = target.layer
    if target.cell is not None:
        record["cell"] = list(target.cell)
    if target.area is not Area.ALL:
        record["area"] = "mask" if isinstance(target.area, Area) else list(target.area)
    return record


def top_of(image: dict[str, Any], output: int) -> Target | None:
    """Return the most probable class of an image, as its record has it."""
    rows = image["predictions"]
    if not rows:
        return None
    row = rows[0]
    negative, layer = row.get("negative", False), row.get("layer")
    return Target(row["index"], negative=negative, output=output, layer=layer)
