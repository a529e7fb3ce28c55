"""The menu of themes: one is marked, a click takes effect at once and is remembered."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from gui.actions.theme_menu import ThemeMenu
from gui.core.settings import Settings, ThemeChoice
from gui.theme import OUTLINED, Theme
from gui.widgets.palette_colors import is_dark


@pytest.fixture
def theme(qapp):
    yield Theme()
    qapp.setPalette(QPalette())
    for name in OUTLINED:
        qapp.setPalette(QPalette(), name)


@pytest.fixture
def menu(theme, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.menu = ThemeMenu(theme, Settings(str(tmp_path / "settings.json")), window)
    window.path = str(tmp_path / "settings.json")
    return window


def marked(window):
    return [action.data() for action in window.menu.choices() if action.isChecked()]


def test_the_system_is_followed_at_first(menu):
    assert marked(menu) == ["system"]
    assert [action.data() for action in menu.menu.choices()] == list(ThemeChoice)
    assert all(action.toolTip() for action in menu.menu.choices())


def test_a_choice_takes_effect_at_once_and_is_remembered(menu, theme, qapp):
    dark = menu.menu.choices()[2]
    dark.trigger()
    assert marked(menu) == ["dark"]
    assert is_dark(qapp.palette())
    menu.menu._settings.save()
    assert Settings(menu.path).theme() is ThemeChoice.DARK
    theme.choose(ThemeChoice.LIGHT)
    assert marked(menu) == ["light"]
