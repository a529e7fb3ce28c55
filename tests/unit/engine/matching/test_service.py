"""Twenty made-up notebooks are told from one another, and what they differ in is measured."""

from __future__ import annotations

from dataclasses import fields, replace

import cv2
import numpy as np
import pytest

from engine.api.attribution import Explain
from engine.api.display import Blend, Normalization, Style
from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER, Fit, InputKey, MapKey, Resize, Target
from engine.api.matching import HeatmapMatch, MatchHeatmap, MatchKind, Recipe
from engine.api.results import Progress
from engine.api.scores import ScoreKind
from engine.imaging import full_overlay, picture_from_pixels
from engine.imaging.blend import encode_png
from engine.session.session import Session
from tests.unit.engine.bench import Bench
from tests.unit.engine.matching import notebooks
from tests.unit.engine.matching.notebooks import Choices

SEEDS = range(20)


class Reader:
    """An open model and image, and the notebooks' own."""

    def __init__(self, folder):
        self.folder = folder
        self.bench = Bench(Session(str(folder)), folder)
        self.model = notebooks.network()
        self.info = self.bench.open(self.model)
        self.image = notebooks.photograph()
        picture = self.bench.hold(picture_from_pixels(self.image, "photograph"))
        self.key = InputKey(self.info.key, picture.key)

    def answers(self, path, target=None):
        return list(self.bench.session.run(MatchHeatmap(str(path), self.key, 0, target)))

    def match(self, path, target=None) -> HeatmapMatch:
        found = self.answers(path, target)[-1]
        assert isinstance(found, HeatmapMatch)
        return found

    def matched(self, target=None, **choices) -> HeatmapMatch:
        path = notebooks.write(self.model, self.image, Choices(**choices), self.folder / "heat")
        return self.match(path, target)

    def top(self, choices: Choices) -> int:
        return int(self.order(choices)[choices.place])

    def order(self, choices: Choices):
        return np.argsort(-self.model(notebooks.fed(self.image, choices)).numpy()[0])


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    return Reader(tmp_path_factory.mktemp("notebooks"))


def choices_of(one, stored):
    """The choices of a combination that a notebook can be compared in."""
    key, style = one.key, one.style
    found = {
        "score": (key.score or ScoreKind.LOGIT).value,
        "preprocess": key.input.preprocess,
        "resize": key.input.resize.value,
        "layer": one.layer,
        "method": key.method,
        "normalization": style.normalization.value,
        "interpolation": style.interpolation.value,
        "corners": style.corners.value,
    }
    if stored in ("color", "textbook", "alpha"):
        found["colormap"] = style.colormap
    if stored in ("textbook", "alpha"):
        found |= {"blend": style.blend.value, "intensity": style.intensity}
    return found


def is_named(reader, choices: Choices, match: HeatmapMatch) -> bool:
    """The notebook's choices are the answer, or told to give the very same heatmap."""
    told = {each.name: getattr(choices, each.name) for each in fields(choices)}
    told["blend"] = choices.stored
    index = reader.top(choices)
    return match.kind is MatchKind.EXACT and any(
        one.key.target.index == index
        and all(told[name] == value for name, value in choices_of(one, choices.stored).items())
        for one in (match.best, *match.equivalents)
    )


def test_eighteen_of_twenty_notebooks_are_named_exactly(reader):
    written = [
        notebooks.written(reader.model, reader.image, seed, reader.folder / f"heat-{seed}")
        for seed in SEEDS
    ]
    missed = []
    # What is compiled for some layers serves all notebooks that explain one of them.
    for choices, path in sorted(written, key=lambda each: (each[0].layer[-1], each[0].stored)):
        match = reader.match(path)
        if not is_named(reader, choices, match):
            missed.append((choices, match.best, match.correlation))
    assert len(missed) <= 2, missed


def test_camscopes_own_heatmap_has_no_difference(reader):
    match = reader.matched(stored="raw")
    assert (match.kind, match.differences, match.preset) == (MatchKind.EXACT, (), "")
    assert match.correlation == pytest.approx(1)
    assert match.largest_difference < 1e-5
    assert "own choices" in " ".join(map(str, match.sentences))


