"""Builds networks of Keras Applications as model files, for the session.

For the model library, and for files of weights alone that the user opens as one of them.
"""

from __future__ import annotations

import math
import traceback
import warnings
from typing import TYPE_CHECKING, Any

import keras
from keras.src.applications.efficientnet import IMAGENET_STDDEV_RGB

from engine.api.errors import EngineError, OutOfMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.weights import WeightsFit

_MISFITS = (ValueError, KeyError, AttributeError, TypeError, OSError)
"""What Keras raises where weights are not those of the layers."""
_CORRECTED = "EfficientNetB"
"""Keras builds these with another layer for its own weights than for a file of the user's."""


def write_application(
    fit: WeightsFit, weights: str | None, path: str, is_about_memory: Callable[[Exception], bool]
) -> None:
    """See `engine.backends.protocol.Backend.write_application`.

    `is_about_memory` tells whether an error is the framework's word for memory that does not
    suffice.
    """
    keras.backend.clear_session()
    try:
        model = _built(fit)
        if weights is not None:
            model.load_weights(weights)
    except Exception as error:
        if is_about_memory(error):
            raise OutOfMemory("The model does not fit into memory.", details=str(error)) from error
        if not isinstance(error, _MISFITS):
            raise
        raise EngineError(
            "These are not the weights of {model}: they do not fit its layers.",
            model=fit.network,
            details=traceback.format_exc(),
        ) from error
    model.save(path)


def _built(fit: WeightsFit) -> Any:
    """Return a network with random weights."""
    build = getattr(keras.applications, fit.network)
    how: dict[str, Any] = {"include_top": fit.has_top, "input_shape": (fit.side, fit.side, 3)}
    if fit.has_top:
        how["classes"] = fit.class_count
        how["classifier_activation"] = "sigmoid" if fit.class_count == 1 else "softmax"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MobileNetV3 warns of the size that it takes by itself
        model = build(weights=None, **how)
    if fit.is_corrected and fit.network.startswith(_CORRECTED):
        return keras.models.clone_model(model, call_function=_call_corrected)
    return model


def _call_corrected(layer: Any, *inputs: Any, **how: Any) -> Any:
    """Call a layer; behind the normalisation, divide by the root of the deviation once more.

    Keras does so with its own weights: https://github.com/tensorflow/tensorflow/issues/49930.
    """
    values = layer(*inputs, **how)
    if isinstance(layer, keras.layers.Normalization):
        scales = [1 / math.sqrt(deviation) for deviation in IMAGENET_STDDEV_RGB]
        return keras.layers.Rescaling(scales)(values)
    return values
