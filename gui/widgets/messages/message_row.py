"""Shows one message: sentence, details, buttons. Owned by `MessageBar`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import on_screen, visible
from gui.icons import icon, symbol
from gui.text.translation import translate_plural
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Notice
from gui.widgets.controls.flat_button import FlatButton
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.messages.script_lines import ScriptLines
from gui.widgets.tooltip import explain, menu_words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

Kind = Literal["info", "warning", "error"]
INFO_STAYS_MS = 8000
ICON, EDGE = 20, 4
DETAILS_HEIGHT = 140


@dataclass(frozen=True, slots=True)
class Message:
    """What a row says; `offer` are the words of its button."""

    kind: Kind
    sentence: str
    details: str
    script: str
    offer: str
    count: int


class MessageRow(QFrame):
    """An icon, a sentence, lines to copy, details in a fold, an offer, a button to dismiss it."""

    INTERFACE = Notice
    dismissed = Signal(object)
    """This row should go: dismissed by the user, or an info whose time is over."""

    accepted = Signal()
    """The user wants what the message offers."""

    def __init__(
        self,
        kind: Kind,
        sentence: str,
        details: str,
        parent: QWidget,
        *,
        offer: str = "",
        script: str = "",
    ) -> None:
        super().__init__(parent)
        self._kind, self._sentence, self._details_text = kind, sentence, details
        self._offer_words, self._script_text = offer, script
        self._count = 1
        self._leaver = QTimer(self)
        self._leaver.setSingleShot(True)
        self._leaver.setInterval(INFO_STAYS_MS)
        self._leaver.timeout.connect(self._on_time_over)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self._kind_in_words())
        self.setAccessibleDescription(on_screen(sentence, keep_lines=True))
        self._label = TextLabel(sentence, self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setMinimumWidth(80)
        self._label.setAccessibleName(
            on_screen(f"{self._kind_in_words()}: {sentence}", keep_lines=True)
        )
        self._times = TextLabel(parent=self)
        self._times.hide()
        self._fold = self._button("chevron", self.tr("Details"))
        self._fold.setText(self.tr("Details"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setToolTip(self.tr("Show the technical details"))
        self._fold.setCheckable(True)
        self._fold.setVisible(bool(details))
        self._fold.toggled.connect(self._on_folded)
        self._offer = QPushButton(menu_words(offer), self)
        self._offer.setAccessibleName(offer)
        explain(self._offer, sentence)
        self._offer.setVisible(bool(offer))
        self._offer.clicked.connect(self._on_accept)
        self._script = ScriptLines(script, self) if script else None
        self._close = self._button("close", self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._close.clicked.connect(self._on_dismiss)
        self._details = self._details_box()
        self._lay_out()
        self._start_leaving()

    @property
    def message(self) -> Message:
        """What it says, and how often it was said."""
        offer = self._offer_words
        return Message(
            self._kind, self._sentence, self._details_text, self._script_text, offer, self._count
        )

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence

    def says(self, kind: Kind, sentence: str, details: str) -> bool:
        """Return whether this is the same message."""
        return (self._kind, self._sentence, self._details_text) == (kind, sentence, details)

    def offers(self, sentence: str, words: str) -> bool:
        """Return whether this message offers the same."""
        return (self._sentence, self._offer.accessibleName()) == (sentence, words)

    def repeat(self) -> None:
        """Count the message once more, and let it stay from now."""
        self._count += 1
        self._times.setText(f"×{self._count}")
        count = self._count
        name = translate_plural("MessageRow", "{count} time", "{count} times", count)
        tip = translate_plural(
            "MessageRow", "Occurred {count} time", "Occurred {count} times", count
        )
        self._times.setAccessibleName(name.format(count=count))
        tip = tip.format(count=count)
        self._times.setToolTip(tip)
        self._times.show()
        if self._leaver.isActive():
            self._leaver.start()

    def take_focus(self) -> None:
        """Go to the button that dismisses."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def retire(self) -> None:
        """Stop the clock and go."""
        self._leaver.stop()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss with Esc when the focus is here."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the coloured edge and the icon."""
        palette = self.palette()
        color = tones.status(self._kind, palette)
        ground = tones.mixed(palette.color(QPalette.ColorRole.Window), color, 0.10)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(QRectF(0, 0, EDGE, self.height()), color)
        top = self._label.geometry().top() + self._label.contentsMargins().top()
        top += (self._first_line_height() - ICON) // 2
        pixmap = symbol(self._kind, ICON, self.devicePixelRatioF(), color)
        painter.drawPixmap(EDGE + 8, top, pixmap)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let an info stay while the pointer is on it."""
        super().enterEvent(event)
        self._leaver.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let an info go some time after."""
        super().leaveEvent(event)
        self._start_leaving()

    def _start_leaving(self) -> None:
        """Start the clock of an info that nobody reads closely."""
        if self._kind == "info" and not self._fold.isChecked():
            self._leaver.start()

    def _lay_out(self) -> None:
        """Put sentence and buttons in one line, the details below."""
        line = QHBoxLayout()
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._label, 1)
        for part in (self._times, self._fold, self._offer, self._close):
            line.addWidget(part, 0, top)
        # The sentence's first line stands at the height of the buttons.
        slack = max(0, self._close.sizeHint().height() - self._first_line_height())
        self._label.setContentsMargins(0, slack // 2, 0, slack - slack // 2)
        self._times.setMinimumHeight(self._close.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE + 8 + ICON + 8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(line)
        if self._script is not None:
            column.addWidget(self._script)
        column.addWidget(self._details)

    def _details_box(self) -> QWidget:
        """Return the folded part: the text, and a button that copies it."""
        box = QWidget(self)
        text = QPlainTextEdit(visible(self._details_text, keep_lines=True), box)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setTabChangesFocus(True)
        text.setFixedHeight(DETAILS_HEIGHT)
        text.setAccessibleName(self.tr("Details"))
        copy = self._button("copy", self.tr("Copy details"))
        copy.setToolTip(self.tr("Copy the sentence and the details"))
        copy.clicked.connect(self._on_copy)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(8)
        line.addWidget(text, 1)
        line.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        box.hide()
        return box

    def _button(self, symbol_name: str, name: str) -> FlatButton:
        """Return a quiet button."""
        button = FlatButton(self)
        button.setIcon(icon(symbol_name))
        button.setAccessibleName(name)
        return button

    def _first_line_height(self) -> int:
        """Return the height of a line of the sentence."""
        return self._label.fontMetrics().height()

    def _kind_in_words(self) -> str:
        """Return what a screen reader calls this message."""
        names = {
            "info": self.tr("Information"),
            "warning": self.tr("Warning"),
            "error": self.tr("Error"),
        }
        return names[self._kind]

    @Slot(bool)
    def _on_folded(self, opened: bool) -> None:
        """Show or hide the details; an info whose details are read does not leave."""
        self._details.setVisible(opened)
        self._fold.setIcon(icon("chevron-down" if opened else "chevron"))
        if opened:
            self._leaver.stop()
        elif not self.underMouse():
            self._start_leaving()

    @Slot()
    def _on_copy(self) -> None:
        """Put sentence and details on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self._sentence}\n\n{self._details_text}")

    @Slot()
    def _on_accept(self) -> None:
        """Emit that the user wants what is offered, and that the message has done its work."""
        self.dismissed.emit(self)
        self.accepted.emit()

    @Slot()
    def _on_dismiss(self) -> None:
        """Emit that the user dismissed it."""
        self.dismissed.emit(self)

    @Slot()
    def _on_time_over(self) -> None:
        """Emit that the time of an info is over."""
        self.dismissed.emit(self)
