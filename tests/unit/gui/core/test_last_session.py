"""What was open comes back, once, and never twice into the same crash."""

import pytest
from PySide6.QtCore import QCoreApplication, QTimerEvent

from engine.api.image import OpenImage
from engine.api.keys import Target
from engine.api.model import LoadModel
from engine.api.resources import DEMO_MODEL
from gui.core.last_session import LastSession, _is_there
from gui.core.settings import Settings
from gui.core.view_history import ViewHistory
from tests.unit.gui.core.desk import VIEW, Desk
from tests.unit.gui.fakes import image_file


class Run(Desk):
    """A start of the program up to its end."""

    def __init__(self, qtbot, path):
        super().__init__(qtbot)
        self.engine.answers = True
        self.settings = Settings(path)
        self.offers = []
        self.notices.offer_posted.connect(lambda *offer: self.offers.append(offer))
        self.history = ViewHistory(self.state, self.controller, self.controller)
        self.session = LastSession(
            self.state, self.controller, self.settings, self.notices, self.controller
        )
        self.session.restored.connect(self.history.begin_anew)
        self.session.read()

    def answered(self):
        """Wait for the heatmap."""
        if self.state.selection.region is None:
            self.qtbot.waitUntil(lambda: self.state.picture is not None)
            self.state.select(region=VIEW)
        self.qtbot.waitUntil(lambda: self.state.overlay is not None and self.state.overlay.has_map)

    def close(self):
        self.session.save()
        self.settings.save()
        self.controller.detach()

    def choice_is_old(self):
        """Let the time pass after which a choice is remembered."""
        number = self.session._saver.timerId()
        QCoreApplication.sendEvent(self.session, QTimerEvent(number))

    @property
    def sentences(self):
        return [sentence for _, sentence, _ in self.told]


@pytest.fixture
def start(qtbot, tmp_path):
    started = []

    def begin():
        started.append(Run(qtbot, str(tmp_path / "s.json")))
        return started[-1]

    yield begin
    for run in started:
        run.controller.detach()


@pytest.fixture
def files(tmp_path):
    model = tmp_path / "net.keras"
    model.write_bytes(b"PK")
    return str(model), [image_file(tmp_path / f"{name}.png", n) for n, name in enumerate("abc")]


@pytest.fixture
def closed(start, files):
    """The settings after a run in which something was open and chosen."""
    model, images = files
    run = start()
    run.session.reopen_at_start()
    assert run.engine.taken() == []  # there is nothing yet
    run.controller.open_model(model, labels=(("0", "mnist"),))
    run.controller.open_images(images)
    run.controller.show_image(images[1])
    run.answered()
    run.state.select(method="layer-cam", target=Target(3), layer="backbone/block1_conv")
    run.close()


def opened(run):
    return [one for one in run.engine.requests if isinstance(one, OpenImage | LoadModel)]


def test_files_and_choices_come_back(start, files, closed):
    model, images = files
    run = start()
    assert run.session.is_available
    run.session.reopen_at_start()
    assert opened(run) == [LoadModel(model, (("0", "mnist"),)), OpenImage(images[1])]
    assert [entry.path for entry in run.state.images.entries] == images
    run.answered()
    selection = run.state.selection
    assert (selection.method, selection.target) == ("layer-cam", Target(3))
    assert run.state.overlay.request.shown.layer == "backbone/block1_conv"
    assert not run.history.can_undo
    assert not run.session.is_available
    assert run.sentences == []


def test_the_mark_stands_until_the_first_answer(start, closed):
    run = start()
    run.session.reopen_at_start()
    assert Settings(run.settings.path).is_reopening()
    run.answered()
    assert not Settings(run.settings.path).is_reopening()


def test_a_crash_while_opening_is_not_repeated_and_the_session_is_offered(start, files, closed):
    model, _ = files
    start().session.reopen_at_start()  # and this run ends here: nobody closes it
    run = start()
    run.session.reopen_at_start()
    assert opened(run) == []
    assert run.told == []
    ((sentence, words, _),) = run.offers
    assert (sentence[:36], words) == ("Camscope ended while it opened the l", "Open it")
    run.close()
    again = start()  # nothing else was opened: it is as it was
    again.session.reopen_at_start()
    assert opened(again) == []
    again.offers[0][2]()  # its button
    assert opened(again)[0] == LoadModel(model, (("0", "mnist"),))
    again.answered()
    again.close()
    last = start()
    last.session.reopen_at_start()
    assert opened(last)[0] == LoadModel(model, (("0", "mnist"),))


