"""The first engine process runs before it is asked for, and only for who wants that one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pytest

from engine.api.engine_status import EngineOptions
from engine.backends import first_backend
from engine.ipc import child_process
from engine.ipc.early_process import EarlyProcess

OPTIONS = EngineOptions("cpu", "float32")
ASKED = replace(OPTIONS, backend=first_backend())


class FakeSpawned:
    """A started process that is none."""

    def __init__(self, options: EngineOptions, exit_code: int | None) -> None:
        self.options, self.exit_code = options, exit_code
        self.cleaned_up: bool | None = None

    def kill(self) -> int | None:
        return self.exit_code

    def clean_up(self, is_closed: bool) -> None:
        self.cleaned_up = is_closed


class Spawn:
    """Starts engine processes that are none."""

    def __init__(self) -> None:
        self.started: list[FakeSpawned] = []
        self.problem: OSError | None = None
        self.exit_code: int | None = -9

    def __call__(self, options: EngineOptions) -> FakeSpawned:
        if self.problem is not None:
            raise self.problem
        self.started.append(FakeSpawned(options, self.exit_code))
        return self.started[-1]


@dataclass
class FakeChild:
    options: EngineOptions
    spawned: Any


@pytest.fixture
def spawn(monkeypatch: pytest.MonkeyPatch) -> Spawn:
    monkeypatch.setattr(child_process, "ChildProcess", FakeChild)
    return Spawn()


@pytest.fixture
def early(spawn: Spawn) -> EarlyProcess:
    return EarlyProcess(OPTIONS, spawn)  # type: ignore[arg-type]


def test_the_process_is_the_one_that_is_asked_for(early: EarlyProcess, spawn: Spawn):
    (spawned,) = spawn.started
    assert spawned.options == ASKED
    assert early.take(ASKED) == FakeChild(ASKED, spawned)
    early.close()
    assert spawned.cleaned_up is None  # it belongs to whoever asked


def test_the_next_one_is_another(early: EarlyProcess, spawn: Spawn):
    taken = [early.take(ASKED), early.take(ASKED)]
    assert taken == [FakeChild(ASKED, each) for each in spawn.started]
    assert spawn.started[0] is not spawn.started[1]


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, device="gpu:0"),
        replace(ASKED, precision="bfloat16"),
        replace(ASKED, backend="another"),
    ],
)
def test_one_that_would_compute_otherwise_is_ended(
    early: EarlyProcess, spawn: Spawn, other: EngineOptions
):
    taken = early.take(other)
    unwanted, wanted = spawn.started
    assert taken == FakeChild(other, wanted)
    assert wanted.options == other
    assert (unwanted.cleaned_up, wanted.cleaned_up) == (True, None)
    early.take(ASKED)
    assert len(spawn.started) == 3


@pytest.mark.parametrize(("exit_code", "is_closed"), [(-9, True), (None, False)])
def test_one_that_nobody_asked_for_is_ended(spawn: Spawn, exit_code: int | None, is_closed: bool):
    spawn.exit_code = exit_code
    with closing(EarlyProcess(OPTIONS, spawn)):  # type: ignore[arg-type]
        (spawned,) = spawn.started
        assert spawned.cleaned_up is None
    assert spawned.cleaned_up is is_closed


def test_a_process_that_cannot_be_started_is_tried_again_when_it_is_asked_for(spawn: Spawn):
    spawn.problem = OSError("no processes left")
    early = EarlyProcess(OPTIONS, spawn)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="no processes left"):
        early.take(ASKED)
    spawn.problem = None
    taken = early.take(ASKED)
    assert [taken] == [FakeChild(ASKED, each) for each in spawn.started]
