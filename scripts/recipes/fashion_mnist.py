"""Trains a small CNN of grey pictures, 28 x 28, as for Fashion-MNIST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
from keras import layers

from scripts.recipes.drawing import GARMENTS, draw_folders
from scripts.recipes.pictures import Pictures, finish

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 28


def build(classes: int = 10, width: int = 32) -> Any:
    """Return the network. It takes 0 to 1: pictures are divided by 255 before."""
    model = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Conv2D(width, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(2 * width, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(2 * width, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(2 * width, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def draw(folder: Path, *, quick: bool) -> None:
    """Draw ten garments in place of a data set."""
    sides = (0.55, 0.85)
    draw_folders(folder, GARMENTS, SIDE, 10 if quick else 300, is_grey=True, sides=sides)


def train(folder: Path, out: Path, *, quick: bool) -> None:
    """Train on a folder of pictures, and write the model."""
    pictures = Pictures(folder, SIDE, channels=1)
    pictures.x /= 255
    learn, test = pictures.split()
    model = build(len(pictures.names), 4 if quick else 32)
    model.fit(*learn, validation_data=test, epochs=1 if quick else 12, batch_size=32, verbose=2)
    finish(model, pictures, out)
