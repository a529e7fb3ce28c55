"""Says of a model that is only inspected why nothing runs in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.text.translation import translate, translate_plural, translated

if TYPE_CHECKING:
    from engine.api.model import ModelInfo

MOST_REASONS = 4


def why_nothing_runs(info: ModelInfo | None) -> str:
    """Return why nothing can be shown that takes a run of the model, or nothing."""
    return translated(info.auto_reason) if info is not None and info.is_only_inspected else ""


def reasons_words(info: ModelInfo) -> str:
    """Return what the message says of a refused model: each reason in a line of its own."""
    first = translate(
        "inspected", "{name} is only inspected: you see its layers, and nothing of it runs."
    ).format(name=info.file_name)
    lines = [first, *(translated(why) for why in info.refusals[:MOST_REASONS])]
    left = len(info.refusals) - MOST_REASONS
    if left > 0:
        template = translate_plural(
            "inspected",
            "There is {count} more reason: it stands at its layer.",
            "There are {count} more reasons: they stand at their layers.",
            left,
        )
        lines.append(template.format(count=left))
    return "\n".join(lines)
