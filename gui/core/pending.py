"""Reports requests without an answer for 300 ms, for the progress line."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.api.attribution import CompareMethods, Explain, Predict
from engine.api.code import WriteCode
from engine.api.figure import MakeFigure, SaveFigure
from engine.api.filters import EnlargeFilter, GrowFilters, SaveAtlas
from engine.api.image import OpenImage
from engine.api.keys import Lane
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.top_images import RankImages
from gui.text.translation import translated

if TYPE_CHECKING:
    from engine.api.requests import Request
    from engine.api.results import Progress
    from gui.core.query_store import Queries

PATIENCE_MS = 300
# Not awaited, shown in the dialog, or answered at once.
UNREPORTED = frozenset({Lane.COSTS, Lane.ATLAS_COST, Lane.FOUND_MAPS, Lane.SHAPES})
# Lanes at work for minutes beside all others: short work is not reported meanwhile.
LONG = frozenset(
    {
        Lane.FILTERS,
        Lane.FILTER_DETAIL,
        Lane.ATLAS,
        Lane.MATCH,
        Lane.TOP_IMAGES,
        Lane.FIGURE,
        Lane.FIGURE_FILE,
    }
)


@dataclass(frozen=True, slots=True)
class Work:
    """Something at work.

    Attributes
    ----------
    text : str
        What is being done, in words.
    fraction : float or None
        How far it is, 0-1, or None when it cannot be told.
    """

    text: str
    fraction: float | None = None


class PendingWork(QObject):
    """Follows the pending requests, and reports one that takes long.

    Parameters
    ----------
    queries : Queries
        What is pending, and since when.
    parent : QObject, optional
        Owner.
    """

    changed = Signal(object)
    """`Work`, or None when nothing takes long."""

    def __init__(self, queries: Queries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries = queries
        self._reports: dict[Lane, Progress] = {}
        self._late: set[Lane] = set()  # lanes pending for `PATIENCE_MS` or more
        self._shown: Work | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)
        queries.changed.connect(self._on_query_changed)

    def tell_again(self) -> None:
        """Report what takes long to those who have not heard, in the language of now."""
        self._shown = self._work()
        self.changed.emit(self._shown)

    @Slot(object)
    def report(self, progress: Progress) -> None:
        """Note how far a request is."""
        lane = progress.request.lane
        if self._queries.pending.get(lane) == progress.request:
            self._reports[lane] = progress
            if self._shown is not None:
                self._emit_work()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        request = self._queries.pending.get(lane)
        report = self._reports.get(lane)
        # In long work a new request is the same work in another order: its report still holds.
        if report is not None and (
            request is None or (report.request != request and lane not in LONG)
        ):
            del self._reports[lane]
        if request is None:
            self._late.discard(lane)
            if not self._queries.pending:
                self._patience.stop()
            if self._shown is not None:
                self._emit_work()
        elif self._shown is not None and not self._late <= LONG:
            self._late.add(lane)
            self._emit_work()
        elif lane in self._late:
            self._emit_work()
        elif not self._patience.isActive():
            self._patience.start()

    @Slot()
    def _on_patience_ended(self) -> None:
        now = time.monotonic()
        for lane, begun in self._queries.since.items():
            if now - begun >= 0.9 * PATIENCE_MS / 1000:  # timers are coarse
                self._late.add(lane)
        if self._late < set(self._queries.pending):
            self._patience.start()
        self._emit_work()

    def _emit_work(self) -> None:
        work = self._work()
        if work != self._shown:
            self._shown = work
            self.changed.emit(work)

    def _work(self) -> Work | None:
        for lane in Lane:
            if lane in UNREPORTED or lane not in self._late:
                continue
            if lane in self._reports:
                report = self._reports[lane]
                return Work(translated(report.text), report.fraction)
            if lane in self._queries.pending:
                return Work(self._words(self._queries.pending[lane]))
        return None

    def _words(self, request: Request) -> str:
        match request:
            case LoadModel():
                return self.tr("Opening the model")
            case OpenImage():
                return self.tr("Opening the image")
            case Predict():
                return self.tr("Running the network")
            case Explain():
                return self.tr("Computing heatmaps")
            case CompareMethods():
                return self.tr("Comparing methods")
            case EnlargeFilter():
                return self.tr("Growing a larger filter image")
            case GrowFilters():
                return self.tr("Growing filter images")
            case MatchHeatmap():
                return self.tr("Comparing heatmaps")
            case RankImages():
                return self.tr("Ranking images")
            case WriteCode():
                return self.tr("Writing a script")
            case SaveAtlas():
                return self.tr("Growing an atlas")
            case MakeFigure() | SaveFigure():
                return self.tr("Making a figure")
            case _:
                return self.tr("Drawing the view")
