"""Writes `keras_applications.json`: the networks of Keras Applications, with their weights' files.

Names, addresses and checksums of the weights are those that Keras itself asks for, sizes and
numbers of parameters those of the networks that it builds. Accuracies are on the validation images
of ImageNet, as Keras publishes them: https://keras.io/api/applications/, and for MobileNetV3, which
is not listed there, the documentation of `keras.applications.MobileNetV3Large`.

Run it by hand after another version of Keras: ``python -m resources.catalogue.make_catalogue``. It
builds all the networks, which takes minutes and 3 GB; nothing is downloaded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest import mock

TARGET = Path(__file__).with_name("keras_applications.json")

ACCURACIES: dict[str, dict[str, tuple[float, float | None]]] = {
    "VGG": {"VGG16": (71.3, 90.1), "VGG19": (71.3, 90.0)},
    "ResNet": {"ResNet50": (74.9, 92.1), "ResNet101": (76.4, 92.8), "ResNet152": (76.6, 93.1)},
    "ResNetV2": {
        "ResNet50V2": (76.0, 93.0),
        "ResNet101V2": (77.2, 93.8),
        "ResNet152V2": (78.0, 94.2),
    },
    "Inception": {"InceptionV3": (77.9, 93.7)},
    "Inception-ResNet": {"InceptionResNetV2": (80.3, 95.3)},
    "Xception": {"Xception": (79.0, 94.5)},
    "MobileNet": {"MobileNet": (70.4, 89.5)},
    "MobileNetV2": {"MobileNetV2": (71.3, 90.1)},
    "MobileNetV3": {"MobileNetV3Small": (68.1, None), "MobileNetV3Large": (75.6, None)},
    "DenseNet": {
        "DenseNet121": (75.0, 92.3),
        "DenseNet169": (76.2, 93.2),
        "DenseNet201": (77.3, 93.6),
    },
    "NASNet": {"NASNetMobile": (74.4, 91.9), "NASNetLarge": (82.5, 96.0)},
    "EfficientNet": {
        "EfficientNetB0": (77.1, 93.3),
        "EfficientNetB1": (79.1, 94.4),
        "EfficientNetB2": (80.1, 94.9),
        "EfficientNetB3": (81.6, 95.7),
        "EfficientNetB4": (82.9, 96.4),
        "EfficientNetB5": (83.6, 96.7),
        "EfficientNetB6": (84.0, 96.8),
        "EfficientNetB7": (84.3, 97.0),
    },
    "EfficientNetV2": {
        "EfficientNetV2B0": (78.7, 94.3),
        "EfficientNetV2B1": (79.8, 95.0),
        "EfficientNetV2B2": (80.5, 95.1),
        "EfficientNetV2B3": (82.0, 95.8),
        "EfficientNetV2S": (83.9, 96.7),
        "EfficientNetV2M": (85.3, 97.4),
        "EfficientNetV2L": (85.7, 97.5),
    },
    "ConvNeXt": {
        "ConvNeXtTiny": (81.3, None),
        "ConvNeXtSmall": (82.3, None),
        "ConvNeXtBase": (85.3, None),
        "ConvNeXtLarge": (86.3, None),
        "ConvNeXtXLarge": (86.7, None),
    },
}
"""By family: top-1 and top-5 accuracy in per cent; None where none is published."""


USUAL_SIDE = 224
"""Of networks that take any size: that of the images that their weights were trained with."""


def record_of(family: str, name: str) -> dict[str, Any]:
    """Return what the catalogue holds of one network: Keras builds it, and is given no weights."""
    import keras
    from keras.src.utils import file_utils

    asked: dict[str, str] = {}

    def get_file(fname: str, origin: str, cache_subdir: str, file_hash: str = "") -> str:
        assert cache_subdir == "models"
        asked.update(file=fname, url=origin, checksum=file_hash)
        return fname

    keras.backend.clear_session()
    with (
        mock.patch.object(file_utils, "get_file", get_file),
        mock.patch.object(keras.Model, "load_weights"),
    ):
        model = getattr(keras.applications, name)(weights="imagenet")
    height, width = model.input_shape[1:3]
    assert height == width, name
    top1, top5 = ACCURACIES[family][name]
    return {
        "name": name,
        "family": family,
        "side": width or USUAL_SIDE,
        "parameters": model.count_params(),
        "top1": top1,
        "top5": top5,
        **asked,
    }


def main() -> None:
    """Write the file."""
    records = [record_of(family, name) for family, each in ACCURACIES.items() for name in each]
    TARGET.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
