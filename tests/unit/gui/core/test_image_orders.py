"""Views wait for images in turn: the newest order first, none twice for a view."""

from gui.core.image_orders import ImageOrders


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
