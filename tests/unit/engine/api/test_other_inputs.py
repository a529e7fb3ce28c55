"""Values of inputs beside the image, as users write them, and what is said of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from engine.api.errors import EngineError
from engine.api.other_inputs import (
    MOST_NUMBERS,
    InputValue,
    OtherInput,
    beside_note,
    read_value,
    values_for,
)

if TYPE_CHECKING:
    from pathlib import Path

AGE, TABLE = OtherInput("age", ()), OtherInput("table", (2, 3))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("3", (3.0,)), (" -0.5 ", (-0.5,)), ("1, 2,3e2", (1.0, 2.0, 300.0))],
)
def test_numbers(words: str, numbers: tuple[float, ...]):
    assert read_value("a", words) == InputValue("a", numbers)


@pytest.mark.parametrize("words", ["", "x", "1,,2", "nan", "inf", "1;2", "1," * MOST_NUMBERS + "1"])
def test_what_is_no_value(words: str):
    with pytest.raises(EngineError, match=r'"a"'):
        read_value("a", words)


def test_a_file_is_known_by_its_bytes(tmp_path: Path):
    path = tmp_path / "表.npy"
    path.write_bytes(b"whatever")
    value = read_value("a", str(path))
    assert (value.path, value.sha256) == (str(path), hashlib.sha256(b"whatever").hexdigest())
    for other in (tmp_path / "gone.npy", tmp_path):
        with pytest.raises(EngineError):
            read_value("a", f"{other}/x.npy" if other == tmp_path else str(other))


def test_counts():
    assert (AGE.count, TABLE.count, OtherInput("a", (None, 2)).count) == (1, 6, None)


def test_values_are_those_of_the_model_without_zeros():
    values = (InputValue("table", (1.0,)), InputValue("gone", (1.0,)), InputValue("age", (0.0,)))
    assert values_for((AGE, TABLE), values) == (InputValue("table", (1.0,)),)


def test_what_is_fed_is_said():
    assert beside_note((), ()) is None
    fed = (InputValue("table", (1.0, 2.5)),)
    assert str(beside_note((AGE, TABLE), fed)) == (
        "Beside the image, the model is fed age = 0; table = 1, 2.5."
    )
    stored = (InputValue("age", path="/x/y.npy", sha256="0"),)
    assert "age = y.npy" in str(beside_note((AGE,), stored))
