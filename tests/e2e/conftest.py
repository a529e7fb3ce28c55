"""For the end-to-end tests: a model, an image, the commands, and a real window system.

Tests that are marked ``xvfb`` have a virtual screen and a hand on it. Each asks for ``window_env``,
starts the program as a child with it, and drives it with ``xdotool``. There is no window manager: a
window has no frame, stays where the program puts it, and gets the keyboard with
``xdotool("windowfocus", "--sync", window)``.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.imaging import encode_png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from tests.e2e.desk import Desk

SCREEN = "1600x1000"
START_S = 20


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if sys.platform != "linux":
        for item in items:
            if item.get_closest_marker("xvfb"):
                item.add_marker(pytest.mark.skip(reason="Xvfb is there on Linux only"))


@pytest.fixture(scope="session")
def xvfb_display(request: pytest.FixtureRequest) -> Iterator[str]:
    """A virtual screen's name for DISPLAY, such as ``:99``.

    Another size: ``@pytest.mark.parametrize("xvfb_display", ["1024x700"], indirect=True)``.
    """
    screen = getattr(request, "param", SCREEN)
    for command in ("Xvfb", "xdotool"):
        if not shutil.which(command):
            pytest.fail(f"{command} is missing: `make test` installs it, or says how.")
    read_end, write_end = os.pipe()
    # Xvfb takes the first display that is free, and tells its number when it is ready.
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{screen}x24", "-dpi", "96"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"], pass_fds=[write_end], stderr=subprocess.DEVNULL
    )
    try:
        os.close(write_end)
        with open(read_end) as pipe:
            ready, _, _ = select.select([pipe], [], [], START_S)
            number = pipe.readline().strip() if ready else ""
        if not number:
            pytest.fail(f"Xvfb gave no display within {START_S} s; its exit code: {server.poll()}")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def window_env(xvfb_display: str) -> dict[str, str]:
    """The environment for a program that is to open its window on the virtual screen."""
    env = {**os.environ, "DISPLAY": xvfb_display, "QT_QPA_PLATFORM": "xcb"}
    env.pop("WAYLAND_DISPLAY", None)
    return env


@pytest.fixture
def xdotool(window_env: dict[str, str]) -> Callable[..., str]:
    """Run xdotool on the virtual screen: ``xdotool("key", "ctrl+o")`` gives what it prints."""

    def run(*arguments: object) -> str:
        words = ["xdotool", *map(str, arguments)]
        done = subprocess.run(
            words, env=window_env, capture_output=True, text=True, timeout=START_S, check=True
        )
        return done.stdout.strip()

    return run


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command in this process: ``run("predict", image, "--model", flat)`` gives a `Done`."""
    from tests.e2e.commands import run_here  # loads the engine, which other tests need not

    return lambda *arguments: run_here(capfd, *arguments)


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model file: 24x32x3 in, three classes out, `tests.models.flat`."""
    from tests import models

    return Path(models.save(models.flat(), tmp_path_factory.mktemp("model") / "flat.keras"))


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An image file of exactly that size."""
    import numpy as np

    from engine.imaging import encode_png

    path = tmp_path_factory.mktemp("image") / "noise.png"
    path.write_bytes(encode_png(np.random.default_rng(4).integers(0, 256, (24, 32, 3), np.uint8)))
    return path


@pytest.fixture(scope="module")
def program(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """The program with its demo model open, for most stories of a file."""
    from tests.e2e.desk import Desk
    from tests.patient_bot import PatientBot

    made = Desk(tmp_path_factory.mktemp("program"), PatientBot(request))
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


@pytest.fixture(scope="session")
def model_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import keras
    from keras import layers

    keras.utils.set_random_seed(5)
    inputs = keras.Input((32, 32, 3))
    body = keras.Sequential(
        [keras.Input((32, 32, 3)), layers.Conv2D(4, 3, name="one"), layers.ReLU(name="act")],
        name="body",
    )
    x = layers.Conv2D(6, 3, activation="relu", name="two")(body(inputs))
    x = layers.GlobalAveragePooling2D()(x)
    path = tmp_path_factory.mktemp("模型") / "小さい.keras"
    keras.Model(inputs, layers.Dense(3, activation="softmax")(x)).save(path)
    return path


@pytest.fixture(scope="session")
def image_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("圖片") / "猫.png"
    pixels = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
    path.write_bytes(encode_png(pixels))
    return path
