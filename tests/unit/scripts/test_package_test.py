"""The check of the built program: no command is forgotten, faults are found, and fail the run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from engine.cli.parser import COMMAND_NAMES
from scripts.package_test import __main__ as command
from scripts.package_test.commands import TRIES, check_commands, refused
from scripts.package_test.package import Done, Failed, Home, Package, unpacked
from scripts.package_test.sessions import read_only_wrapper
from scripts.package_test.trial import Figure, Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(Package(tmp_path / "camscope"), tmp_path, tmp_path)


def test_every_command_is_tried_and_refuses():
    assert set(TRIES) == set(COMMAND_NAMES)
    for name, tries in TRIES.items():
        codes = {each.code for each in tries}
        assert {0, 2} <= codes, name


def test_a_command_without_a_try_is_a_fault(trial, monkeypatch):
    monkeypatch.setattr("scripts.package_test.commands.TRIES", {})
    assert len(list(check_commands(trial))) == len(COMMAND_NAMES)


@pytest.mark.parametrize(
    ("done", "is_fine"),
    [
        (Done(2, "", "a.png was not found.\n"), True),
        (Done(2, "", "b.png was not found.\n"), False),
        (Done(2, "", "a.png\nTraceback\n"), False),
        (Done(2, "a.png", "a.png was not found.\n"), False),
        (Done(2, "", ""), False),
    ],
    ids=["one sentence", "another name", "more lines", "something printed", "no word"],
)
def test_a_refusal_is_one_sentence_that_names_its_file(done, is_fine):
    assert (list(refused(naming="a.png").faults(None, done)) == []) is is_fine


def test_what_is_left_in_a_home_is_told_once(tmp_path):
    home = Home(tmp_path / "user")
    assert home.faults() == []
    (home.home / ".keras").mkdir()
    (home.home / ".keras" / "keras.json").touch()
    scratch = Path(home.places["temporary"], "camscope-1")
    scratch.touch()
    runs = home.folder / "state" / "Camscope" / "runs"
    runs.mkdir(parents=True)
    (runs / "1.run").touch()
    (home.folder / "traces" / "000.1").write_text('creat("/etc/x", 0600) = 3\n')
    assert home.faults() == [
        "it changes /etc/x (creat)",
        f"it leaves {home.home / '.keras'}",
        f"it leaves {home.home / '.keras' / 'keras.json'}",
        f"it leaves {scratch}",
        f"it leaves the record {runs / '1.run'}",
    ]
    assert home.faults() == []


def test_a_program_gets_nothing_of_the_callers_environment(tmp_path, monkeypatch):
    for name in ("PYTHONPATH", "QT_PLUGIN_PATH", "KERAS_HOME", "TF_CPP_MIN_LOG_LEVEL"):
        monkeypatch.setenv(name, "/of/the/caller")
    environment = Home(tmp_path).environment
    assert "/of/the/caller" not in environment.values()
    folders = [value for name, value in environment.items() if name.startswith(("HOME", "XDG_"))]
    assert len(folders) == 5
    assert all(folder.startswith(str(tmp_path.resolve())) for folder in folders)


def test_a_median_that_is_too_long_is_a_fault(trial):
    assert trial.measured(Figure("window", (0.9, 1.0, 7.0), 1.0)) == []
    assert trial.measured(Figure("heatmap", (4.0, 5.1, 5.2), 5.0)) != []
    assert [figure.median_s for figure in trial.figures] == [1.0, 5.1]


def fine(trial):
    trial.notes.append("seen")
    yield from ()


def wrong(trial):
    yield "no window"


def broken(trial):
    raise Failed("it has ended")
    yield


def test_any_fault_fails_the_run_and_is_printed(trial, monkeypatch, capsys):
    checks = {"fine": ("a", fine), "wrong": ("b", wrong), "broken": ("c", broken)}
    monkeypatch.setattr(command, "CHECKS", checks)
    assert command.run_checks(trial, ["fine"]) == 0
    assert "seen" in capsys.readouterr().out
    assert command.run_checks(trial, list(checks)) == 1
    told = capsys.readouterr().out
    assert "no window" in told
    assert "it has ended" in told
    assert "Wrong: wrong, broken." in told


def test_a_folder_without_a_program_is_refused(tmp_path, capsys, monkeypatch):
    with pytest.raises(Failed, match="there is no program"):
        unpacked(tmp_path, tmp_path)
    monkeypatch.setattr(command.shutil, "which", lambda name: None if name == "Xvfb" else name)
    assert command.main([str(tmp_path)]) == 2
    assert "Xvfb" in capsys.readouterr().out


def test_a_read_only_place_cannot_be_written_to(tmp_path):
    folder, place = tmp_path / "built", tmp_path / "影像 分析"
    folder.mkdir()
    place.mkdir()
    wrapper = read_only_wrapper(folder, place)
    if wrapper is None:
        pytest.skip("no file system can be mounted here")
    assert not (folder / "probe").exists()
    done = subprocess.run((*wrapper, "touch", place / "x"), stderr=subprocess.PIPE, check=False)
    assert done.returncode != 0
    assert list(folder.iterdir()) == list(place.iterdir()) == []
