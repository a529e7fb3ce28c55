"""The ascent, against plain autograd loops of one picture on the module itself."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from engine.api.errors import EngineError, OutOfMemory
from engine.api.filters import FilterStyle
from engine.backends import filter_growth
from engine.backends.objective import FilterObjective
from engine.backends.torch.filter_optimizer import TorchOptimizerFactory
from engine.filters.input_scale import InputScale
from tests.unit.engine.backends.torch.module_program import ModuleProgram, ModuleScorer

LEVELS = InputScale((255.0,) * 3, (0.0,) * 3)
SIZE = (24, 32)
TEXTBOOK, FOURIER = FilterStyle.TEXTBOOK, FilterStyle.FOURIER
STYLES = pytest.mark.parametrize("style", [TEXTBOOK, FOURIER])


def factory_of(module, precision="float32", own=SIZE, **program):
    scorer = ModuleScorer(ModuleProgram(module, **program))
    return TorchOptimizerFactory(scorer, own, "cpu", precision)


def lively(end=None):
    """Every unit has a gradient everywhere; fed 0-255."""
    torch.manual_seed(2)
    layers = {
        "scale": Affine(1 / 127.5, -1.0),
        "conv_1": nn.Conv2d(3, 4, 3),
        "plus_1": nn.Softplus(),
        "conv_2": nn.Conv2d(4, 6, 3),
        "plus_2": nn.Softplus(),
        "pool": nn.AdaptiveAvgPool2d(1),
        "flat": nn.Flatten(),
        "scores": nn.Linear(6, 3),
    }
    built = nn.Sequential()
    for name, layer in {**layers, **({"end": end} if end is not None else {})}.items():
        built.add_module(name, layer)
    return built


class Affine(nn.Module):
    def __init__(self, gain, offset):
        super().__init__()
        self.gain, self.offset = gain, offset

    def forward(self, x):
        return x * self.gain + self.offset


def climbed(optimizer, channels, steps, calls=1, seed=0):
    """Inputs, objectives, pixels and gradients' presence after steps taken in several calls."""
    weights = np.eye(optimizer.units, dtype=np.float32)[list(channels)]
    parametrization = optimizer.parametrization
    state = optimizer.begin(parametrization.start(seed, channels, [0] * len(channels)))
    for part in np.array_split(np.arange(steps), calls):
        state, has_gradient, _ = optimizer.advance(
            state, weights, parametrization.moves(seed, steps)[part], int(part[0])
        )
    pixels, objectives = optimizer.show(state), optimizer.objectives(state, weights)
    inputs = parametrization.prepared(parametrization.held(state[0]), None).numpy()
    return inputs, objectives, pixels, has_gradient


def cut(module, name, picture):
    """What a layer of a Sequential gives, (n, c, h, w), for (h, w, c)."""
    x = picture.permute(2, 0, 1)[None]
    for each, layer in module.named_children():
        x = layer(x)
        if each == name:
            return x
    raise AssertionError(name)


def plain_textbook(module, channel, start, steps):
    """The book's loop, one picture at a time."""
    picture = torch.tensor(start)
    for _ in range(steps):
        picture.requires_grad_()
        (gradient,) = torch.autograd.grad(
            cut(module, "conv_2", picture)[:, channel].mean(), picture
        )
        picture = picture.detach() + gradient / (gradient.square().mean().sqrt() + 1e-5)
    return picture


def test_the_textbook_is_the_textbook():
    module = lively()
    optimizer = factory_of(module).optimizer(FilterObjective("conv_2"), TEXTBOOK, LEVELS, SIZE)
    starts = optimizer.parametrization.start(0, (1, 4), (0, 0))[0]
    inputs, objectives, pixels, _ = climbed(optimizer, (1, 4), 40)
    for row, channel in enumerate((1, 4)):
        plain = plain_textbook(module, channel, starts[row], 40)
        np.testing.assert_allclose(inputs[row], plain.numpy(), atol=0.05)
        reached = cut(module, "conv_2", plain)[:, channel].mean()
        assert objectives[row] == pytest.approx(float(reached), rel=1e-3)
        picture = plain.numpy()
        shown = (picture - picture.mean()) / (picture.std() + 1e-5)
        off = pixels[row].astype(float) - np.clip(shown * 0.1 + 0.5, 0, 1) * 255
        assert np.abs(off).max() <= 1.5


