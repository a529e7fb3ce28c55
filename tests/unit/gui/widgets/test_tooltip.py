"""Foreign texts are shown as they are."""

from PySide6.QtGui import QTextDocument

from gui.widgets.tooltip import tooltip


def test_markup_is_shown_as_it_is(qapp):
    document = QTextDocument()
    document.setHtml(tooltip("<b>bold</b> & co\nsecond"))
    assert document.toPlainText() == "<b>bold</b> & co\nsecond"
    assert tooltip("") == ""
