"""Writes what a method takes, for the method panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.limits import ANNOUNCED_S
from engine.api.units import duration_text, size_text
from gui.text.translation import translate_plural, translated

if TYPE_CHECKING:
    from engine.api.attribution import Cost


def is_worth_saying(cost: Cost | None) -> bool:
    """Return whether a method takes so long that the user should know before."""
    return cost is not None and cost.seconds > ANNOUNCED_S


def cost_words(cost: Cost) -> str:
    """Return a cost as in "about 12 s, 513 passes, 300 MB"."""
    template = translate_plural(
        "costs",
        "about {time}, {count} pass, {memory}",
        "about {time}, {count} passes, {memory}",
        cost.passes,
    )
    return template.format(
        time=translated(duration_text(cost.seconds)),
        count=f"{cost.passes:,}",
        memory=translated(size_text(cost.peak_bytes)),
    )