def test_each_difference_is_measured_by_itself(reader):
    match = reader.matched(score="probability", resize="nearest", stored="image")
    found = {each.choice: each for each in match.differences}
    assert list(found) == ["score", "resize"]
    usual = Choices()

    def shown(choices):
        index = reader.top(usual)
        place = int(np.flatnonzero(reader.order(choices) == index)[0])
        inputs = notebooks.fed(reader.image, choices)
        raw = notebooks.raw_heatmap(reader.model, inputs, replace(choices, place=place))
        heat = cv2.resize(raw, reader.image.shape[1::-1])
        return heat / heat.max()

    for name, value in (("score", "probability"), ("resize", "nearest")):
        away = np.abs(shown(replace(usual, **{name: value})) - shown(usual)).max()
        assert found[name].effect == pytest.approx(float(away), abs=2e-4)
        assert found[name].effect > 0.01
        assert (found[name].found, found[name].usual) == (value, getattr(usual, name))


def test_the_keras_guides_choices_are_its_preset(reader):
    match = reader.matched(score="probability", resize="nearest", stored="textbook", intensity=0.6)
    assert (match.preset, match.is_picture) == ("keras-guide", True)
    assert any("Keras guide" in str(each) for each in match.sentences)


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_the_guides_own_listing_with_its_stretched_sum_is_named(reader, suffix):
    match = reader.matched(
        score="probability", resize="nearest", stored="guide", intensity=0.4, suffix=suffix
    )
    style = match.best.style
    assert (match.kind, match.recipe) == (MatchKind.EXACT, Recipe.STRETCHED)
    assert (style.colormap, style.intensity) == ("matplotlib-jet", 0.4)
    assert [each.choice for each in match.differences][:2] == ["score", "resize"]
    assert any("array_to_img" in str(each) for each in match.sentences)


def test_a_blend_divided_by_its_brightest_value_is_told(reader):
    match = reader.matched(
        resize="bilinear", stored="scaled", intensity=0.3, layer="conv_2", colormap="viridis"
    )
    assert (match.kind, match.recipe) == (MatchKind.EXACT, Recipe.PLAIN)
    assert (match.best.style.blend, match.best.style.intensity) == (Blend.SCALED, 0.3)
    assert match.best.key.input.resize is Resize.BILINEAR


@pytest.mark.parametrize(
    "style", [Style(), Style("gray"), Style("gray", 1.0, blend=Blend.ALPHA), Style("jet", 0.4)]
)
def test_signed_colours_are_told(reader, style):
    style = replace(style, normalization=Normalization.SIGNED)
    predicted = reader.bench.predict(reader.key).ranked[0].target
    key = MapKey(reader.key, "hires-cam-signed", predicted)
    layer = reader.info.auto_layer
    raw = reader.bench.answers(Explain(key, layer, all_layers=False))[-1].raw[layer]
    path = reader.folder / "signed.png"
    path.write_bytes(encode_png(full_overlay(reader.image, raw, style)))
    match = reader.match(path)
    assert (match.kind, match.best.key.method) == (MatchKind.EXACT, "hires-cam-signed")
    assert (match.best.layer, match.best.style.normalization) == (layer, Normalization.SIGNED)
    assert [each.found for each in match.differences if each.choice == "normalization"] == [
        "signed"
    ]
    if match.is_picture:  # of a picture in gray, the colors are not told
        usual = Style().colormap
        drawn = style if style.colormap == "gray" else replace(style, colormap=usual)
        assert match.best.style == drawn


def test_swapped_colours_are_told(reader):
    match = reader.matched(resize="nearest", stored="swapped", intensity=0.5)
    assert (match.kind, match.recipe) == (MatchKind.EXACT, Recipe.SWAPPED)
    assert (match.best.style.colormap, match.best.style.intensity) == ("jet", 0.5)
    assert [each.choice for each in match.differences] == [
        "resize",
        "colormap",
        "blend",
        "intensity",
    ]
    assert any("blue first" in str(each) for each in match.sentences)


