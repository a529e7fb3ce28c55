"""Writes `resources/catalogue/network_tensors.json`: which tensors each network of the library has.

``python -m scripts.network_tensors`` builds all networks of Keras Applications, with and without
their top layers, and takes down names and shapes of their layers' weights. With ``--check`` it
saves the weights of each in Keras' two formats instead, without top, with it, and with 7 classes,
and says which of these files `engine.models.weights_recognition` does not recognise as that network
and no other. Both take minutes and 3 GB; nothing is downloaded.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

TARGET = Path(__file__).parent.parent / "resources" / "catalogue" / "network_tensors.json"
CLASSES = 1000
OTHER_CLASSES = 7


def main(arguments: list[str] | None = None) -> int:
    """Write the table, or check it; return how many files were not recognised."""
    parser = argparse.ArgumentParser(prog="python -m scripts.network_tensors", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="with --check: only these")
    parser.add_argument("--check", action="store_true", help="check the table instead")
    options = parser.parse_args(arguments)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from engine.models.catalogue import applications

    names = options.names or [each.name for each in applications()]
    if options.check:
        return sum(not is_recognised(name) for name in names)
    kinds: dict[str, int] = {}
    networks = {name: written(name, kinds) for name in names}
    lines = ",\n".join(kinds)
    rows = ",\n".join(f"{json.dumps(name)}: {_compact(each)}" for name, each in networks.items())
    text = f'{{"kinds": [\n{lines}\n],\n"networks": {{\n{rows}\n}}}}\n'
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


def written(name: str, kinds: dict[str, int]) -> dict[str, list[Any]]:
    """Return a network's layers without its top; how many of them it has with top, and the rest.

    A layer is its place in a file of weights, its name (empty where that is the same) and the
    number of its kind.
    """
    bare = _layers(built(name, classes=None), kinds)
    top = _layers(built(name, classes=CLASSES), kinds)
    shared = 0
    while bare[shared : shared + 1] == top[shared : shared + 1] != []:
        shared += 1
    return {"bare": bare, "top": [shared, *top[shared:]]}


def built(name: str, *, classes: int | None) -> Any:
    """Return a network whose weights are zero; without its top for no classes."""
    import keras

    adding = keras.Layer.add_weight

    def add_zeros(layer: Any, shape: Any = None, initializer: Any = None, **how: Any) -> Any:
        return adding(layer, shape, "zeros", **how)

    keras.backend.clear_session()
    build = getattr(keras.applications, name)
    with mock.patch.object(keras.Layer, "add_weight", add_zeros):
        if classes is None:
            return build(weights=None, include_top=False, input_shape=(*_sides(name), 3))
        return build(weights=None, classes=classes)


def _sides(name: str) -> tuple[int, int]:
    from engine.models.catalogue import find_application

    found = find_application(name)
    assert found is not None
    return found.side, found.side


def _layers(model: Any, kinds: dict[str, int]) -> list[list[Any]]:
    """Return the layers with weights in Keras' order."""
    rows: list[list[Any]] = []
    counts: dict[str, int] = {}
    for layer in model.layers:
        inner = getattr(layer, "layers", None)
        place = _counted(layer, counts)
        if inner is None:
            _add(rows, kinds, place, layer)
            continue
        assert not layer.non_trainable_weights, "the order of these is another in old files"
        inner_counts: dict[str, int] = {}
        for each in inner:
            assert getattr(each, "layers", None) is None
            _add(rows, kinds, f"{place}/{_counted(each, inner_counts)}", each)
    return rows


def _counted(layer: Any, counts: dict[str, int]) -> str:
    """Return a layer's class as in files of weights, with its number among these."""
    from keras.src.utils.naming import to_snake_case

    stem = to_snake_case(type(layer).__name__)
    number = counts.get(stem, 0)
    counts[stem] = number + 1
    return f"{stem}_{number}" if number else stem


def _add(rows: list[list[Any]], kinds: dict[str, int], place: str, layer: Any) -> None:
    weights = [[each.name, list(each.shape)] for each in layer.weights]
    if weights:
        kind = kinds.setdefault(_compact(weights), len(kinds))
        rows.append([place, "" if layer.name == place else layer.name, kind])


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def is_recognised(name: str) -> bool:
    """Tell whether a network's weights are recognised, however they are saved; say where not."""
    from engine.api.errors import EngineError
    from engine.models import hdf5_checks
    from engine.models.model_contents import ModelContents, ReadModel
    from engine.models.model_reading import read_model
    from engine.models.weights_recognition import recognise

    is_right = True
    for classes in (None, OTHER_CLASSES, CLASSES):
        model = built(name, classes=classes)
        for suffix in (".h5", ".weights.h5"):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, name + suffix)
                save_shapes(model, path)
                with (
                    open(path, "rb") as file,
                    mock.patch.object(hdf5_checks, "SLACK_BYTES", 1 << 60),
                ):
                    contents = next(read_model(ReadModel(path, "h5"), file))
            assert isinstance(contents, ModelContents)
            try:
                found = [each.fit for each in recognise(contents, name)]
            except EngineError as error:
                print(f"{name}, {classes} classes, {suffix}: {error}", flush=True)
                is_right = False
                continue
            counts = [each.class_count if each.has_top else None for each in found]
            if [each.network for each in found] != [name] or counts != [classes]:
                print(f"{name}, {classes} classes, {suffix}: {found}", flush=True)
                is_right = False
    print(f"{name}: {'recognised' if is_right else 'NOT recognised'}", flush=True)
    return is_right


def save_shapes(model: Any, path: str) -> None:
    """Save a model's weights as Keras does, but without the numbers: they fill a disk."""
    import h5py
    import numpy as np
    from keras.src.legacy.saving import legacy_h5_format

    making = h5py.Group.create_dataset

    def make_empty(
        group: Any, name: Any, shape: Any = None, dtype: Any = None, data: Any = None, **how: Any
    ) -> Any:
        if data is not None:
            shape, dtype = np.shape(data), np.asarray(data).dtype
        return making(group, name, shape=shape, dtype=dtype, **how)

    with mock.patch.object(h5py.Group, "create_dataset", make_empty):
        if path.endswith(".weights.h5"):
            model.save_weights(path)
            return
        with (
            mock.patch.object(h5py.Dataset, "__setitem__", return_value=None),
            h5py.File(path, "w") as file,
        ):
            legacy_h5_format.save_weights_to_hdf5_group(file, model)


if __name__ == "__main__":
    sys.exit(main())
