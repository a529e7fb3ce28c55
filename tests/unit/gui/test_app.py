"""Start and end of the program, with an engine that is none."""

import json
import os
import platform
import subprocess
import sys
import threading
import types
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QThread
from PySide6.QtGui import QImage, QPalette
from shiboken6 import isValid

from engine.api.errors import text
from gui import app as app_module
from gui import speech as speech_module
from gui.core.settings import Settings, ThemeChoice
from gui.dialogs.diagnostics import DiagnosticsDialog
from gui.text.translation import translated
from gui.theme import OUTLINED
from gui.widgets.palette_colors import is_dark
from tests.unit.gui import fakes

EMPTY = text("{name} is empty.", name="a.npy")
ROOT = Path(__file__).resolve().parents[3]


class FakeThread(fakes.FakeEngine):
    """`EngineThread` without a thread."""

    newest = None

    def __init__(self, parent=None, start_child=None):
        super().__init__(answers=True, parent=parent)
        self.start_child = start_child
        self.calls = []
        FakeThread.newest = self

    def start(self):
        self.calls.append("start")

    def stop(self):
        self.calls.append("stop")
        return True


class Hung(QThread):
    """A thread that ends for nobody."""

    def run(self):
        threading.Event().wait()


class HungThread(FakeThread):
    """`EngineThread` that does not stop, and runs for ever."""

    def start(self):
        super().start()
        self._hung = Hung(self)
        self._hung.start()

    def stop(self):
        super().stop()
        return False


@pytest.fixture(autouse=True)
def colors_put_back(qapp):
    yield
    qapp.setPalette(QPalette())
    for name in OUTLINED:
        qapp.setPalette(QPalette(), name)


@pytest.fixture(autouse=True)
def language_put_back(qapp, monkeypatch):
    font, locale, made = qapp.font(), QLocale(), []

    class Noted(speech_module.Speech):
        def __init__(self, *how, **ever):
            super().__init__(*how, **ever)
            made.append(self)

    monkeypatch.setattr(app_module, "Speech", Noted)
    yield
    for speech in made:
        if isValid(speech):
            speech.stop()
    qapp.setFont(font)
    QLocale.setDefault(locale)


@pytest.fixture
def fake_thread(monkeypatch):
    module = types.ModuleType("engine.ipc.thread")
    module.EngineThread = FakeThread
    module.load = lambda: None
    monkeypatch.setitem(sys.modules, "engine.ipc.thread", module)
    return FakeThread


def image_file(path):
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(str(path))
    return str(path)


