"""The method panel: groups, costs, reasons and settings."""

import pytest
from PySide6.QtCore import Qt

from engine.api.attribution import Cost, EstimateCosts
from engine.api.keys import InputKey
from engine.api.methods import Family
from gui.panels.method import MethodPanel
from tests.unit.gui import fakes


@pytest.fixture
def panel(shown):
    return shown(MethodPanel)


def estimate(state, **how):
    request = EstimateCosts(
        InputKey(state.model.key, state.picture.key), state.layer, state.selection.method
    )
    state.set_costs(fakes.costs(request, **how))


def rows(panel):
    model = panel.box.model()
    return [model.item(row) for row in range(model.rowCount())]


def test_methods_stand_under_headings_that_cannot_be_chosen(panel):
    headings = [row.text() for row in rows(panel) if row.flags() == Qt.ItemFlag.NoItemFlags]
    assert headings == ["Class evidence", "Class-free", "Gradients", "Perturbation"]
    texts = [row.text() for row in rows(panel)]
    place = texts.index("Class-free")
    free = [info.name for info in fakes.METHOD_INFOS if info.family is Family.CLASS_FREE]
    assert texts[place + 1 : texts.index("Gradients")] == free  # up to the next heading
    assert len(texts) == len(fakes.METHOD_INFOS) + len(Family)


def test_the_keys_pass_over_headings(panel, ready, qtbot):
    *_, last = (info.id for info in fakes.METHOD_INFOS if info.family is Family.CLASS)
    ready.select(method=last)
    qtbot.keyClick(panel.box, Qt.Key.Key_Down)
    assert ready.selection.method == "eigen-cam"
    assert "does not depend on the target" in panel.note.text()
    qtbot.keyClick(panel.box, Qt.Key.Key_Up)
    assert ready.selection.method == last
    assert panel.note.text() == ""


def test_each_method_says_what_it_shows_and_its_paper(panel, ready):
    for method in fakes.METHOD_INFOS:
        tip = panel.box.item(method.id).toolTip()
        assert method.paper.split(",")[0].split("&")[0] in tip
    ready.select(method="occlusion")
    assert panel.sentence.text().startswith("How much the score falls")
    assert panel.paper.text() == "Zeiler and Fergus 2014, arXiv:1311.2901"


def test_a_cost_is_said_from_two_seconds_on(panel, ready):
    assert panel.note.text() == ""
    estimate(ready, rise=Cost(1000, 12.3, 300_000_000))
    assert panel.note.text() == ""
    words = "about 12 s, 1,000 passes, 300 MB"
    assert words in panel.box.item("rise").toolTip()
    assert "passes" not in panel.box.item("grad-cam").toolTip()
    ready.select(method="rise")
    assert panel.note.text() == f"It takes {words}."


def test_a_method_that_cannot_be_used_is_greyed_and_says_why(panel, ready, qtbot):
    estimate(ready)
    cam = panel.box.item("cam")
    assert not cam.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "There is no global average pooling." in cam.toolTip()
    ready.select(method="eigen-grad-cam")
    qtbot.keyClick(panel.box, Qt.Key.Key_Down)
    assert ready.selection.method == "score-cam"
    estimate(ready, refused=())
    assert cam.flags() & Qt.ItemFlag.ItemIsEnabled


def test_costs_of_another_model_say_nothing(panel, ready):
    estimate(ready)
    ready.set_model(fakes.model_info(key="model-2"))
    assert panel.box.item("cam").flags() & Qt.ItemFlag.ItemIsEnabled


def test_settings_are_folded_until_they_are_wanted(panel, ready):
    assert panel.fold.isVisible()
    assert not panel.form.isVisible()
    panel.fold.click()
    assert panel.form.isVisible()
    ready.select(method="guided-backprop")
    assert not panel.fold.isEnabled()  # it has none
    ready.select(method="grad-cam")
    assert panel.form.isVisible()
    ready.select(parameters=ready.selection.with_parameters("rise", (("masks", 50),)))
    ready.select(method="rise")
    assert panel.fold.isEnabled()
    assert panel.fold.text() == "Parameters (changed)"
    assert panel.form.field("masks").value() == 50


def test_an_edit_changes_the_settings_of_its_method_only(panel, ready, qtbot):
    panel.form.field("smoothing").setValue(16)
    with qtbot.waitSignal(ready.selection_changed):
        pass
    assert ready.selection.parameters_of("grad-cam") == (("smoothing", 16),)
    assert ready.selection.parameters_of("layer-cam") == ()


def test_an_edit_is_not_lost_when_another_method_is_chosen_at_once(panel, ready):
    panel.form.field("smoothing").setValue(16)
    ready.select(method="rise")
    assert ready.selection.parameters_of("grad-cam") == (("smoothing", 16),)
    assert ready.selection.parameters_of("rise") == ()
    ready.select(method="grad-cam")
    assert panel.form.field("smoothing").value() == 16
