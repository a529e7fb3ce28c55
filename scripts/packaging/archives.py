"""Packs the built folder for users: an archive of the system's kind, and its SHA-256 sum.

Members stand in the order of their names, with one date and nobody's name, so that the same folder
gives the same archive.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import platform
import shutil
import stat
import subprocess
import sys
import tarfile
import zipfile
from typing import IO, TYPE_CHECKING

from engine.api.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

XZ_FILTERS = "--x86", "--lzma2=preset=6"
"""Machine code is packed smaller when jumps are written as where they go: `--x86`."""
SUMS = "SHA256SUMS"
_DATE = 1_577_836_800
"""The first of January 2020, in seconds: a zip file knows no date before 1980."""
_SYSTEMS = {"win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}


def archive_name(variant: str, system: str = sys.platform, machine: str = "") -> str:
    """Return the name of a variant's archive, which says what it runs on."""
    machine = (machine or platform.machine()).lower()
    where = f"{_SYSTEMS.get(system, system)}-{_MACHINES.get(machine, machine)}"
    suffix = ".zip" if system == "win32" else ".tar.xz"
    return f"camscope-{VERSION}-{where}{'' if variant == 'cpu' else f'-{variant}'}{suffix}"


def write_archive(folder: Path, file: Path) -> None:
    """Pack a folder, with its own name at the top, into a .zip or .tar.xz file."""
    partial = file.with_name(f"{file.name}.part")
    try:
        if file.suffix == ".zip":
            _write_zip(folder, partial)
        else:
            _write_tar(folder, partial)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def write_sums(files: list[Path]) -> Path:
    """Write the SHA-256 sums of files of one folder as `sha256sum --check` reads them."""
    lines = []
    for file in sorted(files):
        with file.open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.name}\n")
    sums = files[0].parent / SUMS
    sums.write_text("".join(lines), encoding="utf-8")
    return sums


def _members(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield a folder and all that is below it, in the order of the names in the archive."""
    yield folder, folder.name
    below = ((path, path.relative_to(folder.parent).as_posix()) for path in folder.rglob("*"))
    yield from sorted(below, key=lambda member: member[1])


def _write_tar(folder: Path, file: Path) -> None:
    with file.open("wb") as out:
        xz = shutil.which("xz")
        if not xz:
            with lzma.open(out, "wb") as packed:
                _add_all(folder, packed)
            return
        command = [xz, "--threads=0", *_filters(), "--stdout"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out) as process:
            assert process.stdin is not None
            _add_all(folder, process.stdin)
            process.stdin.close()
        if process.returncode:
            raise OSError(f"xz ended with {process.returncode} while it wrote {file}.")


def _filters() -> tuple[str, ...]:
    return XZ_FILTERS if platform.machine() in ("x86_64", "AMD64") else XZ_FILTERS[1:]


def _add_all(folder: Path, packed: IO[bytes]) -> None:
    with tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for path, name in _members(folder):
            tar.add(path, name, recursive=False, filter=_anonymous)


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = _DATE
    member.mode = 0o755 if member.isdir() or member.mode & stat.S_IXUSR else 0o644
    return member


def _write_zip(folder: Path, file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, name in _members(folder):
            if path.is_dir():
                continue
            member = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            is_program = os.access(path, os.X_OK)
            member.external_attr = (stat.S_IFREG | (0o755 if is_program else 0o644)) << 16
            with path.open("rb") as source, packed.open(member, "w", force_zip64=True) as to:
                shutil.copyfileobj(source, to, 1 << 20)
