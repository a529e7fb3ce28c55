"""The page of weights: what it says without any, kernels as pictures, histograms, dead filters."""

import numpy as np
import pytest

from engine.api.activations import ShowWeights, WeightArray, WeightStatistics
from gui.core.state import State
from gui.panels.weights import SHOWN_DEAD, WeightsPage
from tests.unit.gui.queries.test_activations import FIRST, Desk

KERNELS = np.random.default_rng(0).normal(size=(3, 3, 3, 8)).astype(np.float32)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def page(desk, qtbot):
    made = WeightsPage(desk.state)
    qtbot.addWidget(made)
    made.resize(1000, 260)
    with qtbot.waitExposed(made):
        made.show()
    return made


def array(name, shape, minimum=-1.0, maximum=2.0):
    counts = np.zeros(64, np.int64)
    counts[10] = 5
    return WeightArray(name, shape, minimum, 0.1, maximum, 0.5, 0.25, 0, counts)


def answer(desk, arrays=(), kernels=None, filter_count=0, dead=()):
    (request,) = desk.asked()
    desk.answer(WeightStatistics(request, arrays, kernels, filter_count, dead, 1.0))


def test_it_asks_by_being_visible(page, desk):
    assert desk.asked() == [ShowWeights("model-1", "backbone/block3_conv")]
    page.hide()
    desk.state.select(layer=FIRST)
    assert desk.asked() == []
    page.show()
    assert desk.asked() == [ShowWeights("model-1", FIRST)]


def test_what_is_missing_is_said_in_words(page, desk, qtbot):
    assert page.note.text() == "The weights of backbone/block3_conv are on their way."
    answer(desk)
    assert page.note.text() == "backbone/block3_conv has no weights of its own."
    desk.controller.ask_again()
    desk.controller.cancel()
    desk.controller.ask_again()
    desk.refuse(desk.asked()[-1], "No such layer.")
    assert page.note.text() == "No such layer."
    bare = WeightsPage(State())
    qtbot.addWidget(bare)
    with qtbot.waitExposed(bare):
        bare.show()
    assert "Open a model" in bare.note.text()


def test_kernels_are_pictures_and_weights_histograms(page, desk, qtbot):
    arrays = (array("kernel", (3, 3, 3, 8)), array("bias", (8,)))
    answer(desk, arrays, KERNELS, 8, (2, 5))
    assert page.summary.text() == ("backbone/block3_conv · 2 of 8 filters are 0 everywhere (2, 5)")
    assert page.kernels.isVisible()
    qtbot.waitUntil(lambda: page.kernels.made_count == 8)  # a few in each turn
    said = page.histograms.accessibleDescription()
    assert "kernel   3 × 3 × 3 × 8: -1 to 2" in said
    assert "25 % zeros" in said


def test_a_kernel_says_which_values_are_black_and_white(page, desk):
    kernels = np.zeros((1, 2, 1, 2), np.float32)
    kernels[0, :, 0, 1] = -0.5, 2
    answer(desk, (array("kernel", (1, 2, 1, 2)),), kernels, 2)
    assert page._kernel_words(1) == "filter 1, -0.5 (black) to 2 (white)"
    assert "2 filters, none of them 0 everywhere" in page.summary.text()


def test_filters_that_do_not_look_at_the_image_are_no_pictures(page, desk):
    answer(desk, (array("kernel", (3, 3, 64, 64)),), None, 64)
    assert not page.kernels.isVisible()
    assert page.summary.text().endswith("Only filters that look at the image itself are pictures.")


@pytest.mark.parametrize(
    ("dead", "words"),
    [
        (SHOWN_DEAD, "12 of 64 filters are 0 everywhere (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"),
        (SHOWN_DEAD + 1, "filters are 0 everywhere (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)"),
        (1, "1 of 64 filters is 0 everywhere (0)"),
    ],
)
def test_not_all_dead_filters_are_named(page, desk, dead, words):
    answer(desk, (array("kernel", (3, 3, 64, 64)),), None, 64, tuple(range(dead)))
    assert words in page.summary.text()


@pytest.mark.parametrize(
    ("ends", "zero"), [((-1, 3), 0.25), ((0, 2), 0.0), ((1, 2), None), ((0, 0), None)]
)
def test_a_histogram_marks_0_where_it_has_it(page, desk, ends, zero):
    seen = []
    page.histograms.set_rows = seen.extend
    answer(desk, (array("bias", (8,), *ends),), None, 0)
    (shown,) = seen
    assert shown.zero == zero
    assert shown.title == "bias   8"
    assert sum(shown.counts) == 5
