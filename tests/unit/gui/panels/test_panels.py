"""The registry of panels: every lazy name leads to a panel that can be built."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.core.state import State
from gui.panels import PANELS


def test_ids_and_titles_are_told_apart():
    assert len({spec.id for spec in PANELS}) == len(PANELS)
    assert len({spec.title for spec in PANELS}) == len(PANELS)


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
def test_every_panel_is_built_with_nothing_open(spec, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    panel = spec.build(State(), window)
    assert type(panel).__name__ == spec.location.partition(":")[2]
    assert panel.parent() is window
