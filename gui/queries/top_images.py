"""Selects what the panel of top images shows: the ranking of the open images for a channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.chosen import inspected_layer_of
from gui.core.currency import Currency, answer_currency
from gui.core.planning import query_of
from gui.core.ranking import channel_count_of, rank_for, ranked_channel_of
from gui.queries.shown import Shown

if TYPE_CHECKING:
    from engine.api.top_images import Ranking, TopImages
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class TopImagesShown(Shown):
    """Content of the panel of top images.

    Attributes
    ----------
    layer : str or None
        Path of the inspected layer.
    channel, channel_count : int
        The channel, and how many there are; 0 while that is not known.
    by : Ranking
        What images are ranked by.
    query : Query or None
        How far the ranking is; None without a model, a layer or images.
    top : TopImages or None
        The newest answer of the inspected layer and the open model; perhaps to another channel,
        or of other images.
    currency : Currency
        Of this answer.
    """

    layer: str | None
    channel: int
    channel_count: int
    by: Ranking
    query: Query | None
    top: TopImages | None
    currency: Currency

    @property
    def is_running(self) -> bool:
        """True when more images are on their way."""
        return self.query is not None and self.query.is_pending


def top_images_shown(state: State) -> TopImagesShown:
    """Return what the panel of top images shows."""
    selection, known = state.selection, state.known
    request, top = rank_for(selection, known), known.top_images
    is_of_layer = (
        request is not None
        and top is not None
        and (top.request.input, top.request.layer) == (request.input, request.layer)
    )
    top = top if is_of_layer else None
    currency = answer_currency(None if top is None else top.request, request, selection, known)
    count = channel_count_of(selection, known)
    return TopImagesShown(
        layer=inspected_layer_of(selection, known),
        channel=ranked_channel_of(selection, known),
        channel_count=count if count or top is None else top.channel_count,
        by=selection.ranking.by,
        query=None if request is None else query_of(request, selection, known),
        top=None if currency is Currency.GONE else top,
        currency=currency,
    )
