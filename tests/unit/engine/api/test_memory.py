"""The memory of the machine: in bytes, and what is free is no more than there is."""

from types import SimpleNamespace

import psutil

from engine.api.memory import free_bytes, total_bytes


def test_the_memory_of_this_machine_is_known():
    assert 2**20 < free_bytes() <= total_bytes() < 2**50


def test_free_is_what_can_be_taken_and_not_what_nobody_uses(monkeypatch):
    # Linux keeps files in memory that nobody uses; it gives that memory back when asked.
    told = SimpleNamespace(total=8_000, available=5_000, free=100)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: told)
    assert (total_bytes(), free_bytes()) == (8_000, 5_000)
