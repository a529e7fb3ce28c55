"""The sentences of a model that is only inspected."""

from __future__ import annotations

from engine.api.errors import text
from gui.text.inspected import reasons_words, why_nothing_runs
from tests.unit.gui import fakes


def test_each_reason_has_a_line():
    info = fakes.model_info("/m/net.keras", refusals=(text("First."), text("Second.")))
    assert reasons_words(info).splitlines() == [
        "net.keras is only inspected: you see its layers, and nothing of it runs.",
        "First.",
        "Second.",
    ]


def test_many_reasons_are_counted():
    info = fakes.model_info(refusals=tuple(text("No {n}.", n=n) for n in range(6)))
    assert reasons_words(info).splitlines()[-1] == (
        "There are 2 more reasons: they stand at their layers."
    )


def test_why_nothing_runs():
    assert why_nothing_runs(None) == ""
    assert why_nothing_runs(fakes.model_info()) == ""
    info = fakes.model_info(refusals=(text("First."),), auto_reason=text("Only inspected. First."))
    assert why_nothing_runs(info) == "Only inspected. First."
