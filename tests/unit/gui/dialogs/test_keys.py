"""The list of keys: every action with a key, and no foreign markup."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from gui.actions.build import keys_of
from gui.dialogs.keys import KeysDialog


def test_actions_with_keys_are_listed_and_others_are_not(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    with_key, without = QAction("Open &image…", window), QAction("Nothing", window)
    with_key.setShortcut("Ctrl+O")
    markup = QAction("<b>bold</b>", window)
    markup.setShortcut("F9")
    dialog = KeysDialog([with_key, without, markup], window)
    words = dialog.table.toPlainText()
    assert keys_of(with_key) in words
    assert "Open image" in words
    assert "Nothing" not in words
    assert "<b>bold</b>" in words
    assert "Hold Space" in words


def test_it_stays_beside_the_work_and_closes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = KeysDialog([], window)
    dialog.show()
    assert not dialog.isModal()
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    with qtbot.waitSignal(dialog.destroyed):
        close.click()
