"""File names of maps: readable, short enough, and each of its own."""

from __future__ import annotations

import os

from engine.cli.explain.map_writer import FileNames


def test_a_name_tells_what_it_is_of():
    assert FileNames(()).new(7, "two words.jpeg", "rise", "", "tabby cat") == (
        "0007_two-words_rise_tabby-cat"
    )
    assert FileNames(()).new(12345, "a.b.png", "grad-cam", "block/conv@2", "x") == (
        "12345_a.b_grad-cam_block-conv@2_x"
    )


def test_no_two_are_alike_even_where_case_does_not_count():
    names = FileNames(["0001_a_cam_x_y"])
    found = [names.new(1, image, "cam", "x", "y") for image in ("a.png", "A.png", "a.png")]
    assert found == ["0001_a_cam_x_y~2", "0001_A_cam_x_y~3", "0001_a_cam_x_y~4"]


def test_the_longest_fits_every_file_system():
    names = FileNames(())
    for _ in range(2):
        stem = names.new(10**6, "猫" * 80 + ".png", "grad-cam-elementwise", "層" * 80, "名" * 80)
        assert len(os.fsencode(f"{stem}.std.npy")) <= 255
    assert not set(names.new(1, "a.png", "m", 'a<b>"c"?', "x|y*z:\\")) & set('<>:"/\\|?* ')
