"""Every request about an exported program through a session, against the module itself."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import get_args

import cv2
import numpy as np
import pytest
import torch

from engine.api import requests
from engine.api.activations import (
    SaveAllActivations,
    ShowActivations,
    ShowShapes,
    ShowWeights,
)
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Maps, Predict
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import MapSource, Style
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.figure import FigureImage, FigurePlan, MakeFigure, SaveFigure
from engine.api.filters import (
    AtlasPlan,
    EnlargeFilter,
    EstimateAtlas,
    FilterImages,
    FilterSettings,
    FilterStyle,
    GrowFilters,
    ObjectiveKind,
    SaveAtlas,
)
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.stored_input import KeepInput, StoredInput
from engine.api.top_images import RankImages
from engine.attribution.registry import METHODS
from engine.imaging import encode_png, full_overlay, picture_from_pixels, read_image
from engine.session.session import Session
from tests.exported import exported
from tests.formulas import FORMULAS
from tests.torch_networks import network

NAME, LAYER, CLASS = "softmax", "relu2", 3
declared: set[type] = {LoadModel, HoldImage}  # `desk` asks them, whatever is tested
asked: set[type] = set()  # since a test began


def asks(*kinds):
    """Declare which requests a test asks; that it does is checked behind it."""
    declared.update(kinds)

    def marked(test):
        test.asks = frozenset(kinds)
        return test

    return marked


@pytest.fixture(autouse=True)
def _held_to_what_is_declared(request):
    asked.clear()
    yield
    assert asked >= getattr(request.function, "asks", frozenset())


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("requests 圖")
    session = Session(str(folder), EngineOptions(precision="float32", backend="torch"))

    def ask(request, by=session):
        asked.add(type(request))
        return list(by.run(request))

    info = ask(LoadModel(str(exported(NAME))))[-1]
    height, width, _ = info.input_shape
    paths = []
    for number in range(3):
        pixels = np.random.default_rng(number).integers(0, 256, (height, width, 3), np.uint8)
        path = folder / f"图 {number}.png"
        path.write_bytes(encode_png(pixels))
        paths.append(str(path))
    images = [
        np.random.default_rng(number).integers(0, 256, (height, width, 3), np.uint8)
        for number in range(3)
    ]
    held = picture_from_pixels(images[0], "noise")
    ask(HoldImage(held))
    return SimpleNamespace(
        ask=ask,
        info=info,
        key=InputKey(info.key, held.key, "unit"),
        module=network(NAME).double().requires_grad_(False),
        images=images,
        paths=paths,
        folder=folder,
    )


def layer(module, name, pixels):
    """What a layer of the module gives for an image, (n, c, h, w), in float64."""
    x = torch.as_tensor(pixels, dtype=torch.float64).permute(2, 0, 1)[None] / 255
    for each, child in module.named_children():
        x = child(x)
        if each == name:
            return x
    raise AssertionError(name)


def passed(module, name, pixels, index):
    """Activations and gradients (h, w, c) of a layer, of a class' logit."""
    kept = []

    def keep(_, __, output):
        kept.append(output.detach().requires_grad_())
        return kept[0]

    hook = dict(module.named_modules())[name].register_forward_hook(keep)
    logit = layer(module, "fc", pixels)[0, index]
    hook.remove()
    pair = kept[0], *torch.autograd.grad(logit, kept[0])
    return tuple(each[0].permute(1, 2, 0).detach().numpy() for each in pair)


def close(found, expected, tolerance=1e-4):
    np.testing.assert_allclose(found, expected, atol=tolerance * np.abs(expected).max())


def test_the_file_is_told(desk):
    module = network(NAME)
    assert desk.info.param_count == sum(each.numel() for each in module.parameters())
    assert [desk.info.find(path).type for path in ("conv1", "relu2", "fc")] == [
        "Conv2d",
        "ReLU",
        "Linear",
    ]


@asks(Predict)
def test_predictions(desk):
    found = desk.ask(Predict(desk.key))[-1]
    logits = layer(desk.module, "fc", desk.images[0])[0]
    order = torch.argsort(-logits).tolist()
    assert [each.target.index for each in found.ranked] == order
    close([each.logit for each in found.ranked], logits[order].detach().numpy())
    close([each.probability for each in found.ranked], logits.softmax(0)[order].detach().numpy())


