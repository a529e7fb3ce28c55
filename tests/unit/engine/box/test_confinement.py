"""A process that shuts itself in has the limits that it was told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what holds is the kernel's")

CODE = """
import resource, sys
from engine.box.confinement import confine
from engine.box.jobs import KindLimits
import numpy
before = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
print(confine(KindLimits(10**9, 7, 1, 1.0, "")))
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime < 7)
try:
    numpy.empty(2 * 10**9, numpy.uint8)
except MemoryError:
    print("no memory")
numpy.ones(5 * 10**8, numpy.uint8)
print("enough memory")
sys.stdout.flush()
while True:
    pass
"""


def test_memory_and_time_are_limited():
    done = subprocess.run(
        [sys.executable, "-c", CODE.replace(", 7,", ", 2,")],
        cwd=Path(__file__).parents[4],
        env={"OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[1:] == ["True", "no memory", "enough memory"]
    assert done.returncode < 0  # the system ended it: 2 s of processor time
