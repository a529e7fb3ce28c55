"""The registry of panels: every lazy name leads to a panel that can be built."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from engine.api.attribution import Explain
from gui.core import chosen
from gui.core.state import State
from gui.panels import PANELS
from tests.unit.gui import fakes


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


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
def test_every_control_of_a_panel_has_a_name(spec, ready, shown):
    ready.set_maps(
        fakes.maps(Explain(chosen.map_key_of(ready.selection, ready.known)), ready.model)
    )
    panel = shown(lambda state: spec.build(state, None))
    controls = [
        one for kind in (QComboBox, QLineEdit, QAbstractButton) for one in panel.findChildren(kind)
    ]
    seen = [
        one for one in controls if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert seen or spec.id in ("methods", "properties")  # these have cards and words alone
    for control in seen:
        named = control.accessibleName() or getattr(control, "text", str)()
        assert named or control.parent().accessibleName(), control
