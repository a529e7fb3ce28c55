"""Filter images as they grow, and what an atlas of them will take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.requests import EstimateAtlas, GrowFilters


@dataclass(frozen=True, slots=True, eq=False)
class FilterImages:
    """Filter images as they are now: a part of the channels asked for.

    Attributes
    ----------
    request : GrowFilters
        What was asked.
    channels : tuple of int
        Of these pictures; one entry, the first channel, for a direction.
    pixels : ndarray of uint8, shape (n, size, size, 3)
        RGB, deprocessed for the eye; read-only.
    objective : ndarray of float32, shape (n,)
        The value that is made large, without penalties: of the picture as it is when `done`, else
        as the last step found it.
    step : int
        Iterations done for these channels.
    done : bool
        True when these channels have had all their iterations.
    complete : bool
        True when nothing more comes for this request.
    precision : str
        "float32" or "bfloat16": what the network computed in.
    notes : tuple of Text
        What the user should know: channels that could not be excited.
    elapsed_ms : float
        Since the request began.
    """

    request: GrowFilters
    channels: tuple[int, ...]
    pixels: NDArray[np.uint8]
    objective: NDArray[np.float32]
    step: int
    done: bool
    complete: bool
    precision: str
    notes: tuple[Text, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class FilterPicture:
    """One filter image by itself.

    Attributes
    ----------
    channel : int
        Or class; the first channel of a direction.
    pixels : ndarray of uint8, shape (size, size, 3)
        RGB, read-only.
    objective : float
        As in `FilterImages`.
    step : int
        Iterations done.
    done : bool
        It has had all its iterations.
    precision : str
        What the network computed in.
    """

    channel: int
    pixels: NDArray[np.uint8]
    objective: float
    step: int
    done: bool
    precision: str


@dataclass(frozen=True, slots=True)
class AtlasCost:
    """What an atlas will take.

    Attributes
    ----------
    request : EstimateAtlas
        What was asked.
    pictures : int
        To be grown.
    kept : int
        In the folder already.
    seconds : float
        For those to be grown, on this machine.
    size : (int, int)
        Height and width of atlas.png in pixels.
    refused : tuple of Text
        Layers that will be left out, a sentence each.
    """

    request: EstimateAtlas
    pictures: int
    kept: int
    seconds: float
    size: tuple[int, int]
    refused: tuple[Text, ...] = ()
