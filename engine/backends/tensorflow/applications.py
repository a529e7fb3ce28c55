"""Builds networks of Keras Applications as model files, for the session's model library."""

from __future__ import annotations

import contextlib
import traceback
import warnings
from typing import TYPE_CHECKING, Any

import keras
import tensorflow as tf
from keras.src.utils import file_utils

from engine.api.errors import EngineError, OutOfMemory

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_application(name: str, weights: str | None, path: str) -> None:
    """See `engine.backends.protocol.Backend.write_application`."""
    keras.backend.clear_session()
    try:
        model = _built(name, weights)
    except (MemoryError, tf.errors.ResourceExhaustedError) as error:
        raise OutOfMemory("The model does not fit into memory.", details=str(error)) from error
    except (ValueError, KeyError, AttributeError, TypeError, OSError) as error:
        raise EngineError(
            "These are not the weights of {model}: they do not fit its layers.",
            model=name,
            details=traceback.format_exc(),
        ) from error
    model.save(path)


def _built(name: str, weights: str | None) -> Any:
    """Return a network.

    Keras builds some networks otherwise for its own weights than for the same file by its path: the
    EfficientNets have one more layer. So it is asked for its own, and is handed the file where it
    would download it.
    """
    build = getattr(keras.applications, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MobileNetV3 warns of the size that it takes by itself
        if weights is None:
            return build(weights=None)
        with _handing_over(weights):
            return build(weights="imagenet")


@contextlib.contextmanager
def _handing_over(path: str) -> Iterator[None]:
    """Give Keras a file whenever it asks for one of the internet."""
    downloading = file_utils.get_file
    file_utils.get_file = lambda *_args, **_kwargs: path
    try:
        yield
    finally:
        file_utils.get_file = downloading
