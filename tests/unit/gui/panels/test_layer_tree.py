"""The layer tree: its keys walk what has a map, and its filter keeps the branches."""

import sys

import pytest
from PySide6.QtCore import Qt

from engine.api.activations import LayerShapes
from gui.core.planning import shapes_for
from gui.core.state import State
from gui.panels import layer_model
from gui.panels.layer_model import Column
from gui.panels.layer_tree import LayerTreePanel
from tests.unit.gui import fakes


@pytest.fixture
def state(qapp):
    return State()


@pytest.fixture
def panel(state, qtbot):
    made = LayerTreePanel(state)
    qtbot.addWidget(made)
    state.set_model(fakes.model_info())
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    return made


def current_path(panel):
    return panel.model.node_at(panel.proxy.mapToSource(panel.view.currentIndex())).path


def selected_paths(panel):
    rows = panel.view.selectionModel().selectedRows()
    return [panel.model.node_at(panel.proxy.mapToSource(row)).path for row in rows]


def test_the_auto_layer_is_current_at_first_and_nothing_was_chosen(panel, state):
    assert current_path(panel) == "backbone/block3_conv"
    assert state.selection.layer is None


def test_keys_walk_the_layers_and_the_selection_follows(panel, state, qtbot):
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert state.selection.layer == "backbone/block2_conv"
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert state.selection.layer == "backbone/block1_conv"


def test_walking_over_a_greyed_row_keeps_the_layer_and_says_the_reason(panel, state, qtbot):
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert current_path(panel) == "gap"
    assert state.layer == "backbone/block3_conv"
    assert selected_paths(panel) == ["backbone/block3_conv"]
    assert panel.totals.text() == "gap gives one value, not a grid."
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.totals.text().startswith("8 layers, 5 with a heatmap.")


def test_a_layer_chosen_elsewhere_becomes_the_current_row(panel, state):
    state.select(layer="backbone/block0_conv")
    assert selected_paths(panel) == ["backbone/block0_conv"]


def test_the_filter_keeps_branches_of_what_it_finds_and_the_layer(panel, state, qtbot):
    state.select(layer="backbone/block2_conv")
    qtbot.keyClicks(panel.filter_box, "BLOCK1")
    assert panel.proxy.rowCount() == 1
    assert panel.proxy.rowCount(panel.proxy.index(0, 0)) == 1
    assert state.selection.layer == "backbone/block2_conv"
    panel.filter_box.clear()
    assert panel.proxy.rowCount() == 4
    assert selected_paths(panel) == ["backbone/block2_conv"]


def test_the_filter_finds_types(panel, qtbot):
    qtbot.keyClicks(panel.filter_box, "dense")
    assert [panel.proxy.index(row, 0).data() for row in range(panel.proxy.rowCount())] == ["scores"]


def test_down_enters_what_was_found_and_each_step_explains(panel, state, qtbot):
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "conv")
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert current_path(panel) == state.layer == "backbone/block3_conv"  # it was found itself
    panel.filter_box.setText("block1")
    assert selected_paths(panel) == []
    assert state.layer == "backbone/block3_conv"
    panel.filter_box.setFocus()
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)
    assert current_path(panel) == state.layer == "backbone/block1_conv"
    panel.filter_box.setText("block")
    for key, path in ((Qt.Key.Key_Down, "block2_conv"), (Qt.Key.Key_Up, "block1_conv")):
        qtbot.keyClick(panel.view, key)
        assert current_path(panel) == state.layer == f"backbone/{path}"
        assert selected_paths(panel) == [f"backbone/{path}"]


def test_enter_keeps_what_was_found_and_esc_shows_all_layers_again(panel, state, qtbot):
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "block0")
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Return)
    assert state.layer == current_path(panel) == "backbone/block0_conv"
    assert panel.filter_box.text() == "block0"
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.filter_box.text() == ""
    assert selected_paths(panel) == [state.layer] == ["backbone/block0_conv"]
    passed = []
    panel.keyPressEvent = lambda event: passed.append(event.key())
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert passed == [Qt.Key.Key_Escape]  # now it is the window's


@pytest.mark.parametrize("path", ["backbone/block1_conv", "backbone/block2_conv"])
def test_a_click_on_a_row_found_explains_it(panel, state, qtbot, path):
    """A row that the filter made current behind the scenes is chosen by a click all the same."""
    state.select(layer="backbone/block0_conv")
    qtbot.keyClicks(panel.filter_box, path.partition("/")[2])
    where = place_of(panel, path)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert state.layer == current_path(panel) == path
    assert selected_paths(panel) == [path]


def test_the_tree_takes_the_focus_without_choosing_a_row(panel, state, qtbot):
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "block1")
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert state.selection.layer is None


def test_what_has_no_map_can_be_entered_and_says_why(panel, state, qtbot):
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "gap")
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)
    assert current_path(panel) == "gap"
    assert panel.totals.text() == "gap gives one value, not a grid."
    assert state.layer == "backbone/block3_conv"


