"""Registers presets: choices under which figures are those of a text or another library.

A preset is values of fields that can be chosen one by one, and nothing else. Window (menu and
palette) and commands (`--preset`, `camscope presets`) read `PRESETS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.api.activations import TileForm, TileStyle
from engine.api.display import Blend, Corners, Normalization, Style
from engine.api.errors import text
from engine.api.filters import GRID_COLUMNS, FilterSettings, FilterStyle, GridOrder
from engine.api.keys import Fit, Resize
from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from engine.api.errors import Text


@dataclass(frozen=True, slots=True)
class Preset:
    """Choices that belong together.

    Attributes
    ----------
    id : str
        Name on the command line and in manifests.
    name : str
        Name in menus; a text's or a library's own, so it is not translated.
    sentence : Text
        What it changes against Camscope's own choices, and why, in a line.
    style : Style
        How maps are shown.
    score : ScoreKind or None
        The target's score; None stands for each method's own.
    resize : Resize
        How an image is brought to the input's size.
    fit : Fit
        How the image's proportions become those of the input.
    preprocess : str
        "auto", or a name that every model has: "none".
    tiles : TileStyle
        How activations look.
    filters : FilterSettings
        How filter images are grown; the seed stays what it is.
    grid_columns : int
        Filter images to a row in the window; files of commands have 8.
    grid_order : GridOrder
        Which way channels run on a grid of them.
    """

    id: str
    name: str
    sentence: Text
    style: Style = field(default_factory=Style)
    score: ScoreKind | None = None
    resize: Resize = Resize.AREA
    fit: Fit = Fit.STRETCH
    preprocess: str = "auto"
    tiles: TileStyle = field(default_factory=TileStyle)
    filters: FilterSettings = field(default_factory=FilterSettings)
    grid_columns: int = GRID_COLUMNS
    grid_order: GridOrder = GridOrder.ROWS


_ALL = (
    Preset(
        "camscope",
        "Camscope",
        text(
            "Camscope's own: the logit, because softmax gradients vanish where the network is "
            "sure; areas averaged, because every pixel counts; cold parts show the image itself."
        ),
    ),
    Preset(
        "keras-guide",
        "Keras guide",
        text(
            "The probability, the nearest pixels and OpenCV's jet added to the image at 0.6, "
            "because scripts with load_img and a softmax at the end do so."
        ),
        style=Style("jet", 0.6, 0.0, Blend.TEXTBOOK),
        score=ScoreKind.PROBABILITY,
        resize=Resize.NEAREST,
    ),
    Preset(
        "deep-learning-with-python",
        "Deep Learning with Python",
        text(
            "The probability, the nearest pixels and OpenCV's jet added to the image at 0.4; tiles "
            "by mean and deviation; filter images of 64 pixels in 40 steps from raw grey noise "
            "without preprocessing, columns first, because the book's listings do so."
        ),
        style=Style("jet", 0.4, 0.0, Blend.TEXTBOOK),
        score=ScoreKind.PROBABILITY,
        resize=Resize.NEAREST,
        tiles=TileStyle(TileForm.TEXTBOOK),
        filters=FilterSettings(FilterStyle.TEXTBOOK, steps=40, size=64, preprocess="none"),
        grid_columns=8,
        grid_order=GridOrder.COLUMNS,
    ),
    Preset(
        "tf-keras-vis",
        "tf-keras-vis",
        text(
            "The nearest pixels, maps from minimum to maximum with aligned corners, and "
            "Matplotlib's jet half over the image, because the library's examples do so."
        ),
        style=Style(
            "matplotlib-jet",
            0.5,
            0.0,
            Blend.ALPHA,
            normalization=Normalization.MIN_MAX,
            corners=Corners.ALIGNED,
        ),
        resize=Resize.NEAREST,
    ),
    Preset(
        "pytorch-grad-cam",
        "pytorch-grad-cam",
        text(
            "Torchvision's bilinear resizing, maps from minimum to maximum and OpenCV's jet half "
            "over the image, the picture divided by its brightest value, because the library does "
            "so."
        ),
        style=Style("jet", 0.5, 0.0, Blend.SCALED, normalization=Normalization.MIN_MAX),
        resize=Resize.BILINEAR,
    ),
)

PRESETS: dict[str, Preset] = {preset.id: preset for preset in _ALL}
"""Every preset by its id, in the order of the menu; Camscope's own is the first."""
