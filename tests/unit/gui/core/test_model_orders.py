"""Which answers to orders of models are still wanted."""

from engine.api.model import LoadModel
from gui.core.model_orders import ModelOrders
from gui.core.open_models import OpenModels
from tests.unit.gui import fakes

FIRST, NEWER = LoadModel("/m/a.keras"), LoadModel("/m/b.keras")
BESIDE = LoadModel("/m/a.keras", is_compared=True)


def test_the_newest_order_of_each_place_is_wanted():
    orders = ModelOrders()
    assert not orders
    assert orders.order(FIRST) is FIRST
    orders.order(BESIDE)
    assert orders
    assert orders.wants(FIRST)
    assert orders.wants(BESIDE)
    orders.order(NEWER)
    assert not orders.wants(FIRST)
    assert orders.wants(NEWER)
    assert orders.wants(BESIDE)


def test_what_is_not_open_is_not_wanted_any_more():
    orders = ModelOrders()
    orders.order(NEWER)
    orders.order(BESIDE)
    orders.keep(OpenModels(first=fakes.model_info("/m/a.keras")))
    assert orders.wants(FIRST)
    assert not orders.wants(NEWER)
    assert not orders.wants(BESIDE)
    orders.keep(OpenModels())
    assert not orders


def test_the_demo_is_the_file_that_was_ordered_as_such():
    orders = ModelOrders()
    orders.order(FIRST, is_demo=True)
    orders.order(NEWER)
    assert orders.is_demo(LoadModel("/m/a.keras", (("0", "other names"),)))
    assert not orders.is_demo(NEWER)


def test_a_failure_is_told_unless_the_order_was_quiet_or_old():
    orders, models = ModelOrders(), OpenModels(first=fakes.model_info("/m/a.keras"))
    orders.order(NEWER)
    assert orders.take_failure(NEWER, models)
    assert orders.wants(FIRST)
    assert not orders.take_failure(NEWER, models)
    orders.order(FIRST, is_quiet=True)
    assert not orders.take_failure(FIRST, models)
    orders.order(FIRST)
    assert orders.take_failure(FIRST, models)


def test_the_newest_order_of_a_file_counts_before_its_answer():
    orders, info = ModelOrders(), fakes.model_info("/m/a.keras")
    assert orders.newest(info) == info.request
    renamed = orders.order(info.request.naming(0, "mnist"))
    assert orders.newest(info) == renamed
    orders.order(LoadModel("/m/other.keras"))
    assert orders.newest(info) == info.request


def test_whoever_is_patient_is_not_told():
    orders = ModelOrders()
    orders.is_patient = True
    order = orders.order(LoadModel("/m/a.keras"))
    assert not orders.take_failure(order, OpenModels())
