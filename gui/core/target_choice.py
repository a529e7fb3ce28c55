"""Steps from one target to another of the same output, keeping what was chosen beside it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.keys import Target


def carried(now: Target | None, target: Target) -> Target:
    """Return a target of a list with the area, form and rows that the target now has.

    Rows by number or above a score stay; the row with the highest score is each unit's own.
    """
    is_same = now is not None and now.layer is None and now.output == target.output
    if now is None or not is_same or target.layer is not None:
        return target
    form = replace(now.form, every=False)
    rows, is_negative = target.rows, target.negative
    if now.rows is not None and (now.rows.index is not None or now.rows.above is not None):
        rows = now.rows
    if now.form.reference is not None:
        is_negative = now.negative
    return replace(target, area=now.area, form=form, rows=rows, negative=is_negative)
