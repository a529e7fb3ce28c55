"""The text before it is passed on: it is read, copied and saved, and nothing else happens to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from gui.core.settings import Settings
from gui.dialogs.diagnostics import NAME, DiagnosticsDialog

TEXT = "## Program\nCamscope  1\n<b>plain</b> 日本\n"


@pytest.fixture
def dialog(qtbot, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    QGuiApplication.clipboard().setText("before")
    made = DiagnosticsDialog("Diagnostics", TEXT, Settings(str(tmp_path / "s.json")), parent)
    made.show()
    yield made
    QGuiApplication.clipboard().clear()


def test_the_text_is_shown_as_it_is_and_cannot_be_changed(dialog, qtbot):
    assert dialog.text.toPlainText() == TEXT
    qtbot.keyClicks(dialog.text, "more")
    assert dialog.text.toPlainText() == TEXT
    assert not dialog.isModal()
    assert QGuiApplication.clipboard().text() == "before"


def test_enter_copies_the_whole_text(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == TEXT
    assert dialog.said.text() == "Copied"


def test_what_was_done_is_said_beside_the_buttons(dialog):
    buttons, text = dialog.findChild(QDialogButtonBox), dialog.text
    dialog.copy_button.click()
    assert dialog.said.geometry().right() < buttons.geometry().left()
    assert buttons.geometry().top() - text.geometry().bottom() < 16  # no line is kept free


def test_escape_and_close_end_it(dialog, qtbot):
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    assert close.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_every_control_says_what_it_is_and_can_be_reached_by_tab(dialog):
    for control in (dialog.copy_button, dialog.save_button, dialog.text):
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.copy_button.toolTip()
    assert dialog.save_button.toolTip()
    assert dialog.text.tabChangesFocus()


def test_it_is_saved_where_the_user_says(dialog, tmp_path):
    dialog.save_button.click()
    asked = dialog.findChild(QFileDialog)
    assert asked.selectedFiles()[0].endswith(NAME)
    asked.close()
    path = tmp_path / "診断.txt"
    dialog.save(str(path))
    assert path.read_text("utf-8") == TEXT
    assert dialog.said.text() == "Saved as 診断.txt"


def test_what_cannot_be_saved_is_a_sentence(dialog, tmp_path):
    dialog.save(str(tmp_path / "none" / "x.txt"))
    assert dialog.said.text().startswith("x.txt was not saved: ")
    (tmp_path / "folder.txt").mkdir()
    dialog.save(str(tmp_path / "folder.txt"))
    assert dialog.said.text().startswith("folder.txt was not saved: ")
    assert dialog.isVisible()
