"""The menu "Engine": what it offers, tells and remembers."""

from dataclasses import replace

import pytest

from engine.api.engine_status import EngineOptions, EngineStatus, Framework, Phase
from engine.api.errors import text
from gui.actions.engine_menu import EngineMenu
from gui.core.settings import Settings
from gui.core.state import State
from tests.unit.gui import fakes


@pytest.fixture
def state(qapp):
    return State()


@pytest.fixture
def menu(state, qtbot):
    from PySide6.QtWidgets import QWidget

    owner = QWidget()
    qtbot.addWidget(owner)
    made = EngineMenu(state, owner)
    made.owner = owner
    return made


def words(menu):
    shown = (action for action in menu.actions() if action.isVisible())
    return [action.text() for action in shown if not action.isSeparator()]


def checked(menu):
    return [action.data() for action in menu.choices() if action.isChecked()]


def test_devices_come_with_the_status_and_automatic_is_first(menu, state):
    assert words(menu) == [
        "Device: automatic",
        "Precision: automatic",
        "Precision: float32",
        "Keras models: automatic",
    ]
    for _ in range(2):
        state.set_status(EngineStatus(Phase.READY, "CPU", devices=fakes.DEVICES))
    assert words(menu)[:3] == [
        "Device: automatic",
        "Device: CPU × 2",
        "Device: Some GPU && more",
    ]
    assert len(menu.choices()) == 6
    assert checked(menu) == ["auto", "auto", "auto"]


def test_a_choice_is_told_and_shown(menu, state, qtbot):
    state.set_status(EngineStatus(Phase.READY, "CPU", devices=fakes.DEVICES))
    with qtbot.waitSignal(menu.options_chosen) as told:
        menu.choices()[2].trigger()
    assert told.args == [EngineOptions(device="gpu:0")]
    state.set_options(told.args[0])
    with qtbot.waitSignal(menu.options_chosen) as told:
        menu.choices()[4].trigger()
    assert told.args == [EngineOptions(device="gpu:0", precision="float32")]
    state.set_options(told.args[0])
    assert checked(menu) == ["gpu:0", "float32", "auto"]
    with qtbot.assertNotEmitted(menu.options_chosen):
        menu.choices()[4].trigger()


FRAMEWORKS = (
    Framework("one", "One & only"),
    Framework("two", "Two"),
    Framework("three", "Three", text("It is <not> here.")),
)


def test_frameworks_come_with_the_status_and_one_can_be_chosen(menu, state, qtbot):
    for _ in range(2):
        state.set_status(EngineStatus(Phase.READY, "CPU", frameworks=FRAMEWORKS))
    assert words(menu)[3:] == [
        "Keras models: automatic",
        "Keras models: One && only",
        "Keras models: Two",
        "Keras models: Three",
    ]
    with qtbot.waitSignal(menu.options_chosen) as told:
        menu.choices()[5].trigger()
    assert told.args == [EngineOptions(backend="two")]
    state.set_options(told.args[0])
    assert checked(menu) == ["auto", "auto", "two"]


def test_one_that_is_not_installed_is_grey_and_says_why(menu, state):
    state.set_options(EngineOptions(backend="three"))
    state.set_status(EngineStatus(Phase.READY, "CPU", frameworks=FRAMEWORKS))
    action = menu.choices()[-1]
    assert not action.isEnabled()
    assert action.toolTip() == "<qt>It is &lt;not&gt; here.</qt>"
    assert checked(menu)[-1] == "auto"


def test_why_there_is_no_gpu_is_told_beside_the_devices(menu, state, qtbot):
    alone = EngineStatus(Phase.READY, "CPU", devices=fakes.DEVICES[:1])
    state.set_status(replace(alone, why_no_gpu=text("No <driver> {of} it.", of="for")))
    asking = menu.actions()[2]
    assert words(menu)[:3] == ["Device: automatic", "Device: CPU × 2", "Why is there no GPU?"]
    assert asking.isVisible()
    assert asking in menu.choices()
    assert asking.toolTip() == "<qt>No &lt;driver&gt; for it.</qt>"
    with qtbot.waitSignal(menu.sentence_wanted) as told:
        asking.trigger()
    assert told.args == ["No <driver> for it."]
    state.set_status(EngineStatus(Phase.STARTING))
    assert asking.isVisible()
    state.set_status(EngineStatus(Phase.READY, "GPU", devices=fakes.DEVICES))
    assert not asking.isVisible()
    assert asking not in menu.choices()


def test_a_device_that_is_gone_is_as_good_as_automatic(menu, state):
    state.set_options(EngineOptions(device="gpu:7"))
    assert checked(menu) == ["auto", "auto", "auto"]


def test_options_are_remembered_and_checked_when_read(tmp_path):
    path = str(tmp_path / "settings.json")
    settings = Settings(path)
    assert settings.options() == EngineOptions()
    settings.set_options(EngineOptions("gpu:0", "float32", "two"))
    settings.save()
    assert Settings(path).options() == EngineOptions("gpu:0", "float32", "two")
    settings.set_options(EngineOptions("cpu", "float8"))
    assert settings.options() == EngineOptions("cpu", "auto")
