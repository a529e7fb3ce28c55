"""Lines of widgets: where each lies, how high the whole is, and what is left out."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from gui.widgets.controls.flow_layout import FlowLayout


class Block(QWidget):
    """A widget of a fixed wish."""

    def __init__(self, width, height, parent):
        super().__init__(parent)
        self.wish = QSize(width, height)

    def sizeHint(self):
        return self.wish

    def minimumSizeHint(self):
        return self.wish


@pytest.fixture
def laid(qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    def build(*sizes):
        layout = FlowLayout(window, spacing=4)
        blocks = [Block(*size, window) for size in sizes]
        for block in blocks:
            layout.addWidget(block)
        window.show()
        return layout, blocks

    return build


def places(layout, blocks, width):
    layout.setGeometry(QRect(0, 0, width, 500))
    return [block.geometry().getRect() for block in blocks]


def test_what_fits_stands_in_one_centred_line(laid):
    layout, blocks = laid((30, 10), (20, 20))
    # 54 of 100 are used: 23 to each side; the lower one stands in the middle of the line.
    assert places(layout, blocks, 100) == [(23, 5, 30, 10), (57, 0, 20, 20)]
    assert layout.heightForWidth(100) == 20
    assert layout.sizeHint() == QSize(54, 20)


def test_a_width_that_fits_exactly_keeps_the_line(laid):
    layout, blocks = laid((30, 10), (20, 10))
    assert [place[1] for place in places(layout, blocks, 54)] == [0, 0]
    assert [place[1] for place in places(layout, blocks, 53)] == [0, 14]
    assert layout.heightForWidth(53) == 24


def test_a_block_that_is_too_wide_is_cut_to_the_width(laid):
    layout, blocks = laid(
        (80, 10),
    )
    assert places(layout, blocks, 50) == [(0, 0, 50, 10)]


def test_hidden_blocks_take_no_room(laid):
    layout, blocks = laid((30, 10), (20, 10), (10, 10))
    blocks[1].hide()
    assert layout.sizeHint() == QSize(44, 10)
    placed = places(layout, blocks, 44)
    assert (placed[0][0], placed[2][0]) == (0, 34)


def test_the_least_size_is_that_of_the_largest_block(laid):
    layout, _ = laid((30, 10), (20, 40))
    assert layout.minimumSize() == QSize(30, 40)
    assert layout.hasHeightForWidth()


def test_items_are_counted_and_given_back(laid):
    layout, blocks = laid((30, 10), (20, 10))
    assert layout.count() == 2
    assert layout.itemAt(2) is None
    assert layout.itemAt(-1) is None
    assert layout.takeAt(0).widget() is blocks[0]
    assert layout.takeAt(5) is None
    assert layout.count() == 1


def test_nothing_needs_no_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = FlowLayout(window)
    assert layout.sizeHint() == QSize(0, 0)
    assert layout.heightForWidth(100) == 0
