"""The even grid: cells of one size, rows of nearly one length."""

import math

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from gui.widgets.controls.even_grid import EvenGrid


@pytest.fixture
def grid(shown):
    holder = QWidget()
    layout = EvenGrid(holder, spacing=10)
    for number in range(8):
        button = QPushButton(str(number))
        button.setFixedSize(40 + number % 3, 20)
        layout.addWidget(button)
    shown(holder, 500, 200)
    return layout


@pytest.mark.parametrize(
    ("width", "columns"),
    # A cell is 42 wide, 52 with its gap: n cells need 52 n - 10.
    [(406, 8), (405, 4), (198, 4), (197, 3), (146, 3), (145, 2), (94, 2), (93, 1), (5, 1)],
)
def test_rows_are_as_few_as_fit_and_nearly_of_one_length(grid, width, columns):
    assert grid.columns_in(width) == columns
    rows = math.ceil(8 / columns)
    assert grid.heightForWidth(width) == 20 * rows + 10 * (rows - 1)


def test_cells_are_of_one_size_and_in_the_middle(grid):
    grid.setGeometry(QRect(0, 0, 300, 60))
    corners = [grid.itemAt(n).geometry().topLeft().toTuple() for n in range(8)]
    left = (300 - (4 * 52 - 10)) // 2
    # Items are 40, 41, 42, 40, 41 wide.
    wanted = [(left + 1, 0), (left + 52, 0), (left + 104, 0), (left + 157, 0), (left, 30)]
    assert corners[:5] == wanted


def test_narrow_items_stand_in_the_middle_of_their_cells(grid):
    grid.itemAt(1).widget().setFixedWidth(20)
    grid.setGeometry(QRect(0, 0, 300, 60))
    middles = [
        2 * grid.itemAt(n).geometry().x() + grid.itemAt(n).geometry().width() for n in (1, 5)
    ]
    assert middles[0] == middles[1]


def test_what_is_hidden_has_no_cell(grid):
    for number in range(6):
        grid.itemAt(number).widget().hide()
    assert grid.columns_in(1000) == 2
    assert grid.heightForWidth(1000) == 20
    for number in range(6, 8):
        grid.itemAt(number).widget().hide()
    assert grid.heightForWidth(1000) == 0
    assert grid.sizeHint().width() == 0


def test_items_are_given_back(grid):
    assert grid.count() == 8
    item = grid.takeAt(0)
    assert item.widget().text() == "0"
    assert grid.count() == 7
    assert grid.takeAt(9) is None
    assert grid.itemAt(-1) is None
