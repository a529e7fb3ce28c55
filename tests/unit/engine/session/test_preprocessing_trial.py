"""Ways of preprocessing are tried side by side, and told apart by how models answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import keras
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.image import HoldImage
from engine.api.keys import InputKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.preprocessing import PREPROCESSING
from engine.api.preprocessing_trial import TRIED_CLASSES, PreprocessingTrial, TryPreprocessing
from engine.api.resources import demo_samples
from engine.backends.protocol import Scores
from engine.imaging import picture_from_pixels, read_image
from engine.session.preprocessing_trial import (
    GUESSED,
    best_way,
    guessed_way,
    information,
    try_preprocessing,
    with_guess,
)
from engine.session.session import Session
from tests.unit.engine.ipc.stage import model_info

SIDE = 32
NAMES = tuple(PREPROCESSING)


def entropy(row) -> float:
    return -sum(p * np.log(p) for p in row if p > 0)


def test_information_is_the_entropy_of_the_mean_less_the_mean_entropy():
    rows = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
    each = np.mean([entropy(row) for row in rows]) / np.log(3)
    told = entropy(rows.mean(axis=0)) / np.log(3) - each
    np.testing.assert_allclose(information(rows), (told, each), rtol=1e-9)


def test_the_same_answer_to_all_images_tells_nothing():
    assert information(np.tile([0.9, 0.1], (5, 1)))[0] == pytest.approx(0, abs=1e-12)
    assert information(np.full((5, 4), 0.25)) == pytest.approx((0, 1))


def test_a_sure_and_different_answer_tells_all():
    assert information(np.eye(4)) == pytest.approx((1, 0), abs=1e-6)


def test_a_sigmoid_has_two_answers():
    p = np.array([[0.9], [0.2]])
    each = np.mean([entropy((q, 1 - q)) for q in (0.9, 0.2)]) / np.log(2)
    mean = entropy((0.55, 0.45)) / np.log(2)
    np.testing.assert_allclose(information(p), (mean - each, each), rtol=1e-9)
    several = np.array([[0.9, 0.9], [0.2, 0.2]])
    np.testing.assert_allclose(information(several), information(p))


def test_the_commoner_way_is_taken_when_two_are_nearly_alike():
    assert best_way({"signed": (0.5, 0.4), "unit": (0.45, 0.4)}) == "unit"
    assert best_way({"signed": (0.5, 0.4), "unit": (0.1, 0.4)}) == "signed"
    assert best_way({"signed": (0.5, 0.4), "torch": (0.7, 0.3)}) == "signed"
    assert best_way({"signed": (0.5, 0.4)}, least=0.6) == ""
    assert best_way({"unit": (0.1, 0.5), "0..1 bgr": (0.6, 0.5)}) == "0..1 bgr"


def test_a_network_that_is_sure_of_everything_is_fed_wrong():
    assert best_way({"none": (0.9, 0.0001), "unit": (0.4, 0.3)}) == "unit"
    assert best_way({"none": (0.9, 0.0001), "unit": (0.01, 0.9)}) == ""
    assert best_way({}) == ""


# --- with a network that answers by the mean of what it is fed ----------------------------------


def info_of(*labels: str, kind: OutputKind = OutputKind.CLASSES) -> ModelInfo:
    output = OutputInfo("scores", len(labels), labels, "softmax", kind)
    return replace(model_info(), outputs=(output,), input_shape=(SIDE, SIDE, 3))


def by_brightness(asked: list, key: InputKey, pixels: np.ndarray, output: int) -> Scores:
    """Tell dark from bright, when it is fed 0 to 1."""
    asked.append((key.preprocess, float(pixels.mean())))
    scheme = PREPROCESSING[key.preprocess]
    value = pixels.mean() / scheme.divisor - np.mean(scheme.shift)
    logits = np.array([-8, 8]) * (value - 0.5)
    odds = np.exp(logits - logits.max())
    return Scores(logits.astype(np.float32), (odds / odds.sum()).astype(np.float32))


def save(folder, levels) -> tuple[str, ...]:
    from engine.imaging import encode_png

    paths = []
    for level in levels:
        path = folder / f"{level}.png"
        path.write_bytes(encode_png(np.full((4, 4, 3), level, np.uint8)))
        paths.append(str(path))
    return tuple(paths)


def test_the_image_comes_first_and_then_what_the_others_say(tmp_path):
    asked: list = []
    paths = (*save(tmp_path, (20, 240, 128)), str(tmp_path / "gone.png"))
    request = TryPreprocessing(InputKey("m", "a"), NAMES, images=paths)
    pixels = np.full((4, 4, 3), 200, np.uint8)
    steps = list(
        try_preprocessing(request, pixels, info_of("dark", "bright"), partial(by_brightness, asked))
    )
    assert all(isinstance(step, PreprocessingTrial) for step in steps)
    first, last = steps[0], steps[-1]
    assert (first.complete, first.best, first.image_count) == (False, "", 0)
    assert [way.name for way in first.ways] == list(NAMES)
    unit = first.ways[NAMES.index("unit")]
    assert [row.label for row in unit.ranked] == ["bright", "dark"]
    assert unit.information is None
    assert (last.complete, last.best, last.image_count) == (True, "unit", 4)
    told = {way.name: way.information for way in last.ways}
    rows = [
        by_brightness([], InputKey("m", "a", "unit"), np.full((4, 4, 3), level, np.uint8), 0)
        for level in (200, 20, 240, 128)
    ]
    expected = information(np.stack([row.probabilities for row in rows]))[0]
    assert told["unit"] == pytest.approx(expected)
    assert {name for name, _ in asked[: len(NAMES)]} == set(NAMES)


def test_samples_are_added_where_there_are_few_images():
    asked: list = []
    request = TryPreprocessing(InputKey("m", "a"), ("unit", "signed"))
    pixels = np.full((4, 4, 3), 200, np.uint8)
    info = info_of("dark", "bright")
    *_, last = try_preprocessing(request, pixels, info, partial(by_brightness, asked))
    assert last.image_count == 8
    told = sorted({mean for _, mean in asked} - {200.0})
    expected = sorted(read_image(str(path)).pixels.mean() for path in demo_samples()[:7])
    np.testing.assert_allclose(told, expected, atol=0.1)  # made smaller


def test_few_classes_are_told():
    info = info_of(*"abcdefg")
    rng = np.random.default_rng(0)

    def score(key, pixels, output):
        logits = rng.normal(size=7).astype(np.float32)
        return Scores(logits, np.exp(logits) / np.exp(logits).sum())

    request = TryPreprocessing(InputKey("m", "a"), ("unit",))
    first = next(iter(try_preprocessing(request, np.zeros((4, 4, 3), np.uint8), info, score)))
    assert len(first.ways[0].ranked) == TRIED_CLASSES


def test_outputs_without_classes_are_shown_and_not_judged():
    request = TryPreprocessing(InputKey("m", "a"), ("unit",))
    info = info_of("u", "v", kind=OutputKind.FEATURES)

    def score(key, pixels, output):
        return Scores(np.array([1.0, 2.0], np.float32), None)

    steps = list(try_preprocessing(request, np.zeros((4, 4, 3), np.uint8), info, score))
    assert [(step.complete, step.best) for step in steps] == [(True, "")]
    assert [row.logit for row in steps[0].ways[0].ranked] == [2.0, 1.0]
    assert guessed_way(info, score) == ""


def test_large_networks_are_not_run_for_a_guess():
    asked: list = []
    score = partial(by_brightness, asked)
    small = info_of("dark", "bright")
    for count, images in ((10, 8), (20_000_000, 4), (2_000_000_000, 0)):
        asked.clear()
        shape = (224, 224, 3)
        guessed_way(replace(small, param_count=count, input_shape=shape), score)
        assert len(asked) == images * sum(map(small.can_be_fed, GUESSED))


def test_what_is_not_finite_is_no_guess():
    def score(key, pixels, output):
        return Scores(np.zeros(2, np.float32), np.full(2, np.nan, np.float32))

    def refuse(key, pixels, output):
        raise EngineError("The outputs are not finite.")

    assert guessed_way(info_of("a", "b"), score) == ""
    assert guessed_way(info_of("a", "b"), refuse) == ""
    info = info_of("a", "b")
    assert with_guess(info, "") is info


# --- with networks that were trained ------------------------------------------------------------


@pytest.fixture(scope="module", params=["unit", "signed"])
def trained(request, tmp_path_factory):
    """A tiny network that tells the samples apart, and the range that it was trained with."""
    scheme = PREPROCESSING[request.param]
    rng = np.random.default_rng(7)
    images, classes = [], []
    for index, path in enumerate(demo_samples()):
        picture = read_image(str(path)).pixels
        for _ in range(24):
            side = int(rng.integers(picture.shape[0] // 2, picture.shape[0]))
            top, left = rng.integers(0, np.array(picture.shape[:2]) - side + 1)
            part = picture[top : top + side, left : left + side]
            rows = (np.arange(SIDE) + 0.5) * side / SIDE
            images.append(part[rows.astype(int)][:, rows.astype(int)])
            classes.append(index)
    x = np.stack(images).astype(np.float32) / scheme.divisor - scheme.shift[0]
    keras.utils.set_random_seed(3)
    model = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            keras.layers.Conv2D(12, 5, strides=2, activation="relu"),
            keras.layers.Conv2D(24, 3, strides=2, activation="relu"),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dense(len(demo_samples()), activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(2e-3), "sparse_categorical_crossentropy")
    model.fit(x.astype(np.float32), np.array(classes), epochs=12, batch_size=32, verbose=0)
    path = tmp_path_factory.mktemp("trained") / f"{request.param}.keras"
    model.save(path)
    return request.param, str(path)


def test_networks_trained_at_two_ranges_are_told_apart(trained, tmp_path):
    name, path = trained
    session = Session(str(tmp_path))
    info = next(each for each in session.run(LoadModel(path)) if isinstance(each, ModelInfo))
    assert info.preprocess == name
    assert info.preprocess_guessed
    assert "This is a guess" in str(info.preprocess_reason)
    picture = picture_from_pixels(read_image(str(demo_samples()[0])).pixels, "one")
    list(session.run(HoldImage(picture)))
    request = TryPreprocessing(
        InputKey(info.key, picture.key), NAMES, images=tuple(map(str, demo_samples()[1:]))
    )
    *_, last = session.run(request)
    assert (last.best, last.image_count) == (name, 8)
    ways = {way.name: way for way in last.ways}
    right = ways[name].ranked[0]
    assert right.target.index == 0
    # The oracle: the network itself, fed by hand.
    scheme = PREPROCESSING[name]
    rows = read_image(str(demo_samples()[0])).pixels
    from engine.preprocessing import prepare

    fed = prepare(rows, (SIDE, SIDE, 3), "none") / scheme.divisor - scheme.shift[0]
    expected = keras.models.load_model(path)(fed.astype(np.float32)).numpy()[0, 0]
    assert right.probability == pytest.approx(float(expected), abs=1e-4)


def test_a_network_that_was_never_trained_stays_with_the_commonest(tmp_path):
    model = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 3)),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )
    path = str(tmp_path / "fresh.keras")
    model.save(path)
    session = Session(str(tmp_path))
    info = next(each for each in session.run(LoadModel(path)) if isinstance(each, ModelInfo))
    assert info.untrained is not None
    assert (info.preprocess, info.preprocess_guessed) == ("unit", True)
    assert "the commonest" in str(info.preprocess_reason)
