"""Layers that are programs are refused by name, ordinary ones are not."""

import pytest

from engine.api.errors import EngineError
from engine.models.allow_list import is_allowed
from engine.models.lambda_check import PROGRAMS, check_no_program


@pytest.mark.parametrize("cls", sorted(PROGRAMS))
def test_a_program_is_refused_with_its_layer(cls):
    with pytest.raises(EngineError) as caught:
        check_no_program(cls, "trick", "net.keras")
    shown = "Lambda" if cls == "__lambda__" else cls
    assert str(caught.value).startswith(f"net.keras contains a {shown} layer (trick), which is a ")


def test_an_ordinary_layer_is_none():
    check_no_program("Conv2D", "conv", "net.keras")


def test_no_program_is_on_the_allow_list():
    assert not any(is_allowed("keras.layers", cls) for cls in PROGRAMS)
