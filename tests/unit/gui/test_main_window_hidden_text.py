"""No text of the window, wherever it stands, has anything that cannot be seen, or is endless."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from engine.api.activations import ShowActivations
from engine.api.errors import text
from engine.api.keys import Target
from engine.api.outputs import OutputInfo
from gui.actions.command_palette import CommandPalette
from gui.dialogs.atlas import AtlasDialog
from gui.dialogs.figure import FigureDialog
from tests.unit.gui import fakes
from tests.unit.gui.test_main_window_translated import texts_of

MARK = "\x1b[31m\u202e\u200b\x9b\u2028\x07"
LONG = "w" * 20_000
ENDLESS = 6_000
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def odd(name: str) -> str:
    return f"{name}{MARK}&<b>{'a' + 60 * chr(0x301)}{LONG}"


def harmful(words: str) -> str:
    """Return what is wrong with a text of the screen, or nothing."""
    hidden = [each for each in words if unicodedata.category(each) in HIDDEN and each != "\n"]
    if hidden:
        return f"hides {hidden[0]!a}"
    if 20 * chr(0x301) in words:
        return "has too many marks"
    return f"has {len(words)} characters" if len(words) > ENDLESS else ""


def harmful_under(root: QWidget) -> str:
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        for kind, words in texts_of(widget):
            if why := harmful(words):
                found.append(f"{type(widget).__name__} {widget.objectName()}: {kind} {why}")
    for action in root.findChildren(QAction):
        for kind, words in (("text", action.text()), ("tip", action.toolTip())):
            if why := harmful(words):
                found.append(f"action {action.objectName()}: {kind} {why}")
    return "\n".join(sorted(set(found)))


@pytest.fixture
def odd_window(desk, qtbot):
    """A window in which everything that comes from a file has a name of that kind."""
    names = [odd(f"layer {number}") for number in range(3)]
    info = fakes.model_info(
        odd("/models/net") + ".keras",
        name=odd("net"),
        layers=(
            *(fakes.layer(name) for name in names),
            fakes.layer(odd("dense"), odd("Dense"), (None, 6), 390, explainable=False),
        ),
        auto_layer=names[-1],
        auto_reason=text("The last layer is {name}.", name=odd("it")),
        preprocess_reason=text("{name} says so.", name=odd("it")),
        outputs=(
            OutputInfo(
                odd("kind"),
                6,
                tuple(odd(f"class {each}") for each in range(6)),
                "softmax",
                label_note=text("{name} is odd.", name=odd("it")),
            ),
            OutputInfo(odd("other"), 2, (odd("no"), odd("yes")), "softmax"),
        ),
    )
    desk.engine.info = info
    desk.window.resize(1280, 800)
    desk.window.show()
    picture = dataclasses.replace(fakes.picture(), name=odd("photo"), path=odd("/photos/photo"))
    desk.engine.pictures[picture.key] = picture
    desk.state.set_model(info)
    desk.state.set_picture(picture)
    desk.state.set_images(desk.state.images.with_paths([odd("/photos/photo"), odd("/photos/b")]))
    desk.state.select(target=Target(1))
    qtbot.waitUntil(lambda: desk.state.current_maps is not None)
    return desk


def test_nothing_in_the_window_is_harmful(odd_window):
    window = odd_window.window
    window._show_title()
    assert harmful_under(window) == ""


@pytest.mark.parametrize("name", ["methods", "activations", "filters"])
def test_nothing_in_a_panel_is_harmful(odd_window, qtbot, name):
    window = odd_window.window
    dock = window.findChild(QDockWidget, name)
    dock.show()
    dock.raise_()
    if name == "activations":
        asked = odd_window.engine.requests
        qtbot.waitUntil(lambda: any(isinstance(one, ShowActivations) for one in asked))
    QApplication.processEvents()
    assert harmful_under(window) == ""


@pytest.mark.parametrize(
    ("action", "kind"),
    [("save_atlas", AtlasDialog), ("make_figure", FigureDialog), ("find_action", CommandPalette)],
)
def test_nothing_in_a_dialog_is_harmful(odd_window, qtbot, action, kind):
    odd_window.window.actions_by_id[action].trigger()
    dialog = odd_window.window.findChild(kind)
    qtbot.waitExposed(dialog)
    assert harmful_under(dialog) == ""
    dialog.close()


def test_messages_are_harmless(odd_window):
    odd_window.notices.error(odd("It is bad."), odd("Traceback\nof it"))
    odd_window.notices.info(odd("Saved"))
    QApplication.processEvents()
    assert harmful_under(odd_window.window) == ""


def test_what_is_harmful_is_found(desk):
    action = QAction("a\u202eb", desk.window)
    assert "action : text hides '\\u202e'" in harmful_under(desk.window)
    action.deleteLater()
