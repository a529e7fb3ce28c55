"""Selects what the preprocessing dialog shows: the trial on the image in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.currency import answer_currency
from gui.core.planning import query_of
from gui.core.trial import try_for
from gui.queries.shown import Shown

if TYPE_CHECKING:
    from engine.api.preprocessing_trial import PreprocessingTrial
    from gui.core.currency import Currency
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class TrialShown(Shown):
    """Ways of preprocessing side by side, as the dialog shows them.

    Attributes
    ----------
    query, currency
        As in `Shown`.
    trial : PreprocessingTrial or None
        The newest one, perhaps of another image.
    """

    query: Query | None
    currency: Currency
    trial: PreprocessingTrial | None


def trial_shown(state: State) -> TrialShown:
    """Return what the preprocessing dialog shows."""
    selection, known = state.selection, state.known
    request, trial = try_for(selection, known), state.trial
    answered = None if trial is None else trial.request
    return TrialShown(
        None if request is None else query_of(request, selection, known),
        answer_currency(answered, request, selection, known),
        trial,
    )
