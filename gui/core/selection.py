"""Defines what is chosen on the screen, and what is known about it: values without Qt.

`gui.core.state` keeps the current `Selection` and makes the `Known` beside it; `gui.core.planning`
reads both.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.activations import TileStyle
from engine.api.display import Style
from engine.api.keys import NO_BLEND, Fit, LayerBlend, Resize
from engine.api.scores import OutputActivation
from engine.api.top_images import Ranking
from gui.core.filter_requests import FilterChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.api.activations import Activations, LayerShapes, WeightStatistics
    from engine.api.attribution import Comparison, Costs, FoundMaps, Maps, Predictions
    from engine.api.display import Overlay, Region
    from engine.api.figure import Figure
    from engine.api.filters import AtlasCost
    from engine.api.image import Picture
    from engine.api.keys import Lane, Target
    from engine.api.methods import MethodInfo, ParameterValue
    from engine.api.model import LayerNode, ModelInfo
    from engine.api.other_inputs import InputValue
    from engine.api.preprocessing_trial import PreprocessingTrial
    from engine.api.requests import Request
    from engine.api.scores import ScoreKind
    from engine.api.top_images import ImageSource, TopImages
    from gui.core.filter_pictures import EnlargedFilter, GrownFilters

ChosenParameters = tuple[tuple[str, "ParameterValue"], ...]
"""Names and values of one method's parameters."""


class Link(StrEnum):
    """What views side by side may have in common: a change in the active one changes all."""

    IMAGE = "image"
    LAYER = "layer"
    METHOD = "method"
    OUTPUT = "output"
    TARGET = "target"
    STYLE = "style"
    SCALE = "scale"
    """One range of colors for all heatmaps: equal colors are equal numbers."""
    ZOOM = "zoom"
    """Place and enlargement of the picture, and the point under the pointer."""


LINKED_AT_FIRST = frozenset({Link.IMAGE, Link.OUTPUT, Link.TARGET, Link.STYLE, Link.ZOOM})


@dataclass(frozen=True, slots=True)
class RankingChoice:
    """The ranking of images that the user wants.

    Attributes
    ----------
    channel : int
        Of the inspected layer, while none of its channels is on the canvas.
    by : Ranking
        What images are ranked by.
    """

    channel: int = 0
    by: Ranking = Ranking.MAXIMUM


@dataclass(frozen=True, slots=True)
class View:
    """A picture of the window: an image, and the heatmap over it.

    Attributes
    ----------
    image : str or None
        Key of the open picture.
    layer : str or None
        Path of the layer; None stands for the model's auto layer.
    layer_blend : LayerBlend
        Other layers combined with it, or the standard deviation instead.
    method : str
        Identifier of the method.
    parameters : tuple of (str, ChosenParameters)
        Parameters by method.
    output : int
        Which of the model's outputs, from 0.
    target : Target or None
        What is explained; None stands for the top class of the output.
    score : ScoreKind or None
        The target's score; None stands for the method's own.
    channel : Target or None
        A channel of a layer whose activation is shown instead of the heatmap.
    style : Style
        How the map is shown.
    region : Region or None
        The part of the image on the screen; None while there is none.
    model : str or None
        Key of the model.
    preprocess : str
        "auto", or a way of `engine.api.preprocessing`.
    output_activation : OutputActivation
        What linear outputs are told to be logits of.
    index : int
        `Compose.view_index`, 0-8: no two views have the same, and it stays while others come and
        go.
    """

    image: str | None = None
    layer: str | None = None
    layer_blend: LayerBlend = NO_BLEND
    method: str = "grad-cam"
    parameters: tuple[tuple[str, ChosenParameters], ...] = ()
    output: int = 0
    target: Target | None = None
    score: ScoreKind | None = None
    channel: Target | None = None
    style: Style = field(default_factory=Style)
    region: Region | None = None
    model: str | None = None
    preprocess: str = "auto"
    output_activation: OutputActivation = OutputActivation.AUTO
    index: int = 0


VIEW_FIELDS = tuple(each.name for each in dataclasses.fields(View) if each.name != "index")
"""Names of a view's fields, which are the same in `Selection`."""


