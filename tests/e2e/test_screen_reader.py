"""What a screen-reader user does, by accessible names alone: roles, names, values, states, keys.

The program runs on a virtual screen with AT-SPI's bus beside it. Nothing here knows a coordinate, a
widget or the program's code: `screen_reader` sees what Orca would see. Keys go where the cursor is.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.screen_reader import Reader, missing, session_bus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.screen_reader import Thing

pytestmark = [pytest.mark.xvfb, pytest.mark.skipif(bool(missing()), reason=missing())]

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("CONFIG", "CACHE", "DATA", "STATE")


class User:
    """Hears the window and works it."""

    def __init__(self, reader: Reader, program: Thing, xdotool: Callable[..., str]) -> None:
        self.reader, self.program, self._xdotool = reader, program, xdotool
        self._window = xdotool("search", "--sync", "--onlyvisible", "--name", "Camscope$")

    def key(self, name: str) -> None:
        self._xdotool("key", "--clearmodifiers", name)

    def come(self) -> None:
        """Give the window the keyboard, as a window manager does when a dialog is closed."""
        self._xdotool("windowfocus", "--sync", self._window)

    def find(self, role: str, name: str | Callable[[str], object]) -> Thing:
        return self.program.find(role, name)

    def press(self, role: str, name: str) -> None:
        self.find(role, name).act("Press")

    def menu(self, name: str) -> None:
        """Do what a line of a menu does; its menus need not be open."""
        lines = (self.program.seen("menu item", name.__eq__, showing=False) for _ in range(2))
        line = self.reader.wait(lambda: next(lines, None), f"menu item {name!r}")
        self.reader.wait(lambda: "enabled" in line.states, f"{name} can be chosen")
        line.act("Press")

    def picture(self) -> Thing:
        """Return the first view's picture."""
        return self.find("panel", lambda name: name.startswith("View 1")).find("graphic", bool)

    def hears(self, *words: str) -> str:
        """Wait until the picture's description has these words and is finished; return it."""
        picture = self.picture()

        def said() -> str:
            description = picture.description
            return description if all(word in description for word in (*words, " · ")) else ""

        return self.reader.wait(said, " ".join(words))

    def choose(self, box: str, row: str) -> None:
        """Choose a line of a list that opens."""
        combo = self.find("combo box", box)
        combo.act("ShowMenu")
        rows = self.reader.wait(lambda: combo.children[0], box)
        names = [each.name for each in rows.children]
        rows.select(names.index(row))
        combo.act("Press")

    def palette(self, words: str) -> None:
        """Find something by typing, and take the first line."""
        self.press("push button", "Find anything")
        box = self.reader.cursor_at("text", "Find anything")
        box.write(words)
        self.reader.wait(lambda: box.text == words, words)
        self.key("Return")


@pytest.fixture(scope="module")
def user(xvfb_display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[User]:
    """One window for all that follows."""
    folder = tmp_path_factory.mktemp("reader")
    with session_bus() as address:
        env = {
            **os.environ,
            "DISPLAY": xvfb_display,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_CURRENT_DESKTOP": "",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(folder),
            **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in FOLDERS},
        }
        env.pop("WAYLAND_DISPLAY", None)

        def xdotool(*words: str) -> str:
            done = subprocess.run(
                ["xdotool", *words], env=env, capture_output=True, text=True, check=True
            )
            return done.stdout.strip()

        with (folder / "stderr").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "main.py"], cwd=ROOT, env=env, stderr=log, start_new_session=True
            )
        reader = Reader(address)
        try:
            reader.listen()
            program = reader.program("Camscope")
            yield User(reader, program, xdotool)
            process.terminate()
            assert process.wait(20) == 143  # it ended as told, and did not crash
            said = (folder / "stderr").read_text()
            assert "Traceback" not in said, said
        finally:
            process.kill()
            process.wait()
            reader.close()


@pytest.fixture
def fish(user: User) -> User:
    """The window with the sample of a fish and one view."""
    user.come()
    if user.program.seen("panel", lambda name: name.startswith("View 1")) is None:
        user.press("push button", "fish")
    user.hears("strongest")
    return user


def test_a_sample_is_opened_and_described(fish: User):
    assert fish.picture().name == "fish.png"
    assert fish.find("frame", lambda name: name.startswith("fish.png"))
    said = fish.hears("480 × 480 pixels", "demo.keras", "strongest")
    assert re.search(r"strongest [a-z ]+, \d+ % across, \d+ % down", said)


def test_the_five_most_probable_classes_are_read(fish: User):
    rows = [
        each for each in fish.find("panel", "Top classes").walk() if each.role == "radio button"
    ]
    shares = [float(re.fullmatch(r".+, ([\d.]+) %", row.name)[1]) for row in rows]
    assert len(shares) == 5
    assert shares == sorted(shares, reverse=True)
    assert rows[0].name.startswith("fish, 9")
    assert [row.description for row in rows] == [f"Key {n}" for n in range(1, 6)]
    assert sum("checked" in row.states for row in rows) == 1


