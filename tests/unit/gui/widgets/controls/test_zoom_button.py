"""The zoom is said in words, and its menu offers others."""

import pytest
from PySide6.QtGui import QAction

from gui.widgets.controls.zoom_button import ZoomButton


@pytest.fixture
def button(qtbot):
    made = ZoomButton()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("percent", "is_fitted", "words"),
    [
        (42.4, True, "Fit 42 %"),
        (100.0, False, "100 %"),
        (6400.0, False, "6400 %"),
        (2.34, True, "Fit 2.3 %"),
        (0.0123, True, "Fit 0.012 %"),
    ],
)
def test_size_and_fit_are_said(button, percent, is_fitted, words):
    button.show_zoom(percent, is_fitted=is_fitted)
    assert button.text() == words
    assert words in button.accessibleName()
    assert not button.isHidden()


def test_without_an_image_it_is_not_there(button):
    assert button.isHidden()
    button.show_zoom(50, is_fitted=True)
    button.show_zoom(0, is_fitted=False)
    assert button.isHidden()


def test_the_menu_has_the_sizes(button):
    actions = [QAction(name, button) for name in ("Fit", "100 %")]
    button.offer(actions)
    assert button.menu().actions() == actions


def test_it_is_wide_enough_for_every_size(button):
    button.show_zoom(6400, is_fitted=True)
    assert button.sizeHint().width() <= button.minimumWidth()