DIFFERENCE_INDEX = 9
"""`Compose.view_index` of the difference of two views."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One view's heat minus another's.

    Attributes
    ----------
    first, second : int
        Their `View.index`.
    region : Region or None
        The part of the image on the screen; None while there is none.
    """

    first: int
    second: int
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The views beside the active one, whose own choices are the selection's.

    Attributes
    ----------
    before, after : tuple of View
        Those in front of it and behind it, in reading order.
    index : int
        The active view's own `View.index`.
    links : frozenset of Link
        What all of them have in common.
    difference : Difference or None
        The difference of two of them, in a pane of its own behind them all.
    """

    before: tuple[View, ...] = ()
    after: tuple[View, ...] = ()
    index: int = 0
    links: frozenset[Link] = LINKED_AT_FIRST
    difference: Difference | None = None

    @property
    def beside(self) -> tuple[View, ...]:
        """All views but the active one, in reading order."""
        return self.before + self.after

    def map(self, change: Callable[[View], View]) -> Split:
        """Return the same with each view beside the active one changed."""
        if not self.before and not self.after:
            return self
        before, after = tuple(map(change, self.before)), tuple(map(change, self.after))
        return dataclasses.replace(self, before=before, after=after)


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything the user has chosen; equal selections show the same picture.

    Attributes
    ----------
    model, image : str or None
        Keys of the open model and picture.
    preprocess : str
        "auto", or a way of `engine.api.preprocessing`.
    resize : Resize
        How the image is brought to the input's size; stays when another model is opened.
    fit : Fit
        How the image's proportions become those of the input; stays like the resizing.
    input_size : (int, int) or None
        Height and width of the input of a model that takes any size; None takes the usual one.
    input_values : tuple of InputValue
        What inputs beside the image are fed; those that another model has are passed over.
    output : int
        Which of the model's outputs, from 0.
    output_activation : OutputActivation
        What linear outputs are told to be logits of.
    target : Target or None
        What is explained; None stands for the top class of the output.
    score : ScoreKind or None
        The target's score; None stands for the method's own.
    method : str
        Identifier of the method.
    parameters : tuple of (str, ChosenParameters)
        Parameters by method; each method keeps its own while others are chosen.
    layer : str or None
        Path of the layer; None stands for the model's auto layer.
    layer_blend : LayerBlend
        Other layers combined with it, or the standard deviation instead.
    style : Style
        How the map is shown.
    region : Region or None
        The part of the image on the screen; None while there is none.
    show_original : bool
        True while the image is shown without its overlay.
    channel : Target or None
        A channel of a layer whose activation is on the canvas instead of the heatmap.
    inspected : str or None
        Path of a layer without a heatmap that the panels of activations, weights and filter
        images are about; None stands for the layer of the heatmap.
    filters : FilterChoice
        Which filter images are grown, and how.
    tiles : TileStyle
        How activations look as tiles.
    split : Split
        The views beside the one that all this is about.
    ranking : RankingChoice
        Which channel images are ranked for, and by what.
    """

    model: str | None = None
    image: str | None = None
    preprocess: str = "auto"
    resize: Resize = Resize.AREA
    fit: Fit = Fit.STRETCH
    input_size: tuple[int, int] | None = None
    input_values: tuple[InputValue, ...] = ()
    output: int = 0
    output_activation: OutputActivation = OutputActivation.AUTO
    target: Target | None = None
    score: ScoreKind | None = None
    method: str = "grad-cam"
    parameters: tuple[tuple[str, ChosenParameters], ...] = ()
    layer: str | None = None
    layer_blend: LayerBlend = NO_BLEND
    style: Style = field(default_factory=Style)
    region: Region | None = None
    show_original: bool = False
    channel: Target | None = None
    inspected: str | None = None
    filters: FilterChoice = field(default_factory=FilterChoice)
    tiles: TileStyle = field(default_factory=TileStyle)
    split: Split = field(default_factory=Split)
    ranking: RankingChoice = field(default_factory=RankingChoice)

    @property
    def view(self) -> View:
        """The active view."""
        return View(**{name: getattr(self, name) for name in VIEW_FIELDS}, index=self.split.index)

    @property
    def views(self) -> tuple[View, ...]:
        """All views of the window, in reading order."""
        return (*self.split.before, self.view, *self.split.after)

    def showing(self, view: View) -> Selection:
        """Return the same choices for another view; the views beside it are not told."""
        channel = view.channel
        is_inside = channel is not None and channel.layer != view.layer
        return dataclasses.replace(
            self,
            **{name: getattr(view, name) for name in VIEW_FIELDS},
            inspected=channel.layer if channel is not None and is_inside else None,
        )

    def parameters_of(self, method: str) -> ChosenParameters:
        """Return the parameters chosen for a method; those left out have their defaults."""
        return dict(self.parameters).get(method, ())

    def with_parameters(
        self, method: str, chosen: ChosenParameters
    ) -> tuple[tuple[str, ChosenParameters], ...]:
        """Return `parameters` with other values for one method."""
        every = {**dict(self.parameters), method: tuple(sorted(chosen))}
        return tuple(sorted((name, kept) for name, kept in every.items() if kept))


