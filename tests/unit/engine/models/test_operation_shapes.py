"""Shapes of operations, compared with those that Keras itself works out."""

from __future__ import annotations

from typing import Any

import keras
import pytest
from keras.src import ops
from keras.src.ops import image, math, nn, numpy

from engine.models.operation_shapes import MAX_RANK, broadcast, operation_shape

pytestmark = pytest.mark.tensorflow

IMAGE = (None, 10, 12, 3)
KNOWN = (2, 10, 12, 3)

CASES: list[tuple[Any, tuple[Any, ...]]] = [
    (numpy.Append(axis=1), (IMAGE, (None, 4, 12, 3))),
    (numpy.Append(axis=None), (KNOWN, KNOWN)),
    (numpy.BroadcastTo(shape=(5, 7, 10)), ((7, 10),)),
    (math.CDist(), ((None, 5, 3), (None, 7, 3))),
    (numpy.Concatenate(axis=-1), (IMAGE, IMAGE)),
    (nn.ConvTranspose(strides=3, padding="same"), (IMAGE, (5, 5, 4, 3))),
    (nn.ConvTranspose(strides=2, padding="valid"), (IMAGE, (5, 4, 7, 3))),
    (numpy.Diag(k=2), ((6,),)),
    (numpy.Diagflat(k=-1), ((6, 2),)),
    (numpy.Dot(), ((4, 5), (5, 6))),
    (numpy.Dstack(), (KNOWN, KNOWN)),
    (numpy.Einsum(subscripts="abc,cd->bad"), ((4, 5, 6), (6, 7))),
    (image.ExtractPatches(size=(4, 3), strides=(2, 1), padding="same"), (IMAGE,)),
    (image.ExtractPatches(size=(2, 3), padding="same"), (IMAGE,)),
    (math.ExtractSequences(sequence_length=5, sequence_stride=2), ((None, 20),)),
    (nn.Fold(output_size=(8, 6), kernel_size=2, stride=2), ((None, 12, 12),)),
    (numpy.Full(shape=(3, 4)), ((),)),
    (numpy.Hstack(), (IMAGE, IMAGE)),
    (numpy.Inner(), ((4, 5), (6, 5))),
    (numpy.Kron(), ((4, 5), (6, 2))),
    (numpy.Linspace(num=9, axis=-1), ((4, 5), (4, 5))),
    (numpy.Matmul(), ((None, 4, 5), (None, 5, 9))),
    (nn.MultiHot(num_classes=30), ((None, 6),)),
    (nn.OneHot(num_classes=30, axis=-1), ((None, 6),)),
    (nn.OneHot(num_classes=30, axis=1), ((None, 6),)),
    (numpy.Outer(), ((4, 5), (6,))),
    (numpy.Pad(pad_width=((0, 0), (1, 2), (3, 4), (0, 5))), (IMAGE,)),
    (numpy.Pad(pad_width=2), (KNOWN,)),
    (numpy.Pad(pad_width=(2, 3)), (KNOWN,)),
    (image.PadImages(1, 2, None, None, 20, 30), (IMAGE,)),
    (image.PadImages(1, 2, 3, 4, None, None), (IMAGE,)),
    (numpy.Repeat(repeats=4, axis=2), (IMAGE,)),
    (numpy.Repeat(repeats=[1, 2, 3], axis=-1), (IMAGE,)),
    (numpy.Repeat(repeats=4), (KNOWN,)),
    (numpy.Reshape(newshape=(-1, 60, 6)), (IMAGE,)),
    (numpy.Reshape(newshape=(2, -1)), (KNOWN,)),
    (image.Resize(size=(40, 50)), (IMAGE,)),
    (image.Resize(size=(40, 50), data_format="channels_first"), ((None, 3, 8, 9),)),
    (math.SegmentSum(num_segments=9), ((8, 3), (8,))),
    (numpy.Stack(axis=1), (IMAGE, IMAGE, IMAGE)),
    (numpy.Stack(axis=-1), (IMAGE, IMAGE)),
    (numpy.Tensordot(axes=1), ((4, 5), (5, 6))),
    (numpy.Tensordot(axes=[[0, 1], [1, 0]]), ((4, 5, 7), (5, 4, 3))),
    (numpy.Tile(repeats=(1, 2, 3, 1)), (IMAGE,)),
    (numpy.Tile(repeats=(5, 1, 2)), ((4, 6),)),
    (numpy.Tile(repeats=3), (IMAGE,)),
    (nn.Unfold(kernel_size=2, stride=2), ((None, 3, 8, 6),)),
    (numpy.Vander(N=9), ((6,),)),
    (numpy.Vstack(), (KNOWN, KNOWN)),
]


def of_keras(operation: Any, shapes: tuple[Any, ...]) -> tuple[int | None, ...]:
    tensors = [keras.KerasTensor(shape) for shape in shapes]
    takes_list = isinstance(
        operation, (numpy.Concatenate, numpy.Stack, numpy.Hstack, numpy.Vstack, numpy.Dstack)
    )
    made = operation.symbolic_call(tensors) if takes_list else operation.symbolic_call(*tensors)
    return tuple(made.shape)


@pytest.mark.parametrize(
    ("operation", "shapes"),
    CASES,
    ids=[f"{at} {type(operation).__name__}" for at, (operation, _) in enumerate(CASES)],
)
def test_shapes_are_those_of_keras(operation: Any, shapes: tuple[Any, ...]):
    told = {"class_name": type(operation).__name__, "config": operation.get_config()}
    assert operation_shape(told, shapes) == of_keras(operation, shapes)


@pytest.mark.parametrize(
    "shapes", [((None, 5, 1), (None, 1, 7)), ((3,), (2, 4, 3)), ((1, 1), (4, 5))]
)
def test_arrays_that_are_computed_with_one_another(shapes: tuple[Any, ...]):
    tensors = [keras.KerasTensor(shape) for shape in shapes]
    assert broadcast(shapes) == tuple(ops.add(*tensors).shape)


def told(cls: str, **config: Any) -> dict[str, Any]:
    return {"class_name": cls, "config": config}


def test_what_is_made_of_a_batch_is_at_least_as_large_as_of_one():
    assert operation_shape(told("Tile", repeats=[1000, 1]), [(None, 3)]) == (1000, 3)
    assert operation_shape(told("Repeat", repeats=1000, axis=0), [(None, 3)]) == (1000, 3)
    assert operation_shape(told("Outer"), [(None, 3), (None, 4)]) == (3, 4)
    assert operation_shape(told("Pad", pad_width=[[9, 9], [0, 0]]), [(None, 3)]) == (18, 3)


@pytest.mark.parametrize(
    "operation",
    [
        told("Tile", repeats={}),
        told("Pad", pad_width=[[1, 1]] * 9),
        told("Einsum", subscripts="ab"),
        told("Tensordot", axes=[[0], [9], [1]]),
        told("OneHot"),
        told("Relu"),
    ],
)
def test_nonsense_is_a_shape_or_none(operation: dict[str, Any]):
    operation_shape(operation, [(None, 3)])
    assert operation_shape(operation, []) is None


def test_a_result_of_more_axes_than_there_are_is_told_as_such():
    made = operation_shape(told("Tile", repeats=[1] * 32), [(None,) * 32 + (3,)])
    assert made is not None
    assert len(made) > MAX_RANK
