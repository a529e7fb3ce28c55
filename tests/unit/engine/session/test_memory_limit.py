"""What the system bounds while a model is new: tried in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]

GROWN = """
import mmap
from engine.session import memory_limit
memory_limit.SLACK_BYTES = 64 * 2**20
memory_limit.THREAD_BYTES = 0
with memory_limit.limited_memory(64 * 2**20):
    kept = bytearray(32 * 2**20)
    reserved = mmap.mmap(-1, 2**34, prot=mmap.PROT_READ, flags=mmap.MAP_PRIVATE | 0x20 | 0x4000)
    try:
        bytearray(2**30)
    except MemoryError:
        print("refused")
print(len(bytearray(2**30)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA")
def test_memory_beyond_the_limit_is_refused_until_the_end_and_reservations_are_not():
    done = subprocess.run(
        [sys.executable, "-c", GROWN], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["refused", str(2**30)]


LOWER = """
import resource
from engine.session.memory_limit import limited_memory
for limits in ((2**33, 2**34), (2**40, 2**41), (resource.RLIM_INFINITY, 2**35)):
    resource.setrlimit(resource.RLIMIT_DATA, (limits[0], resource.RLIM_INFINITY))
    with limited_memory(2**35):
        print(resource.getrlimit(resource.RLIMIT_DATA)[0] <= 2**36)
    print(resource.getrlimit(resource.RLIMIT_DATA)[0] == limits[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA")
def test_a_lower_limit_of_the_user_stays_and_comes_back():
    done = subprocess.run(
        [sys.executable, "-c", LOWER], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True"] * 6
