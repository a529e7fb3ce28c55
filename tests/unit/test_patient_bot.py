"""Waiting for answers that are not there yet."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from pytestqt.exceptions import TimeoutError as WaitedTooLong

if TYPE_CHECKING:
    from tests.patient_bot import PatientBot


def test_an_answer_that_is_none_for_a_while_is_waited_for(qtbot: PatientBot):
    answers = [None, None, SimpleNamespace(layer="conv")]
    state = SimpleNamespace(overlay=None)

    def is_there() -> bool:
        state.overlay = answers.pop(0)
        return state.overlay.layer == "conv"

    qtbot.waitUntil(is_there)
    assert answers == []


def test_an_answer_that_stays_none_fails(qtbot: PatientBot):
    with pytest.raises(WaitedTooLong):
        qtbot.waitUntil(lambda: SimpleNamespace(overlay=None).overlay.layer, timeout=30)


def test_a_misspelt_name_fails_at_once(qtbot: PatientBot):
    with pytest.raises(AttributeError, match="laier"):
        qtbot.waitUntil(lambda: SimpleNamespace(layer=1).laier)


def test_a_function_that_asserts_is_taken(qtbot: PatientBot):
    left = [False, True]

    def holds() -> None:
        assert left.pop(0)

    qtbot.waitUntil(holds)
    assert left == []