def test_the_window_is_painted_before_the_engine_is_loaded(fake_thread, tmp_path, qtbot, capsys):
    fake_thread.newest = None
    made = app_module.App([image_file(tmp_path / "a.png")], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    started_at_paint = []
    made.window.painted.connect(lambda: started_at_paint.append(fake_thread.newest))
    made.show()
    qtbot.waitUntil(lambda: made.state.picture is not None)
    assert started_at_paint == [None]
    made.window.close()
    assert fake_thread.newest.calls == ["start", "stop"]


def test_an_engine_process_that_runs_already_is_handed_over(fake_thread, tmp_path, qtbot):
    fake_thread.newest = None
    settings = Settings(str(tmp_path / "s.json"))
    made = app_module.App([], settings, start_child=lambda options: None)
    qtbot.addWidget(made.window)
    made.show()
    qtbot.waitUntil(lambda: fake_thread.newest is not None)
    assert fake_thread.newest.start_child is made._start_child
    made.window.close()


def test_the_engine_starts_though_what_is_loaded_ahead_fails(fake_thread, tmp_path, qtbot, caplog):
    def fail():
        raise ImportError("psutil is broken")

    fake_thread.newest = None
    sys.modules["engine.ipc.thread"].load = fail
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    made.show()
    qtbot.waitUntil(lambda: fake_thread.newest is not None)
    made.window.close()
    assert "psutil is broken" in caplog.text


def opened_by(made, fake_thread, qtbot):
    """Start a program; return the files that it asks for, and close it."""
    fake_thread.newest = None
    qtbot.addWidget(made.window)
    made.show()
    qtbot.waitUntil(lambda: made.state.model is not None and not made._steps)
    asked = [getattr(each, "path", "") for each in fake_thread.newest.requests]
    qtbot.waitUntil(lambda: not made.state.queries.pending)
    made.window.close()
    return [Path(path).name for path in asked if path]


def test_what_was_open_is_opened_at_the_next_start_unless_told_otherwise(
    fake_thread, tmp_path, qtbot
):
    model, other = tmp_path / "net.keras", tmp_path / "other.keras"
    for path in (model, other):
        path.write_bytes(b"PK")
    image, next_image = (image_file(tmp_path / f"{name}.png") for name in "ab")

    runs = []  # Python would take a window apart while Qt still sends it events

    def start(*files, **how):
        runs.append(app_module.App(files, Settings(str(tmp_path / "s.json")), **how))
        return opened_by(runs[-1], fake_thread, qtbot)

    assert start(image, str(model)) == ["net.keras", "a.png"]
    assert start() == ["net.keras", "a.png"]
    assert start(is_fresh=True) == ["demo.keras"]
    assert start() == ["net.keras", "a.png"]  # nothing was opened instead
    assert start(next_image, str(other)) == ["other.keras", "b.png"]
    assert start() == ["other.keras", "b.png"]


def test_a_session_without_its_model_is_shown_with_the_demo(fake_thread, tmp_path, qtbot):
    settings = Settings(str(tmp_path / "s.json"))
    image = image_file(tmp_path / "a.png")
    settings.set_session(f'{{"model": "/gone/net.keras", "images": ["{image}"]}}')
    made = app_module.App([], settings)
    told = []
    made.notices.message_posted.connect(lambda kind, sentence, details: told.append(sentence))
    assert opened_by(made, fake_thread, qtbot) == ["a.png", "demo.keras"]
    assert told == ["1 file of the last session is not there any more: net.keras."]


RUN = """
import sys, types
from PySide6.QtCore import QTimer
# Some packages install a folder "tests" of their own, which would be found first.
sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = ["tests"]
from tests.unit.gui.test_app import FakeThread, HungThread
module = types.ModuleType("engine.ipc.thread")
module.EngineThread, module.load = THREAD, lambda: None
sys.modules["engine.ipc.thread"] = module
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from gui import app
qt = app.Application([])
for path in HANDED_OVER:
    event = QFileOpenEvent(QUrl.fromLocalFile(path))
    QTimer.singleShot(0, qt, lambda: qt.sendEvent(qt, event))
trace = app._trace

def close_after_heatmap(mark):
    trace(mark)
    if mark == "first_heatmap":
        QTimer.singleShot(0, qt, qt.closeAllWindows)

app._trace = close_after_heatmap
QTimer.singleShot(20_000, qt, qt.closeAllWindows)  # a bound, should none ever come
code = app.run(sys.argv[1:])
print(code, FakeThread.newest.calls)
"""


def run_app(tmp_path, thread, *, is_handed_over=False):
    """Run the program, with a fake thread, in a process of its own, up to its first heatmap."""
    model = tmp_path / "net.keras"
    model.write_bytes(b"PK")
    image = image_file(tmp_path / "a.png")
    handed_over, named = ([image], []) if is_handed_over else ([], [image])
    # Leaving the event loop once is leaving it for all later tests.
    return subprocess.run(
        [
            sys.executable,
            "-c",
            RUN.replace("THREAD", thread).replace("HANDED_OVER", repr(handed_over)),
            *named,
            str(model),
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "CAMSCOPE_TRACE": "1", "XDG_CONFIG_HOME": str(tmp_path)},
        cwd=ROOT,
        timeout=120,
    )


def test_run_ends_with_zero_and_stops_the_engine(tmp_path):
    done = run_app(tmp_path, "FakeThread")
    assert done.stdout == "0 ['start', 'stop']\n", done.stderr
    assert done.returncode == 0, done.stderr  # nothing of the window outlives Qt
    marks = [line.split()[1] for line in done.stderr.splitlines() if "CAMSCOPE_TRACE" in line]
    assert marks == ["window_shown", "first_heatmap"]
    assert "QThread" not in done.stderr


def test_the_first_paint_waits_for_nothing_that_computes(tmp_path):
    code = (
        "import os, sys\n"
        "from gui import app\n"
        "def painted(self):\n"
        "    print(sorted({'numpy', 'cv2', 'psutil', 'engine.ipc.thread'} & {*sys.modules}))\n"
        "    sys.stdout.flush()\n"
        "    os._exit(0)\n"
        "app.App._on_painted = painted\n"
        "app.run([], is_fresh=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_a_file_of_a_double_click_that_macos_hands_over_is_opened(tmp_path):
    done = run_app(tmp_path, "FakeThread", is_handed_over=True)
    assert done.returncode == 0, done.stderr
    assert "first_heatmap" in done.stderr


def test_files_are_opened_that_are_handed_over_before_the_start_and_later(
    fake_thread, tmp_path, qtbot
):
    first, second = (image_file(tmp_path / f"{name}.png") for name in "ab")
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    made.open_file(first)
    made.show()
    qtbot.waitUntil(lambda: made.state.picture is not None)
    assert made.state.picture.path == first
    made.open_file(second)
    qtbot.waitUntil(lambda: made.state.picture.path == second)
    qtbot.waitUntil(lambda: not made.state.queries.pending)
    made.window.close()


def test_a_window_that_is_closed_at_once_starts_nothing(fake_thread, tmp_path, qtbot):
    fake_thread.newest = None
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    made.show()
    made.window.close()
    made.start()
    assert fake_thread.newest is None


def test_a_thread_that_does_not_end_is_left_and_never_destroyed(tmp_path):
    done = run_app(tmp_path, "HungThread")
    assert done.returncode == 0, done.stderr  # 134 when Qt destroys it
    assert done.stdout == ""  # it left at once
    assert "first_heatmap" in done.stderr
    assert "QThread" not in done.stderr


def test_what_fails_at_the_end_does_not_keep_the_thread_from_being_stopped(
    fake_thread, tmp_path, qtbot
):
    fake_thread.newest = None
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    made.show()
    qtbot.waitUntil(lambda: fake_thread.newest is not None)
    stop = made.window.central_view.stop

    def fail():
        stop()
        raise RuntimeError("odd")

    made.window.central_view.stop = fail
    with pytest.raises(RuntimeError):
        made.stop()
    assert fake_thread.newest.calls == ["start", "stop"]
    made.stop()
    made.window.close()


def test_the_window_has_the_colours_and_the_recent_files_of_last_time(fake_thread, tmp_path, qtbot):
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_theme(ThemeChoice.DARK)
    image = image_file(tmp_path / "a.png")
    settings.add_recent_image(image)
    made = app_module.App([], settings)
    assert is_dark(made.window.palette())
    dark = next(each for each in made.window.theme_menu.choices() if each.data() == "dark")
    assert dark.isChecked()
    opened_by(made, fake_thread, qtbot)
    assert made.window.central_view.drop_zone.recent_images() == [image]


def test_settings_that_cannot_be_read_are_one_sentence_in_the_window(fake_thread, tmp_path, qtbot):
    (tmp_path / "s.json").write_text("@Variant")
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    told = []
    made.notices.message_posted.connect(lambda *message: told.append(message))
    opened_by(made, fake_thread, qtbot)
    ((kind, sentence, details),) = told
    assert (kind, sentence) == ("warning", str(made.settings.problem))
    assert details


def test_settings_that_cannot_be_written_are_one_sentence_in_the_window(
    fake_thread, tmp_path, qtbot, monkeypatch
):
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    told = []
    made.notices.message_posted.connect(lambda kind, sentence, details: told.append(sentence))

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    opened_by(made, fake_thread, qtbot)
    ((sentence),) = told
    assert sentence.startswith("The settings cannot be saved to ")


@pytest.mark.parametrize("is_watching", [False, True])
def test_files_are_read_again_by_themselves_when_that_is_wanted(
    fake_thread, tmp_path, qtbot, is_watching
):
    made = app_module.App([], Settings(str(tmp_path / "settings.json")), is_watching=is_watching)
    qtbot.addWidget(made.window)
    assert made.window.reloader.files._polling.isActive() is is_watching
    made.stop()
    assert not made.window.reloader.files._polling.isActive()
    assert made.window.reloader.files.paths == frozenset()


def test_another_language_is_spoken_at_once_by_the_same_window(fake_thread, tmp_path, qtbot):
    made = app_module.App([image_file(tmp_path / "a.png")], Settings(str(tmp_path / "s.json")))
    qtbot.addWidget(made.window)
    made.show()
    qtbot.waitUntil(lambda: made.state.overlay is not None and made.state.overlay.has_map)
    made.state.image_failed.emit(made.state.images.current, translated(EMPTY))
    made.notices.warn(translated(EMPTY))
    window, chosen = made.window, replace(made.state.selection, region=None)
    for code, words, sentence in (
        ("ja", "画像を開く…", "a.npyは空です。"),
        ("zh_TW", "開啟影像…", "a.npy 是空的。"),
        ("en", "Open image…", "a.npy is empty."),
    ):
        choice = next(each for each in window.language_menu.choices() if each.data() == code)
        before = window.central_view
        choice.trigger()
        qtbot.waitUntil(lambda before=before: window.central_view is not before)
        assert window.actions_by_id["open_image"].text() == words
        ((message, _),) = window.central_view.messages.known()
        assert message.sentence == sentence
        assert list(window.central_view.film_strip.known().reasons.values()) == [sentence]
        assert made.settings.language == code
        assert replace(made.state.selection, region=None) == chosen
        assert window.isVisible()
    qtbot.waitUntil(lambda: not made.state.queries.pending)
    window.close()
    assert Settings(str(tmp_path / "s.json")).language == "en"


@pytest.fixture
def system_in_english(monkeypatch):
    """What the system prefers; a test changes it."""
    preferred, noted = ["en"], app_module.Speech
    monkeypatch.setattr(app_module, "Speech", lambda parent: noted(preferred, parent))
    return preferred


@pytest.mark.parametrize("to", ["window", "program"])
def test_the_systems_language_is_followed_while_the_program_runs(
    system_in_english, fake_thread, tmp_path, qtbot, qapp, to
):
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    window = made.window
    qtbot.addWidget(window)
    made.show()
    for languages, words in ((["ja-JP", "en"], "画像を開く…"), (["de", "en"], "Open image…")):
        system_in_english[:] = languages
        # Qt tells windows on Windows, and the application on macOS.
        qapp.sendEvent(window if to == "window" else qapp, QEvent(QEvent.Type.LocaleChange))
        qtbot.waitUntil(lambda words=words: window.actions_by_id["open_image"].text() == words)
    next(each for each in window.language_menu.choices() if each.data() == "zh_TW").trigger()
    qtbot.waitUntil(lambda: window.actions_by_id["open_image"].text() == "開啟影像…")
    before = window.central_view
    system_in_english[:] = ["ja"]
    qapp.sendEvent(window if to == "window" else qapp, QEvent(QEvent.Type.LocaleChange))
    qapp.processEvents()
    assert window.central_view is before
    assert made.speech.language.code == "zh_TW"
    window.close()


def test_the_window_opens_in_the_language_chosen_last(fake_thread, tmp_path, qtbot):
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_language("ja")
    made = app_module.App([], settings)
    assert made.window.actions_by_id["open_image"].text() == "画像を開く…"
    opened_by(made, fake_thread, qtbot)


def test_a_language_that_no_font_can_show_is_one_sentence(
    fake_thread, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(speech_module, "has_letters", lambda language: language.code == "en")
    settings = Settings(str(tmp_path / "s.json"))
    settings.set_language("ja")
    made = app_module.App([], settings)
    told = []
    made.notices.message_posted.connect(lambda *message: told.append(message[:2]))
    opened_by(made, fake_thread, qtbot)
    ((kind, sentence),) = told
    assert kind == "warning"
    assert sentence.startswith("No font on this computer has the letters of Japanese.")
    assert settings.language == "ja"  # it is spoken when there is a font


def test_that_no_font_has_the_systems_new_language_is_said(
    system_in_english, fake_thread, tmp_path, qtbot, qapp, monkeypatch
):
    monkeypatch.setattr(speech_module, "has_letters", lambda language: language.code == "en")
    made = app_module.App([], Settings(str(tmp_path / "s.json")))
    told = []
    made.notices.message_posted.connect(lambda *message: told.append(message[1]))
    system_in_english[:] = ["ja"]
    opened_by(made, fake_thread, qtbot)
    assert told == []
    for _ in range(2):
        qapp.sendEvent(made.window, QEvent(QEvent.Type.LocaleChange))
    assert [sentence.split(".")[0] for sentence in told] == [
        "No font on this computer has the letters of Japanese"
    ]


def crashed_window(monkeypatch, folder):
    """Leave what a window leaves that crashed."""
    monkeypatch.setattr(app_module, "log_folder", lambda: str(folder))
    head = {"kind": "window", "pid": 2**22 + 1, "log": "window.log", "version": "0.0.9"}
    head |= {"started": 2.0, "host": platform.node(), "boot": "another"}
    (folder / "window.running").write_text(f"{json.dumps(head)}\nup\nFatal Python error: Aborted\n")


def test_the_next_start_offers_the_report_of_a_crash_once(
    fake_thread, tmp_path, qtbot, monkeypatch
):
    crashed_window(monkeypatch, tmp_path)
    offers, runs = [], []
    for number in range(2):
        made = app_module.App([], Settings(str(tmp_path / f"{number}.json")))
        runs.append(made)
        qtbot.addWidget(made.window)
        made.notices.offer_posted.connect(lambda *offer: offers.append(offer))
        made.show()
        qtbot.waitUntil(lambda: made.state.model is not None and not made._steps)  # noqa: B023
        if number == 0:
            [(sentence, words, run)] = offers
            assert (sentence, words) == ("Camscope ended unexpectedly last time.", "Show report")
            assert made.window.findChild(DiagnosticsDialog) is None  # nothing stands in the way
            run()
            dialog = made.window.findChild(DiagnosticsDialog)
            assert "Fatal Python error: Aborted" in dialog.text.toPlainText()
            assert dialog.text.toPlainText().splitlines()[1].split() == ["Version", "0.0.9"]
        qtbot.waitUntil(lambda: not made.state.queries.pending)  # noqa: B023
        made.window.close()
    assert len(offers) == 1
