"""Shows messages to the user over the picture, newest first, without stopping the work.

Built by the central view; fed by `gui.notices`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.text.translation import retold
from gui.widgets.accessible.announce import announce
from gui.widgets.accessible.interfaces import Group
from gui.widgets.messages.message_row import MessageRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gui.widgets.messages.message_row import Kind, Message

VISIBLE_COUNT = 3
KEPT_COUNT = 20


class MessageBar(QWidget):
    """Messages, newest on top, three at a time; older ones come back when newer ones are gone.

    Infos leave by themselves, warnings and errors stay until they are dismissed.
    """

    INTERFACE = Group

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MessageRow] = []
        self._offers: dict[MessageRow, Callable[[], object]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def show_message(self, kind: Kind, sentence: str, details: str = "", script: str = "") -> None:
        """Show a message; the same one again right after is counted, not stacked.

        Parameters
        ----------
        kind : "info", "warning" or "error"
            How bad it is.
        sentence : str
            What happened and what to do; plain text, translated.
        details : str
            For experts, behind a fold; plain text.
        script : str
            Lines of Python that lead further, with a button that copies them.
        """
        if self._rows and self._rows[0].says(kind, sentence, details):
            self._rows[0].repeat()
        else:
            self._add(MessageRow(kind, sentence, details, self, script=script))
        self._show_newest()
        announce(self, sentence, is_urgent=kind == "error")

    def show_offer(self, sentence: str, words: str, run: Callable[[], object]) -> None:
        """Show a warning with a button that does something about it, and takes it away.

        Parameters
        ----------
        sentence, words : str
            What happened, and what the button does; plain text, translated.
        run : callable
            Does it.
        """
        for old in [each for each in self._rows if each.offers(sentence, words)]:
            self._drop(old)  # the newer one takes its place
        row = MessageRow("warning", sentence, "", self, offer=words)
        self._offers[row] = run
        row.accepted.connect(run)
        self._add(row)
        self._show_newest()
        announce(self, sentence)

    @Slot(object)
    def withdraw(self, sentence: str) -> None:
        """Take away all messages with a sentence."""
        for row in [each for each in self._rows if each.sentence == retold(sentence)]:
            self._drop(row)
        self._show_newest()

    def known(self) -> list[tuple[Message, Callable[[], object] | None]]:
        """Return the messages, oldest first, each with what its button does."""
        return [(row.message, self._offers.get(row)) for row in reversed(self._rows)]

    def take(self, known: Iterable[tuple[Message, Callable[[], object] | None]]) -> None:
        """Show the messages of another bar, in the language of now, without a word of it."""
        for message, run in known:
            row = MessageRow(
                message.kind,
                retold(message.sentence),
                retold(message.details),
                self,
                offer=retold(message.offer),
                script=message.script,
            )
            if run is not None:
                self._offers[row] = run
                row.accepted.connect(run)
            for _ in range(1, message.count):
                row.repeat()
            self._add(row)
        self._show_newest()

    def _add(self, row: MessageRow) -> None:
        """Put a message on top."""
        row.dismissed.connect(self._on_dismissed)
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        for old in self._rows[KEPT_COUNT:]:
            self._drop(old)

    def count(self) -> int:
        """Return how many messages there are, hidden ones too."""
        return len(self._rows)

    @Slot(result=bool)
    def dismiss_newest(self) -> bool:
        """Take the newest message away; return False if there was none (for the Esc key)."""
        if not self._rows:
            return False
        self._drop(self._rows[0])
        self._show_newest()
        return True

    @Slot()
    def dismiss_all(self) -> None:
        """Take all messages away."""
        for row in list(self._rows):
            self._drop(row)
        self._show_newest()

    @Slot(object)
    def _on_dismissed(self, row: MessageRow) -> None:
        """Take a message away; if it had the focus, the next one gets it."""
        if row not in self._rows:
            return
        place, had_focus = self._rows.index(row), row.isAncestorOf(self.focusWidget() or self)
        self._drop(row)
        self._show_newest()
        if had_focus and self._rows:
            self._rows[min(place, len(self._rows) - 1)].take_focus()

    def _drop(self, row: MessageRow) -> None:
        """Forget a message."""
        self._rows.remove(row)
        self._offers.pop(row, None)
        self._column.removeWidget(row)
        row.retire()

    def _show_newest(self) -> None:
        """Show the newest messages, or nothing at all."""
        for number, row in enumerate(self._rows):
            row.setVisible(number < VISIBLE_COUNT)
        self.setVisible(bool(self._rows))
