"""The display panel: its controls restyle, and those that have no sense now are not there."""

from engine.api.attribution import Explain
from engine.api.display import Blend, Corners, Interpolation, Normalization
from engine.api.keys import Combine, LayerBlend
from engine.imaging import COLORMAPS
from gui.core import chosen, planning
from gui.core.state import State
from gui.panels.display import DisplayPanel
from tests.unit.gui import fakes


def test_colours_are_there_when_the_engine_is(qtbot):
    state = State()
    panel = DisplayPanel(state)
    qtbot.addWidget(panel)
    assert panel.colors.count() == 0
    state.set_methods(fakes.METHOD_INFOS)
    assert panel.colors.count() == len(COLORMAPS)


def test_controls_restyle(ready, shown):
    panel = shown(DisplayPanel)
    panel.intensity.value_changed.emit(0.8)
    panel.threshold.value_changed.emit(0.25)
    panel.blend.setCurrentIndex(panel.blend.findData("textbook"))
    panel.blend.activated.emit(panel.blend.currentIndex())
    panel.colors.setCurrentIndex(panel.colors.findData("viridis"))
    panel.colors.activated.emit(panel.colors.currentIndex())
    style = ready.selection.style
    assert (style.intensity, style.threshold) == (0.8, 0.25)
    assert (style.blend, style.colormap) == (Blend.TEXTBOOK, "viridis")
    assert panel.intensity.value == 0.8


def test_a_style_chosen_elsewhere_is_shown(ready, shown):
    panel = shown(DisplayPanel)
    ready.set_methods(fakes.METHOD_INFOS)
    ready.restyle(intensity=0.9, threshold=0.1, blend=Blend.ALPHA, colormap="magma")
    assert (panel.intensity.value, panel.threshold.value) == (0.9, 0.1)
    assert (panel.blend.currentData(), panel.colors.currentData()) == ("alpha", "magma")


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_normalisation_and_upsampling_are_chosen(ready, shown):
    panel = shown(DisplayPanel)
    choose(panel.normalization, "min-max")
    choose(panel.interpolation, "nearest")
    choose(panel.corners, "aligned")
    style = ready.selection.style
    assert style.normalization is Normalization.MIN_MAX
    assert style.interpolation is Interpolation.NEAREST
    assert style.corners is Corners.ALIGNED


def test_a_fold_hides_what_is_as_usual_and_says_when_it_is_not(ready, shown):
    panel = shown(DisplayPanel)
    assert not panel.corners.isVisible()
    assert panel.fold.text() == "Normalisation, upsampling"
    panel.fold.click()
    assert panel.corners.isVisible()
    choose(panel.corners, "aligned")
    assert panel.fold.text() == panel.fold.accessibleName() == "Normalisation, upsampling (changed)"
    panel.fold.click()
    assert not panel.corners.isVisible()
    ready.restyle(normalization=Normalization.MIN_MAX)
    assert shown(DisplayPanel).normalization.isVisible()  # in the next window it is open


def test_the_heatmap_alone_has_no_image_to_be_mixed_with_or_brought_to(ready, shown):
    panel = shown(DisplayPanel)
    idle = (panel.intensity, panel.interpolation, panel.corners)
    assert all(control.isEnabled() for control in idle)
    choose(panel.blend, "alone")
    assert ready.selection.style.blend is Blend.ALONE
    assert not any(control.isEnabled() for control in idle)
    assert panel.threshold.isEnabled()
    ready.restyle(blend=Blend.HEAT)
    assert all(control.isEnabled() for control in idle)


def test_a_color_map_that_is_not_known_gives_way_to_the_usual_one(ready, shown):
    ready.restyle(colormap="of another version")
    panel = shown(DisplayPanel)
    ready.set_methods(fakes.METHOD_INFOS)
    assert ready.selection.style.colormap == "inferno"
    assert panel.colors.currentData() == "inferno"


def test_the_mix_has_its_controls_when_there_is_one(ready, shown):
    panel = shown(DisplayPanel)
    assert not panel.combine.isEnabled()
    assert panel.combine.placeholderText() == "one"
    assert "Ctrl+click" in panel.combine.toolTip()
    ready.mix_layer("backbone/block0_conv")
    assert panel.combine.isEnabled()
    assert panel.combine.currentText() == "Mean"
    panel.combine.setCurrentIndex(1)
    panel.combine.activated.emit(1)
    assert ready.selection.layer_blend == LayerBlend(("backbone/block0_conv",), Combine.MAX)
    ready.select(method="score-cam")
    assert not panel.combine.isEnabled()
    assert panel.combine.currentIndex() == -1
    assert panel.combine.placeholderText() == "not combined"
    assert "Score-CAM does not combine layers." in panel.combine.toolTip()
    ready.select(method="grad-cam")
    assert panel.combine.currentText() == "Maximum"
    ready.choose_layer(None)
    assert not panel.combine.isEnabled()
    assert panel.combine.placeholderText() == "one"


def test_the_spread_can_be_shown_where_there_is_one(ready, shown):
    panel = shown(DisplayPanel)
    request = Explain(chosen.map_key_of(ready.selection, ready.known), ready.layer)
    ready.set_maps(fakes.maps(request, ready.model))
    assert not panel.std.isEnabled()
    ready.set_maps(fakes.maps(request, ready.model, std={ready.layer: fakes.blob(7, 7)}))
    assert panel.std.isEnabled()
    panel.std.click()
    assert ready.selection.layer_blend.std
    assert chosen.layer_blend_of(ready.selection, ready.known).std


def test_signed_display_has_its_own_colors(ready, shown):
    panel = shown(DisplayPanel)
    ready.set_methods(fakes.METHOD_INFOS)
    assert not panel.colors.itemIcon(0).isNull()
    row = panel.normalization.findData("signed")
    panel.normalization.activated.emit(row)
    assert ready.selection.style.normalization is Normalization.SIGNED
    assert panel.colors.currentText() == "Blue, white, red"
    assert [panel.colors.itemText(row) for row in range(panel.colors.count())] == [
        "Blue, white, red",
        "Gray",
    ]
    ready.restyle(normalization=Normalization.MAX)
    assert panel.colors.count() == len(COLORMAPS)
    assert panel.colors.currentData() == ready.selection.style.colormap


def test_signed_display_can_be_gray_and_keeps_the_color_map_from_before(ready, shown):
    panel = shown(DisplayPanel)
    ready.set_methods(fakes.METHOD_INFOS)
    ready.restyle(colormap="viridis", normalization=Normalization.SIGNED)
    panel.colors.activated.emit(1)
    assert ready.selection.style.colormap == "gray"
    assert panel.colors.currentText() == "Gray"
    assert bar_ends(panel) == ((0, 0, 0), (255, 255, 255))
    ready.set_overlay(fakes.overlay(planning.compose_for(ready.selection, ready.known)))
    assert "White speaks for the target, black against it." in panel.bar.toolTip()
    panel.colors.activated.emit(0)
    assert ready.selection.style.colormap == "viridis"
    assert panel.colors.currentText() == "Blue, white, red"
    assert bar_ends(panel) == ((0, 0, 255), (255, 0, 0))
    ready.restyle(colormap="gray", normalization=Normalization.MAX)
    assert panel.colors.currentData() == "gray"
    ready.restyle(normalization=Normalization.SIGNED)
    assert panel.colors.currentText() == "Gray"


def bar_ends(panel):
    colors = panel.bar._colors
    return tuple(colors.pixelColor(x, 0).getRgb()[:3] for x in (0, colors.width() - 1))
