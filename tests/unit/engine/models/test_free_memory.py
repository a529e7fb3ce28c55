"""Free memory as the system tells it."""

from __future__ import annotations

import sys

import pytest
from engine.models.free_memory import free_bytes


@pytest.mark.skipif(sys.platform != "linux", reason="compares with Linux' own file")
def test_it_is_less_than_all_and_more_than_nothing():
    with open("/proc/meminfo") as file:
        total = int(file.readline().split()[1]) * 1024
    free = free_bytes()
    assert free is not None
    assert 0 < free < total
