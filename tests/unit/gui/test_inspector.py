"""The inspector: one column of sections that fold, and that scrolls as a whole."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from gui.core.state import State
from gui.inspector import Inspector
from gui.panels import PANELS
from tests.unit.gui import fakes

SECTIONS = [spec for spec in PANELS if spec.side == "right"]


@pytest.fixture
def inspector(qtbot):
    state = State()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(window))
    made = Inspector(SECTIONS, state, window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    state.set_model(fakes.model_info())
    window.resize(700, 400)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def test_every_section_is_named_and_says_what_it_does(inspector):
    assert list(inspector.sections) == [spec.id for spec in SECTIONS]
    for spec in SECTIONS:
        section = inspector.sections[spec.id]
        assert section.is_open is section.panel.isVisible() is spec.is_open
        assert section.heading.text() == section.heading.accessibleName() == spec.title
        assert section.heading.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert spec.title in section.heading.toolTip()


def test_heading_and_menu_open_and_close_the_same(inspector, qtbot):
    section = inspector.sections["display"]
    qtbot.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert not section.panel.isVisible()
    assert not section.toggle.isChecked()
    assert inspector.folded == ("display", "properties")
    section.toggle.trigger()
    assert section.panel.isVisible()
    assert inspector.folded == ("properties",)


def test_what_is_closed_at_first_is_closed_again(inspector):
    inspector.fold(("target",))
    assert inspector.sections["properties"].is_open
    inspector.fold(None)
    assert inspector.folded == ("properties",)


def test_what_folds_gives_its_room_to_the_others(inspector, qtbot):
    below = inspector.sections["display"]
    before = below.y()
    inspector.fold(("target", "nothing of this name"))
    qtbot.waitUntil(lambda: below.y() < before)
    assert inspector.folded == ("target",)


def test_no_section_is_cut_off_and_the_last_can_be_scrolled_to(inspector, qtbot):
    viewport = inspector.widget().viewport()
    for section in inspector.sections.values():
        assert section.width() <= viewport.width()
        assert section.panel.height() >= section.panel.minimumSizeHint().height()
    inspector.fold([spec.id for spec in SECTIONS])
    last = SECTIONS[-1].id
    for spec in SECTIONS[:-1]:
        inspector.sections[spec.id].set_open(True)
    inspector.reveal(last)
    section = inspector.sections[last]
    assert section.is_open
    qtbot.waitUntil(lambda: viewport.rect().contains(section.heading.mapTo(viewport, QPoint(1, 1))))


def test_a_hidden_inspector_comes_back_for_what_is_looked_for(inspector):
    inspector.hide()
    inspector.reveal("target")
    assert inspector.isVisible()
