"""A state with a model, an image and predictions, and a way to show a panel of it."""

import pytest

from engine.api.display import Region
from gui.core import planning
from gui.core.state import State
from tests.unit.gui import fakes


@pytest.fixture
def ready(qapp):
    """A state that lacks nothing but maps."""
    made = State()
    made.set_methods(fakes.METHOD_INFOS)
    made.set_model(fakes.model_info(outputs=fakes.OUTPUTS))
    made.set_picture(fakes.picture())
    made.select(region=Region(0, 0, 64, 48, 64, 48))
    made.set_predictions(fakes.predictions(planning.input_of(made.selection)))
    return made


@pytest.fixture
def shown(ready, qtbot):
    """Build a panel of a kind and put it on the screen."""

    def build(kind):
        panel = kind(ready)
        qtbot.addWidget(panel)
        panel.resize(300, panel.sizeHint().height())
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return build
