"""Selects what the method panels show: the comparison of methods, and what they take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.core.currency import Currency, answer_currency
from gui.core.planning import compare_for, estimate_for, find_for, query_of
from gui.queries.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.attribution import Comparison, Costs
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class ComparisonShown(Shown):
    """Content of the methods panel.

    Attributes
    ----------
    query : Query or None
        How far the comparison for layer and target is; None while they are not known.
    comparison : Comparison or None
        The newest of the open model; perhaps of another layer, target or image.
    currency : Currency
        Of the comparison.
    slow : mapping of str to ndarray of float32, shape (h, w)
        Maps of slow methods by id that were computed for just what is chosen.
    """

    query: Query | None
    comparison: Comparison | None
    currency: Currency
    slow: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)


def comparison_shown(state: State) -> ComparisonShown:
    """Return what the methods panel shows."""
    selection, known = state.selection, state.known
    request = compare_for(selection, known)
    query = None if request is None else query_of(request, selection, known)
    held = known.comparison
    if held is not None and held.request.input.model != selection.model:
        held = None
    shown = None if held is None else held.request
    currency = answer_currency(shown, request, selection, known)
    found = known.found_maps
    slow: Mapping[str, NDArray[np.float32]] = {}
    if held is not None and found is not None and found.raw:  # without maps nothing is compared
        is_found = found.request == find_for(selection, known)
        slow = {name: raw for name, raw in found.raw.items() if is_found and name not in held.raw}
    return ComparisonShown(query, held, currency, slow)


@dataclass(frozen=True, slots=True)
class CostsShown:
    """What methods take.

    Attributes
    ----------
    costs : Costs or None
        The newest of the open model; perhaps of another layer, image or score.
    currency : Currency
        Of these.
    """

    costs: Costs | None
    currency: Currency


def costs_shown(state: State) -> CostsShown:
    """Return what methods take with the open model, as far as it is known."""
    selection, known = state.selection, state.known
    held, request = known.costs, estimate_for(selection, known)
    if held is not None and held.request.input.model != selection.model:
        held = None
    shown = None if held is None else held.request
    currency = answer_currency(shown, request, selection, known)
    return CostsShown(None if currency is Currency.GONE else held, currency)
