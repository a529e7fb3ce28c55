"""Readers of strangers' bytes say one sentence to made-up ones; `make fuzz` tells who does not."""

from __future__ import annotations

import dataclasses
import signal
import stat
import sys
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.box import JOBS
from tests.fuzz import __main__ as fuzzing
from tests.fuzz.targets import SEEDS, TARGETS

if TYPE_CHECKING:
    from pathlib import Path

IN_THIS_PROCESS = {
    name: [file for file in sorted((SEEDS / name).iterdir()) if file.stem not in ("claims", "slow")]
    for name in TARGETS
}
"""Seeds that a library neither loops nor dies over."""
SEED_CASES = [(name, file) for name, files in IN_THIS_PROCESS.items() for file in files]


@pytest.mark.parametrize(
    ("name", "file"), SEED_CASES, ids=[f"{name} {file.name}" for name, file in SEED_CASES]
)
def test_each_seed_is_an_answer_or_a_sentence(name: str, file: Path):
    TARGETS[name].enter(file.read_bytes())


@st.composite
def damaged(draw: Any, name: str, suffix: str = "") -> bytes:
    """Return a seed in which some bytes are replaced, left out, doubled or put in."""
    files = [file for file in IN_THIS_PROCESS[name] if file.name.endswith(suffix)]
    data = bytearray(draw(st.sampled_from(files)).read_bytes())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 1, 4, 40])))
        fill = draw(st.binary(max_size=6) | st.just(bytes(data[at:end]) * 2))
        data[at:end] = fill
    return bytes(data)


# The same ones in each run: a decoder that dies of one would take the other tests with it.
few = settings(derandomize=True, max_examples=60)
many = settings(derandomize=True, max_examples=300)


@few
@given(damaged("image"))
def test_damaged_images_are_pictures_or_a_sentence(data: bytes):
    TARGETS["image"].enter(data)


@few
@given(damaged("model", ".json"))
def test_damaged_descriptions_of_models_are_vetted_or_refused_in_a_sentence(data: bytes):
    TARGETS["model"].enter(data)


@few
@given(damaged("saved_model"))
def test_damaged_saved_models_are_models_or_a_sentence(data: bytes):
    TARGETS["saved_model"].enter(data)


@many
@given(damaged("torch_file"))
def test_damaged_files_of_pytorch_are_told_or_a_sentence(data: bytes):
    TARGETS["torch_file"].enter(data)


@few
@given(damaged("program"))
def test_damaged_exported_programs_are_programs_or_a_sentence(data: bytes):
    TARGETS["program"].enter(data)


@few
@given(damaged("settings"))
def test_damaged_settings_start_anew_and_are_kept(data: bytes):
    TARGETS["settings"].enter(data)


@many
@given(damaged("codec"))
def test_damaged_messages_are_refused_or_such_messages(data: bytes):
    TARGETS["codec"].enter(data)


HASTY = dataclasses.replace(
    JOBS["model"], limits=dataclasses.replace(JOBS["model"].limits, silence_s=0.5)
)


@pytest.mark.parametrize(("name", "suffix"), [("hdf5", ".h5"), ("model", ".keras")])
def test_damaged_model_files_are_vetted_or_refused_in_a_sentence_by_a_box(
    name: str, suffix: str, tmp_path_factory: pytest.TempPathFactory
):
    """In a process that may die or loop: libhdf5 does both."""
    path = tmp_path_factory.mktemp("damaged") / f"damaged{suffix}"

    @settings(derandomize=True, max_examples=12)
    @given(damaged(name, suffix))
    def read(data: bytes) -> None:
        path.write_bytes(data)
        TARGETS[name].through_door(str(path))

    with patch.dict(JOBS, model=HASTY):
        read()


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return how a file fails at a door that is a shell script."""

    def fails(script: str) -> str:
        door = tmp_path / "door.sh"
        door.write_text(f"#!/bin/sh\n{script}\n")
        door.chmod(door.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(sys, "executable", str(door))
        file = tmp_path / "crash-1"
        file.write_bytes(b"x")
        return fuzzing.fails("codec", file)

    return fails


def test_what_ends_well_at_the_door_is_no_finding(replayed: Any):
    assert replayed("test -f $5 && exit 0; exit 1") == ""


def test_what_fails_at_the_door_is_told(replayed: Any):
    assert replayed("echo ValueError: odd >&2; exit 1") == "ValueError: odd"
    assert replayed("exit 3") == "it failed"
    assert replayed("kill -SEGV $$") == f"killed by {signal.SIGSEGV.name}"


def test_what_never_ends_at_the_door_is_told(replayed: Any, monkeypatch: pytest.MonkeyPatch):
    hasty = dataclasses.replace(fuzzing.TARGETS["codec"], patience_s=0.2)
    monkeypatch.setitem(fuzzing.TARGETS, "codec", hasty)
    assert replayed("exec sleep 60") == "no end after 0 s"


@pytest.mark.parametrize(("why", "code"), [("", 0), ("it failed", 1)])
def test_findings_are_kept_and_end_with_1(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    why: str,
    code: int,
):
    runs: list[str] = []

    def run(name: str, seconds: float, corpus: Path, stops: Path) -> int:
        assert seconds <= 30
        assert any(corpus.iterdir())
        if not runs:
            (stops / "crash-1").write_bytes(b"bad")
            (corpus / "learned").write_bytes(b"bad")
        else:
            assert not (corpus / "learned").exists()  # it would stop there again
        runs.append(name)
        return 7

    monkeypatch.setattr(fuzzing, "_run", run)
    monkeypatch.setattr(fuzzing, "fails", lambda name, stop: why)
    assert fuzzing.main(["codec", "--minutes", "0.5", "--folder", str(tmp_path)]) == code
    assert runs == ["codec", "codec"]
    kept = [file.read_bytes() for file in (tmp_path / "findings").iterdir()]
    assert kept == [b"bad"] * code
    assert "codec: 14 inputs" in capsys.readouterr().out


def test_a_target_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        fuzzing.main(["music"])
    assert "no such target: music" in capsys.readouterr().err
