"""Defines a query and its one state, for `gui.core.planning` and the store. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.attribution import Explain, Predict
from engine.api.filters import EnlargeFilter, GrowFilters
from gui.core.filter_requests import without_order

if TYPE_CHECKING:
    from engine.api.requests import Request

STOPPED = ""
"""Stands for the reason of a query that the user stopped."""


class QueryState(StrEnum):
    """State of a query, from idle to answered or refused."""

    IDLE = "idle"
    """Not requested."""
    PENDING = "pending"
    """Requested and not answered."""
    READY = "ready"
    """The answer is at hand."""
    REFUSED = "refused"
    """The engine cannot answer it, or the user stopped it; it is not sent again by itself."""


@dataclass(frozen=True, slots=True)
class Query:
    """Something that can be asked, and how far it is.

    Attributes
    ----------
    key : Request
        The request, reduced by `key_of`.
    state : QueryState
        State of the answer.
    reason : str
        Of a refusal, one sentence; `STOPPED` when the user stopped it.
    """

    key: Request
    state: QueryState
    reason: str = ""

    @property
    def is_pending(self) -> bool:
        """True when an answer is on its way."""
        return self.state is QueryState.PENDING

    @property
    def is_stopped(self) -> bool:
        """True when the user stopped it."""
        return self.state is QueryState.REFUSED and self.reason == STOPPED


def key_of(request: Request) -> Request:
    """Return what identifies a request, without the order in which its parts are wanted."""
    match request:
        case Predict():
            return Predict(request.input, request.output)
        case Explain() if request.all_layers:
            return Explain(request.key)
        case EnlargeFilter():
            return request
        case GrowFilters():
            return without_order(request)
        case _:
            return request
