"""Buttons of dialogs have words, and no icons of the style's that vanish in the dark."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QProxyStyle, QStyle, QWidget

from gui.widgets.controls import dialog_buttons
from gui.widgets.controls.dialog_buttons import DialogButtons, take_icons

GUI = Path(__file__).resolve().parents[5] / "gui"
Button = QDialogButtonBox.StandardButton


class Desktop(QProxyStyle):
    """Fusion as on desktops whose buttons have icons."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, data)


@pytest.fixture
def parent(qapp, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qapp.setStyle(Desktop("Fusion"))
    yield made
    qapp.setStyle("Fusion")


def test_standard_buttons_have_words_alone(parent):
    usual = QDialogButtonBox(Button.Close | Button.Cancel, parent)
    assert not any(button.icon().isNull() for button in usual.buttons())
    own = DialogButtons(Button.Close | Button.Cancel, parent)
    assert [button.text() for button in own.buttons()] == ["Close", "Cancel"]
    assert all(button.icon().isNull() for button in own.buttons())


def test_the_buttons_of_a_message_do_too(parent):
    box = QMessageBox(parent)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    assert not box.buttons()[0].icon().isNull()
    take_icons(box)
    assert box.buttons()[0].icon().isNull()


def test_no_dialog_has_others():
    own = Path(dialog_buttons.__file__)
    others = [path for path in GUI.rglob("*.py") if path != own]
    assert len(others) > 150
    assert [each.name for each in others if "QDialogButtonBox(" in each.read_text("utf-8")] == []
