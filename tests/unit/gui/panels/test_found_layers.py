"""The rows that a filter leaves: those found, and the branches above them."""

import pytest
from PySide6.QtCore import QObject

from gui.panels.found_layers import FoundLayers
from gui.panels.layer_model import PATH_ROLE, LayerModel
from tests.unit.gui import fakes

DEEP = "backbone/block2_conv"


@pytest.fixture
def found(qapp):
    owner = QObject()
    model = LayerModel(owner)
    model.set_info(fakes.model_info())
    made = FoundLayers(owner)
    made.setSourceModel(model)
    yield made
    made.setSourceModel(None)  # it would hold the model for ever, and the model its owner


def paths(found):
    return [index.data(PATH_ROLE) for index in found.rows_found()]


def test_without_a_filter_all_rows_are_there_from_the_top(found):
    assert paths(found) == [node.path for node in fakes.model_info().walk()]


def test_a_branch_stays_for_what_is_below_it_but_was_not_found_itself(found):
    found.find({DEEP, "scores"})
    assert found.rowCount() == 2
    assert found.rowCount(found.index(0, 0)) == 1
    assert paths(found) == [DEEP, "scores"]
    found.find(None)
    assert found.rowCount() == 4


def test_nothing_found_leaves_nothing(found):
    found.find(set())
    assert found.rowCount() == 0
    assert paths(found) == []
