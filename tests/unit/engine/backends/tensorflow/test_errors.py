"""What TensorFlow raises, as sentences; what is not the image's fault stays what it is."""

from __future__ import annotations

import pytest
import tensorflow as tf

from engine.api.errors import EngineError, OutOfMemory
from engine.backends.tensorflow.errors import translated_errors


def raised(error, *, takes_any_size=True):
    with (
        pytest.raises(Exception) as caught,  # noqa: PT011
        translated_errors("net", 30, 20, takes_any_size=takes_any_size),
    ):
        raise error
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        MemoryError("no room"),
        tf.errors.ResourceExhaustedError(None, None, "no room"),
        tf.errors.InternalError(None, None, "CUDA: Out of memory, no room"),
        tf.errors.UnknownError(None, None, "cuDNN: CUDNN_STATUS_ALLOC_FAILED no room"),
    ],
)
def test_memory_that_does_not_suffice(error):
    found = raised(error, takes_any_size=False)
    assert isinstance(found, OutOfMemory)
    assert str(found) == "There is not enough memory to run net on this image."
    assert "no room" in found.details


@pytest.mark.parametrize(
    "error", [ValueError("negative"), tf.errors.InvalidArgumentError(None, None, "negative")]
)
def test_an_image_that_is_too_small(error):
    found = raised(error)
    assert type(found) is EngineError
    assert str(found) == (
        "net cannot work on an image of 30 × 20 pixels. Try a larger one, or choose an input size "
        "whose sides are multiples of 32."
    )
    assert "negative" in found.details
    assert raised(error, takes_any_size=False) is error


@pytest.mark.parametrize(
    "error",
    [
        EngineError("A sentence."),
        KeyError("a"),
        RuntimeError("out of memory"),
        tf.errors.InternalError(None, None, "broken"),
    ],
)
def test_everything_else_stays_what_it_is(error):
    assert raised(error, takes_any_size=False) is error


def test_what_goes_well_goes_well():
    with translated_errors("net", 1, 1, takes_any_size=True):
        pass
