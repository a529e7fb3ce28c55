"""A file that never ends is given up in a sentence, and holds up nothing else meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from engine.api.keys import Lane
from engine.box import Kind
from engine.box import jobs as jobs_module
from engine.box.pool import pool
from engine.imaging import encode_png
from tests.e2e.commands import PATIENCE_S, PROGRAM, ROOT
from tests.e2e.test_window_real import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.commands import Done
    from tests.e2e.desk import Desk

    Run = Callable[..., Done]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="stops processes, reads /proc")

ENDLESS = ROOT / "tests" / "corpus" / "models" / "HANG_fn_zero_81c7a823.h5"
"""libhdf5 walks in a circle in it."""


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.tidy()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two images, one of which will be in the hands of a decoder that never ends."""
    paths = tmp_path / "endless.png", tmp_path / "quick.png"
    for seed, path in enumerate(paths):
        pixels = np.random.default_rng(seed).integers(0, 256, (40, 50, 3), np.uint8)
        path.write_bytes(encode_png(pixels))
    return paths


def limited(monkeypatch: pytest.MonkeyPatch, job: str, seconds: float) -> None:
    """Give a job less time, so that nobody has to wait for its own limit."""
    known = jobs_module.JOBS[job]
    limits = replace(known.limits, silence_s=seconds, total_s=seconds)
    monkeypatch.setitem(jobs_module.JOBS, job, replace(known, limits=limits))


def dropped_in_a_stopped_box(desk: Desk, path: Path) -> int:
    """Drop an image whose decoder does nothing any more; return the box's number."""
    images = pool(Kind.IMAGES)
    desk.wait(images.pids)
    pid = images.pids()[0]
    os.kill(pid, signal.SIGSTOP)
    desk.drop_files(path)
    desk.wait(lambda: pid not in images.pids())
    assert is_there(pid)
    return pid


def is_there(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_an_endless_image_is_a_sentence_and_the_window_lives_meanwhile(
    desk: Desk, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    limited(monkeypatch, "picture", 1.0)
    beats: list[int] = []
    heart = QTimer(desk.window, interval=20)
    heart.timeout.connect(lambda: beats.append(len(desk.ear.told)))
    pid = dropped_in_a_stopped_box(desk, two[0])
    heart.start()
    desk.wait(lambda: desk.ear.told)
    heart.stop()
    [(_, sentence)] = desk.ear.told
    assert sentence.startswith("Reading endless.png was stopped: it was not done after 1")
    assert beats.count(0) >= 5  # painted, and listened to its user, before it was told
    assert not is_there(pid)
    desk.open(two[1])
    assert desk.state.picture.path == str(two[1])


def test_another_image_is_shown_before_an_endless_one_is_given_up(
    desk: Desk, two: tuple[Path, Path]
):
    dropped_in_a_stopped_box(desk, two[0])
    desk.drop_files(two[1])
    desk.wait(lambda: desk.state.picture is not None and desk.state.picture.path == str(two[1]))
    desk.answer()
    assert desk.ear.told == []


def test_escape_ends_an_endless_image(desk: Desk, two: tuple[Path, Path]):
    pid = dropped_in_a_stopped_box(desk, two[0])
    desk.trigger("cancel")
    desk.wait(lambda: not is_there(pid))
    assert desk.state.picture is None
    assert Lane.IMAGE not in desk.state.queries.pending
    assert desk.ear.told == []


def test_an_image_gets_its_heatmap_while_an_endless_model_is_read_and_escape_ends_that(
    desk: Desk, two: tuple[Path, Path]
):
    desk.open(two[0])  # what the demo's heatmaps need is compiled from now on
    engine = desk.app._engine.engine_pid
    demo, first = desk.state.model, desk.state.current_maps
    desk.drop_files(ENDLESS)
    desk.wait(lambda: readers_of(ENDLESS, engine))
    [box] = readers_of(ENDLESS, engine)
    desk.drop_files(two[1])
    desk.wait(lambda: desk.state.picture is not None and desk.state.picture.path == str(two[1]))
    desk.wait(lambda: is_mapped(desk) and desk.state.current_maps is not first)
    assert Lane.MODEL in desk.state.queries.pending
    assert is_there(box)
    desk.trigger("cancel")
    desk.wait(lambda: not is_there(box))
    desk.answer()
    assert desk.state.model is demo
    assert desk.app._engine.engine_pid == engine  # nothing had to be started anew
    assert desk.ear.told == []


def is_mapped(desk: Desk) -> bool:
    """Tell whether the image that is shown has all its maps, and one of them is on the screen."""
    maps, overlay = desk.state.current_maps, desk.state.overlay
    return maps is not None and maps.complete and overlay is not None and overlay.has_map


def is_walking(parent: int) -> bool:
    """Tell whether a box for models of a process has worked for longer than it takes to start."""
    for pid in boxes_of(parent):
        with suppress(OSError):
            words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            if int(words[11]) / os.sysconf("SC_CLK_TCK") > 0.6:
                return True
    return False


def readers_of(path: Path, parent: int) -> list[int]:
    """Return those of a process's boxes for models that have a copy of a file open."""
    found = []
    for pid in boxes_of(parent):
        with suppress(OSError):
            opened = Path(f"/proc/{pid}/fd").iterdir()
            if any(each.stat().st_size == path.stat().st_size for each in opened):
                found.append(pid)
    return found


def boxes_of(parent: int) -> list[int]:
    """Return the numbers of a process's boxes for models."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_child = (folder / "stat").read_text().rpartition(")")[2].split()[1] == str(parent)
            if is_child and b"--box\0models" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_a_command_says_so_too(run: Run, image: Path, monkeypatch: pytest.MonkeyPatch):
    limited(monkeypatch, "model", 1.0)
    done = run("predict", image, "--model", ENDLESS)
    assert done.code == 2
    assert done.complaint.startswith(f"Reading {ENDLESS.name} was stopped: it was not done after 1")


def test_ctrl_c_ends_a_command_that_reads_an_endless_model():
    child = subprocess.Popen(
        [*PROGRAM, "layers", str(ENDLESS)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        until(lambda: is_walking(child.pid), PATIENCE_S, "a box at work")
        [box, *_] = boxes_of(child.pid)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.wait()
    assert (child.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    until(lambda: not is_there(box), PATIENCE_S, "the end of its box")
