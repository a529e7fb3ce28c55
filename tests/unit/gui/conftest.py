"""A window with a fake engine that answers, and a state with a model and an image."""

import warnings

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from engine.api.display import Region
from gui.core import chosen
from gui.core.controller import Controller
from gui.core.settings import Settings
from gui.core.state import State
from gui.main_window import MainWindow
from gui.notices import Notices
from tests.unit.gui import fakes
from tests.unit.gui.fakes import image_file

NO_KEY = Qt.KeyboardModifier.NoModifier


class Desk:
    """A window with a fake engine that answers."""

    def __init__(self, tmp_path):
        self.settings = Settings(str(tmp_path / "settings.json"))
        self.state = State()
        self.notices = Notices()
        self.told = []
        self.notices.message_posted.connect(self.note)
        self.controller = Controller(self.state, self.notices)
        self.window = MainWindow(self.state, self.controller, self.notices, self.settings)
        self.engine = fakes.FakeEngine(answers=True)
        self.controller.attach(self.engine)

    def note(self, kind, sentence, details):
        self.told.append(sentence)

    def drag(self, kind, data, actions=Qt.DropAction.CopyAction, keys=NO_KEY):
        """Send one event of a drag over the middle of the window, and return it."""
        place = QPointF(300, 300)
        how = (actions, data, Qt.MouseButton.LeftButton, keys)
        with warnings.catch_warnings():
            # Deprecated in Qt for its successor with QPointF, which PySide6 6.12 does not have.
            warnings.simplefilter("ignore", DeprecationWarning)
            event = kind(place if kind is QDropEvent else place.toPoint(), *how)
        event.ignore()
        QApplication.sendEvent(self.window, event)
        return event

    def drop(self, data):
        """Drop something on the middle of the window; return whether it was welcome."""
        is_welcome = self.drag(QDragEnterEvent, data).isAccepted()
        if is_welcome:
            self.drag(QDropEvent, data)
        return is_welcome

    def drop_files(self, *paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return self.drop(data)


@pytest.fixture
def ready(qapp):
    """A state that lacks nothing but maps."""
    made = State()
    made.set_methods(fakes.METHOD_INFOS)
    made.set_model(fakes.model_info(outputs=fakes.OUTPUTS))
    made.set_picture(fakes.picture())
    made.select(region=Region(0, 0, 64, 48, 64, 48))
    made.set_predictions(fakes.predictions(chosen.input_of(made.selection, made.model)))
    return made


@pytest.fixture
def desk(tmp_path, qtbot):
    made = Desk(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.controller.detach()
    made.window.central_view.stop()


@pytest.fixture
def shown(desk, tmp_path, qtbot):
    """Two images and a model, with the heatmap on the screen."""
    paths = [image_file(tmp_path / name, number) for number, name in enumerate(("a.png", "b.png"))]
    with qtbot.waitSignal(desk.state.overlay_changed, check_params_cb=None):
        desk.controller.open_model("/m/model.keras")
        desk.window.commands.open_paths(paths)
    qtbot.waitUntil(lambda: desk.state.overlay is not None and desk.state.overlay.has_map)
    desk.engine.taken()
    return desk
