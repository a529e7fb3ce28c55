"""Frames are counted without being decoded, and only so far."""

import pytest
from PIL import Image

from engine.imaging import gif_checks
from engine.imaging.gif_checks import gif_frames
from tests.unit.engine.imaging.files import GRAY, H, W, encoded


def animated(count):
    frames = [Image.new("RGB", (W, H), (40 * number, 9, 200)) for number in range(count)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_all_frames_are_counted(count):
    assert gif_frames(animated(count)) == count


def test_a_frame_with_a_table_and_a_comment_is_one():
    data = encoded(GRAY, "GIF", comment=b"," * 600)
    assert gif_frames(data) == 1
    assert gif_frames(data[:-1]) == 1  # without its trailer


def test_of_endless_frames_some_are_counted(monkeypatch):
    monkeypatch.setattr(gif_checks, "MAX_FRAMES", 7)
    data = animated(1)
    start = data.index(b"\x2c\0\0\0\0")
    frame = data[start:-1]
    assert gif_frames(data[:-1] + frame * 3 + b";") == 4
    assert gif_frames(data[:-1] + frame * 9 + b";") == 7


@pytest.mark.parametrize("length", range(40))
def test_a_file_that_is_cut_off_ends_the_count(length):
    assert gif_frames(animated(2)[:length]) <= 2
