"""The palette finds actions, methods, layers, classes, colours, settings, files; and they work."""

import pytest
from PySide6.QtWidgets import QApplication

from engine.api.display import Blend
from engine.api.image import OpenImage
from engine.api.keys import Resize, Target
from engine.api.model import LoadModel
from engine.api.outputs import OutputInfo, OutputKind
from gui.actions.palette_entries import PaletteEntries, action_entries
from gui.actions.palette_search import fitting
from tests.unit.gui import fakes
from tests.unit.gui.fakes import image_file


def source(desk):
    return PaletteEntries(
        desk.window, desk.window.commands, desk.state, desk.controller, desk.settings
    )


def best(desk, query, kind=None):
    """Return the best entry for what is typed, of a kind if one is named."""
    entries = source(desk).entries()
    hits = fitting(query, [one for one in entries if kind is None or one.kind == kind])
    assert hits, query
    return hits[0]


@pytest.mark.parametrize(
    ("query", "title", "kind"),
    [
        ("sv", "Save view", "Action"),
        ("rise", "RISE", "Method"),
        ("hirescam", "HiResCAM", "Method"),
        ("block2", "backbone/block2_conv", "Layer"),
        ("gear", "gear", "Class"),
        ("viridis", "Viridis", "Colour map"),
        ("blend textbook", "Blend: Textbook", "Setting"),
        ("intensity", "Intensity", "Setting"),
        ("lanczos", "Resized: Lanczos", "Setting"),
        ("float32", "Precision: float32", "Setting"),
        ("device cpu", "Device: CPU × 2", "Setting"),
        ("keras guide", "Preset: Keras guide", "Preset"),
        ("keys", "Keys", "Help"),
        ("inspector", "Inspector", "Panel"),
        ("b.png", "b.png", "Open image"),
        ("fish", "fish", "Sample"),
    ],
)
def test_everything_is_found_by_its_name(shown, query, title, kind):
    entry = best(shown, query)
    assert (entry.title, entry.kind) == (title, kind)


def test_what_is_chosen_is_chosen(shown, qtbot):
    state = shown.state
    best(shown, "rise").run()
    assert state.selection.method == "rise"
    best(shown, "gear", "Class").run()
    assert state.selection.target == Target(1)
    best(shown, "block1", "Layer").run()
    assert state.layer == "backbone/block1_conv"
    best(shown, "gap", "Layer").run()  # it has no heatmap: the panels show it
    assert (state.selection.inspected, state.layer) == ("gap", "backbone/block1_conv")
    best(shown, "viridis").run()
    assert state.selection.style.colormap == "viridis"
    best(shown, "blend textbook").run()
    assert state.selection.style.blend is Blend.TEXTBOOK
    best(shown, "lanczos").run()
    assert state.selection.resize is Resize.LANCZOS
    best(shown, "float32").run()
    assert state.options.precision == "float32"
    best(shown, "b.png").run()
    qtbot.waitUntil(lambda: state.picture.name == "b.png")


def test_a_slider_is_gone_to_in_its_folded_section(shown, qtbot):
    shown.window.inspector.sections["display"].set_open(False)
    best(shown, "threshold", "Setting").run()
    assert shown.window.inspector.sections["display"].is_open
    qtbot.waitUntil(lambda: QApplication.focusWidget().accessibleName() == "Threshold")


def test_recent_files_and_samples_are_opened(desk, tmp_path):
    path = image_file(tmp_path / "last year.png")
    desk.settings.add_recent_image(path)
    entry = best(desk, "last year")
    assert entry.kind == "Recent image"
    entry.run()
    assert OpenImage(path) in desk.engine.requests
    sample = best(desk, "fish", "Sample")
    sample.run()
    opened = [one.path for one in desk.engine.requests if isinstance(one, OpenImage)]
    assert opened[-1].endswith("fish.png")
    assert any(isinstance(one, LoadModel) for one in desk.engine.requests)


def test_a_path_is_opened_when_it_is_there(desk, tmp_path):
    model = tmp_path / "模 型.keras"
    model.write_bytes(b"PK")
    for text in (str(model), f' "{model}" ', f"'{model}'"):
        entry = source(desk).typed(text)
        assert entry.title == f"Open {model}"
        entry.run()
        assert desk.engine.taken()[-1] == LoadModel(str(model))
    for text in ("", "/", "net.keras", str(tmp_path / "none.keras"), "/\0", "~nobody/x"):
        assert source(desk).typed(text) is None


def test_an_empty_window_offers_no_layers_classes_or_images(desk):
    kinds = {entry.kind for entry in source(desk).entries()}
    assert kinds.isdisjoint({"Layer", "Class", "Channel", "Open image", "Recent image"})
    assert {"Action", "Method", "Colour map", "Setting", "Panel", "Help", "Sample"} <= kinds


def test_classes_are_there_without_an_image_and_with_their_ids(desk, qtbot):
    output = OutputInfo("kind", 2, ("tabby", "tiger cat"), "softmax", ids=("n021", "n022"))
    desk.state.set_model(fakes.model_info(outputs=(output,)))
    entry = best(desk, "n022")
    assert (entry.title, entry.hint) == ("tiger cat", "")
    entry.run()
    assert desk.state.selection.target == Target(1)


def test_units_that_are_no_classes_are_channels(shown):
    linear = OutputInfo("features", 3, ("0", "1", "2"), "linear", OutputKind.FEATURES)
    shown.state.set_model(fakes.model_info(outputs=(linear,), key="other"))
    kinds = {entry.kind for entry in source(shown).entries()}
    assert "Channel" in kinds
    assert "Class" not in kinds


def test_classes_show_their_probability(shown):
    assert best(shown, "star", "Class").hint == "62.0 %"


def test_disabled_actions_controls_and_folded_away_boxes_are_not_found(shown):
    action = shown.window.actions_by_id["save_view"]
    action.setEnabled(False)
    titles = {entry.title for entry in source(shown).entries()}
    assert "Save view" not in titles
    assert not any(title.startswith("Layers: ") for title in titles)  # nothing is combined
    shown.state.restyle(blend=Blend.ALONE)
    titles = {entry.title for entry in source(shown).entries()}
    assert "Intensity" not in titles


def test_an_action_that_is_gone_does_nothing(desk, qtbot):
    from PySide6.QtGui import QAction

    action = QAction("Device: gone", desk.window)
    (entry,) = action_entries([action], "Setting")
    action.deleteLater()
    QApplication.sendPostedEvents(action, 52)  # QEvent.DeferredDelete
    entry.run()


def test_very_many_images_are_not_listed(shown, monkeypatch):
    from gui.actions import palette_entries

    monkeypatch.setattr(palette_entries, "MOST_IMAGES", 1)
    assert all(entry.kind != "Open image" for entry in source(shown).entries())
