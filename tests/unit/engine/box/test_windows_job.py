"""The structures of job objects have the sizes and places that 64-bit Windows expects."""

from __future__ import annotations

import ctypes

from engine.api.units import GIB
from engine.box.jobs import KindLimits
from engine.box.windows_job import (
    LIMIT_FLAGS,
    BasicLimits,
    ExtendedLimits,
    extended_limits,
    memory_limits,
)


def test_structures_are_those_of_winnt():
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert (BasicLimits.flags.offset, BasicLimits.processes.offset) == (16, 40)
    assert ExtendedLimits.process_memory.offset == 112


def test_limits_of_a_kind_are_filled_in():
    found = extended_limits(KindLimits(3 * GIB, 240, 100, 60.0, ""))
    assert found.process_memory == 3 * GIB
    assert found.basic.process_time == 240 * 10**7  # ticks of 100 ns
    assert found.basic.processes == 1
    assert found.basic.flags == LIMIT_FLAGS == 0x2 | 0x8 | 0x100 | 0x400 | 0x2000


def test_the_memory_of_the_own_process_is_bounded_and_let_go():
    found = memory_limits(5 * GIB)
    assert (found.process_memory, found.basic.flags, found.basic.processes) == (5 * GIB, 0x100, 0)
    assert memory_limits(None).basic.flags == 0