@asks(Explain)
def test_all_layers_of_one_explanation(desk):
    request = Explain(MapKey(desk.key, "grad-cam", Target(CLASS)))
    raw = {}
    for answer in desk.ask(request):
        if isinstance(answer, Maps):
            raw |= answer.raw
    for name in ("conv1", "relu1", "pool1", "conv2", "relu2"):
        pair = passed(desk.module, name, desk.images[0], CLASS)
        close(raw[name], FORMULAS["grad-cam"](*pair))


FEW = {
    "smoothgrad": (("samples", 3),),
    "vargrad": (("samples", 3),),
    "square-grad": (("samples", 3),),
    "integrated-gradients": (("steps", 8),),
    "rise": (("masks", 12), ("cells", 4)),
    "occlusion": (("patch", 8), ("stride", 8)),
}


@pytest.mark.parametrize("method", METHODS)
def test_every_method_answers_twice_alike(desk, method):
    parameters = FEW.get(method, ())
    target = Target(CLASS)
    cam_layer = "relu2"  # what is pooled
    request = Explain(MapKey(desk.key, method, target, parameters), cam_layer, all_layers=False)
    found = [[each for each in desk.ask(request) if isinstance(each, Maps)][-1] for _ in range(2)]
    (one,), (other,) = (each.raw.values() for each in found)
    assert found[0].complete
    assert np.isfinite(one).all()
    assert one.std() > 0
    np.testing.assert_array_equal(one, other)
    logit = layer(desk.module, "fc", desk.images[0])[0, CLASS]
    if found[0].score_kind == "logit":
        assert found[0].score == pytest.approx(float(logit.detach()), rel=1e-4, abs=1e-5)


@asks(CompareMethods)
def test_methods_side_by_side(desk):
    found = desk.ask(CompareMethods(desk.key, Target(CLASS), LAYER))[-1]
    pair = passed(desk.module, LAYER, desk.images[0], CLASS)
    assert set(FORMULAS) <= set(found.raw)
    for method, each in found.raw.items():
        if method in FORMULAS:
            close(each, FORMULAS[method](*pair), 2e-3)
    assert found.cam_layer == LAYER
    weights = dict(desk.module.named_parameters())["fc.weight"][CLASS].detach().numpy()
    close(found.raw["cam"], pair[0] @ weights)


@asks(EstimateCosts)
def test_costs(desk):
    found = desk.ask(EstimateCosts(desk.key, LAYER, "rise", (("masks", 500),)))[-1]
    assert found.by_method["rise"].passes == 501
    assert found.by_method["score-cam"].passes == desk.info.find(LAYER).output_shape[3] + 1
    assert found.by_method["grad-cam"].passes == 1
    assert all(each.seconds > 0 and each.peak_bytes > 0 for each in found.by_method.values())


@asks(ShowActivations)
def test_activations_and_their_weights(desk):
    found = desk.ask(ShowActivations(desk.key, "conv2", Target(CLASS)))[-1]
    activations, gradients = passed(desk.module, "conv2", desk.images[0], CLASS)
    close(found.channels, activations.transpose(2, 0, 1))
    close(found.weights, gradients.mean(axis=(0, 1)))
    vector = desk.ask(ShowActivations(desk.key, "fc"))[-1]
    logits = layer(desk.module, "fc", desk.images[0])[0]
    close(vector.channels.ravel(), logits.detach().numpy())


@asks(ShowWeights)
def test_weights(desk):
    found = desk.ask(ShowWeights(desk.info.key, "conv1"))[-1]
    own = dict(desk.module.named_parameters())["conv1.weight"].detach().numpy()
    assert [(each.name, each.shape) for each in found.arrays] == [
        ("weight", own.shape),
        ("bias", own.shape[:1]),
    ]
    assert found.arrays[0].std == pytest.approx(own.std(), rel=1e-5)
    np.testing.assert_allclose(found.kernels, own.transpose(2, 3, 1, 0), rtol=1e-6)
    assert found.filter_count == len(own)


@asks(ShowShapes)
def test_shapes(desk):
    found = desk.ask(ShowShapes(desk.key))[-1]
    assert found.shapes == {}  # all are known of the file


