"""A conductor with what stands around it, for tests that drive it by hand."""

from engine.api.attribution import Explain, Predict
from engine.api.display import Region
from gui.core.controller import Controller
from gui.core.state import State
from gui.notices import Notices
from tests.unit.gui import fakes

VIEW = Region(0, 0, 64, 48, 64, 48)


class Desk:
    """A conductor with what stands around it."""

    def __init__(self):
        self.state = State()
        self.notices = Notices()
        self.told = []
        self.notices.told.connect(self.note)
        self.controller = Controller(self.state, self.notices)
        self.engine = fakes.FakeEngine()
        self.controller.attach(self.engine)

    def note(self, kind, sentence, details):
        self.told.append((kind, sentence, details))

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
