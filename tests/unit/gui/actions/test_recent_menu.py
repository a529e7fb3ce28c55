"""The menu of recent files: fills when it opens, greys what is gone, and is cleared."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.actions.recent_menu import RecentMenu
from gui.core.settings import Settings


@pytest.fixture
def menu(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.settings = Settings(str(tmp_path / "settings.json"))
    window.menu = RecentMenu(window.settings, window)
    return window


def opened(window):
    """Texts of the menu as it opens, and whether they can be chosen."""
    window.menu.aboutToShow.emit()
    rows = [each for each in window.menu.actions() if not each.isSeparator()]
    return {each.text(): each.isEnabled() for each in rows}


def test_recent_files_that_are_gone_are_greyed_and_the_list_is_cleared(menu, tmp_path):
    model, gone = tmp_path / "net.keras", tmp_path / "gone.png"
    for path in (model, gone):
        path.write_bytes(b"")
    menu.settings.add_recent_model(str(model))
    menu.settings.add_recent_image(str(gone))
    gone.unlink()
    assert opened(menu) == {
        "net.keras": True,
        "gone.png (not found)": False,
        "Clear this list": True,
    }
    gone.write_bytes(b"")  # the disk is back
    assert opened(menu)["gone.png"]
    menu.menu.actions()[-1].trigger()
    assert opened(menu) == {"Nothing yet": False}
    assert menu.settings.recent_models() == []
    assert model.exists()


def test_a_chosen_file_is_told_and_clearing_is_none(menu, tmp_path):
    model = tmp_path / "net.keras"
    model.write_bytes(b"")
    menu.settings.add_recent_model(str(model))
    told = []
    menu.menu.chosen.connect(told.append)
    opened(menu)
    for action in menu.menu.actions():
        if not action.isSeparator():
            action.trigger()
    assert told == [str(model)]