def is_restyled(old: Selection, new: Selection) -> bool:
    """Return whether two selections differ in nothing but how their views are drawn."""
    return new == dataclasses.replace(
        old,
        style=new.style,
        region=new.region,
        show_original=new.show_original,
        split=_redrawn(old.split, new.split),
    )


def _redrawn(old: Split, new: Split) -> Split:
    """Return the old views as the new ones are drawn, if they are as many."""
    if old is new or (len(old.before), len(old.after)) != (len(new.before), len(new.after)):
        return old
    views = zip(old.beside, new.beside, strict=True)
    drawn = tuple(
        dataclasses.replace(was, style=now.style, region=now.region) for was, now in views
    )
    count, difference = len(old.before), old.difference
    if difference is not None and new.difference is not None:
        difference = dataclasses.replace(difference, region=new.difference.region)
    return dataclasses.replace(
        old, before=drawn[:count], after=drawn[count:], difference=difference
    )


def mixed(main: str, others: tuple[str, ...], path: str) -> tuple[str, tuple[str, ...]]:
    """Combine a layer with the one shown, or take it out again.

    Parameters
    ----------
    main : str
        Path of the layer shown.
    others : tuple of str
        Paths of the layers combined with it.
    path : str
        The one to combine or to take out.

    Returns
    -------
    (str, tuple of str)
        Main layer and others after that. There always is a main layer.
    """
    if path == main:
        return (others[0], others[1:]) if others else (main, ())
    if path in others:
        return main, tuple(other for other in others if other != path)
    return main, (*others, path)


@dataclass(frozen=True, slots=True)
class Known:
    """The answers at hand for one view, each with its request, and the state of all queries.

    Attributes
    ----------
    model : ModelInfo or None
        The open model.
    layers : mapping of str to LayerNode
        Its layers by path.
    picture : Picture or None
        The view's open picture.
    predictions : Predictions or None
        Those of the view's input and output.
    methods : tuple of MethodInfo
        What the engine can do.
    maps, overlay, comparison, costs, activations, weights, atlas_cost, found_maps, top_images,
    shapes, figure, trial
        The newest answer of each kind; perhaps to another request.
    grown : GrownFilters or None
        Filter images so far; perhaps of another layer.
    enlarged : EnlargedFilter or None
        The filter image that was grown larger or longer.
    images : tuple of str or Picture
        The open images: paths, and pictures without one.
    has_two_models : bool
        Another model is open beside the view's.
    refused : mapping of Request to str
        Queries that are not sent again, with the reason.
    pending : mapping of Lane to Request
        What has no answer yet.
    """

    model: ModelInfo | None = None
    layers: Mapping[str, LayerNode] = field(default_factory=dict)
    picture: Picture | None = None
    predictions: Predictions | None = None
    methods: tuple[MethodInfo, ...] = ()
    maps: Maps | None = None
    overlay: Overlay | None = None
    comparison: Comparison | None = None
    costs: Costs | None = None
    activations: Activations | None = None
    weights: WeightStatistics | None = None
    grown: GrownFilters | None = None
    enlarged: EnlargedFilter | None = None
    atlas_cost: AtlasCost | None = None
    found_maps: FoundMaps | None = None
    top_images: TopImages | None = None
    shapes: LayerShapes | None = None
    figure: Figure | None = None
    trial: PreprocessingTrial | None = None
    images: tuple[ImageSource, ...] = ()
    has_two_models: bool = False
    refused: Mapping[Request, str] = field(default_factory=dict)
    pending: Mapping[Lane, Request] = field(default_factory=dict)

    def method(self, method_id: str) -> MethodInfo | None:
        """Return what is known of a method."""
        for one in self.methods:  # asked hundreds of times a choice: no generator
            if one.id == method_id:
                return one
        return None
