"""Freed memory stays with the process, up to what is kept, until it is given back."""

from __future__ import annotations

import json
import platform
import subprocess
import sys

import pytest

from engine.backends.torch import allocator

PROGRAM = """
import json, resource, sys
from engine.backends.torch.allocator import give_back, keep_freed_memory

if sys.argv[1] == "kept":
    assert keep_freed_memory()

def use():
    blocks = [bytearray(4 << 20) for _ in range(40)]

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() >> 20

use(), use()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(3):
    use()
faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
freed = resident()
give_back()
print(json.dumps([faults, freed - resident()]))
"""

needs_gnu = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")


def measured(how):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@needs_gnu
def test_the_next_blocks_find_their_pages_ready():
    pages_a_round = 160 * 2**20 // 4096
    faults, given_back = measured("kept")
    assert faults < 0.1 * pages_a_round
    assert given_back > 100  # MiB of 160
    without, _ = measured("as it is")
    assert without > 2 * pages_a_round


def test_another_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(allocator, "_gnu_library", lambda: None)
    assert not allocator.keep_freed_memory()
    allocator.give_back()
