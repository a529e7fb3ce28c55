"""The Debian package: what it depends on, and where it puts the program."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from engine.api.version import VERSION
from scripts.packaging import debian, systems

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("dpkg-deb", "readelf"))), reason="Debian's tools"
)


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "camscope"
    (folder / "_internal").mkdir(parents=True)
    shutil.copyfile(sys.executable, folder / "camscope")
    (folder / "camscope").chmod(0o755)
    (folder / "_internal" / "THIRD_PARTY.txt").write_text("licences")
    systems.add_system_files(folder, "linux")
    return folder


@pytest.fixture
def no_libraries(monkeypatch):
    # The interpreter of the tests may be linked to its own library.
    monkeypatch.setattr(
        debian, "needed_by", lambda file: {"libc.so.6", "libGL.so.1", *debian.WAYLANDS}
    )


def told_by(file, *options):
    run = subprocess.run(["dpkg-deb", *options, str(file)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.usefixtures("no_libraries")
def test_the_program_goes_to_opt_and_is_known_to_the_system(package, tmp_path):
    file = tmp_path / debian.package_name()
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*")}
    debian.write_package(package, file, tmp_path / "work")
    assert not (tmp_path / "work").exists()
    assert {path: path.stat().st_mtime_ns for path in package.rglob("*")} == before
    fields = dict(
        line.split(": ", 1) for line in told_by(file, "--field").splitlines() if ": " in line
    )
    assert (fields["Package"], fields["Version"]) == ("camscope", VERSION)
    libc, *others = fields["Depends"].split(", ")
    assert libc.startswith("libc6 (>= 2.")
    assert others == ["libgl1"], "what X11 does without must not keep it from being installed"
    assert "libwayland-egl1" in fields["Recommends"]
    listed = told_by(file, "--contents")
    assert all("root/root" in line for line in listed.splitlines())
    for place in (
        "./opt/camscope/camscope",
        "./usr/bin/camscope -> /opt/camscope/camscope",
        "./usr/share/applications/camscope.desktop -> /opt/camscope/share/camscope.desktop",
        "./usr/share/mime/packages/camscope.xml",
        "./usr/share/doc/camscope/copyright",
    ):
        assert place in listed
    assert "register.sh" not in listed


def test_the_newest_glibc_that_is_asked_for_is_found(tmp_path):
    library = tmp_path / "lib.so"
    library.write_bytes(b"GLIBC_2.9\0GLIBC_2.34\0GLIBC_2.2.5\0GLIBC_PRIVATE\0")
    assert debian.newest_glibc([library]) == (2, 34)


def test_a_library_of_which_nobody_knows_the_package_is_an_error(package, monkeypatch):
    monkeypatch.setattr(debian, "needed_by", lambda file: {"libstrange.so.7"})
    with pytest.raises(ValueError, match=r"which package has: libstrange\.so\.7"):
        debian.depends(package)


def test_what_a_library_is_linked_to_is_read():
    import msgspec._core as extension

    assert "libc.so.6" in debian.needed_by(extension.__file__)
