"""Lists the tensors of the networks of Keras Applications, for `weights_recognition`.

`resources/catalogue/network_tensors.json` has names and shapes of all layers' weights, written by
`scripts.network_tensors`. Reading it loads no framework.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from engine.api.resources import RESOURCES

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayerTensors:
    """The weights of one layer.

    Attributes
    ----------
    place : str
        Of the layer in a file of weights, by classes and their numbers: ``conv2d_3``, within a
        nested model ``sequential_1/conv2d``.
    name : str
        Its own.
    weights : tuple of (str, tuple of int)
        Names and shapes, in the order in which Keras keeps them.
    """

    place: str
    name: str
    weights: tuple[tuple[str, Shape], ...]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Shapes alone."""
        return tuple(shape for _, shape in self.weights)

    @property
    def top_place(self) -> str:
        """Place of the layer of the network that it is or is within."""
        return self.place.partition("/")[0]


@dataclass(frozen=True, slots=True)
class NetworkTensors:
    """The layers with weights of one network, in Keras' order.

    Attributes
    ----------
    name : str
        `engine.models.catalogue.Application.name`.
    bare : tuple of LayerTensors
        Without its top layers.
    whole : tuple of LayerTensors
        With them, for 1,000 classes.
    shared : int
        How many of `whole`, from the first, are those of `bare`: the others are the top.
    """

    name: str
    bare: tuple[LayerTensors, ...]
    whole: tuple[LayerTensors, ...]
    shared: int


@cache
def networks() -> tuple[NetworkTensors, ...]:
    """Return all networks."""
    path = RESOURCES / "catalogue" / "network_tensors.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    kinds = [tuple((name, tuple(shape)) for name, shape in weights) for weights in table["kinds"]]

    def layers(rows: list[list[str | int]]) -> tuple[LayerTensors, ...]:
        return tuple(
            LayerTensors(str(place), str(name or place), kinds[int(kind)])
            for place, name, kind in rows
        )

    found = []
    for name, each in table["networks"].items():
        bare = layers(each["bare"])
        shared, *rest = each["top"]
        found.append(NetworkTensors(name, bare, bare[:shared] + layers(rest), shared))
    return tuple(found)
