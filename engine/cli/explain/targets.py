"""Reads the target options, and resolves the target of each image, for the plan."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.keys import Area, Target
from engine.api.model import spelled_alike
from engine.api.spelling import nearest
from engine.api.target_forms import PLAIN, Merge, Rows, ValueForm
from engine.cli.common import LAYERS_COMMAND
from engine.session.layer_lookup import find_layer
from engine.session.targets import objective_of, output_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.keys import Rectangle
    from engine.api.model import ModelInfo

TOP = "top"
EVERY = "all"
"""Stands for all units of an output; a unit of this name comes first."""
ALL_ROWS = "all"
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
    form : ValueForm
        What is made of the units instead of their sum.
    rows : Rows or None
        The rows of a table that count.
    all_rows : bool
        All rows of a table count; else, without `rows`, those that the first target has by itself.
    """

    classes: tuple[Target | None, ...]
    contrast: tuple[int, ...] = ()
    negative: bool = False
    output: int = 0
    area: Area | Rectangle = Area.ALL
    form: ValueForm = PLAIN
    rows: Rows | None = None
    all_rows: bool = False

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
            form=self.form,
            rows=self.rows if self.rows is not None or self.all_rows else first.rows,
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
    merge: str | None = None,
    reference: float | None = None,
    row: str | None = None,
) -> TargetChoice:
    """Return what the words mean for a model.

    Raises
    ------
    EngineError
        For a class, layer, channel, cell or area that the model does not have, and for words that
        exclude each other.
    """
    if neuron is not None:
        if targets or contrast or output or area or merge or reference is not None or row:
            raise EngineError(
                "A neuron is a target of its own: leave out --target, --contrast, --area, --merge, "
                "--reference, --row and --output, or --neuron."
            )
        return TargetChoice((_neuron(neuron, info),), negative=negative)
    every = list(targets) == [EVERY] and not _is_label(EVERY, info, output)
    form = ValueForm(Merge(merge or Merge.SUM), reference, every)
    rows = None if row is None else _rows(row, info, output)
    choice = TargetChoice(
        (Target(0, output=output),)
        if every
        else tuple(
            None if word == TOP else _class(word, info, output) for word in targets or (TOP,)
        ),
        tuple(dict.fromkeys(_class(word, info, output).index for word in contrast)),
        negative,
        output,
        _area(area),
        form,
        rows,
        all_rows=row == ALL_ROWS,
    )
    if choice.area is not Area.ALL or form != PLAIN or rows is not None:
        first = choice.classes[0] or Target(0, output=output)
        asked = replace(first, contrast=choice.contrast, area=choice.area, form=form, rows=rows)
        objective_of(asked, info)  # refuses what there is not
    if not choice.needs_top:
        choice.resolved(None)  # refuses what no image can have
    return choice


def _is_label(word: str, info: ModelInfo, output: int) -> bool:
    labels = output_of(Target(0, output=output), info).labels
    return any(spelled_alike(label) == spelled_alike(word) for label in labels)


def _rows(word: str, info: ModelInfo, output: int) -> Rows | None:
    """Return the rows of a table that a word names; None for all. Raises EngineError."""
    found = output_of(Target(0, output=output), info)
    if not found.kind.has_rows:
        raise EngineError(
            'Output "{name}" has no rows: leave out --row. It is for boxes, their scores, and '
            "rows of features.",
            name=found.name,
        )
    if word == ALL_ROWS:
        return None
    if word.isdecimal():
        return Rows(int(word))
    scoring = info.scores_of(output)
    scores = output if scoring is None else scoring
    how, _, rest = word.partition(":")
    least, _, unit = rest.partition(":") if how == "above" else ("", "", rest)
    try:
        above = float(least) if how == "above" else None
    except ValueError:
        above = math.nan
    if how not in ("best", "above") or (above is not None and not math.isfinite(above)):
        raise EngineError(
            '"{word}" names no rows. Write the number of a row, all, best, best:CLASS, above:0.5, '
            "or above:0.5:CLASS.",
            word=word,
        )
    return Rows(None, scores, _class(unit, info, scores).index if unit else None, above)


def _own_rows(unit: int, info: ModelInfo, output: int) -> Rows | None:
    """Return the rows that count of a table's unit unless the user says which."""
    found, scoring = info.outputs[output], info.scores_of(output)
    if unit in found.row_scores:
        return Rows(scores=output, unit=unit)
    return None if scoring is None else Rows(scores=scoring)


def _class(word: str, info: ModelInfo, output: int) -> Target:
    """Return the unit that a label or an index names, with the rows of a table that it is of."""
    found = _unit(word, info, output)
    return replace(found, rows=_own_rows(found.index, info, output))


def _unit(word: str, info: ModelInfo, output: int) -> Target:
    """Return the unit that a label or an index names: a label, its WordNet id, then an index."""
    found = output_of(Target(0, output=output), info)
    labels, count, unit = found.labels, found.class_count, found.unit_word
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
        if found.kind.has_classes:
            raise EngineError(
                "There is no class {index}; the model's classes go from 0 to {last}.",
                index=word,
                last=count - 1,
            )
        raise EngineError(
            "There is no {unit} {index}; the model's {unit}s go from 0 to {last}.",
            unit=unit,
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
    if target.form != PLAIN:
        record["form"] = _told(asdict(target.form))
    if target.rows is not None:
        record["rows"] = _told(asdict(target.rows))
        if target.rows.scores is not None:
            record["rows"]["scores"] = info.outputs[target.rows.scores].name
    return record


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something, for JSON."""
    return {
        name: value.value if isinstance(value, Merge) else value
        for name, value in fields.items()
        if value is not None and value is not False
    }


def top_of(image: dict[str, Any], output: int, info: ModelInfo) -> Target | None:
    """Return the most probable class of an image, as its record has it."""
    rows = image["predictions"]
    if not rows:
        return None
    row = rows[0]
    negative, layer = row.get("negative", False), row.get("layer")
    target = Target(row["index"], negative=negative, output=output, layer=layer)
    if layer is not None or output >= len(info.outputs):
        return target
    return replace(target, rows=_own_rows(target.index, info, output))
