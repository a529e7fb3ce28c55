"""Writes Python for a target's score, and words for objectives, for each `script_writer`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.api.filters import ObjectiveKind
from engine.api.target_forms import Merge
from engine.code.script import indented

if TYPE_CHECKING:
    from engine.api.keys import Target

OBJECTIVE_WORDS = {
    ObjectiveKind.CHANNEL: "a channel's mean",
    ObjectiveKind.NEURON: "a channel's middle cell",
    ObjectiveKind.DIRECTION: "the sum of the channels' means",
    ObjectiveKind.CLASS: "a class's logit",
}
"""Objectives of filter images, as scripts call them."""
_WIDTH = 80
_MOST_TERMS = 3
"""More units than these are added up in a loop."""


def formed(target: Target, unit: str, count: int, *, norm: str) -> str:
    """Return Python for a target's score.

    Parameters
    ----------
    target : Target
        Its units, their contrast and their form.
    unit : str
        Python for one unit, with "{}" for its index.
    count : int
        Units of the output.
    norm : str
        Python for the Euclidean norm of a list, with "{}" for its items.
    """
    form, plus = target.form, (target.index, *target.also)
    if form.every:
        plus = tuple(range(count))
        target = replace(target, index=0, also=plus[1:])
    if form.merge is Merge.SUM and form.reference is None:
        return _sum(target, unit)
    match form.merge:
        case Merge.SUM:
            value = _sum(replace(target, negative=False), unit)
        case Merge.MEAN:
            value = _mean(plus, unit)
            if target.contrast:
                value = f"{value} - {_mean(target.contrast, unit)}"
        case Merge.NORM:
            value = norm.format(_terms(plus, unit))
    if form.reference is not None:
        distance = f"abs({value} - {form.reference!r})"
        return distance if target.negative else f"-{distance}"
    return f"-({value})" if target.negative else value


def row_unit(table: str, rows: tuple[int, ...] | None, *, some: str) -> str:
    """Return Python for a unit of a table (1, rows, k) at some rows, "{}" for its index.

    `some` is Python for several rows, with "{table}" and "{rows}", a list of them.
    """
    if rows is None:
        return f"{table}[0, :, {{}}]"
    if len(rows) == 1:
        return f"{table}[0, {rows[0]}, {{}}]"
    return some.format(table=table, rows=list(rows)) + "[:, {}]"


def _mean(indices: tuple[int, ...], unit: str) -> str:
    if len(indices) == 1:
        return unit.format(indices[0])
    if len(indices) > _MOST_TERMS:
        return f"sum({_terms(indices, unit)}) / {len(indices)}"
    return f"({' + '.join(map(unit.format, indices))}) / {len(indices)}"


def _terms(indices: tuple[int, ...], unit: str) -> str:
    """Return Python for some units: written out, or in a loop."""
    if len(indices) <= _MOST_TERMS:
        return ", ".join(map(unit.format, indices))
    is_range = indices == tuple(range(len(indices)))
    return f"{unit.format('k')} for k in {f'range({len(indices)})' if is_range else indices}"


def _sum(target: Target, unit: str) -> str:
    """Return Python for the sum of a target's units, less those of its contrast.

    `unit` is Python for one of them, with "{}" for its index.
    """
    plus, minus = (target.index, *target.also), target.contrast
    if len(plus) + len(minus) <= _MOST_TERMS:
        total = " - ".join((" + ".join(map(unit.format, plus)), *map(unit.format, minus)))
        if len(total) > _WIDTH and len(plus) + len(minus) > 1:
            total = _over_lines(unit, plus, minus)
    else:
        sums = [
            f"sum({unit.format('k')} for k in {indices})"
            if len(indices) > 1
            else unit.format(indices[0])
            for indices in (plus, minus)
            if indices
        ]
        total = " - ".join(sums)
    if not target.negative:
        return total
    return f"-({total})" if len(plus) + len(minus) > 1 and "\n" not in total else f"-{total}"


def _over_lines(unit: str, plus: tuple[int, ...], minus: tuple[int, ...]) -> str:
    """Return Python for a long sum, a term to a line."""
    first, *others = plus
    signed = [*(f"+ {unit.format(each)}" for each in others)]
    signed += [f"- {unit.format(each)}" for each in minus]
    return "\n".join(("(", *indented((unit.format(first), *signed)), ")"))
