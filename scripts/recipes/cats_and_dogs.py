"""Trains the textbook's CNN for two folders of photographs: 150 x 150, one sigmoid.

"Deep Learning with Python", listing 5.5. It runs with Keras 3 and, where tf_keras is installed,
with Keras 2: ``--library tf_keras``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from scripts.recipes.drawing import PETS, draw_folders
from scripts.recipes.pictures import Pictures, finish

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 150


def build(classes: int = 2, width: int = 32, library: str = "keras") -> Any:
    """Return the network. It takes 0 to 1: pictures are divided by 255 before."""
    if classes != 2:
        raise SystemExit("One sigmoid tells two classes apart: two folders are needed.")
    keras = import_module(library)
    layers = keras.layers
    model = keras.models.Sequential()
    model.add(keras.Input((SIDE, SIDE, 3)))
    for filters in (width, 2 * width, 4 * width, 4 * width):
        model.add(layers.Conv2D(filters, (3, 3), activation="relu"))
        model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.Flatten())
    model.add(layers.Dropout(0.5))
    model.add(layers.Dense(16 * width, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def draw(folder: Path, *, quick: bool) -> None:
    """Draw cats and dogs in place of photographs."""
    draw_folders(folder, PETS, SIDE, 20 if quick else 300)


def train(folder: Path, out: Path, *, quick: bool, library: str = "keras") -> None:
    """Train on a folder with two folders of pictures, and write the model."""
    pictures = Pictures(folder, SIDE)
    pictures.x /= 255
    learn, test = pictures.split()
    model = build(len(pictures.names), 4 if quick else 32, library)
    model.fit(*learn, validation_data=test, epochs=1 if quick else 8, batch_size=20, verbose=2)
    finish(model, pictures, out, "model.keras" if library == "keras" else "model.h5")
