"""A box on Linux can do nothing but read what it was given and answer."""

from __future__ import annotations

import os
import socket
import sys

import pytest

from engine.box import box_guarantees, only_result, run_job
from engine.box.trials import FORBIDDEN, Trial, TrialRequest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp")


@pytest.fixture
def server():
    """A port that takes connections."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        yield str(found.getsockname()[1])


@pytest.mark.parametrize("job", ["trial", "model trial"])
def test_all_that_is_forbidden_is_refused(job, tmp_path, server, subtests):
    victim = tmp_path / "victim"
    victim.write_bytes(b"here")
    words = {
        Trial.LIST_FOLDER: str(tmp_path),
        Trial.CONNECT: server,
        Trial.SIGNAL: str(os.getpid()),
    }
    for trial in FORBIDDEN:
        with subtests.test(trial.value):
            request = TrialRequest(trial, words.get(trial, str(victim)))
            told = only_result(run_job(job, request, name="odd", data=b"x")).details
            assert "not permitted" in told or "ermission denied" in told
    assert victim.read_bytes() == b"here"
    assert os.listdir(tmp_path) == ["victim"]


def test_outside_of_a_box_the_same_is_possible(tmp_path, server):
    """The trials try what they say."""
    from engine.box.trials import _ACTIONS

    victim = tmp_path / "victim"
    victim.write_bytes(b"here")
    _ACTIONS[Trial.READ_FILE](str(victim))
    _ACTIONS[Trial.LIST_FOLDER](str(tmp_path))
    _ACTIONS[Trial.CONNECT](server)
    _ACTIONS[Trial.LISTEN]("")
    _ACTIONS[Trial.SIGNAL](str(os.getpid()))
    _ACTIONS[Trial.RUN]("")
    _ACTIONS[Trial.RUN_MEMORY]("")
    _ACTIONS[Trial.WRITE_FILE](str(victim))
    assert victim.read_bytes() == b"written by a box"
    _ACTIONS[Trial.RENAME_FILE](str(victim))
    _ACTIONS[Trial.REMOVE_FILE](f"{victim}.renamed")
    assert os.listdir(tmp_path) == []


def test_what_holds_is_told():
    found = box_guarantees()
    assert (found.memory, found.cpu, found.network, found.processes) == (True,) * 4
    assert "seccomp" in found.means
    assert str(found).startswith("limited: memory, cpu, files, network, processes, calls (")
