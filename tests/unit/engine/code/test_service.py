"""Scripts that run in a process without Camscope give its maps and its pictures."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from engine.api.activations import TileForm, TileOrder, TileStyle
from engine.api.display import Blend, Corners, Interpolation, Normalization, Style
from engine.api.filters import FilterSettings, FilterStyle, GrowFilters, ObjectiveKind
from engine.api.keys import Area, Combine, Fit, LayerBlend, Resize, Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.code.methods import SCRIPTS
from engine.imaging import encode_png
from tests import models
from tests.unit.engine.code.scripts import Workshop

ALLOWED = {"cv2", "keras", "numpy", "tensorflow"}
MAPS = 1e-5
"""Largest difference of raw values, as a share of the largest value."""
BFLOAT16 = 1e-2
"""The same where a layer rounds to 8 bits."""
ROUNDING = 1e-6
"""Of a score: a map of occlusion is made of differences of scores that are much larger."""
QUICK = {"samples": 3, "steps": 5, "patch": 8, "stride": 5}


def methods(shop):
    """Every method, with parameters that make it quick."""
    shop.open(models.save(models.flat(), shop.folder / "flat.keras"))
    for name in SCRIPTS:
        known = {
            "integrated-gradients": ("steps",),
            "occlusion": ("patch", "stride"),
            **dict.fromkeys(("smoothgrad", "vargrad", "squaregrad"), ("samples",)),
        }.get(name, ())
        shop.map(name, **{each: QUICK[each] for each in known})
    for baseline in ("black", "blur", "color"):
        shop.map("occlusion", patch=16, stride=4, baseline=baseline, color="#ff8000")
    shop.map("integrated-gradients", steps=4, baseline="mean")


def targets(shop):
    """Classes together and against each other, and neurons."""
    shop.map(target=Target(0, also=(2,)))
    shop.map(target=Target(2, contrast=(0,), negative=True))
    shop.map(target=Target(2, also=(1, 0), contrast=(1,)))
    shop.map(layer="conv_1", target=Target(0, layer="conv_2"))
    shop.map(layer="conv_1", target=Target(0, layer="conv_2", cell=(4, 2)))
    shop.map(layer="conv_1", target=Target(2, layer="scores", negative=True))
    shop.map("vanilla-gradients", target=Target(1, layer="conv_1"))


def styles(shop):
    """Colours, blends, thresholds; layers together; channels and tiles."""
    shop.map(style=Style("viridis", 0.7, 0.3, Blend.ALPHA))
    shop.map(style=Style("gray", 0.4, 0.0, Blend.TEXTBOOK))
    shop.map(style=Style("jet", 0.5, 0.1, Blend.SCALED))
    shop.map("vanilla-gradients", style=Style("turbo", 1.0, 0.5))
    for more in (
        {"normalization": Normalization.MIN_MAX},
        {"normalization": Normalization.MIN_MAX, "blend": Blend.ALONE, "colormap": "viridis"},
        {"blend": Blend.ALONE, "threshold": 0.2},
        {"interpolation": Interpolation.NEAREST, "colormap": "matplotlib-jet"},
        {"interpolation": Interpolation.CUBIC},
        *({"corners": Corners.ALIGNED, "interpolation": each} for each in Interpolation),
    ):
        shop.map("eigen-cam", style=Style(**more))
    shop.map("vanilla-gradients", style=Style(normalization=Normalization.MIN_MAX))
    for combine in Combine:
        shop.map(layer="conv_1", blend=LayerBlend(("conv_2", "conv_pool"), combine))
    shop.channel("conv_1", 2)
    for form, order in zip(TileForm, TileOrder, strict=False):
        shop.tiles("conv_2", TileStyle(form, order, columns=4))
    shop.tiles("conv_1", TileStyle(order=TileOrder.SPARSITY), Target(1))
    shop.tiles("conv_2", TileStyle(order=TileOrder.WEIGHT, colormap="magma"), Target(0))
    shop.tiles("scores", TileStyle())
    shop.tiles("conv_2", TileStyle(TileForm.SHARED), channels=(5, 0, 3))


def inputs(shop):
    """Every way of preprocessing."""
    for preprocess in ("none", "unit", "signed", "torch", "caffe"):
        shop.feed(preprocess)
        shop.map()
    for build in (models.grayscale, models.four_channels):
        shop.open(models.save(build(), shop.folder / f"{build.__name__}.keras"), "signed")
        shop.map("layer-cam")


def resizing(shop):
    """Every way of resizing, in color, in grey, and for the baseline, too."""
    shop.open(str(shop.folder / "flat.keras"))
    for resize in Resize:
        shop.feed("caffe", resize=resize)
        shop.map()
    shop.map("integrated-gradients", steps=3, baseline="blur")
    shop.feed("signed", fit=Fit.CROP, size=(24, 32))
    shop.map("integrated-gradients", steps=3, baseline="mean", style=Style(blend=Blend.SCALED))
    shop.feed("signed", fit=Fit.LETTERBOX, size=(24, 32))
    shop.map()
    shop.tiles("conv_1", TileStyle())
    shop.open(str(shop.folder / "grayscale.keras"), resize=Resize.BICUBIC)
    shop.map()


def scores(shop):
    """Probabilities and their logarithms, of the class and of its contrary."""
    kinds = (ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY)
    models.save(models.logits(), shop.folder / "logits.keras")
    for name, more in (
        ("flat", {}),
        ("softmax_layer", {}),
        ("sigmoid", {}),
        ("logits", {"output_activation": OutputActivation.SOFTMAX}),
        ("logits", {"output_activation": OutputActivation.SIGMOID}),
    ):
        path = shop.folder / f"{name}.keras"
        if not path.exists():
            models.save(getattr(models, name)(), path)
        shop.open(str(path), **more)
        for kind in kinds:
            shop.map("layer-cam", target=Target(0), score=kind)
            shop.map("layer-cam", target=Target(0, negative=True), score=kind)
    shop.map(target=Target(1, contrast=(0,), negative=True), score=kinds[0])
    shop.map("occlusion", target=Target(1, also=(2,)), score=kinds[1], patch=16, stride=8)
    shop.map("vanilla-gradients", target=Target(1, negative=True), score=kinds[0])
    shop.open(models.save(models.nested(), shop.folder / "nested.keras"))
    shop.map(layer="backbone/conv_2", score=kinds[1])


def grids(shop):
    """Networks without classes, and targets over the cells of a map of classes."""
    shop.open(models.save(models.segmenter(), shop.folder / "segmenter.keras"))
    for target in (
        Target(1),
        Target(2, area=(3, 4, 5, 6)),
        Target(0, area=Area.MASK),
        Target(0, also=(1,), contrast=(2,), area=Area.MASK),
    ):
        shop.map("layer-cam", "bottom", target)
    shop.map("occlusion", target=Target(0, area=Area.MASK), patch=8, stride=8)
    masked = replace(shop.top(), area=Area.MASK)
    for negative in (False, True):
        for kind in (ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY):
            shop.map("layer-cam", "left", replace(masked, negative=negative), score=kind)
    shop.map("layer-cam", "right", masked, blend=LayerBlend(("left",)))
    against = Target(0, area=(0, 0, 4, 4), negative=True)
    shop.map("vanilla-gradients", target=against, score=ScoreKind.LOG_PROBABILITY)
    one = models.segmenter(classes=1, activation="sigmoid")
    shop.open(models.save(one, shop.folder / "one.keras"))
    shop.map(layer="right", target=Target(0, negative=True, area=Area.MASK))
    linear = models.segmenter(activation=None)
    path = models.save(linear, shop.folder / "linear.keras")
    shop.open(path, output_activation=OutputActivation.SOFTMAX)
    shop.map("layer-cam", "left", Target(0, area=Area.MASK), score=ScoreKind.PROBABILITY)
    shop.open(models.save(models.autoencoder(), shop.folder / "autoencoder.keras"))
    shop.map(layer="code", target=Target(0))
    shop.open(models.save(models.backbone(), shop.folder / "headless.keras"))
    shop.map("layer-cam", "backbone/conv_1", Target(0))
    shop.map("eigen-cam", "last_pool", Target(0))
    shop.map("layer-cam", "backbone/conv_1", Target(1, area=(1, 2, 2, 3)))
    shop.open(models.save(models.pooled_features(), shop.folder / "pooled.keras"))
    shop.map("layer-cam", "conv_1", Target(0))
    shop.open(models.save(models.of_whole_numbers(), shop.folder / "whole.keras"))
    shop.map("layer-cam", "conv_1", Target(0, layer="conv_2"))
    shop.tiles("conv_2", TileStyle())
    shop.open(models.save(models.with_classes_and_map(), shop.folder / "two_heads.keras"))
    shop.map("layer-cam", "stem", Target(1))
    shop.map("layer-cam", "stem", Target(1, output=1, area=Area.MASK))
    own = FilterSettings(FilterStyle.TEXTBOOK, 3, 16, preprocess="unit")
    shop.open(str(shop.folder / "segmenter.keras"))
    shop.filters(GrowFilters(shop.info.key, "", (0, 1), ObjectiveKind.CLASS, own))


def filters(shop):
    """Textbook pictures: another size than the model's own, its own, classes, a direction."""
    shop.open(models.save(models.wide(), shop.folder / "wide.keras"), "caffe")
    models.save(models.sequential(), shop.folder / "sequential.keras")
    settings = FilterSettings(FilterStyle.TEXTBOOK, 6, 32, seed=3, preprocess="caffe")
    model = shop.info.key
    shop.filters(GrowFilters(model, "conv_2", (4, 0, 1), settings=settings), columns=2)
    torch = FilterSettings(FilterStyle.TEXTBOOK, 4, 24, preprocess="torch")
    shop.filters(GrowFilters(model, "conv_1", (0, 1), settings=torch, start=shop.key))
    shop.open(str(shop.folder / "sequential.keras"))
    shop.filters(GrowFilters(shop.info.key, "conv_1", (3,), settings=torch))
    # A layer without a ReLU: every channel has a gradient, so that no other start is looked for.
    shop.open(models.save(models.relu_layers(), shop.folder / "relu_layers.keras"), "caffe")
    model = shop.info.key
    shop.filters(GrowFilters(model, "conv_1", (1,), ObjectiveKind.NEURON, settings))
    shop.filters(GrowFilters(model, "conv_1", (1, 3), ObjectiveKind.DIRECTION, settings))
    fourier = FilterSettings(FilterStyle.FOURIER, 8, 32, seed=5, preprocess="caffe")
    shop.filters(GrowFilters(model, "conv_1", (1, 2), settings=fourier))
    own = FilterSettings(FilterStyle.TEXTBOOK, 4, 28, preprocess="signed")
    shop.open(str(shop.folder / "grayscale.keras"))
    shop.filters(GrowFilters(shop.info.key, "", (0, 3), ObjectiveKind.CLASS, own))


