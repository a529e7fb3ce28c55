"""Scratch files go with their process; what a killed one left goes with the next start."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engine.storage import scratch
from engine.storage.folders import locked_folder
from engine.storage.scratch import PutAway, Scratch, record_folder, remove_leftovers

ROOT = Path(__file__).parents[4]

LEAVING = """
import sys
from engine.storage.scratch import SCRATCH
part = SCRATCH.open_part(sys.argv[1] + "/target.png")
part.write(b"half")
part.flush()
work = SCRATCH.make_work_folder()
open(work + "/copy.keras", "wb").close()
SCRATCH.lock(sys.argv[1])
print(part.name, work, sep="\\n", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def apart(tmp_path, monkeypatch):
    """A state folder and a folder for work folders of their own, and none that is noted yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(scratch, "record_folder", lambda: str(tmp_path / "state" / "runs"))
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))


@pytest.fixture
def mine():
    made = Scratch()
    yield made
    made.put_away(is_over=True)


def everything_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def killed_run(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Leave what a killed process leaves, and return its part and its work folder."""
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path / "temp"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PYTHONPATH": str(ROOT),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", LEAVING, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    with child:
        part, work = (Path(child.stdout.readline().strip()) for _ in range(2))
        assert part.is_file()
        assert work.is_dir()
        remove_leftovers(60)
        assert part.is_file()  # its owner lives
        assert work.is_dir()
        child.kill()
        child.wait()
    assert part.is_file()
    return part, work


@pytest.mark.skipif(sys.platform != "linux", reason="the state folder is told by the environment")
def test_what_a_killed_process_left_goes_and_nothing_else(tmp_path, monkeypatch, mine):
    monkeypatch.setattr(
        scratch, "record_folder", lambda: str(tmp_path / "state" / "Camscope" / "runs")
    )
    folder = tmp_path / "results"
    folder.mkdir()
    others = (
        ".camscope-0123456789abcdef-01234567.part",  # of a process that nothing is known of
        ".camscope-x.part",
        "target.png",
        ".hidden",
    )
    for name in others:
        (folder / name).touch()
    foreign = tmp_path / "temp" / "camscope-0123456789abcdef-abc"
    foreign.mkdir()
    living = mine.open_part(str(folder / "living.png"))
    part, work = killed_run(folder, tmp_path)
    token = part.name.split("-")[1]
    (folder / f".camscope-{token}-zz.part").touch()  # no name of ours
    (folder / f"camscope-{token}").touch()
    remove_leftovers(60)
    assert not part.exists()
    assert not work.exists()
    assert everything_below(folder) == sorted(
        (*others, f".camscope-{token}-zz.part", f"camscope-{token}", Path(living.name).name)
    )
    assert foreign.is_dir()
    assert len(os.listdir(tmp_path / "state" / "Camscope" / "runs")) == 1  # of this process
    living.close()
    with locked_folder(folder):  # the lock of the killed one stops nobody
        pass


def test_at_the_end_nothing_is_left_and_no_part_is_made_any_more(tmp_path, mine):
    part = mine.open_part(str(tmp_path / "a.png"))
    work = mine.make_work_folder()
    Path(work, "b").touch()
    mine.lock(str(tmp_path))
    assert len(os.listdir(tmp_path / "state" / "runs")) == 1
    part.close()
    mine.put_away(is_over=True)
    assert everything_below(tmp_path) == ["state", "state/runs", "temp"]
    with pytest.raises(PutAway):
        mine.open_part(str(tmp_path / "a.png"))


def test_each_folder_is_noted_once(tmp_path, mine):
    for number in range(3):
        mine.open_part(str(tmp_path / f"{number}.png")).close()
    with mine.work_folder() as work:
        assert Path(work).is_dir()
    assert not Path(work).exists()
    (record,) = (tmp_path / "state" / "runs").iterdir()
    lines = [json.loads(line) for line in record.read_bytes().splitlines()]
    assert lines == [platform.node(), str(tmp_path), str(tmp_path / "temp")]


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"\x00\xff{",
        b'"x',
        b'{"a": 1}\n[]\n3\n',
        b"[" * 5000,
        json.dumps(platform.node()).encode() + b'\n"/nowhere/at all"\n"a\\u0000b"\n"\\ud800"\n',
    ],
    ids=range(6),
)
def test_a_damaged_record_does_no_harm(tmp_path, words):
    runs = tmp_path / "state" / "runs"
    runs.mkdir(parents=True)
    (runs / "0123456789abcdef.run").write_bytes(words)
    (runs / "notes.txt").touch()
    scratch._remove_all()
    assert [path.name for path in runs.iterdir()] == ["notes.txt"] or words.startswith(b'"x')


def test_a_run_on_another_machine_is_left_alone(tmp_path):
    runs, folder = tmp_path / "state" / "runs", tmp_path / "results"
    runs.mkdir(parents=True)
    folder.mkdir()
    part = folder / ".camscope-0123456789abcdef-01234567.part"
    part.touch()
    record = runs / "0123456789abcdef.run"
    record.write_text(json.dumps("elsewhere") + "\n" + json.dumps(str(folder)) + "\n")
    scratch._remove_all()
    assert part.exists()
    record.write_text(json.dumps(platform.node()) + "\n" + json.dumps(str(folder)) + "\n")
    scratch._remove_all()
    assert not part.exists()
    assert not record.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(tmp_path):
    runs, folder, precious = (tmp_path / each for each in ("state/runs", "results", "precious"))
    for each in (runs, folder, precious):
        each.mkdir(parents=True)
    (precious / "file").touch()
    (folder / "camscope-0123456789abcdef-abc").symlink_to(precious)
    (folder / ".camscope-0123456789abcdef-01234567.part").symlink_to(precious / "file")
    (runs / "0123456789abcdef.run").write_text(
        f"{json.dumps(platform.node())}\n{json.dumps(str(folder))}\n"
    )
    scratch._remove_all()
    assert (precious / "file").exists()
    assert len(os.listdir(folder)) == 2


def test_work_goes_on_where_there_can_be_no_record(tmp_path, mine):
    (tmp_path / "state").touch()
    with mine.open_part(str(tmp_path / "a.png")) as part:
        part.write(b"1")
    mine.put_away()
    assert not os.path.exists(part.name)
    remove_leftovers(60)


def test_the_record_lies_in_the_users_state_folder():
    assert Path(record_folder()).name == "runs"
    assert "Camscope" in record_folder()
    shutil.rmtree(record_folder(), ignore_errors=True)
