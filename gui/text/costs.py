"""Writes what a method takes, for the method panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.limits import ANNOUNCED_S
from engine.api.units import duration_text, size_text
from gui.text.translation import translate, translated

if TYPE_CHECKING:
    from engine.api.attribution import Cost


def is_worth_saying(cost: Cost | None) -> bool:
    """Return whether a method takes so long that the user should know before."""
    return cost is not None and cost.seconds > ANNOUNCED_S


def cost_words(cost: Cost) -> str:
    """Return a cost as in "about 12 s, 513 passes, 300 MB"."""
    template = translate("costs", "about {time}, {passes} passes, {memory}")
    return template.format(
        time=translated(duration_text(cost.seconds)),
        passes=f"{cost.passes:,}",
        memory=translated(size_text(cost.peak_bytes)),
    )
