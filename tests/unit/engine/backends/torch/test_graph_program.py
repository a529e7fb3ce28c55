"""Exported programs against the modules that they were exported from."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.api.errors import EngineError
from engine.backends.torch.graph_program import GraphProgram
from engine.backends.torch.program import BatchedVariants, Hooks, StopRun
from tests.programs import node
from tests.programs import program as written
from tests.torch_opened import channels_first, hooked, images, module, program, shown

FAMILIES = ("vgg", "cifar_cnn", "resnet", "mobilenet_v2", "vit", "decomposed_vit", "unet", "shared")


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("count", [1, 3])
def test_the_answers_are_those_of_the_module(name, count):
    opened, batch = program(name), images(name, count)
    assert opened.takes_batches
    with torch.no_grad():
        (answer,) = opened.run(torch.from_numpy(batch), Hooks()).outputs
        expected = module(name)(channels_first(batch))
    if expected.dim() == 4:
        expected = expected.permute(0, 2, 3, 1)
    torch.testing.assert_close(answer, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ["unet", "unet_any_size"])
def test_the_bottleneck_of_a_map_of_classes_is_shown_first(name):
    _, given = hooked(name, images(name))
    ends = [path for path in given if path.endswith(".2")]  # ReLU of each part
    areas = {path: given[path][0, 0].numel() for path in ends}
    found = program(name).description
    assert found.auto_layer == min(areas, key=areas.get) == "bottom.2"
    grids = {row.path: row.output_shape[1:3] for top in found.layers for row in top.walk()}
    assert (grids["bottom.2"] == (None, None)) == (name == "unet_any_size")
    assert found.outputs[0].grid == grids["outc"]


@pytest.mark.parametrize("name", ["resnet", "mobilenet_v2"])
def test_layers_give_what_the_modules_give(name):
    opened, batch = program(name), images(name, 2)
    _, given = hooked(name, batch)
    paths = [row.path for top in opened.description.layers for row in top.walk()]
    paths = [path for path in paths if path in given and given[path].dim() == 4]
    assert len(paths) > 10
    run = opened.run(torch.from_numpy(batch), Hooks(paths))
    for path in paths:
        expected = shown(given[path])
        np.testing.assert_allclose(run.recorded[path], expected, rtol=1e-4, atol=1e-5)


def test_a_final_softmax_is_left_out():
    opened, batch = program("softmax"), torch.from_numpy(images("softmax", 2))
    (output,) = opened.outputs
    assert output.head == "end"
    (probabilities,) = opened.run(batch, Hooks()).outputs
    (logits,) = opened.run(batch, Hooks(bypassed=(output.head,))).outputs
    torch.testing.assert_close(logits.softmax(-1), probabilities)
    assert not torch.allclose(logits, probabilities)
    assert opened.heads_of("end") == ("end",)
    assert opened.heads_of("relu2") == ()


@pytest.mark.parametrize("name", ["resnet", "cifar_cnn", "vit", "decomposed_vit"])
def test_variants_of_a_layer_run_as_if_each_ran_alone(name):
    opened, batch = program(name), torch.from_numpy(images(name))
    path = opened.description.auto_layer
    factors = (0.0, 1.0, -3.0)

    def many(output):
        return torch.cat([output * factor for factor in factors])

    with torch.no_grad():
        (answer,) = opened.run(
            batch, Hooks(variants=BatchedVariants(path, many, len(factors)))
        ).outputs
        for number, factor in enumerate(factors):

            def scaled(_, output, factor=factor):
                return output * factor

            (alone,) = opened.run(batch, Hooks((path,), scaled)).outputs
            torch.testing.assert_close(answer[number : number + 1], alone, rtol=1e-4, atol=1e-5)
        (unchanged,) = opened.run(batch, Hooks()).outputs
    torch.testing.assert_close(answer[1:2], unchanged, rtol=1e-4, atol=1e-5)
    assert not torch.allclose(answer[0], answer[1], atol=1e-4)


def test_a_run_can_be_stopped_at_a_layer():
    opened, batch = program("cifar_cnn"), torch.from_numpy(images("cifar_cnn"))
    found = {}

    def stop(path, output):
        found[path] = output
        raise StopRun

    run = opened.run(batch, Hooks(("relu",), stop))
    assert run.outputs == []
    assert found["relu"].shape[0] == 1


@pytest.mark.parametrize("path", ["conv1", "bn1", "relu"])
def test_some_channels_alone(path):
    opened, batch = program("resnet"), torch.from_numpy(images("resnet", 2))
    wanted = torch.tensor([3, 0, 3])
    kept = []

    def stop(_, output):
        kept.append(output)
        raise StopRun

    run = opened.run(batch, Hooks((path,), stop, channels=wanted))
    assert run.is_narrow
    whole = opened.run(batch, Hooks((path,))).recorded[path]
    torch.testing.assert_close(kept[0], whole[..., wanted], rtol=1e-4, atol=1e-6)


def test_channels_of_a_layer_that_mixes_them_are_not_cut_out():
    opened, batch = program("resnet"), torch.from_numpy(images("resnet"))
    run = opened.run(batch, Hooks(("layer1.0",), channels=torch.tensor([0])))
    assert not run.is_narrow


def test_a_program_that_mixes_its_images_runs_them_one_by_one():
    mean = [
        node("c", "aten.conv2d.default", input="%x", weight="%w"),
        node("a", "aten.mean.dim", self="%c", dim=(2, 3)),
        node("s", "aten.sum.dim_IntList", self="%a", dim=(0,), keepdim=True),
        node("o", "aten.sub.Tensor", self="%a", other="%s", alpha=0.5),
    ]
    kernel = np.random.default_rng(0).normal(size=(4, 3, 3, 3)).astype(np.float32)
    graph, arrays = written(mean, {"x": (1, 3, 8, 8)}, {"w": kernel}, shapes=True)
    assert not GraphProgram(graph, arrays, "mixing").takes_batches


def test_variants_of_a_program_for_one_image_run_one_by_one(monkeypatch):
    opened, batch = program("cifar_cnn"), torch.from_numpy(images("cifar_cnn"))
    path = opened.description.auto_layer
    variants = BatchedVariants(path, lambda output: torch.cat([output, 0 * output]), 2)
    (together,) = opened.run(batch, Hooks(variants=variants)).outputs
    monkeypatch.setattr(opened, "_takes_batches", False)
    (alone,) = opened.run(batch, Hooks(variants=variants)).outputs
    torch.testing.assert_close(together, alone, rtol=1e-4, atol=1e-6)


def test_weights_that_are_not_finite_are_refused():
    nodes = [node("c", "aten.conv2d.default", input="%x", weight="%w")]
    kernel = np.full((4, 3, 3, 3), np.nan, np.float32)
    graph, arrays = written(nodes, {"x": (1, 3, 8, 8)}, {"w": kernel}, shapes=True)
    with pytest.raises(EngineError, match="not finite"):
        GraphProgram(graph, arrays, "damaged")
