"""Libraries lose what debuggers read, and can be loaded afterwards."""

from __future__ import annotations

import ctypes
import shutil
import struct
import sys

import pytest

from scripts.packaging.stripping import is_aligned, strip_libraries

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("strip"), reason="strip is Linux's"
)


def elf(*segments: tuple[int, int, int]) -> bytes:
    """Return an ELF file's header with segments to load: offset, address, step."""
    head = b"\x7fELF\x02\x01\x01" + bytes(9)
    head += struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, len(segments), 0, 0, 0)
    return head + b"".join(
        struct.pack("<IIQQQQQQ", 1, 5, offset, address, address, 10, 10, step)
        for offset, address, step in segments
    )


@pytest.mark.parametrize(
    ("library", "can"),
    [
        (elf((0, 0, 4096), (0x2010, 0x5010, 4096)), True),
        (elf((0, 0, 4096), (0x2000, 0x5010, 4096)), False),
        (elf((0x2000, 0x5010, 1)), True),
        (b"not a library at all", False),
        (b"", False),
        (b"\x7fELF\x01\x01" + bytes(60), False),
    ],
)
def test_segments_lie_as_a_loader_maps_them(library, can):
    assert is_aligned(library) is can


def test_a_library_is_smaller_and_can_still_be_loaded(tmp_path):
    import msgspec._core as extension

    file = tmp_path / "deep" / "copy.so.1"
    file.parent.mkdir()
    shutil.copyfile(extension.__file__, file)
    (tmp_path / "link.so").symlink_to(file)
    (tmp_path / "text.so").write_text("no library")
    before = file.stat().st_size
    saved = strip_libraries(tmp_path)
    assert saved == before - file.stat().st_size
    assert (tmp_path / "link.so").is_symlink()
    assert (tmp_path / "text.so").read_text() == "no library"
    assert sorted(path.name for path in tmp_path.rglob("*.stripped")) == []
    assert ctypes.PyDLL(str(file)).PyInit__core


def test_nvidias_stay_as_they_are(tmp_path):
    import msgspec._core as extension

    file = tmp_path / "nvidia" / "cudnn" / "lib" / "libcudnn.so.9"
    file.parent.mkdir(parents=True)
    shutil.copyfile(extension.__file__, file)
    assert strip_libraries(tmp_path) == 0


def test_what_could_not_be_loaded_stays_as_it_was(tmp_path, monkeypatch):
    import msgspec._core as extension

    file = tmp_path / "copy.so"
    shutil.copyfile(extension.__file__, file)
    before = file.read_bytes()
    monkeypatch.setattr("scripts.packaging.stripping.is_aligned", lambda library: False)
    assert strip_libraries(tmp_path) == 0
    assert file.read_bytes() == before
