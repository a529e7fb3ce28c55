"""The dock around a panel: named as the panel, with an entry for the menu."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.core.state import State
from gui.panel_dock import PanelDock
from gui.panels import PANELS


@pytest.mark.parametrize(
    "spec", [spec for spec in PANELS if spec.side != "right"], ids=lambda spec: spec.id
)
def test_every_panel_beside_the_inspector_has_a_named_dock(spec, qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    dock = PanelDock(spec, State(), window)
    assert dock.objectName() == spec.id
    assert dock.accessibleName() == dock.windowTitle() != ""
    assert dock.windowTitle() in dock.toggleViewAction().toolTip()
    assert dock.widget() is dock.panel
