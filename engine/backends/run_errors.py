"""Translates errors of a network's run into sentences for the user, for every backend."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, OutOfMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def translated_errors(
    name: str,
    width: int,
    height: int,
    *,
    takes_any_size: bool,
    is_about_memory: Callable[[Exception], bool],
    misfits: tuple[type[Exception], ...],
) -> Iterator[None]:
    """Raise EngineError for what a network cannot do.

    Parameters
    ----------
    name : str
        The network's.
    width, height : int
        Of the input, in pixels.
    takes_any_size : bool
        Whether another size could help.
    is_about_memory : callable
        Tells whether an error of the framework's says that memory did not suffice.
    misfits : tuple of type
        Errors that the framework raises for inputs that do not fit.

    Raises
    ------
    OutOfMemory
        When memory did not suffice.
    EngineError
        When an input is too small for a network that takes any size.
    """
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        if is_about_memory(error):
            raise OutOfMemory(
                "There is not enough memory to run {name} on this image.",
                name=name,
                details=str(error),
            ) from error
        if not takes_any_size or not isinstance(error, misfits):
            raise  # the image is not the cause
        raise EngineError(  # for example, nothing is left to pool
            "{name} cannot work on an image of {width} × {height} pixels. Try a larger one, or "
            "choose an input size whose sides are multiples of 32.",
            name=name,
            width=width,
            height=height,
            details=str(error),
        ) from error


def not_finite(name: str, layer: str) -> EngineError:
    """Return the refusal of a network one of whose weights is NaN or infinite.

    Parameters
    ----------
    name : str
        The network's.
    layer : str
        Path of the first layer with such a weight.
    """
    return EngineError(
        "The weights of {name} hold numbers that are not finite (NaN or infinity), first "
        "in layer {layer}: the file is damaged or its training diverged.",
        name=name,
        layer=layer,
    )