STRUCTURES = {
    "nested": ("backbone/conv_1", "backbone/conv_2"),
    "sequential": ("max_1",),
    "nested_sequential": ("backbone/conv_1", "head/mix"),
    "shared_layer": ("shared@1", "shared@2", "shared"),
    "shared_backbone": ("backbone@1/conv_2", "backbone@2/conv_1", "both"),
    "softmax_layer": ("conv_1",),
    "softmax_activation": ("conv_1",),
    "two_outputs": ("conv_2",),
    "relu_layers": ("relu", "rectified"),
    "any_size": ("conv_2",),
    "augmented": ("conv_1",),
    "mixed_precision": ("conv_1",),
}


def structures(shop):
    """Layers of nested and shared models, and every place that a final activation can have."""
    for name, layers in STRUCTURES.items():
        path = str(shop.folder / f"{name}.keras")
        if not (shop.folder / f"{name}.keras").exists():
            models.save(getattr(models, name)(), path)
        known = {row.path for row in shop.open(path).walk()}
        for layer in layers:
            assert layer in known
            shop.map(layer=layer)
    shop.open(str(shop.folder / "sequential.keras"))
    shop.tiles(next(row.path for row in shop.info.walk() if row.type == "InputLayer"), TileStyle())
    shop.map("eigen-cam", "conv_2")
    shop.map(layer="conv_1", target=Target(0, layer="hidden"))
    shop.map(layer="conv_1", blend=LayerBlend(("conv_2",)))
    shop.open(str(shop.folder / "nested.keras"))
    shop.map("vanilla-gradients", target=Target(2, layer="backbone/conv_2"))
    shop.map("eigen-cam", "backbone/conv_2")
    shop.map(layer="backbone/conv_1", blend=LayerBlend(("backbone/conv_2",)))
    shop.tiles("backbone/conv_1", TileStyle())
    shop.open(str(shop.folder / "shared_layer.keras"))
    shop.map(layer="shared@1", blend=LayerBlend(("shared@2",)))
    shop.open(models.save(models.sigmoid(), shop.folder / "sigmoid.keras"))
    shop.map(target=Target(0, negative=True))
    shop.open(models.save(models.softmax_layer(), shop.folder / "soft.h5"))
    shop.tiles("softmax", TileStyle())


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    pixels = np.random.default_rng(4).integers(0, 256, (40, 46, 3), np.uint8)
    (folder / "noise.png").write_bytes(encode_png(pixels))
    shop = Workshop(folder, folder / "noise.png")
    for fill in (methods, targets, styles, inputs, resizing, scores, grids, filters, structures):
        fill(shop)
    shop.run()
    return shop


