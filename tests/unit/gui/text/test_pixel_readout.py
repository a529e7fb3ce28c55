"""What is under the pointer: the pixel's own numbers, and the raw map's there."""

from engine.api.attribution import Explain
from engine.api.keys import Fit
from gui.core import chosen, planning
from gui.core.state import State
from gui.text.pixel_readout import PixelReadout, readout_at
from tests.unit.gui import fakes


def with_picture():
    state = State()
    state.set_picture(fakes.picture(width=64, height=48))
    return state


def test_the_pixels_color_is_read(qapp):
    state = with_picture()
    reading = readout_at(state.active, (10.9, 3.2))
    assert (reading.x, reading.y) == (10, 3)
    assert reading.color == tuple(state.picture.pixels[3, 10])
    assert reading.value is None


def test_outside_the_image_there_is_nothing(qapp):
    state = with_picture()
    assert readout_at(state.active, (63.9, 47.9)) is not None
    for position in (None, (64.0, 0.0), (0.0, 48.0), (-1.0, 0.0), (0.0, -1.0)):
        assert readout_at(state.active, position) is None
    assert readout_at(State().active, (1.0, 1.0)) is None


def test_the_raw_maps_value_is_read_where_there_is_one(ready):
    request = Explain(chosen.map_key_of(ready.selection, ready.known), ready.layer)
    answer = fakes.maps(request, ready.model)
    ready.set_maps(answer)
    assert readout_at(ready.active, (0.0, 0.0)).value is None  # its picture is not there yet
    compose = planning.compose_for(ready.selection, ready.known)
    ready.set_overlay(fakes.overlay(compose))
    raw = answer.raw[ready.layer]
    # The corner pixel lies outside the outermost cells' centres.
    assert readout_at(ready.active, (0.0, 0.0)).value == raw[0, 0]
    assert readout_at(ready.active, (63.0, 47.0)).value == raw[-1, -1]
    ready.select(show_original=True)
    assert readout_at(ready.active, (0.0, 0.0)).value is None


def test_it_is_one_line():
    assert str(PixelReadout(1, 2, (3, 40, 255), None)) == "x 1  y 2   RGB 3 40 255"
    line = str(PixelReadout(1, 2, (3, 40, 255), 0.123456))
    assert line == "x 1  y 2   RGB 3 40 255   map 0.1235 (raw)"


def test_what_was_cropped_away_has_no_value(ready):
    ready.select(fit=Fit.CROP)  # 64 x 48 into 96 x 96: columns 8 to 55
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    request = Explain(chosen.map_key_of(ready.selection, ready.known), ready.layer)
    ready.set_maps(fakes.maps(request, ready.model))
    ready.set_overlay(fakes.overlay(planning.compose_for(ready.selection, ready.known)))
    raw = ready.current_maps.raw[ready.layer]
    assert readout_at(ready.active, (7.9, 0.0)).value is None
    assert readout_at(ready.active, (56.0, 47.0)).value is None
    assert readout_at(ready.active, (8.0, 0.0)).value == raw[0, 0]
    assert readout_at(ready.active, (55.9, 47.9)).value == raw[-1, -1]
