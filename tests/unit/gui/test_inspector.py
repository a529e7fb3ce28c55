"""The inspector: one column of sections that fold, and that scrolls as a whole."""

import dataclasses
import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QWidget,
)

from engine.api.keys import Area, Target
from engine.api.outputs import OutputInfo, OutputKind
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


def test_what_is_higher_than_the_column_shows_its_heading(inspector, qtbot):
    section, viewport = inspector.sections["target"], inspector.widget().viewport()
    inspector.reveal("properties")
    last = inspector.sections["properties"].heading
    qtbot.waitUntil(lambda: viewport.rect().contains(last.mapTo(viewport, QPoint(1, 1))))
    section.panel.setMinimumHeight(2 * viewport.height())
    inspector.reveal("target")
    qtbot.waitUntil(lambda: 0 <= section.heading.mapTo(viewport, QPoint()).y() < 24)


def test_a_hidden_inspector_comes_back_for_what_is_looked_for(inspector):
    inspector.hide()
    inspector.reveal("target")
    assert inspector.isVisible()


CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
MAP = OutputInfo("cells", 3, ("road", "sky", "tree"), "softmax", OutputKind.CLASS_MAP, (16, 24))
LINEAR = OutputInfo("units", 4, (), "linear", OutputKind.FEATURES)


@pytest.fixture
def full(ready, qtbot):
    """The inspector of a model whose outputs need all that a section can show."""
    ready.set_model(fakes.model_info(key="model-9", outputs=(fakes.OUTPUTS[0], MAP, LINEAR)))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(window))
    made = Inspector(SECTIONS, ready, window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    window.resize(600, 500)
    window.resizeDocks([made], [220], Qt.Orientation.Horizontal)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def places(inspector):
    """Return the height at which each control stands, but for the parameters of a method."""
    QApplication.processEvents()
    column = inspector.widget().widget()
    form = inspector.sections["method"].panel.form
    controls = [one for kind in CONTROLS for one in column.findChildren(kind)]
    assert len(controls) > 30
    return {
        one: one.mapTo(column, QPoint(0, 0)).y()
        for one in controls
        if not form.isAncestorOf(one) and not one.isHidden() and not isinstance(one, QScrollBar)
    }


def moved(before, after):
    """Return the controls that stand elsewhere now; what only came or went has moved nothing."""
    return [
        (one.accessibleName(), height, after[one])
        for one, height in before.items()
        if one in after and after[one] != height
    ]


@pytest.mark.parametrize("opened", ["nothing", "parameters", "everything"])
def test_no_method_and_no_target_moves_a_control(full, ready, opened, subtests):
    target, method = full.sections["target"].panel, full.sections["method"].panel
    if opened != "nothing":
        method.fold.click()
    if opened == "everything":
        target.against_fold.click()
        target.neuron_fold.click()
    before = places(full)
    for info in fakes.METHOD_INFOS:
        with subtests.test(method=info.id):
            ready.select(method=info.id)
            assert moved(before, places(full)) == []
    layer = "backbone/block0_conv"
    for output, wanted in (
        (0, None),
        (0, Target(3)),
        (0, Target(5)),
        (0, Target(0, also=(1, 2))),
        (0, Target(0, contrast=(5,))),
        (0, Target(7, layer=layer, cell=(3, 9))),
        (1, Target(1, output=1)),
        (1, Target(1, output=1, area=Area.MASK)),
        (1, Target(2, output=1, area=(1, 2, 3, 4))),
        (2, Target(1, output=2)),
        (0, None),
    ):
        with subtests.test(output=output, target=wanted):
            ready.choose_output(output)
            ready.select(target=wanted)
            assert moved(before, places(full)) == []


def test_no_choice_of_the_input_and_of_layers_moves_a_control(full, ready):
    before = places(full)
    ready.select(preprocess="none")
    ready.mix_layer("backbone/block0_conv")
    ready.select(method="score-cam")
    assert moved(before, places(full)) == []


def test_another_image_without_answers_moves_nothing(full, ready):
    before = places(full)
    held = ready.picture
    ready.set_picture(dataclasses.replace(held, key="other"))
    assert ready.predictions is None
    assert moved(before, places(full)) == []


def test_headings_stand_out_and_keep_their_distance(full):
    sections = list(full.sections.values())
    for section in sections:
        assert section.heading.font().weight() == QFont.Weight.DemiBold
    gaps = {two.y() - one.geometry().bottom() - 1 for one, two in itertools.pairwise(sections)}
    assert gaps == {12}


def test_the_wheel_is_left_to_the_column_and_changes_no_setting(full, ready):
    full.sections["target"].heading.setFocus()
    before = ready.selection
    for kind in (QComboBox, QAbstractSlider, QAbstractSpinBox):
        for control in full.widget().widget().findChildren(kind):
            if control.isVisible() and not isinstance(control, QScrollBar):
                here = QPointF(control.rect().center())
                turn = QWheelEvent(
                    here, control.mapToGlobal(here), QPoint(), QPoint(0, -120),
                    Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(control, turn)
                assert not turn.isAccepted()  # then Qt gives a real turn to the column
    assert ready.selection == before
