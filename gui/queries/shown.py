"""Says of any panel's content how far it is, and whether it belongs to what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.currency import Currency
from gui.text.translation import retold

if TYPE_CHECKING:
    from gui.core.query import Query


class Shown:
    """Base of what panels show: an answer, the query for it, and its currency.

    Attributes
    ----------
    query : Query or None
        How far the answer to what is chosen is; None while that is not known.
    currency : Currency
        Of the answer at hand, perhaps to an earlier choice.
    """

    __slots__ = ()
    query: Query | None
    currency: Currency

    @property
    def is_current(self) -> bool:
        """True when the answer at hand is to what is chosen, complete or not."""
        return self.currency is Currency.CURRENT

    @property
    def refusal(self) -> str:
        """Reason why there will be no answer, or an empty string."""
        return "" if self.query is None else retold(self.query.reason)

    @property
    def is_stopped(self) -> bool:
        """True when the user stopped it."""
        return self.query is not None and self.query.is_stopped
