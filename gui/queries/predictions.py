"""Selects what the target panel lists: the predictions of the chosen input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.chosen import predict_for
from gui.core.currency import answer_currency

if TYPE_CHECKING:
    from engine.api.attribution import Predict
    from gui.core.currency import Currency
    from gui.core.state import State


def predictions_currency(state: State, listed: Predict | None) -> Currency:
    """Return the currency of the classes that are listed; None lists nothing yet."""
    selection, known = state.selection, state.known
    return answer_currency(listed, predict_for(selection, known), selection, known)
