"""Says targets with a form in words: "box: mean of value 0 and value 1 of row 7, near 0.5".

The units' own words come from `engine.session.targets`, or translated from `gui.text.targets`;
what their form, rows and output add stands here once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import Text, plural, text
from engine.api.target_forms import Merge

if TYPE_CHECKING:
    from engine.api.keys import Target
    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from engine.api.target_forms import Rows


def with_form(words: str, target: Target, info: ModelInfo) -> str | Text:
    """Return a target of an output in words, with what its form, rows and output add.

    Parameters
    ----------
    words : str
        Its units: "value 0 and value 1".
    target : Target
        What is explained.
    info : ModelInfo
        The model, its outputs read as they are for the input.
    """
    output = info.outputs[target.output]
    said = _merged(words, target, output)
    if output.kind.has_rows:
        said = _over_rows(said, target.rows, info)
    reference = target.form.reference
    if reference is not None:
        said = (
            text("{target}, far from {reference}", target=said, reference=f"{reference:.10g}")
            if target.negative
            else text("{target}, near {reference}", target=said, reference=f"{reference:.10g}")
        )
    elif target.negative and has_direction(target, output):
        said = text("{target}, downwards", target=said)
    if len(info.outputs) > 1:
        said = text("{output}: {target}", output=output.name, target=said)
    return said


def has_direction(target: Target, output: OutputInfo) -> bool:
    """Tell whether minus the target is "downwards" or "far", where classes say "not"."""
    is_plain = target.form.merge is not Merge.NORM and not target.form.every
    return not (output.kind.has_classes and is_plain and target.form.reference is None)


def _merged(words: str, target: Target, output: OutputInfo) -> str | Text:
    said: str | Text = words
    count = 1 + len(target.also)
    if target.form.every:
        count = output.class_count
        said = (
            plural("all {count} channel", "all {count} channels", count)
            if output.unit_word == "channel"
            else plural("all {count} unit", "all {count} units", count)
        )
    match target.form.merge:
        case Merge.MEAN if count > 1:
            return text("mean of {units}", units=said)
        case Merge.NORM:
            return text("norm of {units}", units=said)
    return said


def _over_rows(said: str | Text, rows: Rows | None, info: ModelInfo) -> str | Text:
    if rows is None:
        return text("{target} over all rows", target=said)
    if rows.index is not None:
        return text("{target} of row {row}", target=said, row=rows.index)
    assert rows.scores is not None
    names = info.outputs[rows.scores].labels
    score = "" if rows.unit is None or rows.unit >= len(names) else names[rows.unit]
    if rows.above is None and not score:
        return text("{target} of the row with the highest score", target=said)
    if rows.above is None:
        return text("{target} of the row with the highest {score}", target=said, score=score)
    above = f"{rows.above:.10g}"
    if not score:
        return text("{target} over rows with a score above {above}", target=said, above=above)
    return text(
        "{target} over rows with {score} above {above}", target=said, score=score, above=above
    )