def test_another_class_is_explained(fish: User):
    fish.press("radio button", "star, 1.9 %")
    fish.hears("· star ·", "strongest")
    assert "checked" in fish.find("radio button", "star, 1.9 %").states
    fish.press("push button", "Follow the top class")
    fish.hears("· fish ·", "strongest")


def test_another_layer_is_reached_in_the_tree(fish: User):
    tree = fish.find("tree", "Layers")
    before = fish.hears("strongest")
    tree.focus()
    fish.reader.wait(lambda: "focused" in tree.states, "the cursor in the tree")
    fish.key("Up")
    fish.reader.wait(lambda: fish.picture().description != before, "another layer")
    chosen = [each for each in tree.children if "selected" in each.states]
    assert chosen[0].name in fish.hears("strongest")
    assert chosen[0].description.startswith("backbone/")
    # unasked: the cursor is not at the picture
    fish.reader.wait(lambda: any(chosen[0].name in each for each in fish.reader.hear()), "heard")


def test_another_method_is_chosen(fish: User):
    fish.choose("Method", "LayerCAM")
    fish.hears("LayerCAM", "strongest")
    fish.choose("Method", "Grad-CAM")
    fish.hears("Grad-CAM", "strongest")


def test_the_intensity_is_changed_by_its_value(fish: User):
    slider = fish.find("slider", "Intensity")
    assert slider.value == 70
    slider.set_value(40)
    box = fish.find("spin box", "Intensity, exact value")
    fish.reader.wait(lambda: abs(box.value - 0.4) < 1e-6, "0.4")
    box.set_value(0.7)
    fish.reader.wait(lambda: slider.value == 70, "70")


def test_the_window_is_split_and_the_view_closed(fish: User):
    fish.menu("Split")
    second = fish.find("panel", "View 2 of 2, active")
    fish.reader.wait(lambda: "strongest" in second.find("graphic", bool).description, "its map")
    assert fish.find("panel", "View 1 of 2")
    fish.menu("Close view")
    fish.find("panel", "View 1 of 1")


def test_a_figure_is_laid_out_and_left(fish: User):
    fish.press("push button", "Figure")
    dialog = fish.find("dialog", lambda name: name.startswith("Figure"))
    captions = dialog.find("check box", "Captions")
    before = "checked" in captions.states
    captions.act("Toggle")
    fish.reader.wait(lambda: ("checked" in captions.states) is not before, "toggled")
    dialog.find("push button", "Close").act("Press")
    fish.reader.wait(lambda: fish.program.seen("dialog", bool) is None, "closed")


def test_a_method_is_found_by_typing(fish: User):
    fish.palette("eigen cam")
    fish.hears("Eigen-CAM", "strongest")
    assert "Eigen-CAM, Method" in fish.reader.hear()  # the line that Enter would take
    fish.palette("grad-cam method")
    fish.hears("· Grad-CAM ·", "strongest")


def test_a_notice_is_heard_and_read(fish: User, tmp_path: Path):
    wrong = tmp_path / "notes.png"
    wrong.write_text("no image")
    fish.palette(str(wrong))
    notice = fish.find("alert message", "Error")
    assert "notes.png" in notice.description
    assert any("notes.png" in words for words in fish.reader.hear())
    notice.find("push button", "Dismiss").act("Press")
    fish.reader.wait(lambda: fish.program.seen("alert message", bool) is None, "dismissed")


def test_a_choice_is_undone(fish: User):
    before = fish.hears("strongest")
    fish.choose("Method", "XGrad-CAM")
    fish.hears("XGrad-CAM", "strongest")
    fish.menu("Undo")
    fish.reader.wait(lambda: fish.picture().description == before, "what was before")


def test_channels_are_walked_one_by_one(fish: User):
    tabs = next(
        each
        for each in fish.program.walk()
        if each.role == "page tab list" and each.name == "Methods"
    )
    names = [each.name for each in tabs.children]
    tabs.select(names.index("Activations"))
    tiles = fish.find("list", "Channels")
    fish.reader.wait(lambda: len(tiles.children) > 8, "tiles")
    third = tiles.children[3]
    assert re.match(r"channel 3, min .+, mean .+, max .+", third.name)
    third.act("Press")
    fish.reader.wait(lambda: "selected" in third.states, "selected")
    fish.hears("channel 3", "strongest")
    tiles.focus()
    fish.key("Right")
    at = fish.reader.cursor_at("list item", lambda name: name.startswith("channel 4, "))
    assert "selected" not in at.states
    fish.key("Escape")
    fish.hears("CAM", "strongest")


def test_the_view_is_saved(fish: User, tmp_path: Path):
    target = tmp_path / "heard.png"
    fish.menu("Save view…")
    dialog = fish.find("dialog", lambda name: name.startswith("Save view"))
    dialog.find("text", "File name:").write(str(target))
    dialog.find("push button", "Save").act("Press")
    fish.reader.wait(lambda: target.exists() and target.stat().st_size > 1000, "the file")
