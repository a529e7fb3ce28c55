"""A lock is one holder's, and ends with its process."""

import os
import subprocess
import sys

import pytest

from engine.api.file_lock import try_lock, unlock

HOLD = (
    "import sys; from engine.api.file_lock import try_lock; kept = try_lock(sys.argv[1]);"
    "print(kept is not None, flush=True); sys.stdin.read()"
)


def test_one_has_it_until_it_is_given_up(tmp_path):
    path = str(tmp_path / "a")
    first = try_lock(path)
    assert first is not None
    assert try_lock(path) is None
    unlock(first, path)
    assert not os.path.exists(path)
    again = try_lock(path)
    assert again is not None
    unlock(again, path)


def test_what_is_in_the_file_stays_and_others_may_read_it(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"before ")
    lock = try_lock(str(path))
    lock.write(b"after")
    lock.flush()
    if sys.platform != "win32":
        assert path.read_bytes() == b"before after"
    unlock(lock, str(path))


def test_a_killed_process_has_nothing_locked(tmp_path):
    path = str(tmp_path / "a")
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout.readline().strip() == b"True"
        assert try_lock(path) is None
        child.kill()
        child.wait()
    assert os.path.exists(path)
    lock = try_lock(path)
    assert lock is not None
    unlock(lock, path)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can remove an open file there")
def test_a_file_that_was_removed_meanwhile_is_no_lock(tmp_path, monkeypatch):
    import fcntl

    path, real, calls = tmp_path / "a", fcntl.flock, []

    def late(file, how):
        real(file, how)
        if not calls:
            path.unlink()  # by the one that had it until now
        calls.append(file)

    monkeypatch.setattr(fcntl, "flock", late)
    lock = try_lock(str(path))
    assert len(calls) == 2
    assert os.path.samestat(os.fstat(lock.fileno()), path.stat())
    unlock(lock, str(path))


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        try_lock(str(tmp_path / "no" / "a"))
