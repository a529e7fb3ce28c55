"""Trains a small CNN of colour pictures, 32 x 32, as for CIFAR-10."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
from keras import layers

from scripts.recipes.drawing import SHAPES, draw_folders
from scripts.recipes.pictures import Pictures, finish

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 32


def build(classes: int = 10, width: int = 16) -> Any:
    """Return the network. It divides by 255 itself, so that it takes pictures as they are."""
    model = keras.Sequential([keras.Input((SIDE, SIDE, 3)), layers.Rescaling(1 / 255)])
    for filters in (width, 2 * width, 4 * width):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", use_bias=False))
            model.add(layers.BatchNormalization(momentum=0.9))
            model.add(layers.ReLU())
        model.add(layers.MaxPooling2D())
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.3))
    model.add(layers.Dense(classes, activation="softmax"))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def draw(folder: Path, *, quick: bool) -> None:
    """Draw ten shapes in place of a data set."""
    draw_folders(folder, SHAPES, SIDE, 10 if quick else 300)


def train(folder: Path, out: Path, *, quick: bool) -> None:
    """Train on a folder of pictures, and write the model."""
    pictures = Pictures(folder, SIDE)
    learn, test = pictures.split()
    model = build(len(pictures.names), 4 if quick else 16)
    model.fit(*learn, validation_data=test, epochs=1 if quick else 12, batch_size=32, verbose=2)
    finish(model, pictures, out)
