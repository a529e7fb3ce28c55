"""A controller with what stands around it, for tests that drive it by hand."""

from engine.api.attribution import Explain, Predict
from engine.api.display import Compose, Region
from engine.api.errors import text
from engine.api.results import Failure
from gui.core import chosen
from gui.core.controller import Controller
from gui.core.state import State
from gui.notices import Notices
from tests.unit.gui import fakes

VIEW = Region(0, 0, 64, 48, 64, 48)
FORWARD = (Predict, Explain, Compose)


class Desk:
    """A controller with what stands around it."""

    def __init__(self, qtbot=None):
        self.qtbot = qtbot
        self.state = State()
        self.notices = Notices()
        self.told = []
        self.notices.message_posted.connect(self.note)
        self.controller = Controller(self.state, self.notices)
        self.engine = fakes.FakeEngine()
        self.controller.attach(self.engine)

    def note(self, kind, sentence, details):
        self.told.append((kind, sentence, details))

    @property
    def input(self):
        return chosen.input_of(self.state.selection, self.state.model)

    def open_model(self, path="/m/model.keras", **changes):
        self.controller.open_model(path)
        info = fakes.model_info(path, **changes)
        self.engine.produced.emit(info)
        return info

    def open_image(self, path="/i/a.png", seed=0):
        self.controller.open_images([path])
        picture = fakes.picture(path, seed=seed)
        self.engine.produced.emit(picture)
        self.state.select(region=VIEW)
        return picture

    def predict(self, first=0):
        request = next(one for one in self.engine.taken() if isinstance(one, Predict))
        self.engine.produced.emit(fakes.predictions(request.input, first))

    def explain(self, **how):
        request = next(one for one in self.engine.taken() if isinstance(one, Explain))
        self.engine.produced.emit(fakes.maps(request, self.state.model, **how))
        return request

    def show(self, seed=0, path="/i/a.png"):
        """Open an image, and answer what it needs first."""
        self.open_image(path, seed)
        self.predict()
        self.explain()

    def answer(self, result):
        self.engine.produced.emit(result)

    def refuse(self, request, sentence):
        self.engine.failed.emit(Failure(request, text(sentence)))

    def settled(self):
        """Wait until nothing is kept back; return what was sent since the last call."""
        self.qtbot.waitUntil(lambda: not self.controller.pauses.is_active)
        return self.engine.taken()

    def taken(self, *kinds):
        """Return the settled requests of these kinds."""
        return [request for request in self.settled() if type(request) in kinds]
