"""Label, slider and digits agree, and only the user's changes are told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSlider

from gui.widgets.controls.value_slider import ValueSlider


@pytest.fixture
def slider(shown):
    return shown(ValueSlider("&Intensity", 0.4, "Weight of the heatmap"), 300, 32)


@pytest.fixture
def told(slider):
    values = []
    slider.value_changed.connect(values.append)
    return values


def parts(slider):
    return slider.findChild(QSlider), slider.findChild(QDoubleSpinBox), slider.findChild(QLabel)


def test_it_begins_with_the_default(slider):
    bar, box, _ = parts(slider)
    assert (slider.value, bar.value(), box.value()) == (0.4, 40, 0.4)


def test_setting_is_silent_and_keeps_both_in_step(slider, told):
    slider.set_value(0.734)
    bar, box, _ = parts(slider)
    assert (slider.value, bar.value(), box.value()) == (0.73, 73, 0.73)
    slider.set_value(7)
    assert slider.value == 1.0
    assert told == []


def test_both_parts_tell_once(slider, told):
    bar, box, _ = parts(slider)
    bar.setValue(50)
    assert box.value() == 0.5
    box.setValue(0.51)
    assert bar.value() == 51
    assert told == [0.5, 0.51]


def test_keys_change_by_a_hundredth(slider, told, qtbot):
    bar, _, _ = parts(slider)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    qtbot.keyClick(bar, Qt.Key.Key_End)
    assert told == [0.41, 0.4, 1.0]


def test_steps_stop_at_the_ends(slider, told):
    slider.step(1)
    slider.step(-2)
    slider.step(-20)
    slider.step(-1)
    assert told == [0.45, 0.35, 0.0]


def test_double_click_on_the_label_and_the_menu_reset(slider, told, qtbot):
    bar, _, label = parts(slider)
    bar.setValue(90)
    qtbot.mouseDClick(label, Qt.MouseButton.LeftButton)
    bar.setValue(80)
    bar.actions()[0].trigger()
    assert told == [0.9, 0.4, 0.8, 0.4]


def test_names_for_screen_readers_and_tooltips(slider):
    bar, box, label = parts(slider)
    assert bar.accessibleName() == "Intensity"
    assert box.accessibleName() == "Intensity, exact value"
    assert bar.toolTip() == "Weight of the heatmap"
    assert "0.40" in label.toolTip()
    assert label.buddy() is bar


def test_a_column_of_sliders_can_be_aligned(shown):
    slider = shown(ValueSlider("A"), 300, 32)
    slider.set_label_width(90)
    slider.layout().activate()
    assert slider.findChild(QLabel).width() >= 90