def test_the_footer_counts_what_was_found(panel, qtbot):
    panel.filter_box.setFocus()
    qtbot.keyClicks(panel.filter_box, "block")
    assert panel.totals.text() == "4 of 8 layers found."
    panel.filter_box.setText("no such")
    assert panel.totals.text() == "No layers found for no such."
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)  # nothing to enter
    panel.filter_box.clear()
    assert panel.totals.text().startswith("8 layers, 5 with a heatmap.")


def test_space_is_left_to_the_window(panel, qtbot):
    taken = []
    panel.keyPressEvent = lambda event: taken.append(event.key())
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert taken == [Qt.Key.Key_Space]


def lines_run(action):
    """Count the lines of the model's file that run while something is done, loops and all."""
    count = 0

    def traced(frame, event, arg):
        nonlocal count
        if frame.f_code.co_filename != layer_model.__file__:
            return None
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def test_opening_a_model_takes_no_more_for_each_of_many_layers(panel, state):
    small, large = (fakes.model_info(key=f"big-{n}", count=n) for n in (500, 2000))
    few = lines_run(lambda: state.set_model(small))
    many = lines_run(lambda: state.set_model(large))
    assert few > 500  # each layer is looked at
    assert many < 5 * few
    assert current_path(panel) == "backbone/block1999_conv"


def place_of(panel, path):
    index = panel.proxy.mapFromSource(panel.model.index_of(path))
    return panel.view.visualRect(index).center()


def mixed(panel):
    nodes = [node.path for node in panel.model._nodes]
    role = Qt.ItemDataRole.BackgroundRole
    return [path for path in nodes if panel.model.data(panel.model.index_of(path), role)]


def test_ctrl_click_puts_layers_into_the_mix_and_takes_them_out(panel, state, qtbot):
    def click(path, keys=Qt.KeyboardModifier.ControlModifier):
        where = place_of(panel, path)
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, keys, where)

    for name in ("block0", "block1"):
        click(f"backbone/{name}_conv")
    assert state.selection.layer_blend.others == ("backbone/block0_conv", "backbone/block1_conv")
    assert mixed(panel) == ["backbone/block0_conv", "backbone/block1_conv"]
    assert selected_paths(panel) == ["backbone/block3_conv"]
    click("gap")
    assert len(state.selection.layer_blend.others) == 2
    click("backbone/block3_conv")
    assert state.layer == "backbone/block0_conv"
    assert mixed(panel) == ["backbone/block1_conv"]
    click("backbone/block2_conv", Qt.KeyboardModifier.NoModifier)
    assert state.layer == "backbone/block2_conv"
    assert state.selection.layer_blend.others == ()
    assert mixed(panel) == []


def test_the_mix_is_made_with_the_keys_too(panel, state, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.view, Qt.Key.Key_Up, control)
    qtbot.keyClick(panel.view, Qt.Key.Key_Up, control)
    assert state.layer == "backbone/block3_conv"
    qtbot.keyClick(panel.view, Qt.Key.Key_Return, control)
    assert state.selection.layer_blend.others == ("backbone/block1_conv",)
    assert selected_paths(panel) == ["backbone/block3_conv"]
    state.set_model(fakes.model_info("other.keras", key="model-2"))
    assert mixed(panel) == []


def test_another_model_clears_the_filter(panel, state, qtbot):
    qtbot.keyClicks(panel.filter_box, "dense")
    state.set_model(fakes.model_info(key="model-2"))
    assert panel.filter_box.text() == ""
    assert panel.proxy.rowCount() == 4


def test_a_model_of_any_size_shows_the_shapes_of_the_open_image(panel, state):
    rows = (fakes.layer("conv", shape=(None, None, None, 8)), fakes.layer("gap", shape=(None, 8)))
    info = fakes.model_info(key="any", input_shape=(None, None, 3), layers=rows, auto_layer="conv")
    state.set_model(info)
    state.set_picture(fakes.picture())

    def cells():
        return [
            panel.model.index_of(row.path).siblingAtColumn(Column.OUTPUT).data() for row in rows
        ]

    assert cells() == ["? × ? × 8", "8"]
    request = shapes_for(state.selection, state.known)
    state.set_shapes(LayerShapes(request, {"conv": (None, 1024, 1536, 8)}))
    assert cells() == ["1024 × 1536 × 8", "8"]
    panel.filter_box.setText("1024x1536")
    assert panel.totals.text() == "1 of 2 layers found."
    panel.filter_box.clear()
    needed = panel.view.fontMetrics().horizontalAdvance("1024×1536×8")
    assert panel.view.columnWidth(Column.OUTPUT) > needed
    panel.filter_box.setText("1024x1536")
    state.set_picture(fakes.picture("b.png", seed=1))
    assert panel.totals.text() == "No layers found for 1024x1536."
    panel.filter_box.clear()
    assert cells() == ["? × ? × 8", "8"]
