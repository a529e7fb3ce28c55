"""Views wait for images in turn: the newest order first, none twice for a view."""

from gui.core.image_list import ImageList
from gui.core.image_orders import ImageOrders, image_after


def test_the_newest_order_goes_first_and_replaces_that_of_its_view():
    orders = ImageOrders().wanting(0, "a").wanting(1, "b").wanting(0, "c")
    assert orders.waiting == ((0, "c"), (1, "b"))
    assert orders.next_id == "c"
    assert orders.wanting_later(0, "d").waiting == ((1, "b"), (0, "d"))
    assert (orders.entry_of(1), orders.entry_of(5)) == ("b", None)


def test_one_image_may_be_awaited_by_several_views():
    orders = ImageOrders().wanting_later(0, "a").wanting_later(2, "b").wanting_later(3, "a")
    assert orders.views_of("a") == (0, 3)
    assert orders.without("a").waiting == ((2, "b"),)
    assert orders.among({0, 2}).waiting == ((0, "a"), (2, "b"))
    assert orders.among({0, 2, 3}) is orders
    assert ImageOrders().next_id is None


ABC = ImageList().with_paths(["a", "b", "c"])
NONE = ImageOrders()


def test_a_cancelled_image_leaves_the_one_that_is_shown():
    assert image_after(ABC.choosing("b"), NONE, 0, "a", None) == (ABC.choosing("a"), NONE)
    assert image_after(ABC.choosing("b"), NONE, 0, None, None) == (ABC.choosing(None), NONE)
    # The shown one was taken off the strip.
    left = ABC.without("a")
    assert image_after(left, NONE, 0, "a", None) == (left.choosing(None), NONE)


def test_a_damaged_image_is_left_for_the_one_that_is_shown():
    images, orders = image_after(ABC.choosing("b"), NONE, 0, "a", "b")
    assert (images.current, images.failed, orders) == ("a", {"b"}, NONE)
    # Somebody has walked on meanwhile.
    images, _ = image_after(ABC.choosing("c"), NONE, 0, "a", "b")
    assert (images.current, images.failed) == ("c", {"b"})


def test_while_nothing_is_shown_the_next_one_is_tried_then_the_one_before():
    images, orders = image_after(ABC.choosing("b"), NONE, 3, None, "b")
    assert (images.current, orders.waiting) == ("c", ((3, "c"),))
    images, orders = image_after(images, NONE, 3, None, "c")
    assert (images.current, orders.waiting) == ("a", ((3, "a"),))
    images, orders = image_after(images, NONE, 3, None, "a")
    assert (images.current, images.failed, orders) == (None, {"a", "b", "c"}, NONE)
