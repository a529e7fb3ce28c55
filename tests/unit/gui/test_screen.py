"""Without a display a sentence says so; Qt would end the program with a crash."""

import socket

import pytest

from gui import screen
from gui.screen import missing_screen


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ""}, "There is no display"),
        ({"DISPLAY": ":987654"}, "The display :987654 does not answer"),
        ({"DISPLAY": "unix:987654.0"}, "The display unix:987654.0 does not answer"),
    ],
)
def test_what_is_missing_is_said(environment, words):
    assert str(missing_screen(environment, "linux")).startswith(words)


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "win32"),
        ({}, "darwin"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"DISPLAY": "far-away:0"}, "linux"),  # Qt finds out
    ],
)
def test_elsewhere_nothing_is_missing(environment, platform):
    assert missing_screen(environment, platform) is None


def test_a_server_that_listens_is_a_display(tmp_path, monkeypatch):
    path = str(tmp_path / "X5")
    assert not screen._answers(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        assert screen._answers(path)