@asks(SaveAllActivations)
def test_all_activations_go_into_a_folder(desk):
    folder = desk.folder / "all"
    desk.ask(SaveAllActivations(str(folder), desk.key))
    stored = {path.name.partition("_")[2]: np.load(path) for path in folder.glob("*.npy")}
    expected = layer(desk.module, "pool1", desk.images[0])[0].detach().numpy()
    close(stored["pool1.npy"].transpose(2, 0, 1), expected)


@asks(GrowFilters, EnlargeFilter)
def test_filter_images_climb(desk):
    settings = FilterSettings(FilterStyle.TEXTBOOK, steps=20, size=24, preprocess="unit")
    request = GrowFilters(desk.info.key, "conv2", (5, 1), settings=settings)
    frames = [each for each in desk.ask(request) if isinstance(each, FilterImages)]
    assert frames[-1].complete
    assert frames[-1].channels == (5, 1)

    objectives = []
    for channel in (5, 1):
        noise = np.random.default_rng([0, channel, 0]).random((24, 24, 3))
        picture = torch.tensor((128 + 20 * noise) / 255)
        for _ in range(20):
            picture.requires_grad_()
            unit = layer(desk.module, "conv2", picture * 255)[0, channel].mean()
            (gradient,) = torch.autograd.grad(unit, picture)
            step = gradient / (gradient.square().mean().sqrt() + 1e-5)
            picture = picture.detach() + step / 255
        objectives.append(layer(desk.module, "conv2", picture * 255)[0, channel].mean().item())
    np.testing.assert_allclose(frames[-1].objective, objectives, rtol=1e-3)

    single = replace(request, channels=(1,))
    *_, alone = (each for each in desk.ask(single) if isinstance(each, FilterImages))
    np.testing.assert_array_equal(alone.pixels[0], frames[-1].pixels[1])
    enlarged = EnlargeFilter(**{name: getattr(single, name) for name in FIELDS})
    *_, large = (each for each in desk.ask(enlarged) if isinstance(each, FilterImages))
    np.testing.assert_array_equal(large.pixels, alone.pixels)


FIELDS = ("model", "layer", "channels", "objective_kind", "settings", "start", "in_view")


@pytest.mark.parametrize(
    ("kind", "name"), [(ObjectiveKind.CLASS, ""), (ObjectiveKind.NEURON, "relu1")]
)
def test_filter_images_of_classes_and_neurons(desk, kind, name):
    settings = FilterSettings(steps=12, size=24)
    request = GrowFilters(desk.info.key, name, (2,), kind, settings)
    frames = [each for each in desk.ask(request) if isinstance(each, FilterImages)]
    assert frames[-1].complete
    assert frames[-1].objective[0] > frames[0].objective[0]


@asks(EstimateAtlas, SaveAtlas)
def test_an_atlas(desk):
    settings = FilterSettings(steps=2, size=16)
    plan = AtlasPlan(desk.info.key, ("conv1", "conv2"), 2, settings)
    cost = desk.ask(EstimateAtlas(plan))[-1]
    assert cost.pictures == 4
    assert cost.seconds > 0
    folder = desk.folder / "atlas"
    desk.ask(SaveAtlas(plan, str(folder)))
    assert (folder / "atlas.png").stat().st_size > 0


@asks(MatchHeatmap)
def test_a_heatmap_is_found_again(desk):
    pair = passed(desk.module, LAYER, desk.images[0], CLASS)
    path = desk.folder / "heat.npy"
    np.save(path, FORMULAS["grad-cam"](*pair).astype(np.float32))
    found = desk.ask(MatchHeatmap(str(path), desk.key, 0, Target(CLASS)))[-1]
    assert (found.best.key.method, found.best.layer) == ("grad-cam", LAYER)
    assert found.correlation > 0.999


@asks(RankImages)
def test_images_are_ranked(desk):
    request = RankImages(replace(desk.key, image=""), "conv2", 4, tuple(desk.paths))
    found = desk.ask(request)[-1]
    expected = [float(layer(desk.module, "conv2", each)[0, 4].max()) for each in desk.images]
    assert [each.place for each in found.ranked] == np.argsort(expected)[::-1].tolist()
    close([each.value for each in found.ranked], sorted(expected, reverse=True))


