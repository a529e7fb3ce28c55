"""Lets layers have any name: opens scopes of TensorFlow's that it accepts, for `backend`.

Keras calls each layer in a name scope of the layer's own name. A graph of TensorFlow refuses a
scope with a blank, an accent or a bracket in its name, so that a model with such names could be
built and called, but not compiled. Names of scopes mean nothing to Camscope; layers keep theirs.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

import keras
import tensorflow as tf

_ACCEPTED = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.-]*", re.ASCII)
_NOT_ACCEPTED = re.compile(r"[^A-Za-z0-9_.-]", re.ASCII)


def accept_all_names() -> None:
    """Have every layer of this process open a scope that TensorFlow accepts. Once is enough."""
    opened = keras.Layer._open_name_scope
    if hasattr(opened, "__wrapped__"):
        return

    @wraps(opened)
    def open_accepted(layer: Any) -> Any:
        scope = opened(layer)
        if not _ACCEPTED.fullmatch(layer.name):
            scope._tf_name_scope = tf.name_scope(scope_name(layer.name))
        return scope

    keras.Layer._open_name_scope = open_accepted


def scope_name(name: str) -> str:
    """Return a name for a scope that TensorFlow accepts, told apart by TensorFlow itself."""
    return f"layer_{_NOT_ACCEPTED.sub('_', name)[:80]}"
