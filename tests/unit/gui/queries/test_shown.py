"""What every panel's content says of itself."""

from dataclasses import dataclass

import pytest

from engine.api.image import OpenImage
from gui.core.currency import Currency
from gui.core.query import STOPPED, Query, QueryState
from gui.queries.shown import Shown


@dataclass(frozen=True, slots=True)
class Content(Shown):
    query: Query | None
    currency: Currency


def query(state, reason=""):
    return Query(OpenImage("a.png"), state, reason)


@pytest.mark.parametrize(
    ("asked", "refusal", "is_stopped"),
    [
        (None, "", False),
        (query(QueryState.PENDING), "", False),
        (query(QueryState.READY), "", False),
        (query(QueryState.REFUSED, "No."), "No.", False),
        (query(QueryState.REFUSED, STOPPED), "", True),
    ],
)
def test_how_far_it_is_comes_from_the_query(asked, refusal, is_stopped):
    content = Content(asked, Currency.PENDING)
    assert (content.refusal, content.is_stopped) == (refusal, is_stopped)


def test_only_what_belongs_to_the_choice_is_current():
    current = [one for one in Currency if Content(None, one).is_current]
    assert current == [Currency.CURRENT]
