"""Tries the built program's window: how soon it is there, what it survives, where it may lie."""

from __future__ import annotations

import locale
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scripts.package_test.package import Failed, Package, run_command, until
from scripts.package_test.trial import Figure
from scripts.package_test.window import Window, changed
from scripts.strings import ts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.package_test.package import Home
    from scripts.package_test.trial import Trial

STARTS = 5
WINDOW_S = 1.0
HEATMAP_S = 5.0
SAVE_VIEW, SAVE_MAP = "ctrl+s", "ctrl+shift+s"
TITLE = "Save view"
"""A dialog's title, whose translation tells the language of the window."""

_BIND_READ_ONLY = """
set -e
mount --bind "$1" "$2"
mount -o remount,bind,ro "$2"
if touch "$2/probe" 2>/dev/null; then exit 97; fi
shift 2
exec "$@"
"""


def check_starts(trial: Trial) -> Iterator[str]:
    """Start it several times with an image, and measure; nothing watches it meanwhile."""
    shown, heated = [], []
    for number in range(STARTS + 1):
        home = trial.home()
        with Window(trial.package, home) as window:
            window.start(trial.package.sample, is_watched=False)
            heated_s = window.wait_for("first_heatmap")
            if number:  # the first one warms the disk
                shown.append(window.wait_for("window_shown"))
                heated.append(heated_s)
            yield from window.quit()
        yield from home.faults()
    yield from trial.measured(Figure("window visible", tuple(shown), WINDOW_S))
    yield from trial.measured(Figure("heatmap of the demo", tuple(heated), HEATMAP_S))


def check_session(trial: Trial) -> Iterator[str]:
    """Look at a heatmap, save it, kill the engine, get another heatmap, and quit."""
    home = trial.home()
    with Window(trial.package, home) as window:
        window.start(trial.package.sample)
        window.wait_for("first_heatmap")
        hot = window.settled(trial.pictures / "package-test.png")
        window.key("space", "keydown")
        until(lambda: changed(window.look(), hot) > 0.02, "the image without its heatmap")
        window.key("space", "keyup")
        until(lambda: changed(window.look(), hot) < 0.005, "the heatmap again")
        yield from _confinement(window)

        before, after = home.chosen / "before.npy", home.chosen / "after.npy"
        window.save_as(SAVE_VIEW, home.chosen / "view.png")
        window.save_as(SAVE_MAP, before)
        calm = window.settled()
        first = window.engine()
        os.kill(first, signal.SIGKILL)
        until(lambda: window.engine() not in (0, first), "another engine process")
        until(lambda: changed(window.look(), calm) > 0.001, "a word about the engine's end")
        window.look(home.folder / "killed.png")
        window.key("2")  # another class: only the new engine can tell its map
        window.save_as(SAVE_MAP, after)
        if np.array_equal(np.load(before), np.load(after)):
            yield "after the engine's end the map of another class is that of the first"
        if "The engine process died" not in home.log:
            yield "the log does not tell of the engine's end"
        window.settled(trial.pictures / "package-test-killed.png")
        yield from window.quit()
    yield from home.faults()
    trial.notes.append("heatmap seen and saved, engine killed and replaced, quit with 0")


def _confinement(window: Window) -> Iterator[str]:
    """Look from outside at whether boxes are shut in, as Linux tells of a process."""
    boxes = window.boxes()
    if not boxes:
        yield "there is no box"
    for pid in boxes:
        status = {}
        with suppress(OSError):  # it ended meanwhile
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        wanted = {"Seccomp": "2", "NoNewPrivs": "1"}
        for name, value in wanted.items() if status else ():
            if status.get(name) != value:
                yield f"a box has {name} {status.get(name)}, not {value}"


def check_languages(trial: Trial) -> Iterator[str]:
    """Start it in each language; a dialog must have the title of the translation."""
    for language in ts.PLURAL_FORMS:
        system = language if "_" in language else locale.normalize(language).partition(".")[0]
        expected = _translated(language, TITLE) or TITLE
        home = trial.home(variables={"LANG": f"{system}.UTF-8"})
        with Window(trial.package, home) as window:
            window.start(trial.package.sample)
            window.wait_for("first_heatmap")
            number, title = window.dialog(SAVE_VIEW)
            window.look(trial.pictures / f"package-test-{language}.png")
            window.close_dialog(number)
            yield from window.quit()
        yield from (f"{language}: {fault}" for fault in home.faults())
        if title != expected:
            yield f"with LANG={system}.UTF-8 the dialog is called {title!r}, not {expected!r}"
        if expected == TITLE and language != "en":
            yield f"{TITLE!r} is not translated into {language}, so nothing was shown"
        trial.notes.append(f"{language}: {title}")


def _translated(language: str, source: str) -> str:
    from scripts.strings.__main__ import ts_path

    known = ts.read(ts_path(language).read_text("utf-8"))
    found = [each.forms[0] for message, each in known.items() if message.source == source]
    return found[0] if found else ""


def check_places(trial: Trial) -> Iterator[str]:
    """Run it where the path has Chinese letters and spaces, and where nothing can be written."""
    place = trial.folder / "影像 分析 カメラ" / "Camscope 程式"
    place.mkdir(parents=True)
    wrapper = read_only_wrapper(trial.package.folder, place)
    if wrapper is None:
        with suppress(OSError):
            shutil.copytree(
                trial.package.folder,
                place,
                symlinks=True,
                copy_function=os.link,
                dirs_exist_ok=True,
            )
        trial.notes.append("SKIPPED: read-only (no file system can be mounted here)")
    else:
        trial.notes.append("in a read-only folder with Chinese letters and spaces")
    home = trial.home(wrapper or ())
    package = Package(place)
    image = home.chosen / "圖片 1" / "魚.png"
    image.parent.mkdir()
    shutil.copy(trial.package.sample, image)
    model = home.chosen / "模型 小さい.keras"
    shutil.copy(trial.package.model, model)
    out = home.chosen / "結果 1"
    done = run_command(package, home, "explain", image, "--model", model, "--out", out)
    if done.code or done.err or not (out / "manifest.json").is_file():
        yield f"explain ends with {done.code}: {done.err}"
    yield from home.faults()
    yield from _dark_session(trial, package, home, [image, model])


def _dark_session(trial: Trial, package: Package, home: Home, files: list[Path]) -> Iterator[str]:
    settings = Path(home.places["config"], "Camscope", "settings.json")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"theme": "dark"}')
    with Window(package, home) as window:
        window.start(*files)
        window.wait_for("first_heatmap")
        seen = window.settled(trial.pictures / "package-test-dark.png")
        if seen.mean() > 128:
            yield "the window is not dark"
        yield from window.quit()
    yield from home.faults()


def read_only_wrapper(folder: Path, place: Path) -> tuple[str, ...] | None:
    """Return the command that runs another one with a folder bound read-only to a place.

    None where the system allows none: it takes root, or namespaces of one's own.
    """
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return None
    for options in (("--mount",), ("--mount", "--map-root-user")):
        words = ("sh", "-c", _BIND_READ_ONLY, "sh", str(folder), str(place))
        command = ("unshare", *options, *words)
        done = subprocess.run((*command, "true"), capture_output=True, check=False)
        if done.returncode == 97:
            raise Failed("the folder that should be read-only can be written to")
        if not done.returncode:
            return command
    return None