@asks(MakeFigure, SaveFigure)
def test_figures(desk):
    key = replace(desk.key, image="")
    images = tuple(map(FigureImage, desk.paths[:1]))
    plan = FigurePlan(key, images, layers=(LAYER,), targets=(Target(CLASS),))
    preview = desk.ask(MakeFigure(plan, cell_px=96))[-1]
    assert preview.pixels.shape[:2] == preview.size
    path = desk.folder / "figure.png"
    desk.ask(SaveFigure(str(path), plan))
    canvas = read_image(str(path)).pixels
    pair = passed(desk.module, LAYER, desk.images[0], CLASS)
    overlay = full_overlay(desk.images[0], FORMULAS["grad-cam"](*pair).astype(np.float32), Style())
    overlay = overlay.repeat(13, axis=0).repeat(13, axis=1)  # 416 pixels a cell
    places = cv2.matchTemplate(canvas, overlay, cv2.TM_SQDIFF)
    row, column = np.unravel_index(places.argmin(), places.shape)
    part = canvas[row : row + overlay.shape[0], column : column + overlay.shape[1]]
    assert np.abs(part.astype(int) - overlay).max() <= 3


@asks(TryPreprocessing)
def test_ways_of_preprocessing_are_tried(desk):
    found = desk.ask(TryPreprocessing(desk.key, ("unit", "none")))[-1]
    by_name = {each.name: each for each in found.ways}
    logits = layer(desk.module, "fc", desk.images[0])[0]
    assert by_name["unit"].ranked[0].target.index == int(logits.argmax())


@asks(KeepInput)
def test_an_input_is_kept_beside_the_file(desk, tmp_path):
    copied = tmp_path / "net.pt2"
    copied.write_bytes(exported(NAME).read_bytes())
    session = Session(str(tmp_path), EngineOptions(backend="torch"))
    *_, info = session.run(LoadModel(str(copied)))
    desk.ask(KeepInput(info.key, StoredInput("signed")), session)
    *_, again = session.run(LoadModel(str(copied)))
    assert again.preprocess == "signed"


def test_files_beside_it_say_how_it_is_fed_and_what_its_classes_are(desk, tmp_path):
    """Somebody's script wrote them; what belongs to other bytes is left aside."""
    copied = tmp_path / "网络.pt2"
    copied.write_bytes(exported(NAME).read_bytes())
    told = {"camscope": 1, "sha256": desk.info.key, "preprocess": "signed"}
    beside = tmp_path / "网络.pt2.camscope.json"
    beside.write_text(json.dumps(told), "utf-8")
    names = ("猫", "dog", "fish", "bird", "toad")
    (tmp_path / "网络.labels.txt").write_text("\n".join(names), "utf-8")
    session = Session(str(tmp_path), EngineOptions(precision="float32", backend="torch"))
    held = picture_from_pixels(desk.images[0], "noise")
    desk.ask(HoldImage(held), session)
    *_, info = desk.ask(LoadModel(str(copied)), session)
    assert info.outputs[0].class_names == names
    assert beside.name in str(info.preprocess_reason)
    found = desk.ask(Predict(InputKey(info.key, held.key, info.preprocess)), session)[-1]
    pixels = 2 * desk.images[0].astype(np.float64) - 255  # `layer` divides by 255
    logits = layer(desk.module, "fc", pixels)[0].detach().numpy()
    order = np.argsort(-logits)
    assert [names[each.target.index] for each in found.ranked] == [names[at] for at in order]
    close([each.logit for each in found.ranked], logits[order])

    beside.write_text(json.dumps(told | {"sha256": "0" * 64}), "utf-8")
    *_, info = desk.ask(LoadModel(str(copied)), session)
    assert info.preprocess != "signed"


@asks(WriteCode)
def test_code_that_no_short_script_can_repeat_is_refused(desk):
    shown = MapSource(MapKey(desk.key, "rise", Target(CLASS)), LAYER)
    with pytest.raises(EngineError, match="script"):
        desk.ask(WriteCode(OverlayCode(shown)))


def test_every_request_is_asked_by_a_test():
    assert declared == set(get_args(requests.ModelRequest))
