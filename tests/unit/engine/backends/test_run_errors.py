"""Errors of a run, as sentences, by what a framework says of them."""

from __future__ import annotations

import pytest

from engine.api.errors import EngineError, OutOfMemory
from engine.backends.run_errors import translated_errors


def raised(error, *, takes_any_size=True):
    with (
        pytest.raises(Exception) as caught,  # noqa: PT011
        translated_errors(
            "net",
            30,
            20,
            takes_any_size=takes_any_size,
            is_about_memory=lambda each: str(each) == "full",
            misfits=(ValueError,),
        ),
    ):
        raise error
    return caught.value


def test_memory_comes_first():
    found = raised(ValueError("full"))
    assert isinstance(found, OutOfMemory)
    assert str(found) == "There is not enough memory to run net on this image."


def test_a_misfit_is_the_images_fault_where_another_size_could_help():
    found = raised(ValueError("negative"))
    assert type(found) is EngineError
    assert str(found) == (
        "net cannot work on an image of 30 × 20 pixels. Try a larger one, or choose an input size "
        "whose sides are multiples of 32."
    )
    assert found.details == "negative"
    error = ValueError("negative")
    assert raised(error, takes_any_size=False) is error


@pytest.mark.parametrize("error", [EngineError("full"), KeyError("a")])
def test_everything_else_stays_what_it_is(error):
    assert raised(error) is error
