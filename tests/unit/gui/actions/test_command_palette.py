"""The command palette finds and runs entries."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from gui.actions.command_palette import LOADED, CommandPalette, EntryModel
from gui.actions.palette_search import Entry


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.ran = []
    made.entries = [
        Entry(name, "Action", lambda name=name: made.ran.append(name))
        for name in ("Open image", "Save view", "Reset layout")
    ]
    made.box = QLineEdit(made)
    made.show()
    return made


@pytest.fixture
def palette(window):
    made = CommandPalette(window.entries, window)
    made.open_over(window)
    yield made
    if isValid(made):
        made.close()


def test_enter_runs_the_best_and_the_palette_goes(window, palette, qtbot):
    qtbot.keyClicks(palette.box, "sav")
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.ran == ["Save view"])


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Down], 1),
        ([Qt.Key.Key_Down] * 5, 2),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_PageDown], 2),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 0),
    ],
)
def test_arrows_walk_the_list(window, palette, qtbot, keys, row):
    for key in keys:
        qtbot.keyClick(palette.box, key)
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.ran == [window.entries[row].title])


def test_a_click_runs_what_is_clicked(window, palette, qtbot):
    place = palette.list.visualRect(palette.model.index(2, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.ran == ["Reset layout"])


def test_nothing_found_is_said_and_runs_nothing(window, palette, qtbot):
    qtbot.keyClicks(palette.box, "zzzz")
    assert palette.none.isVisible()
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.ran == []
    palette.box.clear()
    assert not palette.none.isVisible()


def test_what_is_typed_may_be_more_than_a_name(window, qtbot):
    def typed(text):
        return (
            Entry(f"Open {text}", "File", lambda: window.ran.append(text)) if "/" in text else None
        )

    palette = CommandPalette(window.entries, window, typed)
    palette.open_over(window)
    qtbot.keyClicks(palette.box, "/a/net.keras")
    assert [entry.title for entry in palette.model.found] == ["Open /a/net.keras"]
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.ran == ["/a/net.keras"])


def test_a_row_says_name_hint_kind_and_tip(qapp):
    icon = QAction().icon()
    entry = Entry("<b>conv</b>", "Layer", lambda: None, "Conv2D", "a <i> & b", icon=icon)
    model = EntryModel([entry, Entry("star", "Class", lambda: None)])
    index = model.index(0, 0)
    assert index.data() == "<b>conv</b>"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "<b>conv</b>, Conv2D, Layer"
    assert "&lt;i&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    second = model.index(1, 0)
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == "star, Class"
    assert not second.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_hint_and_kind_are_drawn_at_the_right_and_names_do_not_reach_them(window):
    pictures = []
    for title, kind in (("a", ""), ("a", "Layer"), ("a" * 200, ""), ("a" * 200, "Layer")):
        palette = CommandPalette([Entry(title, kind, lambda: None, kind)], window)
        palette.open_over(window)
        palette.list.setCurrentIndex(palette.model.index(-1, 0))
        row = palette.list.visualRect(palette.model.index(0, 0))
        image = palette.list.viewport().grab(row).toImage()
        pictures.append(
            [[image.pixel(x, y) for y in range(image.height())] for x in range(row.width())]
        )
        palette.close()
    short, short_layer, long, long_layer = pictures
    half = len(short) // 2
    assert short[:half] == short_layer[:half]
    assert short[half:] != short_layer[half:]
    metrics = window.fontMetrics()
    edge = len(short) - 2 * metrics.horizontalAdvance("Layer") - 40
    assert long[edge:] != long_layer[edge:]
    tail = len(short) - metrics.horizontalAdvance("Layer") - 8
    assert short_layer[tail:] == long_layer[tail:]


def test_the_list_gets_more_rows_when_its_end_is_reached(window, qtbot):
    entries = [Entry(f"row {n}", "Layer", lambda: None) for n in range(LOADED + 20)]
    palette = CommandPalette(entries, window)
    palette.open_over(window)
    assert palette.model.rowCount() == LOADED
    for _ in range(20):
        qtbot.keyClick(palette.box, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().data() == f"row {LOADED + 19}"
    assert not palette.model.canFetchMore(QModelIndex())
    qtbot.keyClicks(palette.box, "row")
    assert palette.model.rowCount() == LOADED
    palette.close()
