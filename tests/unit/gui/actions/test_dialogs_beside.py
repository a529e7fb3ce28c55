"""Dialogs beside the work: one of a kind, known while they are open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.actions.dialogs_beside import DialogsBeside


class Other(QDialog):
    pass


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_dialog_is_known_until_it_is_closed(window):
    beside = DialogsBeside()

    def make():
        return QDialog(window)

    first, second = beside.show(make), beside.show(make)
    assert beside.open() == [(first, make), (second, make)]
    first.close()
    assert beside.open() == [(second, make)]


def test_there_is_one_of_a_kind_and_others_beside_it(window):
    beside, made = DialogsBeside(), []

    def make():
        made.append(Other(window))
        return made[-1]

    assert beside.show_one(Other, make) is beside.show_one(Other, make)
    assert len(made) == 1
    made[0].close()
    assert beside.show_one(Other, make) is made[1]


def test_a_dialog_that_was_deleted_is_forgotten(window, qtbot):
    beside = DialogsBeside()
    dialog = beside.show(lambda: QDialog(window))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert beside.open() == []
