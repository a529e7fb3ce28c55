"""The dock around a panel: as high as the panel wants, unless it may grow."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.core.state import State
from gui.panel_dock import LEAST_HEIGHT, UNLIMITED, PanelArea, PanelDock
from gui.panels import PANELS


class Panel(QWidget):
    """Wants a height that can be changed."""

    def __init__(self):
        super().__init__()
        self.wish = 100

    def sizeHint(self):
        return QSize(150, self.wish)


@pytest.fixture
def panel(qtbot):
    return Panel()


def area(panel, qtbot, *, grows):
    made = PanelArea(panel, grows=grows, parent=None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_as_high_as_its_panel(panel, qtbot):
    made = area(panel, qtbot, grows=False)
    assert made.maximumHeight() == 100
    assert made.sizeHint() == QSize(150, 100)


def test_it_follows_its_panel(panel, qtbot):
    made = area(panel, qtbot, grows=False)
    panel.wish = 240
    with qtbot.waitSignal(made.fitted):
        QVBoxLayout(panel).addWidget(QLabel("more", panel))
    assert made.maximumHeight() == 240
    panel.wish = 3
    panel.updateGeometry()
    panel.layout().invalidate()
    qtbot.waitUntil(lambda: made.maximumHeight() == LEAST_HEIGHT)


def test_one_that_grows_has_no_limit(panel, qtbot):
    assert area(panel, qtbot, grows=True).maximumHeight() == UNLIMITED


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
def test_every_panel_has_a_named_dock(spec, qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    dock = PanelDock(spec, State(), grows=False, parent=window)
    assert dock.objectName() == spec.id
    assert dock.accessibleName() == dock.windowTitle() != ""
    assert dock.windowTitle() in dock.toggleViewAction().toolTip()
    assert isinstance(dock.widget(), QScrollArea) == (spec.side == "right") or spec.side != "right"
