"""The strip of methods: thumbnails of one layer and target, drawn while somebody looks."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.api.attribution import CompareMethods, FoundMaps
from engine.api.keys import Target
from engine.api.methods import Scope
from gui.core import chosen
from gui.core.planning import find_for
from gui.panels.methods import MethodsPanel
from gui.widgets.methods.method_card import CHOSEN_ROLE, MARK_ROLE
from tests.unit.gui import fakes


@pytest.fixture
def panel(shown):
    return shown(MethodsPanel)


def compare(state, **how):
    request = CompareMethods(
        chosen.input_of(state.selection, state.model), state.target, state.layer
    )
    state.set_comparison(fakes.comparison(request, **how))
    return request


def drawn(panel):
    return [name for name in panel.strip.ids() if not panel.strip.image(name).isNull()]


def test_a_comparison_is_wanted_only_while_it_is_seen(panel, ready, qtbot):
    assert ready.visible.method_strip
    with qtbot.waitSignal(ready.visible_changed):
        panel.hide()
    assert not ready.visible.method_strip
    compare(ready)
    assert drawn(panel) == []
    panel.show()
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))


def test_every_quick_method_gets_its_picture(panel, ready, qtbot):
    compare(ready)
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    quick = [one.id for one in fakes.METHOD_INFOS if one.scope is Scope.ALL_LAYERS]
    assert list(panel.strip.ids()) == quick
    first, second = panel.strip.image("grad-cam"), panel.strip.image("layer-cam")
    assert first != second
    side = panel.strip.side  # of 64 x 48 pixels
    assert (first.width(), first.height()) == (min(64, side), min(48, side * 3 // 4))


def test_maps_without_evidence_and_class_free_ones_are_marked(panel, ready, qtbot):
    compare(ready, empty=("hires-cam",))
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    marks = {name: panel.strip.card(name).data(MARK_ROLE) for name in panel.strip.ids()}
    assert marks.pop("hires-cam") == "no positive evidence"
    assert marks.pop("eigen-cam") == "class-free"
    assert set(marks.values()) == {""}
    spoken = panel.strip.card("hires-cam").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "HiResCAM, no positive evidence"
    assert "its own maximum, here 0.967 (raw)" in panel.strip.card("grad-cam").toolTip()
    assert "maximum" not in panel.strip.card("hires-cam").toolTip()


def test_the_current_method_is_framed_and_keys_choose_another(panel, ready, qtbot):
    compare(ready)

    def framed():
        return [name for name in panel.strip.ids() if panel.strip.card(name).data(CHOSEN_ROLE)]

    assert framed() == ["grad-cam"]
    panel.strip.setFocus()
    qtbot.keyClick(panel.strip, Qt.Key.Key_Right)
    assert framed() == ["grad-cam"]
    qtbot.keyClick(panel.strip, Qt.Key.Key_Return)
    assert ready.selection.method == "grad-cam++"
    assert framed() == ["grad-cam++"]
    ready.select(method="rise")
    assert framed() == []


def test_a_click_chooses(panel, ready, qtbot):
    compare(ready)
    place = panel.strip.visualRect(panel.strip.card("grad-cam++").index()).center()
    qtbot.mouseClick(panel.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ready.selection.method == "grad-cam++"


def test_another_style_draws_them_anew(panel, ready, qtbot):
    compare(ready)
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    before = panel.strip.image("eigen-cam")
    ready.restyle(colormap="viridis", intensity=1.0)
    qtbot.waitUntil(lambda: panel.strip.image("eigen-cam") != before)


def test_thumbnails_of_another_image_stay_as_they_are(panel, ready, qtbot):
    compare(ready)
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    qtbot.waitUntil(lambda: not panel._painter.isActive())  # it looks once more for work
    before = panel.strip.image("grad-cam")
    ready.set_picture(fakes.picture("b.png", seed=1))
    ready.restyle(intensity=1.0)
    assert not panel._painter.isActive()
    assert panel.strip.image("grad-cam") == before


def test_what_is_missing_is_said(panel, ready, qtbot):
    assert panel.note.isVisible()
    assert "once the heatmap is done" in panel.note.text()
    request = compare(ready)
    assert panel.strip.isVisible()
    ready.comparison = None
    ready.queries.refuse(request, "No gradient reaches it.")
    assert panel.note.isVisible()
    assert panel.note.text() == "No gradient reaches it."
    ready.set_picture(None)
    assert "Open a model and an image" in panel.note.text()


def test_thumbnails_follow_a_slider_when_it_rests(panel, ready, qtbot, monkeypatch):
    compare(ready)
    qtbot.waitUntil(lambda: not panel._painter.isActive())
    drawn = []
    monkeypatch.setattr(panel, "_set_card", lambda method_id, *_, **__: drawn.append(method_id))
    for step in range(1, 6):
        ready.restyle(intensity=step / 10)
        assert panel._restyling.isActive()
        assert not panel._painter.isActive()
    qtbot.waitUntil(lambda: len(drawn) == len(panel.strip.ids()))
    assert sorted(drawn) == sorted(panel.strip.ids())


def test_cam_stands_beside_grad_cam_with_the_difference(panel, ready, qtbot):
    compare(ready, cam_layer=ready.layer)
    every = list(panel.strip.ids())
    assert "cam" in every
    assert panel.agreement.text() == ""
    qtbot.mouseClick(panel.cam_button, Qt.MouseButton.LeftButton)
    assert list(panel.strip.ids()) == ["grad-cam", "cam"]
    assert panel.agreement.text().startswith("Equal within ")
    assert "14 × 14 cells" in panel.agreement.text()
    qtbot.waitUntil(lambda: drawn(panel) == ["grad-cam", "cam"])
    panel.strip.chosen.emit("cam")
    assert ready.selection.method == "cam"
    qtbot.mouseClick(panel.cam_button, Qt.MouseButton.LeftButton)
    assert list(panel.strip.ids()) == every
    assert panel.agreement.text() == ""
    qtbot.waitUntil(lambda: drawn(panel) == every)


def test_cam_goes_to_the_layer_that_it_exists_for(panel, ready, qtbot):
    other = "backbone/block0_conv"
    compare(ready, cam_layer=other)
    assert ready.layer != other
    qtbot.mouseClick(panel.cam_button, Qt.MouseButton.LeftButton)
    assert ready.layer == other
    assert panel.agreement.text() == ""  # nothing is said of what is not there yet
    compare(ready, cam_layer=other)
    assert list(panel.strip.ids()) == ["grad-cam", "cam"]
    assert panel.agreement.text().startswith("Equal within ")


def test_why_there_is_no_cam_is_said(panel, ready, qtbot):
    compare(ready)
    every = list(panel.strip.ids())
    qtbot.mouseClick(panel.cam_button, Qt.MouseButton.LeftButton)
    assert panel.agreement.text() == "There is no global average pooling."
    assert list(panel.strip.ids()) == every
    assert panel.cam_button.isChecked()
    assert panel.cam_button.focusPolicy() & Qt.FocusPolicy.TabFocus


# --- slow methods


def find(state, **raw):
    """Take maps of slow methods as found for what is chosen: one number in all cells each."""
    request = find_for(state.selection, state.known)
    maps = {
        name.replace("_", "-"): np.full((4, 4), value, np.float32) for name, value in raw.items()
    }
    state.set_found_maps(FoundMaps(request, maps))


def test_slow_maps_that_were_computed_stand_beside_the_quick_ones(panel, ready, qtbot):
    compare(ready)
    quick = panel.strip.ids()
    find(ready, rise=0.5, score_cam=2.0)
    assert set(panel.strip.ids()) == {*quick, "rise", "score-cam"}
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    assert "its own maximum, here 0.5 (raw)" in panel.strip.card("rise").toolTip()
    panel.strip.chosen.emit("rise")
    assert ready.selection.method == "rise"
    assert panel.strip.card("rise").data(CHOSEN_ROLE)


@pytest.mark.parametrize(
    "change",
    [
        {"target": Target(3)},
        {"layer": "backbone/block0_conv"},
        {"preprocess": "none"},
        {"parameters": (("rise", (("masks", 17),)),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_slow_maps_of_another_choice_go_at_once(panel, ready, change):
    before = {name: getattr(ready.selection, name) for name in change}
    compare(ready)
    quick = panel.strip.ids()
    find(ready, rise=0.5)
    assert "rise" in panel.strip.ids()
    ready.select(**change)
    assert panel.strip.ids() == quick
    ready.select(**before)
    find(ready, rise=0.5)
    assert "rise" in panel.strip.ids()
    find(ready)
    assert panel.strip.ids() == quick


def test_a_slow_map_that_is_computed_anew_is_drawn_anew(panel, ready, qtbot):
    compare(ready)
    find(ready, rise=0.5)
    qtbot.waitUntil(lambda: len(drawn(panel)) == len(panel.strip.ids()))
    find(ready, rise=0.25)
    qtbot.waitUntil(lambda: "here 0.25 (raw)" in panel.strip.card("rise").toolTip())


def test_beside_cam_there_are_no_slow_maps(panel, ready):
    compare(ready, cam_layer=ready.layer)
    find(ready, rise=0.5)
    panel.cam_button.setChecked(True)
    assert panel.strip.ids() == ("grad-cam", "cam")
    panel.cam_button.setChecked(False)
    assert "rise" in panel.strip.ids()
