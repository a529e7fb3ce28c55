"""Inputs: images channels first, and what stands beside them for every image."""

from __future__ import annotations

import numpy as np
import torch

from engine.backends.torch.inputs import FedInputs
from engine.models.exported_program.inputs import program_image
from tests.programs import node, program

GRAPH, _ = program(
    [node("a", "aten.add.Tensor", self="%image", other="%image")],
    {"age": (None, 2), "image": (None, 3, 5, None)},
)


def made():
    return FedInputs(GRAPH, program_image(GRAPH, "net"))


def test_images_are_fed_channels_first():
    batch = torch.randn(2, 5, 7, 3)
    fed = made().feeds(batch)
    assert list(fed) == ["age", "image"]
    torch.testing.assert_close(fed["image"], batch.permute(0, 3, 1, 2))
    assert fed["image"].is_contiguous(memory_format=torch.channels_last)


def test_what_stands_beside_the_image_is_fed_to_each():
    inputs = made()
    assert inputs.feeds(torch.zeros(2, 5, 7, 3))["age"].tolist() == [[0, 0], [0, 0]]
    inputs.feed({"age": np.array([[3.0, 4.0]])})
    fed = inputs.feeds(torch.zeros(2, 5, 7, 3))["age"]
    assert fed.dtype is torch.float32
    assert fed.tolist() == [[3, 4], [3, 4]]


def test_a_sample_has_a_usual_side_where_any_fits():
    assert made().sample_shape(4) == (4, 5, 64, 3)
