"""Batches: all items in order, smaller when memory runs out, on the CPU at last."""

from __future__ import annotations

import pytest

from engine.api.errors import OutOfMemory
from engine.attribution.batching import Batches
from tests.networks import FakeNetwork, linear


def hold(network: FakeNetwork):
    def function(start: int, stop: int) -> list[int]:
        network._hold(stop - start)
        return list(range(start, stop))

    return function


def test_ranges_follow_each_other_and_the_last_one_is_shorter():
    network = linear()
    found = list(Batches(network, 4).run(10, hold(network)))
    assert found == [(0, 4, [0, 1, 2, 3]), (4, 8, [4, 5, 6, 7]), (8, 10, [8, 9])]


def test_nothing_to_do_yields_nothing():
    assert list(Batches(linear(), 4).run(0, hold(linear()))) == []


def test_a_size_below_one_is_one():
    assert Batches(linear(), 0).size == 1


def test_it_halves_until_it_fits_and_stays_there():
    network = linear()
    network.fits = 3
    batches = Batches(network, 16)
    found = [item for _, _, items in batches.run(10, hold(network)) for item in items]
    assert found == list(range(10))
    assert network.at_once == [10, 5, 2, 2, 2, 2, 2]
    assert [str(note) for note in batches.notes] == ["Memory ran out; it went on with 2 at a time."]


def test_it_moves_to_the_cpu_when_not_even_one_fits():
    network = linear()
    network.has_gpu = True
    batches = Batches(network, 4)
    assert [stop for _, stop, _ in batches.run(3, hold(network))] == [1, 2, 3]
    assert [note.template.split(";")[0] for note in batches.notes] == [
        "Memory ran out",
        "The GPU's memory ran out",
    ]


def test_when_one_does_not_fit_on_the_cpu_either_the_error_is_told():
    network = linear()
    network.fits = 0
    batches = Batches(network, 4)
    with pytest.raises(OutOfMemory, match="There is not enough memory"):
        list(batches.run(4, hold(network)))
    assert network.at_once == [4, 2, 1]


def test_another_error_passes_through():
    def function(start: int, stop: int) -> None:
        raise ValueError("another")

    with pytest.raises(ValueError, match="another"):
        list(Batches(linear(), 4).run(4, function))


def test_once_gives_the_result_and_moves_to_the_cpu_too():
    network = linear()
    network.has_gpu = True
    batches = Batches(network, 8)
    assert batches.once(lambda: hold(network)(0, 1)) == [0]
    assert len(batches.notes) == 1
    network.fits = 0
    with pytest.raises(OutOfMemory):
        batches.once(lambda: hold(network)(0, 1))
    assert batches.size == 8
