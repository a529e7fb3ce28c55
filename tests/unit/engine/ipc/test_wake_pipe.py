"""The flag that wakes: set any number of times, cleared once."""

from __future__ import annotations

from multiprocessing.connection import wait

from engine.ipc.wake_pipe import WakePipe


def test_setting_it_often_wakes_once_and_never_blocks():
    wake = WakePipe()
    for _ in range(100_000):  # more bytes than the pipe would take
        wake.set()
    assert wait([wake.waitable], 0) == [wake.waitable]
    wake.clear()
    wake.clear()
    assert wait([wake.waitable], 0) == []
    wake.set()
    assert wait([wake.waitable], 0) == [wake.waitable]
    wake.close()


def test_a_closed_one_takes_late_calls():
    wake = WakePipe()
    wake.set()
    wake.close()
    wake.set()
    wake.clear()
    wake.close()
