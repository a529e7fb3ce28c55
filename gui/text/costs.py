"""What a method takes, in words. Used by the method panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.text.translation import translate, translate_plural

if TYPE_CHECKING:
    from engine.api.attribution import Cost

WORTH_SAYING_S = 2.0


def is_worth_saying(cost: Cost | None) -> bool:
    """Return whether a method takes so long that the user should know before."""
    return cost is not None and cost.seconds > WORTH_SAYING_S


def cost_words(cost: Cost) -> str:
    """Return a cost as in "about 12 s, 513 passes, 300 MB"."""
    template = translate_plural(
        "costs",
        "about {time}, {count} pass, {memory}",
        "about {time}, {count} passes, {memory}",
        cost.passes,
    )
    return template.format(
        time=duration_words(cost.seconds),
        count=f"{cost.passes:,}",
        memory=size_words(cost.peak_bytes),
    )


def duration_words(seconds: float) -> str:
    """Return a time that nobody takes for exact."""
    if seconds < 9.5:
        return translate("costs", "{count} s").format(count=f"{seconds:.1f}")
    if seconds < 99.5:
        return translate("costs", "{count} s").format(count=f"{seconds:.0f}")
    if seconds < 99.5 * 60:
        return translate("costs", "{count} min").format(count=f"{seconds / 60:.0f}")
    return translate("costs", "{count} h").format(count=f"{seconds / 3600:.0f}")


def size_words(count: int) -> str:
    """Return a number of bytes in MB, or in GB from 1 GB on."""
    if count >= 999_500_000:
        return translate("costs", "{count} GB").format(count=f"{count / 1e9:.1f}")
    return translate("costs", "{count} MB").format(count=f"{max(1, round(count / 1e6))}")
