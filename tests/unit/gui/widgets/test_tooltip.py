"""Foreign texts are shown as they are."""

from PySide6.QtGui import QTextDocument

from gui.widgets.tooltip import tooltip
from tests.unit.gui.odd_names import odd_names, words_of_html


def test_markup_is_shown_as_it_is(qapp):
    document = QTextDocument()
    document.setHtml(tooltip("<b>bold</b> & co\nsecond"))
    assert document.toPlainText() == "<b>bold</b> & co\nsecond"
    assert tooltip("") == ""


@odd_names
def test_an_odd_name_is_shown_as_it_is(name, shown):
    assert words_of_html(tooltip(name)).split() == shown.replace("\\n", "\n").split()
