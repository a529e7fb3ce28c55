"""Decides what is said of a view's picture, and whether the picture is dimmed. Owned by the view.

Picture and words go together: while the picture of an earlier choice stays, its words stay; when
that lasts, both give way to "computing". `gui.core.currency` has the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.api.keys import Lane
from gui.core.chosen import maps_of
from gui.core.currency import Currency, frame_currency, is_computing
from gui.text import caption as facts
from gui.text.strongest import strongest_words
from gui.widgets.stale_veil import Patience, computing

if TYPE_CHECKING:
    from gui.core.selection import Known, Selection


class ViewWords(QObject):
    """The sentence, facts and mark of one view.

    Attributes
    ----------
    sentence, facts : str
        What is said of the picture; empty for nothing.
    news : str
        Facts of a finished map and where it is strongest: what a screen reader may say unasked.
    description : str
        Both, image, model and where the map is strongest, for screen readers.
    currency : Currency
        Of the picture: one that is gone must not be shown.
    is_dimmed : bool
        Whether the picture is one of an earlier choice, and has been for some time.
    """

    changed = Signal()
    """Some attribute is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sentence = self.facts = self.news = self.description = ""
        self.currency = Currency.GONE
        self.is_dimmed = False
        self._about: tuple[Selection, Known] | None = None
        self._patience = Patience(self)
        self._patience.changed.connect(self._decide)

    def show(self, selection: Selection, known: Known) -> None:
        """Take what is chosen and known of the view: `Known.overlay` is its picture."""
        if self._about is not None and self._about[0] is selection and self._about[1] is known:
            return
        self._about = selection, known
        self._patience.set_waiting(is_computing(selection, known))
        self._decide()

    @Slot()
    def _decide(self) -> None:
        if self._about is None:
            return
        selection, known = self._about
        currency = frame_currency(selection, known)
        is_late = self._patience.is_over
        if currency is Currency.PENDING and not is_late:  # they belong to the picture
            words = self.sentence, self.facts, self.news, self.description
        elif is_late:
            sentence = self.tr("Opening the image…") if Lane.IMAGE in known.pending else computing()
            words = sentence, "", "", facts.description_for(known, "", sentence)
        else:
            words = _words_of(selection, known)
        is_dimmed = currency is Currency.PENDING and is_late
        before = self.sentence, self.facts, self.news, self.description
        if (words, currency, is_dimmed) != (before, self.currency, self.is_dimmed):
            self.sentence, self.facts, self.news, self.description = words
            self.currency, self.is_dimmed = currency, is_dimmed
            self.changed.emit()


def _words_of(selection: Selection, known: Known) -> tuple[str, str, str, str]:
    """Return sentence, facts, news and description of a picture that is that of the choice."""
    sentence, of_map = facts.caption_for(selection, known), facts.facts_for(selection, known)
    where, maps = strongest_words(selection, known), maps_of(selection, known)
    is_news = of_map and where and maps is not None and maps.share >= 1
    news = f"{of_map} · {where}" if is_news else ""
    return sentence, of_map, news, facts.description_for(known, of_map, sentence, where)
