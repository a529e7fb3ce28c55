"""Refuses what CAM cannot explain, for each backend's `pooling`."""

from __future__ import annotations

from typing import NoReturn

from engine.api.errors import EngineError


def refuse_unpooled(name: str) -> NoReturn:
    """Raise EngineError for scores that are made otherwise than CAM needs.

    Parameters
    ----------
    name : str
        The network's.
    """
    raise EngineError(
        "This method needs a class whose score is made by global average pooling and one dense "
        "layer; {name} does not make it so.",
        name=name,
    )