def test_after_a_crash_what_is_opened_instead_is_the_next_session(start, files, closed):
    _, images = files
    start().session.reopen_at_start()
    run = start()
    run.session.reopen_at_start()
    run.controller.open_model(str(DEMO_MODEL), is_demo=True)
    run.controller.open_images(images[:1])
    run.answered()
    run.close()
    last = start()
    last.session.reopen_at_start()
    assert opened(last) == [LoadModel(str(DEMO_MODEL)), OpenImage(images[0])]
    last.answered()
    assert last.state.model_is_demo


def test_a_window_closed_while_it_opens_keeps_the_session_and_is_no_crash(start, files, closed):
    model, _ = files
    run = start()
    run.session.reopen_at_start()
    run.close()
    last = start()
    last.session.reopen_at_start()
    assert opened(last)[0] == LoadModel(model, (("0", "mnist"),))


def test_files_that_are_gone_are_left_out_and_named_in_one_sentence(start, files, closed, tmp_path):
    _, images = files
    for name in ("net.keras", "b.png"):
        (tmp_path / name).unlink()
    run = start()
    run.session.reopen_at_start()
    assert opened(run) == [OpenImage(images[2])]
    assert run.sentences == [
        "2 files of the last session are not there any more: net.keras, b.png."
    ]
    assert not run.controller.wants_model


def test_when_all_is_gone_nothing_is_opened_and_nothing_marked(start, files, closed, tmp_path):
    for path in tmp_path.glob("*.[pk]*"):
        path.unlink()
    run = start()
    run.session.reopen_at_start()
    assert opened(run) == []
    assert run.sentences == [
        "4 files of the last session are not there any more: net.keras, a.png, b.png, …."
    ]
    assert not run.settings.is_reopening()


def test_a_user_who_does_not_want_it_starts_without(start, closed):
    run = start()
    run.settings.set_reopens_session(False)
    run.session.reopen_at_start()
    assert opened(run) == []
    assert run.sentences == []
    run.session.reopen()
    assert opened(run)


def test_a_refused_model_ends_the_opening(start, files, closed, qtbot):
    model, _ = files
    run = start()
    run.engine.answers = False
    run.session.reopen_at_start()
    (request,) = [one for one in opened(run) if isinstance(one, LoadModel)]
    run.engine.produced.emit(run.engine._read(files[1][1]))
    run.refuse(request, "net.keras is damaged.")
    qtbot.waitUntil(lambda: not run.settings.is_reopening())
    run.open_model(model)  # opened by hand later: it begins like any other
    assert run.state.selection.target is None


def test_the_same_session_is_opened_once(start, closed, qtbot):
    run = start()
    with qtbot.waitSignal(run.session.available_changed):
        run.session.reopen()
    run.engine.taken()
    run.session.reopen()
    assert opened(run) == []


def test_names_of_classes_whose_file_is_gone_are_those_of_the_model(start, files, tmp_path):
    model, images = files
    labels = tmp_path / "names.txt"
    labels.write_text("a\nb\n")
    run = start()
    run.controller.open_model(model, labels=str(labels))
    run.controller.open_images(images[:1])
    run.answered()
    run.close()
    labels.unlink()
    last = start()
    last.session.reopen_at_start()
    assert opened(last)[0] == LoadModel(model)


def test_a_window_with_nothing_open_leaves_the_last_session(start, files, closed):
    start().close()
    run = start()
    run.session.reopen_at_start()
    assert opened(run)[0] == LoadModel(files[0], (("0", "mnist"),))


def test_a_program_that_is_killed_has_remembered_what_was_chosen(start, files, closed):
    _, images = files
    run = start()
    run.session.reopen_at_start()
    run.choice_is_old()  # while it opens the last one stays
    assert run.settings.is_reopening()
    run.answered()
    run.controller.show_image(images[2])
    run.qtbot.waitUntil(lambda: run.state.picture.path == images[2])
    assert run.session._saver.isActive()
    run.choice_is_old()
    assert not run.session._saver.isActive()
    run.settings.save()  # as Qt does by itself, before the program is killed
    again = start()
    again.session.reopen_at_start()
    assert again.state.images.current == images[2]


def test_a_saved_model_is_there_when_its_folder_is(tmp_path):
    folder = tmp_path / "net"
    folder.mkdir()
    assert not _is_there(str(folder))
    (folder / "saved_model.pb").write_bytes(b"")
    assert _is_there(str(folder))
