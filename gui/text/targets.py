"""Writes targets in words, and steps from one target to another. No Qt but for translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.api.keys import Area
from engine.api.target_forms import PLAIN
from gui.text.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.keys import Rectangle, Target


def is_plain(target: Target) -> bool:
    """Return whether a target is one class of all cells and nothing else."""
    is_whole = target.layer is None and target.area is Area.ALL and target.rows is None
    return is_whole and not target.also and not target.contrast and target.form == PLAIN


def target_words(target: Target, labels: Sequence[str], *, is_class_map: bool = False) -> str:
    """Return a target in words: "cat and tiger rather than dog", "conv_2, channel 5".

    One over cells says which: "road over the whole image", "road in its mask".

    Parameters
    ----------
    target : Target
        What is explained.
    labels : sequence of str
        The class names of its output; a class without one is named by its number.
    is_class_map : bool
        True for a class of a map, which is never without its area.
    """
    if target.layer is not None:
        words = translate("targets", "{layer}, channel {channel}")
        if target.cell is not None:
            words = translate("targets", "{layer}, channel {channel}, row {row}, column {column}")
        row, column = target.cell or (0, 0)
        return words.format(layer=target.layer, channel=target.index, row=row, column=column)

    def named(index: int) -> str:
        return labels[index] if index < len(labels) else f"#{index}"

    def over(words: str) -> str:
        return (
            _over_area(words, target.area) if is_class_map or target.area is not Area.ALL else words
        )

    first = named(target.index)
    joint = translate("targets", "{one} and {other}")
    for index in target.also:
        first = joint.format(one=first, other=named(index))
    if not target.contrast:
        return over(first)
    second = named(target.contrast[0])
    for index in target.contrast[1:]:
        second = joint.format(one=second, other=named(index))
    template = translate("targets", "{one} rather than {other}")
    return over(template.format(one=first, other=second))


def _over_area(words: str, area: Area | Rectangle) -> str:
    if area is Area.ALL:
        return translate("targets", "{target} over the whole image").format(target=words)
    if area is Area.MASK:
        return translate("targets", "{target} in its mask").format(target=words)
    row, column, height, width = area
    template = translate(
        "targets", "{target} in {height} × {width} cells at row {row}, column {column}"
    )
    return template.format(target=words, height=height, width=width, row=row, column=column)


def with_also(target: Target, other: Target) -> Target:
    """Return a target with another class put in beside it, or taken out again.

    Classes of a single unit ("no" is minus "yes") and neurons stand alone.
    """
    if other.negative or target.negative or target.layer is not None:
        return target
    if other.index == target.index:
        if not target.also:
            return target
        return replace(target, index=target.also[0], also=target.also[1:])
    if other.index in target.also:
        return replace(target, also=tuple(one for one in target.also if one != other.index))
    contrast = tuple(one for one in target.contrast if one != other.index)
    return replace(target, also=(*target.also, other.index), contrast=contrast)


def rather_than(target: Target, other: Target | None) -> Target:
    """Return a target compared with another class; None takes the comparison away."""
    if other is None or target.layer is not None or target.negative or other.negative:
        return replace(target, contrast=())
    if other.index in (target.index, *target.also):
        return target
    return replace(target, contrast=(other.index,))
