"""JOBS name what there is, in types that can be carried."""

from __future__ import annotations

import inspect

import pytest

from engine.box.jobs import JOBS, KINDS, Kind, Limits, loaded
from engine.ipc.message_forms import form_of


@pytest.mark.parametrize("name", JOBS)
def test_every_job_has_a_function_of_a_request_and_a_file(name):
    job = JOBS[name]
    assert list(inspect.signature(loaded(job.function)).parameters) == ["request", "file"]
    for type_ in (loaded(job.request), loaded(job.result)):
        form_of(type_)  # raises TypeError for what no message can have


def test_every_kind_has_limits_and_a_way_to_load():
    assert set(KINDS) == set(Kind)
    for limits in KINDS.values():
        assert all(callable(loaded(prepare)) for prepare in limits.prepare)
    assert KINDS[Kind.MODELS].files == 1


def test_limits_grow_with_the_file():
    limits = Limits(silence_s=4, total_s=8, bytes_per_s=100, message_bytes=1)
    assert (limits.silence_of(0), limits.silence_of(250)) == (4, 6.5)
    assert (limits.total_of(0), limits.total_of(250)) == (8, 10.5)
