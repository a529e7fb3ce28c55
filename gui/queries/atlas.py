"""Selects what the atlas dialog shows: the estimate of the plan in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.planning import query_of
from gui.core.query import QueryState
from gui.text.translation import retold

if TYPE_CHECKING:
    from engine.api.filters import AtlasCost
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class AtlasShown:
    """Cost of an atlas, as the dialog shows it.

    Attributes
    ----------
    query : Query or None
        How far the estimate is; None without a plan.
    cost : AtlasCost or None
        The estimate of this very plan.
    """

    query: Query | None
    cost: AtlasCost | None

    @property
    def refusal(self) -> str:
        """Reason why the atlas cannot be grown, or an empty string."""
        return "" if self.query is None else retold(self.query.reason)

    @property
    def is_measuring(self) -> bool:
        """True when an estimate is on its way, or will be in a moment."""
        return self.query is not None and self.query.state in (
            QueryState.IDLE,
            QueryState.PENDING,
        )


def atlas_shown(state: State) -> AtlasShown:
    """Return what the atlas dialog shows."""
    selection, known, request = state.selection, state.known, state.visible.atlas
    if request is None:
        return AtlasShown(None, None)
    query = query_of(request, selection, known)
    return AtlasShown(query, known.atlas_cost if query.state is QueryState.READY else None)
