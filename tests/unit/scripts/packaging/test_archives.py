"""Archives hold what the folder held, the same bytes for the same folder."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile

import pytest

from engine.api.version import VERSION
from scripts.packaging.archives import archive_name, write_archive, write_sums


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "camscope"
    (root / "_internal" / "empty").mkdir(parents=True)
    (root / "camscope").write_bytes(b"\x7fELF program")
    (root / "camscope").chmod(0o755)
    (root / "_internal" / "b.txt").write_text("b")
    (root / "_internal" / "a.txt").write_text("a" * 5000)
    (root / "_internal" / "link").symlink_to("a.txt")
    return root


def test_a_tar_holds_all_with_links_and_rights(folder, tmp_path):
    file = tmp_path / "out.tar.xz"
    write_archive(folder, file)
    with tarfile.open(file) as tar:
        members = tar.getmembers()
        names = [member.name for member in members]
        assert names == sorted(names)
        assert names[0] == "camscope"
        assert {(member.uid, member.uname, member.mtime) for member in members} == {
            (0, "", members[0].mtime)
        }
        tar.extractall(tmp_path / "back", filter="tar")
    back = tmp_path / "back" / "camscope"
    assert (back / "_internal" / "a.txt").read_text() == "a" * 5000
    assert os.readlink(back / "_internal" / "link") == "a.txt"
    assert (back / "_internal" / "empty").is_dir()
    assert os.access(back / "camscope", os.X_OK)
    assert not os.access(back / "_internal" / "b.txt", os.X_OK) or os.name == "nt"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_zip_holds_all(folder, tmp_path):
    file = tmp_path / "out.zip"
    write_archive(folder, file)
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        assert packed.read("camscope/_internal/b.txt") == b"b"
        assert packed.read("camscope/_internal/a.txt") == b"a" * 5000


@pytest.mark.parametrize("suffix", [".tar.xz", ".zip"])
def test_the_same_folder_gives_the_same_bytes(folder, tmp_path, suffix):
    files = [tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"]
    for moment, file in enumerate(files):
        for path in (folder / "camscope", folder / "_internal"):
            os.utime(path, (1000 + moment, 1000 + moment))
        write_archive(folder, file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_the_command_xz_python_packs(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    write_archive(folder, tmp_path / "out.tar.xz")
    with tarfile.open(tmp_path / "out.tar.xz") as tar:
        assert tar.extractfile("camscope/_internal/b.txt").read() == b"b"


def test_what_cannot_be_written_leaves_nothing(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.packaging.archives.XZ_FILTERS", ("--no-such-option",) * 2)
    with pytest.raises(OSError, match=r"xz ended with|Broken pipe"):
        write_archive(folder, tmp_path / "out.tar.xz")
    assert not list(tmp_path.glob("out*"))


def test_the_sums_are_those_that_sha256sum_checks(tmp_path):
    files = [tmp_path / "b.zip", tmp_path / "a.tar.xz"]
    for file in files:
        file.write_bytes(file.name.encode() * 1000)
    sums = write_sums(files)
    assert [line.split()[1] for line in sums.read_text().splitlines()] == ["a.tar.xz", "b.zip"]
    subprocess.run(["sha256sum", "--check", "--strict", sums.name], cwd=tmp_path, check=True)
    files[0].write_bytes(b"other")
    assert subprocess.run(["sha256sum", "--check", sums.name], cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("system", "machine", "variant", "name"),
    [
        ("linux", "x86_64", "cpu", "linux-x86_64.tar.xz"),
        ("win32", "AMD64", "cpu", "windows-x86_64.zip"),
        ("darwin", "arm64", "cpu", "macos-arm64.tar.xz"),
        ("linux", "aarch64", "torch", "linux-arm64-torch.tar.xz"),
    ],
)
def test_the_name_says_what_it_runs_on(system, machine, variant, name):
    assert archive_name(variant, system, machine) == f"camscope-{VERSION}-{name}"
