"""The status bar: what the engine does, what the answer took, what takes its time."""

from types import SimpleNamespace

import pytest

from engine.api.attribution import Explain
from engine.api.engine_status import EngineStatus, Phase
from gui.core import chosen
from gui.core.state import State
from gui.status_bar import PROGRESS_STEPS, StatusBar
from tests.unit.gui import fakes


@pytest.fixture
def state(qapp):
    return State()


@pytest.fixture
def bar(state, qtbot):
    made = StatusBar(state)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_models_name_is_said(state, bar):
    assert bar.model.text() == "No model"
    state.set_model(fakes.model_info("/m/net.keras"))
    assert bar.model.text() == "net.keras"
    assert "/m/net.keras" in bar.model.toolTip()


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.STARTING, "Engine starting"),
        (Phase.READY, "Engine ready"),
        (Phase.BUSY, "Engine busy"),
        (Phase.RESTARTING, "Engine restarting"),
        (Phase.STOPPED, "Engine stopped"),
    ],
)
def test_the_engines_phase_is_said(state, bar, phase, words):
    state.status_changed.emit(EngineStatus(phase, "GPU 0"))
    assert bar.engine.text() == words
    assert bar.device.text() == "GPU 0"


@pytest.mark.parametrize(
    ("elapsed_ms", "words"),
    [(34.4, "Answered in 34 ms"), (9999, "Answered in 9999 ms"), (12345, "Answered in 12.3 s")],
)
def test_the_answers_time_is_said(state, bar, elapsed_ms, words):
    state.answered.emit(elapsed_ms)
    assert bar.time.text() == words


def test_work_shows_its_progress_and_a_way_to_stop(bar, qtbot):
    assert not bar.cancel.isVisible()
    bar.show_work(SimpleNamespace(text="RISE", fraction=0.25))
    assert bar.work.text() == "RISE"
    assert (bar.progress.value(), bar.progress.maximum()) == (PROGRESS_STEPS // 4, PROGRESS_STEPS)
    with qtbot.waitSignal(bar.cancel_requested):
        bar.cancel.click()
    bar.show_work(SimpleNamespace(text="Opening", fraction=None))
    assert bar.progress.maximum() == 0
    bar.show_work(None)
    assert not any(part.isVisible() for part in (bar.work, bar.progress, bar.cancel))


def test_the_precision_of_the_map_is_said(ready, qtbot):
    bar = StatusBar(ready)
    qtbot.addWidget(bar)
    bar.show()
    assert not bar.precision.isVisible()
    request = Explain(chosen.map_key_of(ready.selection, ready.known), ready.layer)
    ready.set_maps(fakes.maps(request, ready.model, precision="bfloat16"))
    assert bar.precision.isVisible()
    assert bar.precision.text() == "bfloat16"
    assert "float32" in bar.precision.toolTip()


def test_what_is_under_the_pointer_is_said(ready, qtbot):
    bar = StatusBar(ready)
    qtbot.addWidget(bar)
    ready.pointer_changed.emit((3.0, 4.0))
    assert bar.reading.text().startswith("x 3  y 4")
    ready.pointer_changed.emit(None)
    assert bar.reading.text() == ""