def test_a_log_probability_is_told_from_a_probability_by_its_numbers(reader):
    raw = reader.matched(score="log-probability", stored="raw")
    assert raw.best.key.score is ScoreKind.LOG_PROBABILITY
    divided = reader.matched(score="log-probability", stored="normalized")
    assert divided.best.key.score is ScoreKind.PROBABILITY
    told = {each.choice: each.values for each in divided.alternatives}
    assert told["score"] == ("log-probability",)


def test_cam_is_told_by_its_negative_values(reader):
    match = reader.matched(method="cam", stored="raw")
    assert (match.kind, match.best.key.method) == (MatchKind.EXACT, "cam")


def test_gradients_have_no_layer(reader):
    match = reader.matched(method="vanilla-gradients", stored="raw")
    assert (match.kind, match.best.key.method) == (MatchKind.EXACT, "vanilla-gradients")
    assert match.best.layer == INPUT_LAYER
    assert [each.choice for each in match.differences] == ["method"]


def test_another_class_is_found_and_a_told_one_is_the_only_one(reader):
    match = reader.matched(place=1, stored="raw")
    index = reader.top(Choices(place=1))
    assert match.kind is MatchKind.EXACT
    assert match.best.key.target == Target(index)
    assert [each.choice for each in match.differences] == ["target"]
    told = reader.matched(Target(index), place=1, stored="raw")
    assert told.kind is MatchKind.EXACT
    assert told.differences == ()


def test_a_heatmap_of_something_else_is_said_to_be_none(reader):
    path = reader.folder / "noise.npy"
    np.save(path, np.random.default_rng(0).random((8, 10)))
    match = reader.match(path, Target(0))
    assert (match.kind, match.differences, match.equivalents) == (MatchKind.NONE, (), ())
    assert match.passes > 50
    what = str(match.sentences[0])
    assert what.startswith("None of the combinations that were tried")
    assert 0 < match.correlation < 0.99


def test_the_search_can_be_stopped_anywhere(reader):
    path = reader.folder / "noise.npy"
    np.save(path, np.random.default_rng(1).random((8, 10)))
    answers = reader.bench.session.run(MatchHeatmap(str(path), reader.key))
    first = [next(answers) for _ in range(4)]
    answers.close()
    assert all(isinstance(each, Progress) for each in first)
    assert first[-1].fraction is not None
    assert reader.matched(stored="raw").kind is MatchKind.EXACT


def test_a_picture_of_unknown_colours_is_refused(reader):
    path = reader.folder / "noise.png"
    noise = np.random.default_rng(2).integers(0, 256, (50, 60, 3), np.uint8)
    path.write_bytes(cv2.imencode(".png", noise)[1].tobytes())
    with pytest.raises(EngineError, match="no colour map that Camscope knows"):
        reader.match(path)


def test_a_heatmap_smaller_than_every_map_is_refused(reader):
    path = reader.folder / "small.npy"
    np.save(path, np.random.default_rng(3).random((3, 4)))
    with pytest.raises(EngineError, match="3 × 4 values, fewer than the map of any layer"):
        reader.match(path)


def test_a_notebook_that_crops_is_told_by_the_fit(reader):
    whole = reader.image[:, :93]
    cropped = np.ascontiguousarray(whole[9:83])  # 93 x 93 at 32:40: the middle 74 rows
    picture = reader.bench.hold(picture_from_pixels(np.ascontiguousarray(whole), "square"))
    size = reader.info.input_size(Fit.CROP, None)
    key = replace(reader.key, image=picture.key, fit=Fit.CROP, size=size)
    path = notebooks.write(
        reader.model, cropped, Choices(stored="image"), reader.folder / "cropped"
    )
    assert np.load(path).shape == cropped.shape[:2]
    pasted = np.zeros(whole.shape[:2], np.float32)  # of the whole image's size
    pasted[9:83] = np.load(path)
    np.save(reader.folder / "pasted.npy", pasted)
    for each in (path, reader.folder / "pasted.npy"):
        (*_, match) = reader.bench.session.run(MatchHeatmap(str(each), key, 0, None))
        assert match.kind is MatchKind.EXACT
        assert match.best.key.input.fit is Fit.CROP
    stretched = replace(key, fit=Fit.STRETCH, size=None)
    (*_, match) = reader.bench.session.run(MatchHeatmap(str(path), stretched, 0, None))
    assert match.kind is not MatchKind.EXACT
