"""A light and a dark palette, a window to show a widget in, and plain pictures."""

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QWidget

DARK = {
    "Window": "#2b2b2e",
    "WindowText": "#eeeeee",
    "Base": "#202022",
    "Text": "#eeeeee",
    "Button": "#38383b",
    "ButtonText": "#eeeeee",
    "Highlight": "#308cc6",
    "HighlightedText": "#ffffff",
}
LIGHT = {
    "Window": "#efefef",
    "WindowText": "#000000",
    "Base": "#ffffff",
    "Text": "#000000",
    "Button": "#efefef",
    "ButtonText": "#000000",
    "Highlight": "#308cc6",
    "HighlightedText": "#ffffff",
}


@pytest.fixture(params=["light", "dark"])
def theme(request, qapp):
    before = qapp.palette()
    palette = QPalette(before)
    for role, color in (LIGHT if request.param == "light" else DARK).items():
        palette.setColor(QPalette.ColorRole[role], QColor(color))
    qapp.setPalette(palette)
    yield palette
    qapp.setPalette(before)


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a widget in a window of a size, active."""

    # qtbot holds windows weakly.
    windows = []

    def show(widget, width, height):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        widget.setParent(window)
        widget.setGeometry(0, 0, width, height)
        window.resize(width, height)
        widget.show()
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    yield show
    windows.clear()


@pytest.fixture
def plain():
    """Return a function that makes a picture of one colour."""

    def make(width, height, color):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        return image

    return make
