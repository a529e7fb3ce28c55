"""Says model, device, time of the last answer, engine and zoom in one line; and what takes time."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStatusBar, QToolButton, QWidget

from engine.api.engine_status import Phase
from gui.core.currency import Currency
from gui.icons import icon
from gui.queries.view import heat_shown
from gui.text.pixel_readout import readout_at
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.zoom_button import ZoomButton
from gui.widgets.stale_veil import Patience
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from engine.api.engine_status import EngineStatus
    from gui.core.pending import Work
    from gui.core.state import State

PROGRESS_STEPS = 1000
LINE_ROOM = 8
NAME_ROOM = 200


class StatusBar(QStatusBar):
    """One quiet line of facts; progress with a cancel button appears only when it is needed."""

    cancel_requested = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.model = self._label(self.tr("Model"), self.tr("The open model"))
        self.device = self._label(self.tr("Device"), self.tr("What the network runs on"))
        self.precision = self._label(self.tr("Precision"), "")
        self.time = self._label(
            self.tr("Time"), self.tr("Time from your last choice to its picture")
        )
        self.engine = self._label(self.tr("Engine"), self.tr("What the engine is doing"))
        self.reading = ElidedLabel(self, Qt.TextElideMode.ElideRight)
        self.reading.set_title(self.tr("Under the pointer"))
        self.reading.setToolTip(self.tr("Pixel, colour and raw map value there"))
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.work = TextLabel(parent=self)
        self.work.set_title(self.tr("Work"))
        self.progress = QProgressBar(self)
        self.progress.setMaximumWidth(140)
        self.progress.setMaximumHeight(14)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setToolTip(self.tr("How far the work is"))
        self.cancel = QToolButton(self)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setIcon(icon("cancel"))
        self.cancel.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cancel.setAutoRaise(True)
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop what is being done (Esc)"))
        self.cancel.clicked.connect(self.cancel_requested)
        for label in (self.model, self.device, self.precision, self.time, self.engine):
            self.addWidget(label)
        self.addPermanentWidget(self.reading, 1)  # the room that the others leave
        for widget in (self.work, self.progress, self.cancel):
            self.addPermanentWidget(widget)
            widget.hide()
        self.zoom = ZoomButton(self)
        self.addPermanentWidget(self.zoom)
        self.zoom.show_zoom(0.0, is_fitted=False)  # adding it has shown it
        self.setFixedHeight(self.fontMetrics().height() + LINE_ROOM)
        state.model_changed.connect(self._on_model_changed)
        state.status_changed.connect(self._on_status_changed)
        state.answered.connect(self._on_answered)
        state.pointer_changed.connect(self._on_pointer_changed)
        state.currency_changed.connect(self._on_currency_changed)
        self._is_gone = True
        self.answered_ms: float | None = None
        """How long the last answer took; None before there is one."""
        self._patience = Patience(self)
        self._patience.changed.connect(self._on_currency_changed)
        self.precision.hide()
        self._keep_room_for_time()
        self._on_model_changed()
        self.engine.setText(self.tr("Engine starting"))
        if state.status is not None:
            self._on_status_changed(state.status)
        self._on_currency_changed()

    def take(self, answered_ms: float | None) -> None:
        """Say what was said before the language was another one."""
        if answered_ms is not None:
            self._on_answered(answered_ms)

    @Slot(object)
    def show_work(self, work: Work | None) -> None:
        """Show what takes its time, or that nothing does."""
        for widget in (self.work, self.progress, self.cancel):
            widget.setVisible(work is not None)
        if work is None:
            return
        self.work.setText(work.text)
        if work.fraction is None:
            self.progress.setRange(0, 0)
        else:
            self.progress.setRange(0, PROGRESS_STEPS)
            self.progress.setValue(round(work.fraction * PROGRESS_STEPS))

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        if info is None:
            self.model.setText(self.tr("No model"))
        elif self._state.model_is_demo:
            self.model.setText(self.tr("Demo model"))
        else:
            cut = Qt.TextElideMode.ElideMiddle
            self.model.setText(self.fontMetrics().elidedText(info.file_name, cut, NAME_ROOM))
            explain(self.model, info.request.path)

    @Slot(object)
    def _on_status_changed(self, status: EngineStatus) -> None:
        self.device.setText(status.device)
        self.engine.setText(self._phase_words(status.phase))

    @Slot()
    def _on_currency_changed(self) -> None:
        """Say how the map on the screen was computed: greyed while another one is on its way."""
        self._on_pointer_changed(self._state.pointer)
        currency = heat_shown(self._state)[1]
        self._patience.set_waiting(currency is Currency.PENDING)
        for label in (self.precision, self.time):
            label.setEnabled(not self._patience.is_over)
        was_gone, self._is_gone = self._is_gone, currency is Currency.GONE
        if self._is_gone and not was_gone:  # the answer that it speaks of was taken away
            self.time.setText("")
            self.answered_ms = None
        maps = self._state.current_maps
        if maps is not None and not self._is_gone:
            self._show_precision(maps.precision)
        elif currency is not Currency.PENDING:
            self.precision.setText("")

    def _show_precision(self, precision: str) -> None:
        self.precision.setText(precision)
        self.precision.show()
        self.precision.setToolTip(
            self.tr(
                "The network computed this map in bfloat16: faster on this device, the picture"
                " is the same. The menu Engine has float32."
            )
            if precision == "bfloat16"
            else self.tr("The network computed this map in 32 bits.")
        )

    def _keep_room_for_time(self) -> None:
        """Give the time one size: it changes with each answer, and nothing is to move with it."""
        self.time.setText(self.tr("Answered in {time} ms").format(time="9999"))
        self.time.setFixedSize(self.time.sizeHint())
        self.time.setText("")

    @Slot(float)
    def _on_answered(self, elapsed_ms: float) -> None:
        """Say how long the answer took."""
        self.answered_ms = elapsed_ms
        if elapsed_ms < 10_000:
            words = self.tr("Answered in {time} ms").format(time=f"{elapsed_ms:.0f}")
        else:
            words = self.tr("Answered in {time} s").format(time=f"{elapsed_ms / 1000:.1f}")
        self.time.setText(words)

    @Slot(object)
    def _on_pointer_changed(self, position: tuple[float, float] | None) -> None:
        reading = readout_at(self._state.active, position)
        self.reading.setText("" if reading is None else str(reading))

    def _phase_words(self, phase: Phase) -> str:
        match phase:
            case Phase.STARTING:
                return self.tr("Engine starting")
            case Phase.READY:
                return self.tr("Engine ready")
            case Phase.BUSY:
                return self.tr("Engine busy")
            case Phase.RESTARTING:
                return self.tr("Engine restarting")
            case Phase.STOPPED:
                return self.tr("Engine stopped")
            case _:
                assert_never(phase)

    def _label(self, name: str, tip: str) -> TextLabel:
        label = TextLabel(parent=self)
        label.set_title(name)
        label.setToolTip(tip)
        label.setContentsMargins(4, 0, 8, 0)
        return label
