"""The window: methods compared, long work, panels in one column, and devices."""

import pytest
from PySide6.QtCore import Qt

from engine.api.attribution import Explain
from engine.api.display import Compose
from tests.unit.gui import fakes


def test_the_comparison_follows_the_heatmap_and_chooses_a_method(shown, qtbot):
    strip = shown.window.panels["methods"].strip
    qtbot.waitUntil(lambda: shown.state.comparison is not None)
    qtbot.waitUntil(lambda: not strip.image("eigen-cam").isNull())
    strip.chosen.emit("layer-cam")
    qtbot.waitUntil(lambda: shown.state.overlay.request.shown.key.method == "layer-cam")
    assert shown.window.panels["method"].box.currentText() == "LayerCAM"


def test_the_closed_strip_compares_nothing_and_comes_back_by_its_menu(shown, qtbot):
    dock = shown.window.docks["methods"]
    dock.close()
    assert not shown.state.visible.method_strip
    dock.toggleViewAction().trigger()
    assert dock.isVisible()
    qtbot.waitUntil(lambda: shown.state.visible.method_strip)


def test_a_map_of_the_input_is_drawn_without_asking_for_the_layer(shown, qtbot):
    shown.state.select(method="rise")
    qtbot.waitUntil(lambda: shown.state.overlay.request.shown.key.method == "rise")
    assert shown.state.overlay.request.shown.layer == ""
    shown.window.central_view.canvas.pointer_moved.emit((12.7, 3.2))
    assert "map " in shown.window.status.reading.text()


def test_esc_stops_long_work_and_the_status_bar_says_the_precision(shown, qtbot):
    shown.engine.answers = False
    shown.state.select(method="rise")
    request = next(one for one in shown.engine.requests if isinstance(one, Explain))
    sent = fakes.maps(request, shown.state.model, complete=False, share=0.3, precision="bfloat16")
    shown.engine.produced.emit(sent)
    drawn = [one for one in shown.engine.requests if isinstance(one, Compose)][-1]
    shown.engine.produced.emit(fakes.overlay(drawn))
    assert shown.window.status.precision.text() == "bfloat16"
    assert "faster" in shown.window.status.precision.toolTip()
    qtbot.keyClick(shown.window, Qt.Key.Key_Escape)
    assert shown.state.queries.pending == {}
    assert "Unfinished: stopped at 30 %" in shown.window.central_view.canvas.accessibleDescription()


def test_a_device_is_chosen_in_the_menu_and_remembered(shown, qtbot):
    menu = shown.window.engine_menu
    assert menu.choices()[0] in shown.window.all_actions()
    next(one for one in menu.choices() if one.data() == "gpu:0").trigger()
    assert shown.engine.options.device == "gpu:0"
    assert shown.settings.options().device == "gpu:0"


def panels_on_screen(state):
    """The panels at the bottom that need answers."""
    visible = state.visible
    names = {
        "methods": visible.method_strip,
        "activations": visible.activations,
        "weights": visible.weights,
        "filters": visible.filters,
    }
    return [name for name, is_on_screen in names.items() if is_on_screen]


def test_only_the_tab_in_front_is_on_the_screen(desk, qtbot):
    """Qt shows the docks behind a tab too; nothing may be computed for them."""
    window, state = desk.window, desk.state
    qtbot.waitUntil(lambda: panels_on_screen(state) == ["methods"])
    for name in ("filters", "methods", "activations"):
        window.docks[name].raise_()
        qtbot.waitUntil(lambda name=name: panels_on_screen(state) == [name])
    window.panels["activations"].tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panels_on_screen(state) == ["weights"])
    window.panels["activations"].tabs.setCurrentIndex(0)
    window.docks["activations"].close()
    qtbot.waitUntil(lambda: len(panels_on_screen(state)) == 1)
    assert panels_on_screen(state) != ["activations"]


@pytest.mark.parametrize("name", ["methods", "activations", "filters"])
def test_after_a_reset_of_the_layout_the_panel_in_front_is_on_the_screen(desk, qtbot, name):
    window, state = desk.window, desk.state
    bottom = ("methods", "activations", "filters")
    for each in bottom:
        window.docks[each].setFloating(True)
    window.docks[name].close()
    window.actions_by_id["reset_layout"].trigger()

    def seen():
        """The panels that the user sees."""
        panels = {each: window.panels[each] for each in bottom}
        return [each for each in bottom if not panels[each].visibleRegion().isEmpty()]

    qtbot.waitUntil(lambda: len(seen()) == 1)
    qtbot.waitUntil(lambda: panels_on_screen(state) == seen())
