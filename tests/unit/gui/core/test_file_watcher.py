"""Files that change on the disk: written in place, replaced, in pieces, gone and back."""

from __future__ import annotations

import os

import pytest

from gui.core import file_watcher
from gui.core.file_watcher import FileWatcher, Stamp, stamp_of


@pytest.fixture
def watcher(qapp):
    made = FileWatcher(settle_ms=20)
    yield made
    made.watch(())


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "ネット.keras"
    made.write_bytes(b"one")
    return made


def replace(path, content):
    beside = path.with_name("beside.part")
    beside.write_bytes(content)
    os.replace(beside, path)


def delete_and_write(path, content):
    path.unlink()
    path.write_bytes(content)


def write_in_place(path, content):
    path.write_bytes(content)


@pytest.mark.parametrize("write", [write_in_place, replace, delete_and_write])
def test_a_file_that_is_written_anew_is_told_each_time(watcher, path, write, qtbot):
    watcher.watch([str(path)])
    for content in (b"two two", b"three three three"):
        with qtbot.waitSignal(watcher.changed) as told:
            write(path, content)
        assert told.args == [str(path)]


def test_what_is_written_in_pieces_is_told_when_it_has_come_to_rest(watcher, monkeypatch, qtbot):
    looks = iter([Stamp(1, 10, 1), Stamp(2, 20, 1), Stamp(3, 30, 1), Stamp(4, 40, 1)])
    seen = []

    def stamp(_path):
        seen.append(next(looks, Stamp(4, 40, 1)))
        return seen[-1]

    monkeypatch.setattr(file_watcher, "stamp_of", stamp)
    watcher.watch(["/m/net.keras"])
    with qtbot.waitSignal(watcher.changed):
        watcher._on_hint()
    assert seen[-2:] == [Stamp(4, 40, 1)] * 2  # two looks alike, and not before
    assert len(seen) == 5


def test_other_files_of_the_folder_are_passed_over(watcher, path, qtbot):
    other = path.with_name("other.keras")
    watcher.watch([str(path)])
    told = []
    watcher.changed.connect(told.append)
    other.write_bytes(b"1")
    with qtbot.waitSignal(watcher.changed):
        replace(path, b"two two")
    assert told == [str(path)]


def test_an_empty_or_missing_file_is_not_told_until_it_is_back(watcher, path, qtbot):
    watcher.watch([str(path)])
    path.unlink()
    watcher._on_hint()
    assert not watcher._settling.isActive()
    path.write_bytes(b"")
    watcher._on_hint()
    assert not watcher._settling.isActive()
    with qtbot.waitSignal(watcher.changed):
        path.write_bytes(b"back again")


def test_what_is_not_watched_any_more_is_not_told(watcher, path, tmp_path, qtbot):
    other = tmp_path / "other.keras"
    other.write_bytes(b"1")
    watcher.watch([str(path)])
    watcher.watch([str(other)])
    assert watcher.paths == {str(other)}
    told = []
    watcher.changed.connect(told.append)
    path.write_bytes(b"two two")
    with qtbot.waitSignal(watcher.changed):
        other.write_bytes(b"2 2")
    assert told == [str(other)]


def test_a_file_is_told_once_more_when_that_is_wanted(watcher, path, qtbot):
    watcher.watch([str(path)])
    with qtbot.waitSignal(watcher.changed):
        watcher.expect(str(path), 1)


def test_polling_finds_what_the_system_does_not_tell(watcher, path, qtbot):
    watcher.watch([str(path)])
    watcher._system.removePaths([*watcher._system.files(), *watcher._system.directories()])
    watcher._polling.setInterval(20)
    watcher.poll()
    with qtbot.waitSignal(watcher.changed):
        path.write_bytes(b"two two")
    watcher._polling.stop()


def test_a_stamp_is_that_of_a_file_with_something_in_it(path):
    assert stamp_of(str(path)).size == 3
    assert stamp_of(str(path.parent / "none")) is None
    assert stamp_of("\0") is None


def test_a_saved_model_is_told_when_its_graph_is_written_anew(watcher, tmp_path, qtbot):
    folder = tmp_path / "net"
    folder.mkdir()
    (folder / "saved_model.pb").write_bytes(b"one")
    watcher.watch([str(folder)])
    with qtbot.waitSignal(watcher.changed) as told:
        replace(folder / "saved_model.pb", b"two two")
    assert told.args == [str(folder)]
