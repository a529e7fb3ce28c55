"""Devices by their ids: the same words for every framework."""

from __future__ import annotations

import os

import pytest

from engine.api.engine_status import Device
from engine.api.errors import EngineError, text
from engine.backends.devices import find_device, with_cpu


@pytest.mark.parametrize(("cores", "name"), [(1, "CPU"), (4, "CPU × 4"), (None, "CPU")])
def test_the_cpu_comes_first(monkeypatch, cores, name):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert with_cpu(["A", "B"]) == (Device("cpu", name), Device("gpu:0", "A"), Device("gpu:1", "B"))


@pytest.mark.parametrize(
    ("wanted", "gpus", "found"),
    [("auto", 0, "cpu"), ("auto", 2, "gpu:0"), (" GPU:1 ", 2, "gpu:1"), ("cpu", 2, "cpu")],
)
def test_a_device_is_found_by_its_id(wanted, gpus, found):
    assert find_device(wanted, with_cpu(["A"] * gpus)).id == found


def test_one_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(EngineError, match=r'no device "gpu:7". It has: cpu, gpu:0\.'):
        find_device("gpu:7", with_cpu(["A"]))


def test_who_wants_a_gpu_is_told_why_there_is_none():
    why = text("The cable is loose.")
    with pytest.raises(EngineError, match=r'no device " GPU:0"\. The cable is loose\.$'):
        find_device(" GPU:0", with_cpu([]), why)
    with pytest.raises(EngineError, match=r'no device "tpu"\. It has: cpu\.$'):
        find_device("tpu", with_cpu([]), why)
