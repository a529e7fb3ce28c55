"""Divides the maps of one key into requests, as few as its method needs. For CLI and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.attribution import Explain
from engine.api.keys import INPUT_LAYER
from engine.api.methods import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.api.keys import MapKey


def map_requests(
    key: MapKey, scope: Scope, layers: Sequence[str]
) -> Iterator[tuple[Explain, tuple[str, ...]]]:
    """Yield requests, each with the names of its maps that are wanted.

    Parameters
    ----------
    key : MapKey
        Input, method, target, parameters and score.
    scope : Scope
        Of the method.
    layers : sequence of str
        Paths; without meaning for a method that looks at the input alone.
    """
    if scope is Scope.INPUT:
        yield Explain(key, all_layers=False), (INPUT_LAYER,)
    elif scope is Scope.ONE_LAYER or len(layers) == 1:
        for layer in layers:
            yield Explain(key, layer=layer, all_layers=False), (layer,)
    else:
        yield Explain(key, layer=layers[0], layers=tuple(layers)), tuple(layers)
