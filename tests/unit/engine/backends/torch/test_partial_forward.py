"""Runs that end at a layer, against the module's own values; what lies behind is not computed."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from engine.api.errors import EngineError
from engine.backends.objective import FilterObjective
from engine.backends.torch.partial_forward import units_of
from tests.unit.engine.backends.torch.module_program import ModuleProgram, ModuleScorer

INPUTS = torch.tensor(np.random.default_rng(1).normal(size=(2, 9, 12, 3)).astype(np.float32))
GRID = INPUTS.permute(0, 3, 1, 2)


class Behind(nn.Module):
    def forward(self, x):
        raise AssertionError("computed")


def stem():
    torch.manual_seed(3)
    return nn.Sequential(nn.Conv2d(3, 5, 3), nn.BatchNorm2d(5), Behind())


def scorer_of(module, **program):
    return ModuleScorer(ModuleProgram(module, **program))


def test_units_are_means_over_the_grid():
    module = stem()
    found = units_of(scorer_of(module), FilterObjective("1"), INPUTS)
    expected = module[1](module[0](GRID)).mean(dim=(2, 3))
    torch.testing.assert_close(found, expected)


def test_or_the_middle_cell():
    module = stem()
    found = units_of(scorer_of(module), FilterObjective("0", at_middle=True), INPUTS)
    torch.testing.assert_close(found, module[0](GRID)[:, :, 3, 5])


@pytest.mark.parametrize(("layer", "width"), [("0", 3), ("1", 5)])
def test_a_convolution_computes_what_is_wanted_alone(layer, width):
    scorer = scorer_of(stem())
    every = units_of(scorer, FilterObjective(layer), INPUTS)
    wanted = torch.tensor([4, 0, 0])
    found = units_of(scorer, FilterObjective(layer), INPUTS, wanted)
    torch.testing.assert_close(found, every[:, [4, 0, 0]])
    assert scorer.program.widths == [5, width]


def test_of_a_sequence_the_mean_or_the_middle_token():
    module = nn.Sequential(nn.Flatten(2), nn.Linear(108, 4))  # tokens are the second axis
    expected = module[1](GRID.flatten(2))
    torch.testing.assert_close(
        units_of(scorer_of(module), FilterObjective("1"), INPUTS), expected.mean(dim=1)
    )
    middle = units_of(scorer_of(module), FilterObjective("1", at_middle=True), INPUTS)
    torch.testing.assert_close(middle, expected[:, 1])


def test_without_a_layer_the_logits_count():
    module = nn.Sequential(nn.Conv2d(3, 5, 3), nn.Softmax(dim=1))
    found = units_of(scorer_of(module, heads=("1",)), FilterObjective(None), INPUTS)
    torch.testing.assert_close(found, module[0](GRID).mean(dim=(2, 3)))


def test_a_head_that_is_the_layers_own_is_left_out():
    module = nn.Sequential(nn.Conv2d(3, 5, 3), nn.Sigmoid())
    found = units_of(scorer_of(module, heads=("1",)), FilterObjective("1"), INPUTS)
    torch.testing.assert_close(found, module[0](GRID).mean(dim=(2, 3)))


def test_who_takes_one_image_is_run_for_each():
    together, alone = scorer_of(stem()), scorer_of(stem(), takes_batches=False)
    found = units_of(alone, FilterObjective("1"), INPUTS)
    torch.testing.assert_close(found, units_of(together, FilterObjective("1"), INPUTS))
    assert (together.program.batches, alone.program.batches) == ([2], [1, 1])


class Two(nn.Module):
    def forward(self, x):
        return x, x


class Whole(nn.Module):
    def forward(self, x):
        return x.argmax(dim=1)


class Number(nn.Module):
    def forward(self, x):
        return x.mean(dim=(1, 2, 3))


class Aside(nn.Module):
    def __init__(self):
        super().__init__()
        self.unused = nn.ReLU()

    def forward(self, x):
        return x


@pytest.mark.parametrize(
    ("module", "layer", "words"),
    [
        (Two(), "0", "several outputs"),
        (Whole(), "0", "real numbers"),
        (Number(), "0", "no channels"),
        (Aside(), "0.unused", "not reached"),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, nn.Module) else str(each),
)
def test_layers_without_channels_are_refused(module, layer, words):
    with pytest.raises(EngineError, match=words):
        units_of(scorer_of(nn.Sequential(module)), FilterObjective(layer), INPUTS)
