"""Gathers the maps of a figure's cells, in as few passes as they need, for `FigureService`."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.attribution import Explain, Maps, Predict
from engine.api.errors import EngineError, text
from engine.api.keys import INPUT_LAYER, MapKey
from engine.api.methods import Scope
from engine.api.results import Progress
from engine.attribution.map_requests import map_requests
from engine.attribution.registry import METHODS
from engine.session.layer_lookup import chosen_layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.attribution import Predictions
    from engine.api.errors import Text
    from engine.api.figure import FigureImage, FigureMethod, FigurePlan, MakeFigure, SaveFigure
    from engine.api.image import Picture
    from engine.api.keys import InputKey, Target
    from engine.api.model import ModelInfo
    from engine.api.scores import ScoreKind
    from engine.attribution.service import AttributionService
    from engine.session.costs import PreparedInput

Reader = Callable[["FigureImage"], "Picture"]
"""Gives an image's picture, which the session holds until it gives another one."""


@dataclass(frozen=True, slots=True, eq=False)
class CellMap:
    """The map of a cell.

    Attributes
    ----------
    key : MapKey
        What it is a map of.
    raw : ndarray of float32, shape (h, w)
        On the method's own grid.
    score : float
        The target's.
    score_kind : ScoreKind
        What that is.
    """

    key: MapKey
    raw: NDArray[np.float32]
    score: float
    score_kind: ScoreKind


@dataclass(frozen=True, slots=True, eq=False)
class CellContent:
    """What a cell shows.

    Attributes
    ----------
    image, target, layer, method : int
        Places in the plan.
    image_name : str
        Name of the picture, or of the file that cannot be read.
    layer_path : str
        `INPUT_LAYER` where none has a part in the map.
    resolved : Target or None
        None where the image cannot be read.
    shape : tuple of int
        (h, w, 3) of the picture; empty where it cannot be read.
    map : CellMap or None
        None where there is none.
    refused : Text or None
        Why there is none.
    """

    image: int
    target: int
    layer: int
    method: int
    image_name: str
    layer_path: str = INPUT_LAYER
    resolved: Target | None = None
    shape: tuple[int, ...] = ()
    map: CellMap | None = None
    refused: Text | None = None


class CellGatherer:
    """Maps of figures of one open model; those of the last figure are kept for the next.

    Parameters
    ----------
    info : ModelInfo
        The open model.
    attribution : AttributionService
        Makes maps.
    prepared : callable
        Gives an input as the network takes it.
    predict : callable
        Runs the network forward.
    """

    def __init__(
        self,
        info: ModelInfo,
        attribution: AttributionService,
        prepared: Callable[[InputKey], PreparedInput],
        predict: Callable[[Predict], Predictions],
    ) -> None:
        self._info = info
        self._attribution = attribution
        self._prepared = prepared
        self._predict = predict
        self._tops: dict[tuple[InputKey, int], Target] = {}
        self._maps: dict[tuple[MapKey, str], CellMap | Text] = {}

    def gather(
        self, request: MakeFigure | SaveFigure, read: Reader
    ) -> Generator[Progress, None, list[CellContent]]:
        """Return every cell of a plan, image by image; each `yield` is a place to stop."""
        plan = request.plan
        count = len(plan.images) * len(plan.targets) * len(plan.methods)
        done = 0
        cells: list[CellContent] = []
        kept, self._maps = self._maps, {}
        for number, image in enumerate(plan.images):
            try:
                picture = read(image)
            except EngineError as error:
                if len(plan.images) == 1:
                    raise
                cells += _unread(plan, number, image, error.text)
                done += len(plan.targets) * len(plan.methods)
                continue
            key = replace(plan.input, image=picture.key)
            for place, target in enumerate(plan.targets):
                resolved = target or self._top(key, plan.output)
                for which, method in enumerate(plan.methods):
                    label = text("Figure: map {number} of {most}", number=done + 1, most=count)
                    yield Progress(request, label, done / count)
                    cells += yield from self._maps_of(
                        request, key, resolved, method, kept, (number, place, which), picture
                    )
                    done += 1
        return cells

    def _top(self, key: InputKey, output: int) -> Target:
        if (key, output) not in self._tops:
            ranked = self._predict(Predict(key, output, top=1)).ranked
            self._tops[key, output] = ranked[0].target
        return self._tops[key, output]

    def _maps_of(
        self,
        request: MakeFigure | SaveFigure,
        key: InputKey,
        target: Target,
        method: FigureMethod,
        kept: dict[tuple[MapKey, str], CellMap | Text],
        places: tuple[int, int, int],
        picture: Picture,
    ) -> Generator[Progress, None, list[CellContent]]:
        """Return the cells of one image, target and method: one for each layer."""
        plan = request.plan
        map_key = MapKey(key, method.id, target, method.parameters, plan.score)
        scope = METHODS[method.id].info.scope
        names: list[str | Text] = []
        for layer in plan.layers:
            try:
                is_input = scope is Scope.INPUT
                names.append(INPUT_LAYER if is_input else chosen_layer(layer, target, self._info))
            except EngineError as error:
                names.append(error.text)
        wanted = list(dict.fromkeys(name for name in names if isinstance(name, str)))
        found = {name: kept[map_key, name] for name in wanted if (map_key, name) in kept}
        missing = [name for name in wanted if name not in found]
        for explain, parts in map_requests(map_key, scope, missing) if missing else ():
            answer = yield from self._answer(request, explain)
            found |= {part: _part(answer, part) for part in parts}
        self._maps |= {(map_key, name): each for name, each in found.items()}
        cells = []
        for place, chosen in enumerate(names):
            content = found[chosen] if isinstance(chosen, str) else chosen
            path = chosen if isinstance(chosen, str) else plan.layers[place]
            cells.append(
                CellContent(
                    places[0],
                    places[1],
                    place,
                    places[2],
                    picture.name,
                    path or INPUT_LAYER,
                    target,
                    picture.pixels.shape,
                    content if isinstance(content, CellMap) else None,
                    None if isinstance(content, CellMap) else content,
                )
            )
        return cells

    def _answer(
        self, request: MakeFigure | SaveFigure, explain: Explain
    ) -> Generator[Progress, None, Maps | Text]:
        last: Maps | None = None
        try:
            prepared = self._prepared(explain.key.input)
            for result in self._attribution.explain(explain, prepared):
                if isinstance(result, Maps):
                    last = result
                else:
                    yield Progress(request, result.text, result.fraction)
        except EngineError as error:
            return error.text
        assert last is not None
        return last


def _part(answer: Maps | Text, layer: str) -> CellMap | Text:
    if not isinstance(answer, Maps):
        return answer
    raw = answer.raw.get(layer)
    if raw is None:
        return text('No gradient reaches layer "{path}".', path=layer)
    return CellMap(answer.key, raw, answer.score, answer.score_kind)


def _unread(plan: FigurePlan, number: int, image: FigureImage, why: Text) -> list[CellContent]:
    return [
        CellContent(number, target, layer, method, image.path, refused=why)
        for target in range(len(plan.targets))
        for method in range(len(plan.methods))
        for layer in range(len(plan.layers))
    ]