def test_a_fourier_step_is_adam_along_the_gradient_of_the_coefficients():
    """Through autograd alone: the picture by torch.fft, the penalties by their own gradients."""
    module = lively()
    optimizer = factory_of(module).optimizer(FilterObjective("conv_2"), FOURIER, LEVELS, SIZE)
    height, width = SIZE
    (start, _, _) = optimizer.parametrization.start(0, (2,), (0,))
    move = optimizer.parametrization.moves(0, 1)[0].astype(np.float64)

    spectrum = torch.tensor(start[0], dtype=torch.float64, requires_grad=True)
    rows, columns = np.fft.fftfreq(height)[None], np.fft.rfftfreq(width)[:, None]
    scale = np.sqrt(height * width) / np.maximum(np.hypot(rows, columns), 1 / width) / 4
    scaled = torch.complex(spectrum[0], spectrum[1]) * torch.tensor(scale)
    axes = torch.fft.irfft2(scaled.transpose(-1, -2), s=SIZE)
    published = np.array([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]])
    mixing = torch.tensor(published / np.sqrt((published**2).sum(0)).max())
    picture = torch.sigmoid(torch.einsum("rc,chw->hwr", mixing, axes))

    held = picture.detach().requires_grad_()
    sampled = bilinear(held, move)
    units = cut(module.double(), "conv_2", sampled * 255)[0].mean(dim=(1, 2))
    (gradient,) = torch.autograd.grad(units[2], held)
    differences = (held.diff(dim=0) ** 2).sum() + (held.diff(dim=1) ** 2).sum()
    penalty = 0.05 * differences / 2 + 0.05 * ((held - 0.5) ** 2).sum() / 2
    (pull,) = torch.autograd.grad(penalty, held)
    toward = gradient / gradient.square().mean().sqrt() - pull
    (uphill,) = torch.autograd.grad(picture, spectrum, toward)
    module.float()

    state = optimizer.begin((start, np.zeros_like(start), np.zeros_like(start)))
    weights = np.eye(6, dtype=np.float32)[[2]]
    moves = optimizer.parametrization.moves(0, 1)
    state, _, objective = optimizer.advance(state, weights, moves, 0)
    assert objective[0] == pytest.approx(float(units[2].detach()), rel=1e-4)
    first, second = (each.numpy()[0] for each in state[1:])
    expected = uphill.numpy()
    largest = np.abs(expected).max()
    np.testing.assert_allclose(first, 0.1 * expected, atol=1e-4 * largest)
    np.testing.assert_allclose(second, 0.001 * expected**2, atol=1e-6 * largest**2)
    climbs = np.abs(expected) > 1e-3 * largest  # Adam's first step is 0.1 along the sign
    change = state[0].numpy()[0] - start[0]
    np.testing.assert_allclose(change[climbs], 0.1 * np.sign(expected[climbs]), atol=1e-4)


def bilinear(picture, move):
    """A picture (h, w, c) sampled at a move's places, mirrored at its edges, place by place."""
    height, width = picture.shape[:2]

    def mirrored(index, side):
        index %= 2 * side
        return index if index < side else 2 * side - 1 - index

    rows = []
    for y in range(height):
        row = []
        for x in range(width):
            a = move[0] * x + move[1] * y + move[2]
            b = move[3] * x + move[4] * y + move[5]
            left, top = int(np.floor(a)), int(np.floor(b))
            value = 0.0
            for j, down in ((top, 1 - (b - top)), (top + 1, b - top)):
                for i, across in ((left, 1 - (a - left)), (left + 1, a - left)):
                    seen = picture[mirrored(j, height), mirrored(i, width)]
                    value = value + down * across * seen
            row.append(value)
        rows.append(torch.stack(row))
    return torch.stack(rows)


@STYLES
def test_a_picture_does_not_depend_on_its_batch_or_on_the_calls(style):
    optimizer = factory_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE)
    together = climbed(optimizer, (0, 1, 2, 3, 4, 5), 7, calls=3)
    other = climbed(optimizer, (3, 4, 0, 5, 1, 2), 7)
    np.testing.assert_array_equal(together[2][4], other[2][1])
    assert together[1][4] == other[1][1]


@STYLES
def test_the_same_seed_gives_the_same_picture_again(style):
    found = [
        climbed(
            factory_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE),
            (0, 3),
            5,
            seed=seed,
        )[2]
        for seed in (5, 5, 6)
    ]
    np.testing.assert_array_equal(found[0], found[1])
    assert not np.array_equal(found[0], found[2])


@STYLES
def test_the_objective_grows(style):
    optimizer = factory_of(lively()).optimizer(FilterObjective("conv_2"), style, LEVELS, SIZE)
    few, many = climbed(optimizer, range(6), 1)[1], climbed(optimizer, range(6), 40)[1]
    assert (many > few).all()


