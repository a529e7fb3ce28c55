"""Selects the activations and weights that panels show, and the channel on the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.chosen import activations_for, inspected_layer_of
from gui.core.currency import Currency, answer_currency
from gui.core.planning import query_of, weights_for
from gui.queries.shown import Shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.activations import Activations, WeightStatistics
    from gui.core.query import Query
    from gui.core.selection import Known, Selection
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class ActivationsShown(Shown):
    """Content of the activations panel.

    Attributes
    ----------
    layer : str or None
        Path of the inspected layer: one without a heatmap, or the layer of the heatmap.
    query : Query or None
        How far its activations are; None while something is not chosen or known yet.
    activations : Activations or None
        The newest at hand; perhaps of another layer, image or target.
    currency : Currency
        Of these.
    """

    layer: str | None
    query: Query | None
    activations: Activations | None
    currency: Currency


@dataclass(frozen=True, slots=True)
class WeightsShown(Shown):
    """Content of the weights page.

    Attributes
    ----------
    layer : str or None
        Path of the inspected layer.
    query : Query or None
        How far its statistics are; None without a layer.
    weights : WeightStatistics or None
        The newest at hand; perhaps of another layer.
    currency : Currency
        Of these.
    """

    layer: str | None
    query: Query | None
    weights: WeightStatistics | None
    currency: Currency


def inspected_layer(state: State) -> str | None:
    """Return the layer that activations, weights and filter images are about."""
    return inspected_layer_of(state.selection, state.known)


def activations_shown(state: State) -> ActivationsShown:
    """Return what the activations panel shows."""
    selection, known = state.selection, state.known
    request, held = activations_for(selection, known), known.activations
    query = None if request is None else query_of(request, selection, known)
    shown = None if held is None else held.request
    currency = answer_currency(shown, request, selection, known)
    return ActivationsShown(inspected_layer_of(selection, known), query, held, currency)


def weights_shown(state: State) -> WeightsShown:
    """Return what the weights page shows."""
    selection, known = state.selection, state.known
    request, held = weights_for(selection, known), known.weights
    query = None if request is None else query_of(request, selection, known)
    shown = None if held is None else held.request
    currency = answer_currency(shown, request, selection, known)
    return WeightsShown(inspected_layer_of(selection, known), query, held, currency)


def channel_map(selection: Selection, known: Known) -> NDArray[np.float32] | None:
    """Return the channel on the canvas as a raw map (h, w), or None while it is not at hand."""
    channel, held = selection.channel, known.activations
    if channel is None or held is None or held.request != activations_for(selection, known):
        return None
    return held.values[:, :, channel.index] if held.request.layer == channel.layer else None
