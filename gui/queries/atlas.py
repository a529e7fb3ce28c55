"""What an atlas of filter images would take, asked while its dialog is open. Owned by `state`.

The newest wish wins; `gui.core.controller` hands wishes on and puts answers in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.api.filters import AtlasCost, EstimateAtlas, SaveAtlas

if TYPE_CHECKING:
    from engine.api.filters import AtlasPlan

PAUSE_MS = 300  # who types a number asks once


class AtlasAsker(QObject):
    """Knows the plan in the dialog and its estimate.

    Parameters
    ----------
    parent : QObject
        Its owner.
    """

    wanted = Signal(object)
    """An `EstimateAtlas` or a `SaveAtlas`."""
    answered = Signal(object)
    """The request that is answered."""
    changed = Signal()
    """Another wish, an estimate, or a refusal."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: EstimateAtlas | None = None
        self._asked: EstimateAtlas | None = None
        self._cost: AtlasCost | None = None
        self._refused: tuple[EstimateAtlas, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def cost(self) -> AtlasCost | None:
        """The estimate of what is wished now, or None."""
        held = self._cost
        return held if held is not None and held.request == self._wish else None

    @property
    def refusal(self) -> str:
        """Why what is wished now cannot be, or nothing."""
        held = self._refused
        return held[1] if held is not None and held[0] == self._wish else ""

    @property
    def is_measuring(self) -> bool:
        """Whether an estimate is on its way."""
        return self._pause.isActive() or (self._asked is not None and self._asked == self._wish)

    def consider(self, plan: AtlasPlan, path: str) -> None:
        """Ask what an atlas will take, a moment after the last wish."""
        wish = EstimateAtlas(plan, path)
        if wish != self._wish:
            self._wish = wish
            if self.cost is None:
                self._pause.start()
            self.changed.emit()

    def leave(self) -> None:
        """Nobody wishes an atlas any more."""
        self._wish = None
        self._pause.stop()

    def save(self, plan: AtlasPlan, path: str) -> None:
        """Have an atlas grown and written."""
        self.wanted.emit(SaveAtlas(plan, path))

    def take(self, result: object) -> bool:
        """Take an estimate; an old one is dropped. False when this answers something else."""
        if not isinstance(result, AtlasCost):
            return False
        self._over(result.request)
        self._cost = result
        self.answered.emit(result.request)
        self.changed.emit()
        return True

    def refuse(self, request: object, reason: str) -> bool:
        """Take a refusal of an estimate: it is told in the dialog. False for anything else."""
        if not isinstance(request, EstimateAtlas):
            return False
        self._over(request)
        self._refused = request, reason
        self.changed.emit()
        return True

    def give_up(self, request: object) -> None:
        """No answer will come to this; it may be asked for again."""
        if isinstance(request, EstimateAtlas):
            self._over(request)
            self.changed.emit()

    def _over(self, request: EstimateAtlas) -> None:
        if self._asked == request:
            self._asked = None

    @Slot()
    def _ask(self) -> None:
        if self._wish is not None:
            self._asked = self._wish
            self.wanted.emit(self._wish)
            self.changed.emit()
