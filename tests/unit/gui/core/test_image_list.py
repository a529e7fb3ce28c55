"""The list of open images."""

from gui.core.image_list import ImageList
from tests.unit.gui import fakes


def test_added_files_come_last_and_the_first_of_them_is_wanted():
    images = ImageList().with_paths(["/a/1.png", "/a/2.png"]).with_paths(["/a/3.png", "/a/1.png"])
    assert [entry.name for entry in images.entries] == ["1.png", "2.png", "3.png"]
    assert images.current == "/a/3.png"


def test_a_file_that_is_open_already_is_wanted_again():
    images = ImageList().with_paths(["/a/1.png", "/a/2.png"]).with_paths(["/a/2.png"])
    assert len(images.entries) == 2
    assert images.current == "/a/2.png"


def test_neighbours_end_at_the_ends():
    images = ImageList().with_paths(["1.png", "2.png"])
    assert images.neighbour(-1) is None
    assert images.neighbour(1) == "2.png"
    assert images.choosing("2.png").neighbour(1) is None
    assert ImageList().neighbour(1) is None


def test_when_the_current_goes_its_neighbour_is_wanted():
    images = ImageList().with_paths(["1.png", "2.png", "3.png"]).choosing("2.png")
    assert images.without("2.png").current == "3.png"
    assert images.choosing("3.png").without("3.png").current == "2.png"
    assert images.without("1.png").current == "2.png"
    assert images.without("unknown") is images
    assert ImageList().with_paths(["1.png"]).without("1.png").current is None


def test_a_pasted_picture_keeps_its_pixels_and_comes_once():
    pasted = fakes.picture("Pasted image", path="")
    images = ImageList().with_picture(pasted).with_picture(pasted)
    assert len(images.entries) == 1
    assert images.find(pasted.key).picture is pasted


def test_an_entry_that_was_taken_away_comes_back_at_its_place():
    images = ImageList().with_paths(["1.png", "2.png", "3.png"])
    for place, entry in enumerate(images.entries):
        less = images.without(entry.id)
        assert less.with_entry(entry, place).entries == images.entries
        assert less.with_entry(entry, place).current == less.current
        assert images.with_entry(entry, place) is images


def test_walking_steps_over_what_could_not_be_opened():
    images = ImageList().with_paths(["1.png", "2.png", "3.png"]).with_failed("2.png")
    assert images.neighbour(1) == "3.png"
    assert images.choosing("3.png").neighbour(-1) == "1.png"
    assert images.choosing("2.png").neighbour(1) == "3.png"  # it was asked for once more
    assert images.with_failed("2.png") is images
    assert images.with_failed("unknown") is images
    opened = images.with_failed("2.png", failed=False)
    assert (opened.neighbour(1), opened.failed) == ("2.png", frozenset())
    assert images.with_paths(["4.png"]).failed == {"2.png"}
    assert images.without("2.png").failed == frozenset()
    assert images.with_picture(fakes.picture("p", path="")).failed == {"2.png"}
