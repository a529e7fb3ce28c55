"""What PyTorch raises, as sentences; what is not the image's fault stays what it is."""

from __future__ import annotations

import pytest
import torch

from engine.api.errors import EngineError, OutOfMemory
from engine.backends.torch.errors import translated_errors


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
        torch.OutOfMemoryError("CUDA out of memory, no room"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: no room"),
        RuntimeError("MPS backend out of memory, no room"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED no room"),
    ],
    ids=str,
)
def test_memory_that_does_not_suffice(error):
    found = raised(error, takes_any_size=False)
    assert isinstance(found, OutOfMemory)
    assert "no room" in found.details


def test_memory_that_pytorch_cannot_have():
    with (
        pytest.raises(OutOfMemory),
        translated_errors("net", 30, 20, takes_any_size=False),
    ):
        torch.empty(2**60)


def test_an_image_that_is_too_small():
    with (
        pytest.raises(EngineError, match="cannot work on an image of 2 × 2 pixels"),
        translated_errors("net", 2, 2, takes_any_size=True),
    ):
        torch.nn.functional.conv2d(torch.zeros(1, 1, 2, 2), torch.zeros(1, 1, 3, 3))


@pytest.mark.parametrize("error", [EngineError("A sentence."), KeyError("a"), TypeError("b")])
def test_everything_else_stays_what_it_is(error):
    assert raised(error) is error
