"""Camscope speaks to no other computer, unless the user orders a download.

The program runs as a process of its own in which Python tells of every connection, address that is
looked up and port that is listened on: of the window's process, of its children and of commands.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.e2e.commands import PATIENCE_S, ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOOK = """
import os, sys

NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
           "socket.sendto")


def _on_event(event, arguments):
    if event in NETWORK and getattr(arguments[0], "family", 2) != 1:  # 1: within this machine
        with open(os.environ["EVENTS"], "a") as file:
            file.write(f"{event} {arguments}\\n")


sys.addaudithook(_on_event)
with open(os.environ["EVENTS"], "a") as file:
    file.write("process\\n")
"""

STORY = """
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from engine.api.resources import demo_samples
from engine.cli.main import run_command
from gui.app import App
from gui.core.settings import Settings

folder, *words = sys.argv[1:]


def look():
    overlay = app.state.overlay
    if overlay is not None and overlay.has_map:
        app.window.close()
        qt.quit()


def main():
    global qt, app
    image = str(demo_samples()[0])
    qt = QApplication(sys.argv[:1])
    app = App([image], Settings(folder + "/settings.ini"))
    app.state.overlay_changed.connect(look)
    app.show()
    qt.exec()
    app.stop()
    app.window.deleteLater()
    qt.processEvents()
    assert app.state.overlay is not None
    assert run_command(["predict", image]) == 0
    assert run_command(["explain", image, "--out", folder + "/out"]) == 0
    assert run_command(["library", "--json"]) == 0
    assert run_command(words) == 2
    sys.stdout.flush()
    os._exit(0)  # Qt and the framework are never taken down in one process


if __name__ == "__main__":
    main()
"""


def test_a_session_and_commands_connect_to_nothing_but_an_ordered_download_does(tmp_path: Path):
    events = tmp_path / "events"
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    (tmp_path / "story.py").write_text(STORY)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        "EVENTS": str(events),
        "https_proxy": "http://127.0.0.1:9",  # nobody listens there
    }
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, tmp_path / "story.py", tmp_path, "library", "--download", "VGG16"],
        env=environment,
        capture_output=True,
        timeout=PATIENCE_S,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    told = events.read_text().splitlines()
    assert told.count("process") >= 2  # the window's, and the engine's at least
    network = [line for line in told if line != "process"]
    assert network
    assert all("127.0.0.1" in line for line in network), network