def test_each_script_makes_the_map_and_the_picture(shop, subtests):
    for case in shop.cases:
        with subtests.test(case.name):
            assert case.error() == ""
            raw, picture = case.made()
            if case.raw is not None:
                assert raw.dtype == np.float32
                assert raw.shape == case.raw.shape
                assert float(np.abs(raw - case.raw).max()) <= tolerance(case)
            off = np.abs(picture.astype(int) - case.picture).max(axis=-1)
            if "fourier" in case.name:  # Adam makes steps of equal length of the least gradients
                assert np.corrcoef(picture.ravel(), case.picture.ravel())[0, 1] >= 0.99
                assert float(off.mean()) <= 1
                continue
            if case.key is not None:
                made, wanted = case.levels(raw).astype(int), case.levels(case.raw)
                assert int(np.abs(made - wanted).max()) <= 1 + (255 * BFLOAT16) * is_rounded(case)
                off = off[made == wanted]
            assert int(off.max()) <= 1


def is_rounded(case):
    return "mixed_precision" in case.name


def tolerance(case):
    largest = float(np.abs(case.raw).max())
    if is_rounded(case):
        return BFLOAT16 * largest
    return MAPS * largest + (ROUNDING * max(case.score, 1) if "occlusion" in case.name else 0)


def test_scripts_take_nothing_but_keras_numpy_and_opencv(shop):
    for case in shop.cases:
        imports = [
            alias.name
            for node in ast.walk(ast.parse(case.script))
            if isinstance(node, ast.Import)
            for alias in node.names
        ]
        assert set(imports) <= ALLOWED
        assert imports == sorted(imports)
        assert "ImportFrom" not in ast.dump(ast.parse(case.script))


def test_scripts_are_short_and_have_no_name_that_is_not_used(shop):
    for case in shop.cases:
        tree = ast.parse(case.script)
        lines = case.script.splitlines()
        assert len(lines) <= 95
        assert max(map(len, lines)) <= 110 + len(str(shop.folder))
        stored = {node.id for node in names_of(tree) if isinstance(node.ctx, ast.Store)}
        loaded = {node.id for node in names_of(tree) if isinstance(node.ctx, ast.Load)}
        assert stored - loaded <= {"_"}, case.script


def names_of(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
