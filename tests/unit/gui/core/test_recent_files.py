"""Recent files hold what really opened, images and models apart."""

import pytest
from PySide6.QtCore import QObject

from gui.core.recent_files import RecentFiles
from gui.core.settings import Settings
from gui.core.state import State
from tests.unit.gui import fakes


@pytest.fixture
def desk(qapp, tmp_path):
    """(recent files, state, settings); files of any name are there."""
    for name in ("a.png", "b.png", "c.npz", "one.keras", "two.keras"):
        (tmp_path / name).touch()
    state, owner = State(), QObject()
    settings = Settings(str(tmp_path / "settings.json"))
    yield RecentFiles(state, settings, owner), state, settings
    owner.deleteLater()


def test_an_image_counts_when_it_is_open(desk, tmp_path):
    recent, state, settings = desk
    first, second = str(tmp_path / "a.png"), str(tmp_path / "b.png")
    recent.expect_images([first, second])
    assert settings.recent_images() == []
    state.set_picture(fakes.picture(second))  # the first could not be opened
    assert settings.recent_images() == [second]
    state.set_picture(fakes.picture(first))  # walking through the strip opens nothing
    assert settings.recent_images() == [second]
    assert settings.recent_models() == []


def test_an_image_that_is_open_already_counts_at_once(desk, tmp_path):
    recent, state, settings = desk
    path = str(tmp_path / "a.png")
    state.set_picture(fakes.picture(path))
    assert settings.recent_images() == []
    recent.expect_images([path])
    assert settings.recent_images() == [path]


def test_of_an_array_the_file_counts(desk, tmp_path):
    recent, state, settings = desk
    file = str(tmp_path / "c.npz")
    recent.expect_images([f"{file}[x,3]"])
    state.set_picture(fakes.picture("c.npz[x,3]", path=f"{file}[x,3]"))
    assert settings.recent_images() == [file]


def test_a_model_counts_when_it_is_open(desk, tmp_path):
    recent, state, settings = desk
    one, two = str(tmp_path / "one.keras"), str(tmp_path / "two.keras")
    recent.expect_model(one)
    state.set_model(fakes.model_info(two, key="model-2"))  # the demo, or the last session's
    assert settings.recent_models() == []
    state.set_model(fakes.model_info(one))
    assert settings.recent_models() == [one]
    assert settings.recent_images() == []