def colors():
    """Channels that like red, like green, like nothing and cannot be reached."""
    module = nn.Sequential()
    module.add_module("colors", nn.Conv2d(3, 4, 1, bias=False))
    kernel = torch.tensor([[1.0, -1, -1], [-1, 1, -1], [0, 0, 0], [0, 0, 0]])
    module.colors.weight.data = kernel.reshape(4, 3, 1, 1)
    return module


def test_blue_first_is_turned_round_for_the_eye():
    red, blue = (
        climbed(factory_of(colors()).optimizer(FilterObjective("colors"), FOURIER, scale, (16, 16)),
                (0,), 40)[2][0].mean(axis=(0, 1)).argmax()
        for scale in (LEVELS, InputScale((255.0,) * 3, (0.0,) * 3, is_bgr=True))
    )  # fmt: skip
    assert (red, blue) == (0, 2)  # the channel that is liked is the first one fed


def test_a_channel_without_a_gradient_is_told():
    optimizer = factory_of(colors()).optimizer(FilterObjective("colors"), FOURIER, LEVELS, (16, 16))
    assert climbed(optimizer, (0, 2), 3)[3].tolist() == [True, False]


def test_a_channel_that_is_nan_leaves_the_others_alone():
    module = colors()
    module.colors.weight.data[3] = torch.nan
    optimizer = factory_of(module).optimizer(FilterObjective("colors"), TEXTBOOK, LEVELS, (16, 16))
    weights = np.eye(4, dtype=np.float32)[[0, 3]]
    state = optimizer.begin(optimizer.parametrization.start(0, (0, 3), (0, 0)))
    found = optimizer.objectives(state, weights)
    assert np.isfinite(found[0])
    assert np.isnan(found[1])


@pytest.mark.parametrize("end", [None, nn.Softmax(dim=1), nn.Sigmoid()], ids=str)
def test_a_class_is_excited_by_its_logit(end):
    module = lively(end)
    heads = () if end is None else ("end",)
    optimizer = factory_of(module, heads=heads).optimizer(
        FilterObjective(None), FOURIER, LEVELS, SIZE
    )
    inputs, objectives, _, _ = climbed(optimizer, (1,), 5)
    logits = cut(module, "scores", torch.tensor(inputs[0]))
    assert objectives[0] == pytest.approx(float(logits[0, 1]), rel=1e-4)


def test_a_neuron_is_the_middle_cell():
    module = lively()
    optimizer = factory_of(module).optimizer(
        FilterObjective("conv_2", at_middle=True), TEXTBOOK, LEVELS, SIZE
    )
    inputs, objectives, _, _ = climbed(optimizer, (2,), 5)
    start = optimizer.parametrization.start(0, (2,), (0,))[0]
    cell = cut(module, "conv_2", torch.tensor(inputs[0]))[0, 2, 10, 14]
    assert objectives[0] == pytest.approx(float(cell), rel=1e-4)
    changed = np.abs(inputs - start)[0].max(axis=-1) > 0
    assert changed[10:15, 14:19].all()  # what a neuron behind two convolutions of 3 × 3 sees
    assert changed.sum() == 25


def test_several_channels_are_a_direction():
    optimizer = factory_of(colors()).optimizer(FilterObjective("colors"), TEXTBOOK, LEVELS, (9, 9))
    weights = np.array([[1, 1, 0, 0]], np.float32)
    state = optimizer.begin(optimizer.parametrization.start(0, (0,), (0,)))
    state, _, _ = optimizer.advance(state, weights, optimizer.parametrization.moves(0, 30), 0)
    found = optimizer.objectives(state, weights)
    assert found[0] == pytest.approx(-2 * float(state[0][..., 2].mean()), rel=1e-4)


def test_pictures_take_the_places_of_others():
    optimizer = factory_of(lively()).optimizer(FilterObjective("conv_2"), FOURIER, LEVELS, SIZE)
    one, other = (
        optimizer.begin(optimizer.parametrization.start(seed, (0, 1, 2), (0, 0, 0)))
        for seed in (1, 2)
    )
    found = optimizer.spliced(one, [2, 0], other, [1, 2])
    for mine, theirs, mixed in zip(one, other, found, strict=True):
        assert torch.equal(mixed, torch.stack([theirs[2], mine[1], theirs[1]]))


@pytest.mark.parametrize("channels", [1, 4])
@STYLES
def test_gray_and_transparent_inputs(style, channels):
    torch.manual_seed(1)
    module = nn.Sequential(nn.Conv2d(channels, 4, 3))
    alpha = InputScale((1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))
    scale = InputScale((1.0,), (0.0,)) if channels == 1 else alpha
    optimizer = factory_of(module).optimizer(FilterObjective("0"), style, scale, (20, 20))
    inputs, _, pixels, _ = climbed(optimizer, (0, 1), 3)
    assert inputs.shape == (2, 20, 20, channels)
    assert pixels.shape == (2, 20, 20, 1 if channels == 1 else 3)
    if channels == 4:
        assert (inputs[..., 3] == 1).all()


