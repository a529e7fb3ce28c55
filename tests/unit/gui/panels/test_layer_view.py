"""The tree's columns: shapes are seen beside most names; and its menu's two ways."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from gui.panels.layer_model import PLUS, STAR, Column, LayerModel
from gui.panels.layer_view import NAME_LEAST, LayerView
from gui.text.languages import LANGUAGES
from tests.unit.gui import fakes
from tests.unit.gui.fitting import misfits
from tests.unit.gui.spoken import speaking

TYPES = ("GlobalAveragePooling2D", "BatchNormalization")
LONG = "a_name_that_is_longer_than_any_column_could_be_" * 2


@pytest.fixture
def model(qapp):
    made = LayerModel()
    rows = (
        fakes.layer("stem", TYPES[1], (None, 1024, 1024, 2048), 102_764_544),
        fakes.layer("gap", TYPES[0], (None, 512), 0, explainable=False),
        fakes.layer("auto", "Conv2D"),
    )
    made.set_info(fakes.model_info(layers=rows, auto_layer="auto"))
    return made


@pytest.fixture
def view(model, qtbot):
    made = LayerView()
    made.setModel(model)
    qtbot.addWidget(made)
    made.show()
    made.fit_columns(model.cells())
    return made


def needed(view, words):
    return view.fontMetrics().horizontalAdvance(words)


def resized(view, width):
    view.resize(width, 300)
    return {column: view.columnWidth(column) for column in Column}


@pytest.mark.parametrize("width", [200, 320, 500, 900])
def test_shapes_numbers_and_types_are_never_elided(view, width):
    widths = resized(view, width)
    assert widths[Column.OUTPUT] > needed(view, "1024×1024×2048")
    assert widths[Column.PARAMS] > needed(view, "102,764,544")
    assert widths[Column.TYPE] > max(needed(view, words) for words in TYPES)
    assert widths[Column.NAME] > needed(view, "auto ★")


def test_the_current_row_stays_in_sight_while_the_view_gets_lower(view, model):
    rows = (fakes.layer(f"conv_{number}", "Conv2D") for number in range(40))
    model.set_info(fakes.model_info(layers=tuple(rows), auto_layer="conv_39"))
    view.resize(300, 400)
    current = model.index_of("conv_12")
    view.setCurrentIndex(current)

    def is_seen():
        return view.viewport().rect().contains(view.visualRect(current))

    for height in (400, 300, 200, 120):
        view.resize(300, height)
        assert is_seen()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.resize(300, 100)
    assert not is_seen(), "who has scrolled away is left there"


def test_columns_fill_a_wide_view(view):
    widths = resized(view, 900)
    assert sum(widths.values()) == view.viewport().width()
    assert widths[Column.TYPE] < 300  # the names take what is left


def shown(view, model, *rows):
    model.set_info(fakes.model_info(layers=rows, auto_layer=None))
    view.fit_columns(model.cells())


@pytest.mark.parametrize("width", [300, 400, 600])
def test_one_long_name_is_elided_so_that_the_shapes_are_seen(view, model, width):
    names = [*(f"layer4.{number}.conv3" for number in range(9)), LONG]
    shown(view, model, *(fakes.layer(name, shape=(None, 112, 112, 512)) for name in names))
    assert needed(view, LONG) > 600
    widths = resized(view, width)
    assert widths[Column.NAME] + widths[Column.OUTPUT] == view.viewport().width()
    assert widths[Column.OUTPUT] > needed(view, "112×112×512")
    assert widths[Column.NAME] > max(needed(view, name) for name in names[:9])


def test_names_that_are_all_long_are_whole_first(view, model):
    """What tells them apart is in their middle, which would be elided."""
    names = [f"block_{number}_depthwise_relu" for number in range(8)]
    shown(view, model, *(fakes.layer(name, shape=(None, 112, 112, 512)) for name in names))
    assert resized(view, 260)[Column.NAME] > needed(view, names[0])


def test_names_are_elided_where_they_are_longer_than_the_view(view, model):
    shown(view, model, fakes.layer(LONG))
    assert resized(view, 400)[Column.NAME] == view.viewport().width()
    assert resized(view, 100)[Column.NAME] == NAME_LEAST
    assert resized(view, 3000)[Column.NAME] > needed(view, LONG)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_heading_is_cut_at_any_width(qtbot, code):
    with speaking(code):
        model, view = LayerModel(), LayerView()
        view.setModel(model)
        qtbot.addWidget(view)
        shown(view, model, *(fakes.layer(f"block{number}_conv2_relu") for number in range(4)))
        view.show()
        cut, seen = {}, set()
        for width in range(NAME_LEAST, 700):
            widths = resized(view, width)
            room = view.viewport().width()
            if found := misfits(view):
                cut[width] = found
            seen.add(view.columnAt(room - 1))
            assert widths[Column.NAME] >= min(room, needed(view, "block3_conv2_relu"))
        assert cut == {}
        assert seen == set(Column)


def test_shapes_are_written_in_little_room(view, model):
    option = QStyleOptionViewItem()
    index = model.index_of("stem").siblingAtColumn(Column.OUTPUT)
    view.itemDelegate().initStyleOption(option, index)
    assert option.text == "1024×1024×2048"
    assert index.data() == "1024 × 1024 × 2048"  # as it is read out


def test_a_shape_that_the_edge_would_cut_ends_in_dots(view, model):
    resized(view, 200)
    edge = view.viewport().width()
    index = model.index_of("stem").siblingAtColumn(Column.OUTPUT)
    for left, is_cut, is_shown in (
        (edge - 50, False, True),
        (edge - 40, True, True),
        (edge - 20, True, False),  # no room for dots behind a number
    ):
        option = QStyleOptionViewItem()
        option.widget = view
        option.rect = QRect(left, 0, 50, 20)
        view.itemDelegate().initStyleOption(option, index)
        assert (option.rect.left(), option.rect.width()) == (left, min(edge - left, 50))
        assert bool(option.text) == is_shown
        assert not is_cut or option.textElideMode == Qt.TextElideMode.ElideRight


def test_the_automatic_layers_name_has_a_star(view, model):
    def shown(path):
        option = QStyleOptionViewItem()
        view.itemDelegate().initStyleOption(option, model.index_of(path))
        return option.text

    assert shown("auto") == f"auto{STAR}"
    assert shown("stem") == "stem"
    model.set_mixed(frozenset(("stem",)))
    assert shown("stem") == f"stem{PLUS}"  # not by the ground's colour alone
    model.set_mixed(frozenset())
    assert shown("stem") == "stem"


def test_a_right_click_asks_for_the_menu_of_its_row_and_chooses_nothing(view, model, qtbot):
    asked = []
    view.menu_requested.connect(lambda index, place: asked.append((index.data(), place)))
    where = view.visualRect(model.index_of("stem").siblingAtColumn(Column.OUTPUT)).center()
    current = view.currentIndex()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=where)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(view.viewport(), event)
    assert asked == [("stem", view.viewport().mapToGlobal(where))]
    assert view.currentIndex() == current
    assert not view.selectionModel().hasSelection()


def test_the_menus_key_asks_for_that_of_the_current_row(view, model):
    asked = []
    view.menu_requested.connect(lambda index, place: asked.append(index.data()))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    view.setCurrentIndex(model.index_of("auto"))
    QApplication.sendEvent(view.viewport(), event)
    assert asked == ["auto"]
    beyond = QPoint(5, view.viewport().height() - 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, beyond, QPoint())
    QApplication.sendEvent(view.viewport(), event)
    assert asked == ["auto"]
