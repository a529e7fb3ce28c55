"""What belongs to another choice is dimmed, once that has lasted; what is quick does not blink."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engine.api.attribution import CompareMethods
from gui.core import chosen, planning
from gui.panels.activations import ActivationsPanel
from gui.panels.methods import MethodsPanel
from gui.panels.stale_veil import StaleVeil
from tests.unit.gui import fakes


@pytest.fixture
def covered(qtbot):
    made = QPushButton("Below")
    qtbot.addWidget(made)
    made.resize(80, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_covers_all_lets_clicks_through_and_goes(covered, qtbot):
    veil = StaleVeil(covered)
    plain = covered.grab().toImage()
    veil.set_current(False)
    assert veil.isHidden()  # not yet
    qtbot.waitUntil(veil.isVisible)
    assert veil.geometry() == covered.rect()
    assert covered.grab().toImage() != plain
    with qtbot.waitSignal(covered.clicked):
        qtbot.mouseClick(covered, Qt.MouseButton.LeftButton)
    covered.resize(120, 60)
    assert veil.size() == covered.size()
    veil.set_current(True)
    assert veil.isHidden()


def test_what_is_quick_does_not_blink(covered):
    veil = StaleVeil(covered)
    veil.set_current(False)
    veil.set_current(True)
    assert not veil._patience.isActive()
    assert veil.isHidden()


def test_thumbnails_of_another_image_are_dimmed(ready, shown, qtbot):
    panel = shown(MethodsPanel)
    veil = panel.findChild(StaleVeil)

    def compare():
        request = CompareMethods(
            chosen.input_of(ready.selection, ready.model), ready.target, ready.layer
        )
        ready.set_comparison(fakes.comparison(request))

    compare()
    assert not veil._patience.isActive()
    ready.set_picture(fakes.picture("b.png", seed=1))
    qtbot.waitUntil(veil.isVisible)
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    compare()
    assert veil.isHidden()


def test_activations_of_another_image_are_dimmed(ready, shown, qtbot):
    panel = shown(ActivationsPanel)
    veil = panel.pages.findChild(StaleVeil)

    def answer():
        request = planning.activations_for(ready.selection, ready.known)
        ready.set_activations(fakes.activations(request))

    answer()
    assert not veil._patience.isActive()
    ready.set_picture(fakes.picture("b.png", seed=1))
    qtbot.waitUntil(veil.isVisible)
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    answer()
    assert veil.isHidden()