def test_an_optimizer_is_made_once_until_the_device_changes():
    factory = factory_of(lively())
    asked = (FilterObjective("conv_2"), FOURIER, LEVELS, SIZE)
    one = factory.optimizer(*asked)
    assert factory.optimizer(*asked) is one
    assert factory.optimizer(FilterObjective("conv_2", True), FOURIER, LEVELS, SIZE) is not one
    factory.move("cpu")
    assert factory.optimizer(*asked) is not one


def test_nothing_is_compiled():
    optimizer = factory_of(lively()).optimizer(FilterObjective("conv_2"), FOURIER, LEVELS, SIZE)
    assert list(optimizer.prepare()) == []


@pytest.mark.parametrize("objective", [FilterObjective("scores"), FilterObjective(None)])
def test_a_dense_layer_keeps_the_models_own_size(objective):
    module = nn.Sequential()
    for name, layer in {
        "conv": nn.Conv2d(3, 2, 3),
        "flat": nn.Flatten(),
        "scores": nn.Linear(2 * 22 * 30, 3),
    }.items():
        module.add_module(name, layer)
    factory = factory_of(module)
    optimizer = factory.optimizer(objective, TEXTBOOK, LEVELS, (40, 40))
    assert optimizer.size == SIZE
    assert climbed(optimizer, (0,), 2)[2].shape == (1, 24, 32, 3)
    before = factory.optimizer(FilterObjective("conv"), TEXTBOOK, LEVELS, (40, 40))
    assert before.size == (40, 40)


class Pieces(nn.Module):
    def forward(self, x):
        return x.reshape(-1, 2 * 22 * 30)


def test_a_size_that_is_taken_for_several_pictures_does_not_fit():
    module = nn.Sequential(nn.Conv2d(3, 2, 3), Pieces(), nn.Linear(2 * 22 * 30, 3))
    twice = (46, 62)  # 44 x 60 cells are four times 22 x 30
    optimizer = factory_of(module).optimizer(FilterObjective("2"), TEXTBOOK, LEVELS, twice)
    assert optimizer.size == SIZE
    assert climbed(optimizer, (0, 1), 1)[2].shape == (2, 24, 32, 3)


def test_too_small_a_size_is_refused():
    module = nn.Sequential(nn.Conv2d(3, 4, 3, stride=8), nn.Conv2d(4, 4, 5))
    with pytest.raises(EngineError, match="16 × 16"):
        factory_of(module, own=(None, None)).optimizer(
            FilterObjective("1"), TEXTBOOK, LEVELS, (16, 16)
        )


def test_memory_that_does_not_suffice_is_told():
    class Full(nn.Module):
        def forward(self, x):
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate")

    with pytest.raises(OutOfMemory, match="not enough memory"):
        factory_of(nn.Sequential(Full())).optimizer(
            FilterObjective("0"), TEXTBOOK, LEVELS, (40, 40)
        )


@pytest.mark.parametrize(
    ("precision", "width", "amx", "found"),
    [
        ("auto", 3, True, "float32"),
        ("auto", 400, True, "bfloat16"),
        ("auto", 400, False, "float32"),
    ],
)
def test_the_precision_follows_from_the_work(monkeypatch, precision, width, amx, found):
    monkeypatch.setattr(filter_growth, "has_amx", lambda: amx)
    module = nn.Sequential(nn.Conv2d(3, width, 5, padding=2))
    optimizer = factory_of(module, precision).optimizer(
        FilterObjective("0"), TEXTBOOK, LEVELS, (24, 24)
    )
    assert optimizer.precision == found


def test_bfloat16_is_that_of_the_network_alone():
    """The objective comes as near as 8 bits do; pictures and steps stay in float32."""
    module = lively()
    exact, rough = (
        factory_of(module, precision).optimizer(FilterObjective("conv_2"), FOURIER, LEVELS, SIZE)
        for precision in ("float32", "bfloat16")
    )
    state = exact.begin(exact.parametrization.start(0, (0,), (0,)))
    weights = np.eye(6, dtype=np.float32)[[0]]
    one, other = (each.objectives(state, weights)[0] for each in (exact, rough))
    assert one != other
    assert one == pytest.approx(other, rel=0.02)
    state, _, _ = rough.advance(state, weights, rough.parametrization.moves(0, 1), 0)
    assert all(each.dtype == torch.float32 for each in state)
