"""How filter images grow, by hand: precision, pictures at a time, channels side by side."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.errors import EngineError, OutOfMemory
from engine.backends import filter_growth
from engine.backends.filter_growth import (
    CoreTimes,
    Flops,
    Speed,
    chosen_units,
    has_amx,
    planned_growth,
    size_refusal,
)

TIMES = {False: CoreTimes(1e-10, 0.0), True: CoreTimes(1e-11, 0.0)}
SPEED = Speed(TIMES, bfloat16_from=2e4, pixels=35_000)
SIZE = (100, 100)


def planned(monkeypatch, multiplications=0.0, *, cores=2, amx=False, size=SIZE, **options):
    monkeypatch.setattr(filter_growth, "has_amx", lambda: amx)
    monkeypatch.setattr(filter_growth.os, "cpu_count", lambda: cores)
    flops = Flops(8, multiplications, 1000)
    given = {"precision": "auto", "on_cpu": True, **options}
    found = planned_growth(flops, size, SPEED, **given)
    return found.bfloat16, found.batch


def test_what_is_kept_for_the_way_back_takes_room_twice():
    assert Flops(8, 1.0, 1000).training_bytes == 2000


@pytest.mark.parametrize(
    ("multiplications", "cores", "batch"),
    [
        (1e8, 2, 8),  # 10 ms each: about 35,000 pixels a core; the next power of two
        (4e8, 2, 4),  # 40 ms each, in 80 ms of two cores
        (4e8, 8, 16),
        (1e11, 2, 1),
    ],
)
def test_a_batch_takes_a_moment(monkeypatch, multiplications, cores, batch):
    assert planned(monkeypatch, multiplications, cores=cores) == (False, batch)


def test_bytes_take_their_time_too(monkeypatch):
    monkeypatch.setitem(TIMES, False, CoreTimes(0.0, 4e-5))
    assert planned(monkeypatch) == (False, 4)


def test_a_gpu_takes_as_many_as_there_may_be(monkeypatch):
    assert planned(monkeypatch, 1e10, on_cpu=False, amx=True) == (False, 16)


@pytest.mark.parametrize(
    ("multiplications", "amx", "precision", "found"),
    [
        (2e8, True, "auto", True),  # 20,000 a pixel
        (1.9e8, True, "auto", False),
        (2e8, False, "auto", False),
        (2e8, True, "float32", False),
        (0, False, "bfloat16", True),
    ],
)
def test_bfloat16_is_taken_where_it_pays(monkeypatch, multiplications, amx, precision, found):
    assert planned(monkeypatch, multiplications, amx=amx, precision=precision)[0] is found


def test_units_stand_side_by_side_in_sixteens():
    weights = np.zeros((2, 40), np.float32)
    weights[0, 3] = 1
    weights[1, [3, 39]] = 2, -1
    wanted, narrow = chosen_units(weights)
    assert wanted.tolist() == [3, 39, *[0] * 14]
    np.testing.assert_array_equal(narrow[:, :2], [[1, 0], [2, -1]])
    assert not narrow[:, 2:].any()
    assert chosen_units(np.ones((1, 17), np.float32))[1].shape == (1, 32)
    wanted, narrow = chosen_units(np.zeros((1, 4), np.float32))
    assert (len(wanted), narrow.any()) == (16, False)


def test_the_matrix_units_are_read_from_the_flags(tmp_path):
    info = tmp_path / "cpuinfo"
    info.write_text("flags : fpu amx_bf16 amx_tile\n")
    assert has_amx(info)
    info.write_text("flags : fpu avx512_bf16 xamx_bf16\n")
    assert not has_amx(info)
    assert not has_amx(tmp_path / "gone")


def test_a_size_is_refused_unless_memory_was_the_cause():
    refusal = size_refusal("net", (16, 24), ValueError("too small"), is_about_memory=False)
    assert type(refusal) is EngineError
    assert "24 × 16" in str(refusal)
    full = size_refusal("net", (16, 24), MemoryError(), is_about_memory=True)
    assert isinstance(full, OutOfMemory)
