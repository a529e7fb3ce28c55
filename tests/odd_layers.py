"""A small model whose layers have names that people, other scripts and attackers give."""

from __future__ import annotations

from typing import Any

import keras
from keras import layers

from tests.models import seeded

NAMES = (
    "my conv",
    "Größe é",
    "cafe\u0301",
    "卷积 层",
    "[a] (b) {c}",
    'say "this"',
    "it's",
    "a,b",
    "conv:3",
    "what*? <b>",
    "$HOME `id` & %PATH%",
    "-dash",
    "all",
    "and\u2044or\u2215not",
    "\x1b[31mred\x1b]0;pwned\x07",
    "\u202egnp.\u200bexe",
    "nul",
)


def odd_layers() -> Any:
    """A chain of convolutions, 12x16x3, one for each of the names."""
    inputs = keras.Input((12, 16, 3))
    x = inputs
    for name in NAMES:
        x = layers.Conv2D(2, 3, padding="same", activation="relu", name=name)(x)
    x = layers.GlobalAveragePooling2D(name="pool it")(x)
    outputs = layers.Dense(3, activation="softmax", name="the scores, all")(x)
    return seeded(keras.Model(inputs, outputs, name="odd net"))
