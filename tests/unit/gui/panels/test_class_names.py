"""The choice of class names: what fits, what is asked for, and what is shown as chosen."""

import dataclasses

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.api.label_sets import AS_FOUND, kept_labels_path
from engine.api.model import LoadModel
from engine.api.outputs import OutputInfo
from gui.core.state import State
from gui.panels.class_names import ClassNamesBox
from tests.unit.gui import fakes


def model(count, labels="", path="/m/digits.keras"):
    names = tuple(f"class {each}" for each in range(count))
    return dataclasses.replace(
        fakes.model_info(),
        request=LoadModel(path, (("0", labels),) if labels else ()),
        outputs=(OutputInfo("kind", count, names, "softmax"), *fakes.model_info().outputs[1:]),
    )


@pytest.fixture
def state(qapp):
    return State()


@pytest.fixture
def box(state, qtbot):
    made = ClassNamesBox(state)
    qtbot.addWidget(made)
    return made


def texts(box):
    return [box.itemText(row).removeprefix("Class names: ") for row in range(box.count())]


@pytest.mark.parametrize(
    ("count", "sets"),
    [
        (10, ["MNIST", "Fashion-MNIST", "CIFAR-10"]),
        (100, ["CIFAR-100"]),
        (1000, ["ImageNet"]),
        (6, []),
    ],
)
def test_sets_with_as_many_names_are_offered_and_none_is_chosen(state, box, count, sets):
    state.set_model(model(count))
    assert texts(box) == ["as found", *sets, "Class names from a file…"]
    assert box.currentText() == "Class names: as found"
    assert not box.isHidden()


def test_another_output_has_others(state, box):
    state.set_model(model(10))
    state.choose_output(1)
    assert texts(box) == ["as found", "Class names from a file…"]


def test_without_classes_there_is_nothing_to_name(state, box):
    assert box.isHidden()
    state.set_model(model(1))
    assert box.isHidden()


def test_a_set_is_asked_for_and_shown_when_the_model_has_it(state, box, qtbot):
    state.set_model(model(10))
    row = box.findData("fashion-mnist")
    box.setCurrentIndex(row)
    with qtbot.waitSignal(state.labels_requested) as told:
        box.activated.emit(row)
    assert told.args == [0, "fashion-mnist"]
    assert box.currentText() == "Class names: as found"
    state.set_model(model(10, labels="fashion-mnist"))
    assert box.currentText() == "Class names: Fashion-MNIST"


def test_names_that_are_kept_are_told_and_can_be_left(state, box, qtbot):
    kept = str(kept_labels_path("model-1"))
    info = model(10)
    first = dataclasses.replace(info.outputs[0], label_source=kept)
    state.set_model(dataclasses.replace(info, outputs=(first, *info.outputs[1:])))
    assert box.currentText() == "Class names: as kept"
    row = box.findData(AS_FOUND)
    with qtbot.waitSignal(state.labels_requested) as told:
        box.activated.emit(row)
    assert told.args == [0, AS_FOUND]


def test_a_file_is_asked_for_in_a_dialog(state, box, qtbot, tmp_path):
    state.set_model(model(10, path=str(tmp_path / "digits.keras")))
    box.activated.emit(box.count() - 1)
    (dialog,) = box.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path)
    names = str(tmp_path / "names.txt")
    with qtbot.waitSignal(state.labels_requested) as told:
        dialog.fileSelected.emit(names)
    assert told.args == [0, names]
    dialog.close()
    state.set_model(model(10, labels=names))
    assert box.currentText() == "Class names: names.txt"
