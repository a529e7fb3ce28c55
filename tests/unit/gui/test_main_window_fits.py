"""Every text of the window and its dialogs can be read whole, in every language, at 960 x 600."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget

from engine.api.errors import text
from engine.api.keys import Target
from gui.text.languages import LANGUAGES
from gui.text.translation import translated
from tests.unit.gui.every_dialog import OPENERS, opened
from tests.unit.gui.fitting import misfits
from tests.unit.gui.spoken import speaking

WIDTH, HEIGHT = 960, 600
LOW = ("methods", "activations", "filters", "top_images")


@pytest.fixture(params=LANGUAGES)
def spoken(request, shown, qtbot):
    """The window at its smallest usual size, in each language."""
    with speaking(request.param):
        shown.window.resize(WIDTH, HEIGHT)
        qtbot.waitUntil(lambda: not shown.state.queries.pending)
        shown.window.rebuild()
        shown.window.reset_layout()
        laid_out(shown.window)
        yield shown
        for dialog in shown.window.findChildren(QDialog):
            dialog.close()


def laid_out(window):
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def told(found):
    """Return what was found, a line each with the first state in which it was seen."""
    first = {words: state for state in reversed(found) for words in found[state]}
    return "\n".join(f"{state}: {words}" for words, state in first.items())


def test_the_texts_of_the_window_fit(spoken):
    window, found = spoken.window, {}
    for name in LOW:
        window.show_panel(name)
        laid_out(window)
        found[name] = misfits(window)
    window.inspector.fold([])
    window.panels["display"].fold.set_open(True)
    window.panels["method"].fold.set_open(True)
    laid_out(window)
    found["all folds open"] = misfits(window.inspector)
    spoken.state.select(target=Target(3, layer="backbone/block3_conv", cell=(1, 2)))
    laid_out(window)
    found["neuron"] = misfits(window.inspector)
    spoken.notices.warn(translated(text("{name} is empty.", name="a.png")), "why")
    laid_out(window)
    found["message"] = misfits(window.central_view)
    window.central_view.show_samples()
    laid_out(window)
    found["start"] = misfits(window)
    assert told(found) == ""


def test_the_texts_of_the_dialogs_fit(spoken):
    window, found = spoken.window, {}
    for name in OPENERS:
        dialog = opened(spoken, name)
        laid_out(window)
        if not isinstance(dialog, QMessageBox):
            size = dialog.size().boundedTo(window.size()).expandedTo(dialog.minimumSizeHint())
            layout = dialog.layout()
            if layout.hasHeightForWidth():  # Qt does so itself where the screen is not tiny
                size.setHeight(max(size.height(), layout.totalHeightForWidth(size.width())))
            if size.width() > WIDTH or size.height() > HEIGHT:
                found[f"size of {name}"] = [f"it needs {size.toTuple()}"]
            dialog.resize(size)
        laid_out(window)
        found[name] = misfits(dialog)
        dialog.close()
        laid_out(window)
    assert told(found) == ""


def test_a_text_without_room_is_found(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(200, 100)
    label, button, over = (
        QLabel("A rather long label", root),
        QPushButton("Press", root),
        QLabel(root),
    )
    label.setGeometry(0, 0, 40, 20)
    button.setGeometry(150, 40, 90, 30)
    over.setText("Over")
    over.setGeometry(20, 0, 60, 20)
    root.show()
    found = "\n".join(misfits(root))
    assert "'A rather long label': " in found
    assert "'Press': stands out of QWidget" not in found  # a window is not what clips
    assert "'Over': lies over 'A rather long label'" in found
    button.setGeometry(100, 40, 90, 30)
    label.setGeometry(0, 0, 190, 20)
    over.setGeometry(0, 70, 190, 20)
    assert misfits(root) == []


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is the run at 200 %")
def test_the_texts_fit_at_200_percent():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(
        [*command, "-k", "texts_of"],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
