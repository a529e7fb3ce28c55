"""Requests a method's maps of one image from the session, for the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.activations import ShowActivations
from engine.api.attribution import Maps
from engine.api.errors import EngineError, OutOfMemory, text
from engine.api.keys import MapKey
from engine.api.results import Progress
from engine.attribution.map_requests import map_requests
from engine.cli.common import layer_activations
from engine.cli.explain.plan import COMBINED, MapSpec
from engine.cli.language import recorded
from engine.storage.activation_files import weights_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.attribution import Explain
    from engine.api.keys import InputKey, Target
    from engine.api.methods import Scope
    from engine.api.scores import ScoreKind
    from engine.cli.explain.methods import ChosenMethod
    from engine.cli.explain.plan import Plan
    from engine.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class MapResult:
    """A map that was made.

    Attributes
    ----------
    maps : Maps
        The answer that it is a part of.
    raw : ndarray of float32, shape (h, w)
        On the method's own grid.
    std : ndarray of float32, shape (h, w), or None
        Where there is smoothing.
    elapsed_ms : float
        In the engine.
    """

    maps: Maps
    raw: NDArray[np.float32]
    std: NDArray[np.float32] | None
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Reason why a map was not made.

    Attributes
    ----------
    why : str
        One sentence.
    transient : bool
        True when it may go well another time.
    """

    why: str
    transient: bool = False


class MapRequester:
    """The maps of one method, image and target.

    Parameters
    ----------
    session : Session
        Has the image.
    plan : Plan
        Which maps are made.
    report : callable
        Takes how far a long method is: 0-1.
    """

    def __init__(self, session: Session, plan: Plan, report: Callable[[float], None]) -> None:
        self._session = session
        self._plan = plan
        self._report = report

    def results(
        self, key: InputKey, target: Target, chosen: ChosenMethod, specs: Sequence[MapSpec]
    ) -> Iterator[tuple[MapSpec, MapResult | Refused]]:
        """Yield the result of each spec, one after another."""
        if chosen.needs_layer and not self._plan.layers:
            for spec in specs:
                yield spec, Refused(self._plan.no_layers)
            return
        request = MapKey(key, chosen.info.id, target, chosen.parameters, self._plan.score)
        layers = [spec.layer for spec in specs if spec.layer is not None]
        if COMBINED in specs:
            layers = list(self._plan.layers)
        found: list[MapResult] = []
        for layer, answer in self._answers(request, chosen.info.scope, layers):
            if isinstance(answer, MapResult):
                found.append(answer)
            asked = MapSpec(layer)
            if asked in specs:
                yield asked, answer
        if COMBINED in specs:
            yield COMBINED, self._combined(found)

    def weights(self, key: MapKey, layer: str, score: ScoreKind) -> list[float] | None:
        """Return each channel's Grad-CAM weight, of the pass that the map was made with.

        None where no gradient reaches the layer.
        """
        request = ShowActivations(key.input, layer, key.target, score)
        return weights_record(layer_activations(self._session, request))

    def _answers(
        self, key: MapKey, scope: Scope, layers: Sequence[str]
    ) -> Iterator[tuple[str | None, MapResult | Refused]]:
        for request, names in map_requests(key, scope, layers):
            maps = self._last_maps(request)
            for name in names:
                yield name or None, _of_layer(maps, name)

    def _last_maps(self, request: Explain) -> Maps | Refused:
        """Return the last answer, which is the whole one."""
        last: Maps | None = None
        try:
            for result in self._session.run(request):
                if isinstance(result, Maps):
                    last = result
                elif isinstance(result, Progress) and result.fraction is not None:
                    self._report(result.fraction)
        except EngineError as error:
            return Refused(recorded(error.text), transient=isinstance(error, OutOfMemory))
        assert last is not None
        return last

    def _combined(self, found: Sequence[MapResult]) -> MapResult | Refused:
        from engine.imaging import combined_map

        if len(found) < 2 or self._plan.combine is None:
            return Refused(recorded(text("Fewer than two of the layers have a map to combine.")))
        raw = combined_map([result.raw for result in found], self._plan.combine)
        answers = {id(result.maps): result.maps for result in found}.values()
        return MapResult(found[0].maps, raw, None, sum(maps.elapsed_ms for maps in answers))


def _of_layer(maps: Maps | Refused, layer: str) -> MapResult | Refused:
    if isinstance(maps, Refused):
        return maps
    raw = maps.raw.get(layer)
    if raw is None:
        return Refused(recorded(text('No gradient reaches layer "{layer}".', layer=layer)))
    return MapResult(maps, raw, maps.std.get(layer), maps.elapsed_ms)
