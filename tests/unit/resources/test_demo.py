"""The demo: its scenes and their truth, and what the committed network can do on unseen seeds."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import cv2
import h5py
import numpy as np
import pytest

from resources.demo.make_demo import (
    LABELS_NAME,
    LEAST_ACCURACY,
    LEAST_POINTING,
    MODEL_NAME,
    SAMPLES,
    TRAINING_SEEDS,
)
from resources.demo.scenes import LABELS, SIDE, draw_scene

DEMO = Path(__file__).parents[3] / "resources" / "demo"
SINGLE_SEEDS = range(3_000_000, 3_000_150)
PAIR_SEEDS = range(3_100_000, 3_100_060)


@pytest.mark.parametrize("classes", [[], [0], [3, 8], [9, 1, 5]])
def test_a_seed_gives_the_same_scene(classes):
    one, again, other = (draw_scene(seed, classes) for seed in (11, 11, 12))
    assert one.pixels.dtype == np.uint8
    assert one.pixels.shape == (SIDE, SIDE, 3)
    np.testing.assert_array_equal(one.pixels, again.pixels)
    for (index, mask), (index_again, mask_again) in zip(one.objects, again.objects, strict=True):
        assert index == index_again
        np.testing.assert_array_equal(mask, mask_again)
    assert not np.array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("index", range(len(LABELS)), ids=LABELS)
def test_masks_cover_the_objects_and_nothing_else(index):
    other = (index + 3) % len(LABELS)
    for seed in range(5):
        scene = draw_scene(seed, [index, other])
        (first, mask), (second, other_mask) = scene.objects
        assert (first, second) == (index, other)
        assert mask.shape == other_mask.shape == (SIDE, SIDE)
        assert mask.dtype == np.bool_
        assert 0.01 < mask.mean() < 0.35
        assert 0.01 < other_mask.mean() < 0.35
        assert not (mask & other_mask).any()


def test_a_mask_is_where_the_picture_changes_with_the_object():
    # The ground, the spots and the light come from the seed alone: another class at the same spot
    # changes the picture on the two masks and in the shadows around them, and nowhere far away.
    fish, star = draw_scene(5, [2]), draw_scene(5, [9])
    changed = (fish.pixels != star.pixels).any(axis=2)
    masks = fish.objects[0][1] | star.objects[0][1]
    assert changed[masks].mean() > 0.95
    rows, columns = np.nonzero(masks)
    margin = 30
    near = np.zeros_like(masks)
    near[
        max(rows.min() - margin, 0) : rows.max() + margin,
        max(columns.min() - margin, 0) : columns.max() + margin,
    ] = True
    assert not changed[~near].any()


def test_a_scene_is_the_same_at_every_size():
    small, large = draw_scene(21, [4, 6]), draw_scene(21, [4, 6], 2 * SIDE)
    for (_, mask), (_, large_mask) in zip(small.objects, large.objects, strict=True):
        again = large_mask[::2, ::2]
        assert (mask & again).sum() / (mask | again).sum() > 0.9
    halved = large.pixels.reshape(SIDE, 2, SIDE, 2, 3).mean(axis=(1, 3))
    assert np.abs(halved - small.pixels).mean() < 12


def test_what_is_drawn_cannot_be_written_to():
    scene = draw_scene(1, [0])
    with pytest.raises(ValueError, match="read-only"):
        scene.pixels[0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        scene.objects[0][1][0, 0] = True


def test_test_seeds_were_never_trained_on():
    for seeds in (SINGLE_SEEDS, PAIR_SEEDS):
        assert not set(seeds) & set(TRAINING_SEEDS)


def test_labels_and_samples_are_there():
    text = (DEMO / LABELS_NAME).read_text(encoding="utf-8")
    assert text.splitlines() == list(LABELS)
    assert len(LABELS) == 10
    names = {"_".join(labels) + ".png" for _, labels in SAMPLES}
    assert {path.name for path in (DEMO / "samples").iterdir()} == names
    assert len(names) == 8
    assert sum(len(labels) == 2 for _, labels in SAMPLES) > 4


@pytest.fixture(scope="module")
def model():
    import keras

    return keras.saving.load_model(DEMO / MODEL_NAME, compile=False, safe_mode=True)


@pytest.mark.tensorflow
def test_the_network_is_small_and_nested(model):
    assert model.count_params() <= 1_000_000
    assert (DEMO / MODEL_NAME).stat().st_size <= 4_000_000
    assert model.input_shape == (None, SIDE, SIDE, 3)
    assert [layer.name for layer in model.layers] == [
        "image",
        "rescaling",
        "backbone",
        "gap",
        "scores",
    ]
    names = [layer.name for layer in model.get_layer("backbone").layers]
    assert {"stem_conv", "block1_conv1", "block4_conv2", "block4_conv2_bn"} <= set(names)
    assert model.get_layer("backbone").output_shape == (None, 20, 20, 112)


def test_the_file_holds_no_optimiser():
    with zipfile.ZipFile(DEMO / MODEL_NAME) as archive:
        assert not json.loads(archive.read("config.json"))["compile_config"]
        with h5py.File(io.BytesIO(archive.read("model.weights.h5"))) as weights:
            assert "layers" in weights
            assert "optimizer" not in weights


@pytest.mark.tensorflow
@pytest.mark.parametrize("labels", [labels for _, labels in SAMPLES], ids="_".join)
def test_it_names_what_the_samples_show(model, labels):
    encoded = np.fromfile(DEMO / "samples" / f"{'_'.join(labels)}.png", np.uint8)
    pixels = cv2.imdecode(encoded, cv2.IMREAD_COLOR_RGB)
    image = cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    scores = np.asarray(model(image[None].astype(np.float32), training=False))[0]
    best = np.argsort(scores)[::-1][: len(labels)]
    assert {LABELS[index] for index in best} == set(labels)


@pytest.mark.tensorflow
def test_it_names_what_it_has_never_seen(model):
    from resources.demo.pointing import accuracy, single_scenes

    assert accuracy(model, single_scenes(SINGLE_SEEDS)) >= LEAST_ACCURACY


@pytest.mark.tensorflow
def test_grad_cam_points_at_the_object_asked_for(model):
    from resources.demo.pointing import pair_scenes, pointing

    found = pointing(model, pair_scenes(PAIR_SEEDS))
    assert found.both >= LEAST_POINTING
    assert min(found.first, found.second) >= LEAST_POINTING


@pytest.mark.tensorflow
def test_pointing_can_fail():
    from resources.demo.pointing import points_at

    mask = np.zeros((SIDE, SIDE), bool)
    mask[:80, :80] = True
    heat = np.zeros((20, 20), np.float32)
    assert not points_at(heat, mask)
    heat[4, 4] = 1.0
    assert points_at(heat, mask)
    heat[15, 15] = 2.0
    assert not points_at(heat, mask)
