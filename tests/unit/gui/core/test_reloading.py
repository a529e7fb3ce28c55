"""Models and images whose files have changed: offered, or opened again with all that was chosen."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QObject, Signal

from engine.api.errors import text
from engine.api.image import OpenImage
from engine.api.keys import Target
from engine.api.model import LoadModel
from engine.api.results import Failure
from gui.core.reloading import MOST_RETRIES, Reloader
from tests.unit.gui import fakes
from tests.unit.gui.fakes import image_file

MODEL = "/m/model.keras"


class FakeWatcher(QObject):
    """Is told what to watch, and tells what the test wants."""

    changed = Signal(str)

    def __init__(self):
        super().__init__()
        self.paths = frozenset()
        self.expected = []
        self.is_polling = False

    def watch(self, paths):
        self.paths = frozenset(paths)

    def expect(self, path, after_ms):
        self.expected.append(path)

    def poll(self):
        self.is_polling = True


@pytest.fixture
def watcher():
    return FakeWatcher()


@pytest.fixture
def reloader(shown, watcher):
    """What the window has is replaced by one whose files never change by themselves."""
    shown.window.reloader.files.changed.disconnect()
    shown.offers = []
    shown.notices.offer_posted.connect(lambda *offer: shown.offers.append(offer))
    made = Reloader(shown.state, shown.controller, shown.notices, shown.window, watcher)
    made._on_opened()
    shown.engine.taken()
    return made


def newer(key="model-2", **changes):
    return fakes.model_info(MODEL, key=key, **changes)


def requested(shown, kind):
    return [each for each in shown.engine.taken() if isinstance(each, kind)]


def test_the_files_on_the_screen_are_watched(reloader, watcher, shown, tmp_path):
    assert watcher.paths == {MODEL, str(tmp_path / "a.png")}


def test_a_changed_model_is_offered_and_keeps_everything(reloader, watcher, shown):
    state = shown.state
    state.select(
        layer="backbone/block1_conv",
        target=Target(4),
        preprocess="none",
        method="layer-cam",
    )
    before = state.selection
    watcher.changed.emit(MODEL)
    ((sentence, words, run),) = shown.offers
    assert sentence == "model.keras has changed on the disk."
    assert words == "Reload"
    assert requested(shown, LoadModel) == []
    run()
    (request,) = requested(shown, LoadModel)
    assert (request.path, request.must_open) == (MODEL, True)
    state.set_model(dataclasses.replace(newer(), request=request))
    assert state.selection == dataclasses.replace(before, model="model-2", split=before.split)


def test_layers_and_channels_that_are_gone_are_not_kept(reloader, shown):
    state = shown.state
    state.select(layer="backbone/block3_conv", target=Target(2, layer="backbone/block3_conv"))
    state.set_model(newer(count=2))
    assert state.selection.layer is None
    assert state.selection.target is None


def test_a_model_with_other_outputs_starts_anew(reloader, shown):
    shown.state.select(target=Target(4), preprocess="none")
    shown.state.set_model(newer(outputs=fakes.OUTPUTS[1:]))
    assert shown.state.selection.target is None
    assert shown.state.selection.preprocess == "auto"


def test_an_offer_goes_with_what_it_is_about(reloader, watcher, shown, tmp_path):
    gone = []
    shown.notices.withdrawn.connect(gone.append)
    watcher.changed.emit(MODEL)
    watcher.changed.emit(str(tmp_path / "a.png"))
    shown.state.set_model(shown.state.model)  # nothing is new
    assert gone == []
    shown.state.set_model(newer())  # read again by whatever way
    assert gone == ["model.keras has changed on the disk."]
    watcher.changed.emit(MODEL)
    shown.state.set_model(fakes.model_info("/m/other.keras", key="other"))
    assert gone == ["model.keras has changed on the disk."] * 2
    shown.state.set_picture(None)
    assert gone[2:] == ["a.png has changed on the disk."]


def test_by_itself_it_asks_nobody(reloader, watcher, shown):
    reloader.reload_by_itself()
    assert watcher.is_polling
    watcher.changed.emit(MODEL)
    assert shown.offers == []
    assert len(requested(shown, LoadModel)) == 1


def fail(shown, reloader):
    """The file is half written: the engine refuses it."""
    shown.engine.answers = False
    reloader.files.changed.emit(MODEL)
    (request,) = requested(shown, LoadModel)
    shown.engine.failed.emit(Failure(request, text("model.keras is damaged.")))


def test_what_cannot_be_opened_is_tried_again_and_the_model_before_stays(reloader, watcher, shown):
    reloader.reload_by_itself()
    before = shown.state.model
    for count in range(1, MOST_RETRIES + 1):
        fail(shown, reloader)
        assert watcher.expected == [MODEL] * count
        assert shown.state.model is before
    assert shown.told == []
    fail(shown, reloader)
    assert len(watcher.expected) == MOST_RETRIES
    assert shown.told == [
        "model.keras has changed but cannot be opened; the one before stays open."
    ]


def refuse_first(shown, path):
    """The user opens a file in which there is only half a model yet."""
    shown.engine.answers = False
    shown.controller.open_model(str(path), labels=(("0", "mnist"),))
    (request,) = requested(shown, LoadModel)
    shown.engine.failed.emit(Failure(request, text("half.keras is damaged.")))
    return request


def test_a_first_model_that_is_still_written_is_waited_for(reloader, watcher, shown, tmp_path):
    reloader.reload_by_itself()
    path = tmp_path / "half.keras"
    path.write_bytes(b"half")
    first = refuse_first(shown, path)
    assert str(path) in watcher.paths
    assert watcher.expected == [str(path)]
    waits = "half.keras cannot be opened yet. It is opened as soon as it is whole."
    assert shown.told == [waits]
    assert first.must_open  # half of a model is not to be inspected
    for _ in range(MOST_RETRIES):
        watcher.changed.emit(str(path))
        assert requested(shown, LoadModel) == [first]  # with the names that were asked for
        shown.engine.failed.emit(Failure(first, text("half.keras is damaged.")))
    assert shown.told == [waits]
    (last,) = requested(shown, LoadModel)  # it seems to stay so
    assert last == dataclasses.replace(first, must_open=False)
    shown.engine.failed.emit(Failure(last, text("half.keras is damaged.")))
    assert shown.told == [waits, "half.keras is damaged."]
    watcher.changed.emit(str(path))
    shown.state.set_model(fakes.model_info(str(path), key="whole"))
    assert shown.told[2:] == []
    assert str(path) in watcher.paths


def test_a_model_that_is_waited_for_does_not_take_anothers_place(
    reloader, watcher, shown, tmp_path
):
    reloader.reload_by_itself()
    path = tmp_path / "half.keras"
    path.write_bytes(b"half")
    refuse_first(shown, path)
    shown.state.set_model(fakes.model_info("/m/other.keras", key="other"))
    assert str(path) not in watcher.paths
    watcher.changed.emit(str(path))
    assert requested(shown, LoadModel) == []


def test_without_watching_a_half_written_model_is_an_error(reloader, watcher, shown, tmp_path):
    path = tmp_path / "half.keras"
    path.write_bytes(b"half")
    refuse_first(shown, path)
    assert shown.told == ["half.keras is damaged."]
    assert str(path) not in watcher.paths


def test_a_name_without_a_file_is_not_waited_for(reloader, watcher, shown):
    reloader.reload_by_itself()
    refuse_first(shown, "library:ResNet50")
    assert shown.told == ["half.keras is damaged."]
    assert watcher.expected == []


def test_an_opened_model_has_all_tries_again(reloader, watcher, shown):
    reloader.reload_by_itself()
    fail(shown, reloader)
    shown.state.set_model(newer())
    for _ in range(MOST_RETRIES):
        fail(shown, reloader)
    assert shown.told == []


def test_a_reload_that_the_user_ordered_says_why_it_failed(reloader, watcher, shown):
    watcher.changed.emit(MODEL)
    shown.engine.answers = False
    shown.offers[0][2]()
    (request,) = requested(shown, LoadModel)
    shown.engine.failed.emit(Failure(request, text("model.keras is damaged.")))
    assert shown.told == ["model.keras is damaged."]
    assert watcher.expected == []


def test_a_changed_image_is_read_again_in_its_views(reloader, watcher, shown, tmp_path, qtbot):
    path = str(tmp_path / "a.png")
    before = shown.state.picture.key
    watcher.changed.emit(path)
    image_file(tmp_path / "a.png", 77)
    shown.offers[0][2]()
    assert requested(shown, OpenImage) == [OpenImage(path)]
    qtbot.waitUntil(lambda: shown.state.picture is not None and shown.state.picture.key != before)
    assert shown.state.images.current == path
    assert [each.name for each in shown.state.images.entries] == ["a.png", "b.png"]


def test_the_demo_is_not_watched(desk, watcher):
    made = Reloader(desk.state, desk.controller, desk.notices, desk.window, watcher)
    desk.state.set_model(fakes.model_info("/demo.keras"), is_demo=True)
    assert watcher.paths == frozenset()
    assert made.files is watcher


def test_a_file_that_is_closed_meanwhile_is_not_opened(reloader, watcher, shown):
    watcher.changed.emit(MODEL)
    shown.state.set_model(fakes.model_info("/m/other.keras", key="other"))
    shown.engine.taken()
    shown.offers[0][2]()
    assert requested(shown, LoadModel) == []
