"""The program becomes a box by its arguments alone."""

from engine.box.command import is_box


def test_a_box_is_told_by_its_arguments():
    assert is_box(["--box", "images"])
    assert not is_box(["--box"])
    assert not is_box(["--box", "images", "more"])
    assert not is_box(["picture.png", "--box"])
    assert not is_box([])
