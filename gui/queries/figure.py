"""Selects what the figure dialog shows: the preview of the plan in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.planning import query_of
from gui.core.query import QueryState
from gui.text.translation import retold

if TYPE_CHECKING:
    from engine.api.figure import Figure
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class FigureShown:
    """Preview of a figure, as the dialog shows it.

    Attributes
    ----------
    query : Query or None
        How far the preview is; None without a plan.
    figure : Figure or None
        The newest one, perhaps of another plan.
    """

    query: Query | None
    figure: Figure | None

    @property
    def refusal(self) -> str:
        """Reason why there is no figure, or an empty string."""
        return "" if self.query is None else retold(self.query.reason)

    @property
    def is_current(self) -> bool:
        """True when the figure is of this very plan."""
        return self.query is not None and self.query.state is QueryState.READY

    @property
    def is_coming(self) -> bool:
        """True when a preview is on its way, or will be in a moment."""
        return self.query is not None and self.query.state in (QueryState.IDLE, QueryState.PENDING)


def figure_shown(state: State) -> FigureShown:
    """Return what the figure dialog shows."""
    request = state.visible.figure
    query = None if request is None else query_of(request, state.selection, state.known)
    return FigureShown(query, state.figure)
