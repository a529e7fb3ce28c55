"""The layer tree's model: it keeps the rules of Qt, and says of each layer what it is."""

import dataclasses

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtTest import QAbstractItemModelTester

from gui.core.layer_kinds import LayerKind
from gui.panels.layer_model import (
    AUTO_ROLE,
    PATH_ROLE,
    Column,
    LayerModel,
)
from gui.text.layers import params_words, shape_words
from tests.unit.gui import fakes
from tests.unit.gui.odd_names import odd_names, words_of_html

Role = Qt.ItemDataRole


@pytest.fixture
def model(qapp):
    made = LayerModel()
    made.set_info(fakes.model_info())
    return made


def test_the_model_keeps_qts_rules(qapp):
    made = LayerModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    for info in (fakes.model_info(), None, fakes.model_info(count=300)):
        made.set_info(info)
    assert tester.model() is made


def test_nested_models_are_branches(model):
    assert model.rowCount() == 4
    backbone = model.index_of("backbone")
    assert model.rowCount(backbone) == 4
    child = model.index(2, Column.NAME, backbone)
    assert model.data(child) == "block2_conv"
    assert model.parent(child) == backbone
    assert model.node_at(child).path == "backbone/block2_conv"


def test_columns_show_type_shape_and_parameters(model):
    row = model.index_of("backbone/block0_conv")
    cells = [model.data(row.siblingAtColumn(column)) for column in Column]
    assert cells == ["block0_conv", "56 × 56 × 8", "9,248", "Conv2D"]
    assert shape_words((None, None, None, 3)) == "? × ? × 3"
    assert shape_words(()) == ""


def test_only_layers_with_a_map_can_be_selected_and_others_say_why(model):
    good, bad = model.index_of("backbone/block0_conv"), model.index_of("gap")
    assert model.flags(good) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(bad) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(bad) & Qt.ItemFlag.ItemIsEnabled
    assert "gap gives one value, not a grid." in model.data(bad, Qt.ItemDataRole.ToolTipRole)
    assert model.data(bad, Qt.ItemDataRole.ForegroundRole) is not None
    assert model.data(good, Qt.ItemDataRole.ForegroundRole) is None


def test_the_auto_layer_says_why_it_was_picked(model):
    auto = model.index_of("backbone/block3_conv")
    assert "before pooling" in model.data(auto, Qt.ItemDataRole.ToolTipRole)
    other = model.index_of("backbone/block2_conv")
    assert "before pooling" not in model.data(other, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (999_999, "999,999"), (2_359_808, "2,359,808"), (102_764_544, "102,764,544")],
)
def test_numbers_of_parameters_have_one_form(count, words):
    assert params_words(count) == words


def test_a_path_finds_its_row_and_a_row_its_path(model):
    for node in fakes.model_info().walk():
        assert model.data(model.index_of(node.path), PATH_ROLE) == node.path
    assert not model.index_of("gone").isValid()
    assert not model.index_of(None).isValid()
    assert model.node_at(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_the_columns_have_headings(model):
    across = Qt.Orientation.Horizontal
    assert [model.headerData(each, across) for each in Column] == [
        "Name",
        "Output",
        "Params",
        "Type",
    ]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, across, Role.ToolTipRole) is None
    alignment = model.headerData(Column.PARAMS, across, Role.TextAlignmentRole)
    assert alignment & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(Column.NAME, across, Role.TextAlignmentRole) is None


def test_a_layer_taken_into_the_mix_is_marked_and_those_that_stay_are_not_drawn_anew(model):
    first, second, third = (f"backbone/block{number}_conv" for number in range(3))
    model.set_mixed(frozenset({first, second}))
    changed = []
    model.dataChanged.connect(lambda top, bottom, roles: changed.append(top.data()))
    model.set_mixed(frozenset({second, third}))
    assert sorted(changed) == ["block0_conv", "block2_conv"]
    grounds = [model.data(model.index_of(path), Role.BackgroundRole) for path in (first, second)]
    assert grounds[0] is None
    assert isinstance(grounds[1], QColor)
    assert "Combined" in model.data(model.index_of(second), Role.ToolTipRole)
    assert "Combined" not in model.data(model.index_of(first), Role.ToolTipRole)


def test_symbols_are_those_of_the_kind_and_stand_before_the_name_alone(model, qtbot):
    icons = {kind: QIcon(QPixmap(4, 4)) for kind in LayerKind}
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_icons(icons)
    assert told.args[2] == [Role.DecorationRole]
    for path, kind in (
        ("input", LayerKind.INPUT),
        ("backbone", LayerKind.MODEL),
        ("backbone/block0_conv", LayerKind.CONVOLUTION),
        ("gap", LayerKind.POOLING),
        ("scores", LayerKind.DENSE),
    ):
        index = model.index_of(path)
        assert model.data(index, Role.DecorationRole).cacheKey() == icons[kind].cacheKey()
        assert model.data(index.siblingAtColumn(Column.TYPE), Role.DecorationRole) is None


def test_the_automatic_layer_alone_is_marked_as_such(model):
    marked = [
        node.path
        for node in fakes.model_info().walk()
        if model.data(model.index_of(node.path), AUTO_ROLE)
    ]
    assert marked == ["backbone/block3_conv"]


def test_cells_are_told_with_their_depth_for_the_columns_widths(model):
    cells = model.cells()
    assert cells[Column.NAME] == [
        (0, "input"),
        (0, "backbone"),
        *[(1, f"block{number}_conv") for number in range(3)],
        (1, "block3_conv ★"),
        (0, "gap"),
        (0, "scores"),
    ]
    assert cells[Column.TYPE][-1] == (0, "Dense")
    assert cells[Column.PARAMS][:2] == [(0, ""), (0, "120,000")]


def test_what_a_layer_takes_and_holds_is_told(qapp):
    node = dataclasses.replace(
        fakes.layer("sum", "Add", (None, 8, 6, 4), 1),
        connected_to=("left", "right"),
        trainable=False,
    )
    model = LayerModel()
    model.set_info(fakes.model_info(layers=(node,), auto_layer=None))
    words = model.data(model.index_of("sum"), Role.AccessibleDescriptionRole)
    assert words == "sum\nAdd, 8 × 6 × 4, 1 param, frozen\nInput from: left, right"


@odd_names
def test_an_odd_name_is_shown_as_it_is(qapp, name, shown):
    node = fakes.layer(name, explainable=False)
    model = LayerModel()
    model.set_info(dataclasses.replace(fakes.model_info(), layers=(node,)))
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == shown.rpartition("/")[2]
    tip = words_of_html(model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert "".join(shown.replace("\\n", "").split()) in "".join(tip.split())
