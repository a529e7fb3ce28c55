"""What happens when memory runs out: half the batch, then the CPU, and both are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from engine.api.errors import OutOfMemory
from engine.attribution.batching import Batches
from engine.backends.objective import Objective
from engine.backends.torch.network import TorchNetwork
from tests.torch_opened import images, network, program

if TYPE_CHECKING:
    from collections.abc import Callable

OBJECTIVE = Objective(np.eye(10, dtype=np.float32)[1])


class SmallDevice:
    """A program on a device of which a run may take so many images; none, until it is moved."""

    def __init__(self, most: int, on_cpu: int, error: Callable[[], Exception]) -> None:
        self.program = program("resnet")
        self.most, self.on_cpu, self.error = most, on_cpu, error
        self.batches: list[int] = []
        self.moved: list[str] = []

    def __getattr__(self, name):
        return getattr(self.program, name)

    def run(self, inputs, hooks):
        self.batches.append(len(inputs))
        if len(inputs) > self.most:
            raise self.error()
        return self.program.run(inputs, hooks)

    def move(self, device):
        self.moved.append(device)
        self.most = self.on_cpu
        self.program.move(device)


def cuda() -> Exception:
    return torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")


def apple() -> Exception:
    return RuntimeError("MPS backend out of memory (MPS allocated: 1 GB).")


def scored(small: SmallDevice, batch: np.ndarray) -> tuple[np.ndarray, list[str]]:
    opened = TorchNetwork(small)
    opened._device = "cuda:0"  # its numbers stay where they are: there is no such device here
    batches = Batches(opened, len(batch))
    found = batches.run(len(batch), lambda start, stop: opened.scores(batch[start:stop], OBJECTIVE))
    scores = np.concatenate([part for _, _, part in found])
    return scores, [str(note) for note in batches.notes]


@pytest.mark.parametrize("error", [cuda, apple])
def test_a_batch_that_does_not_fit_is_halved_and_that_is_said(error):
    batch = np.repeat(images("resnet"), 5, axis=0)[:5]
    small = SmallDevice(2, 2, error)
    scores, notes = scored(small, batch)
    assert [each for each in small.batches if each > 1] == [5, 2, 2]
    assert notes == ["Memory ran out; it went on with 2 at a time."]
    assert small.moved == []
    np.testing.assert_allclose(scores, network("resnet").scores(batch, OBJECTIVE), rtol=1e-4)


@pytest.mark.parametrize("error", [cuda, apple])
def test_where_not_one_fits_it_goes_on_on_the_cpu_and_that_is_said(error):
    batch = np.repeat(images("resnet"), 2, axis=0)[:2]
    small = SmallDevice(0, 2, error)
    scores, notes = scored(small, batch)
    assert small.moved == ["cpu"]
    assert notes == [
        "Memory ran out; it went on with 1 at a time.",
        "The GPU's memory ran out; it went on on the CPU.",
    ]
    np.testing.assert_allclose(scores, network("resnet").scores(batch, OBJECTIVE), rtol=1e-4)


def test_where_the_cpu_has_no_room_either_it_is_refused():
    with pytest.raises(OutOfMemory, match="not enough memory to run"):
        scored(SmallDevice(0, 0, cuda), images("resnet")[:1])
