"""Kinds of layers, of the types that Keras has."""

from dataclasses import replace

import pytest

from gui.core.layer_kinds import LayerKind, kind_of
from tests.unit.gui import fakes

TYPES = {
    LayerKind.INPUT: "InputLayer",
    LayerKind.CONVOLUTION: "Conv2D DepthwiseConv2D SeparableConv2D Conv2DTranspose ops.Conv",
    LayerKind.DENSE: "Dense EinsumDense Embedding",
    LayerKind.POOLING: "MaxPooling2D GlobalAveragePooling2D AdaptiveMaxPooling2D ops.Mean",
    LayerKind.NORMALISATION: "BatchNormalization LayerNormalization Normalization ops.Normalize",
    LayerKind.ACTIVATION: "ReLU LeakyReLU Activation Softmax ops.Relu6 ops.HardSwish ops.Sigmoid",
    LayerKind.MERGE: "Add Multiply Concatenate Dot ops.Add ops.TrueDivide ops.Maximum",
    LayerKind.RESHAPE: "Flatten Reshape Permute ZeroPadding2D UpSampling2D Cropping2D Resizing "
    "ops.Transpose ops.GetItem",
    LayerKind.OTHER: "Dropout Rescaling RandomFlip LayerScale ops.Square",
}


@pytest.mark.parametrize(("kind", "types"), TYPES.items(), ids=lambda value: str(value)[:12])
def test_types_are_of_a_kind(kind, types):
    assert {name: kind_of(fakes.layer("a", name)) for name in types.split()} == dict.fromkeys(
        types.split(), kind
    )


def test_a_row_with_layers_below_is_a_model_whatever_its_class():
    inner = fakes.layer("backbone/conv", "Conv2D")
    assert kind_of(fakes.layer("backbone", "MyPooledNet", children=[inner])) is LayerKind.MODEL
    assert kind_of(fakes.layer("backbone", "Sequential")) is LayerKind.MODEL


def test_code_of_the_models_author_is_a_kind_of_its_own():
    assert kind_of(replace(fakes.layer("a", "Conv2D"), runs_code=True)) is LayerKind.OWN


def test_the_row_of_a_shared_layer_is_what_its_calls_are():
    calls = [fakes.layer(f"conv@{number}", "Conv2D") for number in (1, 2)]
    assert kind_of(fakes.layer("conv", "Conv2D", children=calls)) is LayerKind.CONVOLUTION
