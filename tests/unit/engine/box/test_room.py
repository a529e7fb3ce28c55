"""Arrays pass through memory that both sides have, and nobody can change its size."""

from __future__ import annotations

import errno
import mmap
import os
import sys

import numpy as np
import pytest

from engine.box import room as rooms
from engine.box.jobs import KINDS, Kind
from engine.box.room import BoxRoom, WaitingRoom, made_room
from engine.imaging.decode import MAX_PIXELS, SMALL_SIDE
from engine.ipc.codec import MessageError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory without a name")

PAGE = mmap.PAGESIZE


@pytest.fixture
def descriptor():
    descriptor = made_room(100 * PAGE)
    yield descriptor
    os.close(descriptor)


@pytest.fixture
def ends(descriptor):
    """A waiting side's end and a box's end of one room."""
    waiting, box = WaitingRoom(os.dup(descriptor)), BoxRoom(os.dup(descriptor))
    yield waiting, box
    waiting.close()


def pieces(*texts):
    return [memoryview(text) for text in texts]


def resident(descriptor):
    """How many bytes the system has made pages for."""
    return os.fstat(descriptor).st_blocks * 512


def test_what_is_laid_is_taken(ends):
    waiting, box = ends
    assert box.lay(pieces(b"abc", b"", b"defgh"))
    assert [*map(bytes, waiting.taken([3, 0, 4, 1]))] == [b"abc", b"", b"defg", b"h"]


def test_what_is_taken_is_a_copy(ends):
    waiting, box = ends
    box.lay(pieces(b"first"))
    [taken] = waiting.taken([5])
    box.rewind()
    box.lay(pieces(b"later"))
    assert bytes(taken) == b"first"
    waiting.rewind()
    assert bytes(*waiting.taken([5])) == b"later"


def test_a_job_lays_one_answer_behind_the_other(ends):
    waiting, box = ends
    for text in (b"one", b"other"):  # the second before the first is taken
        assert box.lay(pieces(text))
    assert [bytes(*waiting.taken([size])) for size in (3, 5)] == [b"one", b"other"]
    assert box.lay(pieces(bytes(99 * PAGE)))
    assert not box.lay(pieces(bytes(PAGE)))  # the rest goes another way
    waiting.taken([99 * PAGE])
    with pytest.raises(MessageError, match="cannot be taken"):
        waiting.taken([PAGE])


def test_what_does_not_fit_is_not_laid(ends):
    waiting, box = ends
    box.lay(pieces(b"abc"))
    assert not box.lay(pieces(bytes(60 * PAGE), bytes(40 * PAGE)))
    assert bytes(*waiting.taken([3])) == b"abc"
    box.rewind()
    assert box.lay(pieces(bytes(60 * PAGE), bytes(40 * PAGE)))


def test_more_than_there_is_cannot_be_taken(ends):
    waiting, _ = ends
    with pytest.raises(MessageError, match="cannot be taken"):
        waiting.taken([100 * PAGE, 1])


@pytest.mark.parametrize("size", [0, 50 * PAGE, 200 * PAGE])
def test_its_size_stays_and_so_do_its_seals(descriptor, size):
    import fcntl

    with pytest.raises(OSError) as caught:  # noqa: PT011  its number is looked at
        os.ftruncate(descriptor, size)
    assert caught.value.errno == errno.EPERM
    with pytest.raises(OSError):  # noqa: PT011  as above
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE)


def test_pages_are_made_ready_once_and_no_more_than_are_kept(ends, descriptor, monkeypatch):
    waiting, _ = ends
    assert resident(descriptor) == 0
    waiting.make_ready(10 * PAGE)
    assert resident(descriptor) == 10 * PAGE
    monkeypatch.setattr(rooms, "KEPT_BYTES", 20 * PAGE)
    waiting.make_ready(90 * PAGE)
    assert resident(descriptor) == 20 * PAGE


def test_the_pages_of_a_very_large_answer_are_given_back(ends, descriptor, monkeypatch):
    waiting, box = ends
    monkeypatch.setattr(rooms, "KEPT_BYTES", 20 * PAGE)
    data = np.random.default_rng(0).integers(0, 256, 80 * PAGE, np.uint8)
    for _ in range(2):
        box.lay([data.data])
        assert resident(descriptor) >= 80 * PAGE
        [taken] = waiting.taken([data.size])
        assert bytes(taken) == data.tobytes()
        waiting.rewind()
        box.rewind()
        assert resident(descriptor) == 20 * PAGE


def test_an_empty_room_takes_no_memory_and_can_be_used_again(ends, descriptor):
    waiting, box = ends
    box.lay(pieces(bytes(80 * PAGE)))
    waiting.rewind()
    waiting.empty()
    assert resident(descriptor) == 0
    box.rewind()
    box.lay(pieces(b"again"))
    assert bytes(*waiting.taken([5])) == b"again"


def test_the_largest_picture_fits_into_the_room_of_image_boxes():
    assert KINDS[Kind.IMAGES].room_bytes >= 3 * (MAX_PIXELS + SMALL_SIDE**2)
