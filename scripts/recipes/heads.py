"""Trains a new head on a network of Keras Applications, whose weights stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
from keras import layers

from scripts.recipes.drawing import PETS, draw_folders
from scripts.recipes.pictures import Pictures, finish

CACHE = Path.home() / ".keras" / "models"


def build(base: Any, preprocess: Any, classes: int) -> Any:
    """Return base and head as one network, which prepares the pictures itself."""
    inputs = keras.Input(base.input_shape[1:])
    x = base(preprocess(inputs), training=False)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def known_weights(file: str, named: Path | None) -> str | None:
    """Return the file of a network's weights: the one named, or that in the Keras cache."""
    for path in (named, CACHE / file):
        if path is not None and path.is_file():
            return str(path)
    if named is not None:
        raise SystemExit(f"There is no file {named}.")
    print(f"{file} is not in {CACHE}: the base has random weights and has learnt nothing, so that")
    print("the heatmaps mean little. Name the file with --weights, or load the network once with")
    print("weights='imagenet' where there is a connection.")
    return None


def draw(folder: Path, *, quick: bool) -> None:
    """Draw cats and dogs in place of photographs."""
    draw_folders(folder, PETS, 128, 10 if quick else 100)


def train(base: Any, preprocess: Any, folder: Path, out: Path, *, epochs: int) -> None:
    """Train the head, and write the model."""
    pictures = Pictures(folder, base.input_shape[1])
    learn, test = pictures.split()
    base.trainable = False
    model = build(base, preprocess, len(pictures.names))
    model.fit(*learn, validation_data=test, epochs=epochs, batch_size=16, verbose=2)
    finish(model, pictures, out)
