"""Entries of an archive are checked before one is unpacked."""

import io
import stat
import zipfile

import pytest

from engine.api.errors import EngineError
from engine.models import zip_entries
from engine.models.zip_entries import Part, check_entries, data_offset, shown_name


def entries(*names, size=0, packed=0, flags=0, mode=0):
    found = []
    for name in names:
        info = zipfile.ZipInfo("x")
        info.filename = name
        info.file_size, info.compress_size, info.flag_bits = size, packed, flags
        info.external_attr = mode << 16
        found.append(info)
    return found


def refused(why):
    return EngineError("{why} Not opened.", why=why)


@pytest.mark.parametrize(
    ("members", "why"),
    [
        (entries("a", "b", "A"), "In f, the entry A is there twice. Not opened."),
        (entries("../a"), "In f, the entry ../a leads out of the archive. Not opened."),
        (entries("a/../b"), "leads out of the archive"),
        (entries("/a"), "leads out of the archive"),
        (entries("C:a"), "leads out of the archive"),
        (entries("a\\b"), "leads out of the archive"),
        (entries("a\0b"), "the entry a?b leads out of the archive"),
        (entries("a", flags=1), "is encrypted"),
        (entries("a", mode=stat.S_IFLNK | 0o777), "is a link"),
        (entries("a", size=10**9, packed=1000), "f would unpack to 1 GB, far more"),
        (entries(*"abcdef"), "the entry f is one of far too many entries"),
    ],
)
def test_entries_that_are_refused(members, why, monkeypatch):
    monkeypatch.setattr(zip_entries, "MAX_MEMBERS", 5)
    with pytest.raises(EngineError) as caught:
        check_entries(members, "f", refused)
    assert why in str(caught.value)


def test_sound_ones_pass():
    check_entries(entries("net/a", "net/..b", "net/c.d", size=100, packed=100), "f", refused)


def test_names_are_short():
    assert shown_name("a\0" + "b" * 200) == "a?" + "b" * 78


def test_bytes_are_found_by_the_entrys_own_header():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("first", b"12345")
        archive.writestr("second", b"67890")
    with zipfile.ZipFile(file) as archive:
        start = data_offset(file, archive.getinfo("second"))
        assert file.getvalue()[start : start + 5] == b"67890"
        broken = archive.getinfo("first")
        broken.file_size = 10**6
        with pytest.raises(zipfile.BadZipFile, match="longer than the archive"):
            data_offset(file, broken)
        broken.header_offset = 3
        with pytest.raises(zipfile.BadZipFile, match="local header is missing"):
            data_offset(file, broken)


def test_a_part_of_a_file_is_a_file_that_ends():
    part = Part(io.BytesIO(b"before[within]after"), 6, 8)
    assert part.readable()
    assert part.read() == b"[within]"
    assert part.read(4) == b""
    assert part.seek(-3, io.SEEK_END) == part.tell() == 5
    assert part.read(100) == b"in]"
    assert part.seek(-100, io.SEEK_CUR) == 0
    assert part.read(2) == b"[w"
    assert part.seek(20) == 20
    assert part.read() == b""
