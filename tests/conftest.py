"""What every test runs in: no screen, no noise from TensorFlow, and a home folder of its own.

The environment is set while this file is loaded, before anything imports Qt or TensorFlow. The
checks for leaks are in ``tests/harness.py``.
"""

import atexit
import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from gui.import_hook import remove_import_hook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.patient_bot import PatientBot

pytest_plugins = [
    "tests.harness",
    "tests.fast_run",
    "tests.torch_run",
    "tests.file_scheduling",
    "pytester",
]

_home = Path(tempfile.mkdtemp(prefix="camscope-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)

os.environ.update(
    {
        # Tests that need a real window system start one: tests/e2e/conftest.py.
        "QT_QPA_PLATFORM": "offscreen",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        # Settings, caches and model folders of the person who runs the tests stay untouched. Keras
        # writes a configuration file into its home as soon as it is imported.
        "HOME": str(_home),
        "USERPROFILE": str(_home),
        "APPDATA": str(_home / "roaming"),
        "LOCALAPPDATA": str(_home / "local"),
        "XDG_CONFIG_HOME": str(_home / "config"),
        "XDG_CACHE_HOME": str(_home / "cache"),
        "XDG_DATA_HOME": str(_home / "data"),
        "XDG_STATE_HOME": str(_home / "state"),
        "KERAS_HOME": str(_home / "keras"),
    }
)
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"

remove_import_hook()  # as `main.py` does for the window

# A shell without job control lets what it starts behind ignore Ctrl-C, and so would the programs
# that tests start and wait for.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A loaded machine is no failure: what takes long there is not what these tests are about.
settings.register_profile("camscope", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("camscope")


@pytest.fixture(scope="module", autouse=True)
def boxes_read_many_models(request: pytest.FixtureRequest) -> Iterator[None]:
    """Use a box for model files again: a new one for each file would take half of the time.

    Who needs no more of a file ends its box; here the box tells the rest first. Of a module, so
    that its own fixtures have it, too.
    """
    if "engine/box" in request.path.as_posix() or "endless" in request.path.name:
        yield  # these look at how boxes end
        return
    from engine.api.errors import EngineError
    from engine.box import Stopped
    from engine.box.jobs import KINDS, Kind
    from engine.box.run import JobRun

    often = replace(KINDS[Kind.MODELS], files=10_000, busy_s=10_000.0)
    close = JobRun.close
    heard = set()

    def hear_and_close(run: JobRun) -> None:
        if run.pid and id(run) not in heard:
            heard.add(id(run))
            with contextlib.suppress(EngineError, Stopped):
                for _ in run:
                    pass
            heard.remove(id(run))
        close(run)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(KINDS, Kind.MODELS, often)
        monkeypatch.setattr(JobRun, "close", hear_and_close)
        yield


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> "PatientBot":
    from tests.patient_bot import PatientBot

    return PatientBot(request)
