"""Estimates time, passes and memory of a method, and the size of its batches.

Used by `engine.session.costs` before anything is computed, with the times measured on this device.

Peak memory, beside the weights, is estimated in bytes as::

    network = at once * (a forward input, or an input with its gradient)
        forward input   = input + 2 * largest layer        (a layer's input and output are alive)
        gradient input  = 2 * input + 2 * largest layer + all layers   (kept for the way back)
    one pass for all layers = 2 * input + 2 * all layers   (activations and gradients of each)
    peak = network + 8 * input + the explained layer       (the method's own sums, and activations)

where "at once" is the batch, or fewer when the method has fewer inputs to run, and layers are those
that can be explained: what lies between them, and what the framework reserves ahead, is not known.
"""

from __future__ import annotations

from importlib import import_module
from math import prod
from typing import TYPE_CHECKING, Any

from engine.api.attribution import Cost
from engine.api.methods import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.attribution.registry import Method
    from engine.backends.protocol import Timing

MOST_AT_ONCE = 32
"""Keeps the batches of quick networks small: pictures on the way come after each."""

_FLOAT_BYTES = 4


def estimate(
    method: Method,
    parameters: Any,
    input_shape: tuple[int, int, int],
    layer_shape: tuple[int, int, int] | None,
    timing: Timing,
    batch_size: int,
    layer_bytes: Mapping[str, int],
) -> Cost:
    """Return what a method will take.

    Parameters
    ----------
    method : Method
        An entry of `METHODS`.
    parameters : record of `engine.attribution.parameters`
        Its parameters.
    input_shape : (int, int, int)
        (h, w, c) of what the network is fed.
    layer_shape : (int, int, int) or None
        (h, w, c) of the layer to explain; None without one.
    timing : Timing
        Measured on this device.
    batch_size : int
        Inputs at once.
    layer_bytes : mapping of str to int
        `Network.sizes()`.

    Raises
    ------
    EngineError
        When the method cannot be used there with these parameters.
    """
    forward, gradient = pass_counts(method, parameters, input_shape, layer_shape)
    one_input = _FLOAT_BYTES * prod(input_shape)
    if method.info.scope is Scope.ALL_LAYERS:  # copies are looked at one after another
        network = 2 * one_input + 2 * sum(layer_bytes.values())
    else:
        network = max(
            min(batch_size, count) * bytes_per_input(input_shape, layer_bytes, gradients=gradients)
            for count, gradients in ((forward, False), (gradient, True))
        )
    return Cost(
        passes=forward + gradient,
        seconds=(forward * timing.forward_ms + gradient * timing.gradient_ms) / 1000,
        peak_bytes=network + 8 * one_input + _FLOAT_BYTES * prod(layer_shape or (0,)),
    )


def pass_counts(
    method: Method,
    parameters: Any,
    input_shape: tuple[int, int, int],
    layer_shape: tuple[int, int, int] | None,
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward).

    Raises
    ------
    EngineError
        When the method cannot be used there with these parameters.
    """
    if method.info.scope is Scope.ALL_LAYERS:
        return 0, max(1, parameters.smoothing)
    module, name = method.passes.split(":")
    forward, gradient = getattr(import_module(module), name)(
        parameters, input_shape[:2], layer_shape
    )
    return forward, gradient


def bytes_per_input(
    input_shape: tuple[int, int, int], layer_bytes: Mapping[str, int], *, gradients: bool = True
) -> int:
    """Return what one input takes in the network, as the module's formula has it.

    Parameters
    ----------
    input_shape : (int, int, int)
        (h, w, c).
    layer_bytes : mapping of str to int
        `Network.sizes()`.
    gradients : bool
        Whether it also goes backward.
    """
    one_input = _FLOAT_BYTES * prod(input_shape)
    moving = 2 * max(layer_bytes.values(), default=0)
    if not gradients:
        return one_input + moving
    return 2 * one_input + moving + sum(layer_bytes.values())


def batch_size_for(
    timing: Timing,
    input_bytes: int,
    per_input_bytes: int,
    free_bytes: int,
    patience_ms: float = 100,
    *,
    gradients: bool = True,
) -> int:
    """Return how many inputs to run at once: soon stopped, and well within memory.

    Parameters
    ----------
    timing : Timing
        Measured on this device.
    input_bytes : int
        Of one input, held beside the network.
    per_input_bytes : int
        What one input takes in the network (`bytes_per_input`).
    free_bytes : int
        Free memory of the device; half of it is left alone.
    patience_ms : float
        How long a batch may take: nothing is stopped within one.
    gradients : bool
        False for a method that only goes forward, whose batches may be larger.

    Returns
    -------
    int
        1 to `MOST_AT_ONCE`; 1 even where that takes longer or more.
    """
    one_ms = timing.gradient_ms if gradients else timing.forward_ms
    quick = int(patience_ms / one_ms) if one_ms > patience_ms / MOST_AT_ONCE else MOST_AT_ONCE
    fitting = free_bytes // 2 // max(1, input_bytes + per_input_bytes)
    return max(1, min(quick, fitting, MOST_AT_ONCE))
