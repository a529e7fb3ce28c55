"""Ranks images with a network of one line: what is run, what is kept, what is passed over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.errors import EngineError, OutOfMemory
from engine.api.keys import InputKey
from engine.api.model import LayerNode
from engine.api.results import Progress
from engine.api.top_images import RankImages, Ranking, TopImages
from engine.backends.protocol import ChannelPeaks
from engine.imaging import encode_png, picture_from_pixels
from engine.session import image_ranking
from engine.session.image_ranking import ImageRanker
from tests.unit.gui import fakes

KEY = InputKey("model-1", "")
LAYER, OTHER, VECTOR, START = "conv", "conv_2", "dense", "image"


def node(path, kind, *shape):
    return LayerNode(path, path, kind, (None, *shape), 1, True, (), True)


LAYERS = (
    node(START, "InputLayer", 2, 2, 3),
    node(LAYER, "Conv2D", 2, 2, 3),
    node(OTHER, "Conv2D", 2, 2, 3),
    node(VECTOR, "Dense", 3),
    LayerNode("lost", "lost", "Lambda", (), 0, False, (), False),
)
INFO = replace(fakes.model_info(), layers=LAYERS, input_shape=(2, 2, 3))


class Network:
    """The layer is the input itself; counts its runs, and may run out of memory."""

    def __init__(self, room=99, refused=()):
        self.sizes: list[int] = []
        self._room, self._refused = room, refused

    def channel_peaks(self, batch, layer):
        if len(batch) > self._room:
            raise OutOfMemory("no memory")
        if batch.shape[1:3] in self._refused:
            raise EngineError("This size does not fit.")
        self.sizes.append(len(batch))
        flat = batch.reshape(len(batch), -1, 3)
        return ChannelPeaks(
            flat.max(axis=1),
            flat.mean(axis=1),
            flat.argmax(axis=1).astype(np.int32),
            batch.shape[1:3] if layer != VECTOR else (1, 1),
        )

    def move_to_cpu(self):
        return False


def ranker(network=None, info=INFO, limit=10**6):
    return ImageRanker(
        network or Network(),
        info,
        lambda key, pixels: pixels[None].astype(np.float32) * (2 if key.preprocess == "x" else 1),
        limit,
    )


@pytest.fixture
def files(tmp_path):
    """Twelve files of 2 x 2; image i has i + 1 in channel 0 of cell i % 4, 100 - i in channel 1."""
    paths = []
    for number in range(12):
        pixels = np.zeros((2, 2, 3), np.uint8)
        pixels.reshape(4, 3)[number % 4, 0] = number + 1
        pixels.reshape(4, 3)[0, 1] = 100 - number
        path = tmp_path / f"图像 {number}.png"
        path.write_bytes(encode_png(pixels))
        paths.append(str(path))
    return paths


def ask(found, images, **changes):
    request = replace(RankImages(KEY, LAYER, 0, tuple(images)), **changes)
    return list(found.rank(request))


def places(answer):
    return [each.place for each in answer.ranked]


def test_the_strongest_image_comes_first(files):
    answers = ask(ranker(), files)
    last = answers[-1]
    assert places(last) == list(reversed(range(12)))
    assert [each.value for each in last.ranked] == list(range(12, 0, -1))
    assert last.ranked[0].spot == (0.5, 0.5, 0.5, 0.5)  # cell 3 of 2 x 2
    assert (last.done, last.unreadable, last.not_finite, last.left_out) == (12, (), 0, 0)
    assert last.complete
    assert last.channel_count == 3


def test_all_channels_of_a_layer_come_of_one_run_of_each_image(files):
    network = Network()
    found = ranker(network)
    ask(found, files)
    runs = sum(network.sizes)
    assert runs == 12
    assert places(ask(found, files, channel=1)[-1]) == list(range(12))
    assert places(ask(found, files, by=Ranking.MEAN)[-1]) == list(reversed(range(12)))
    assert places(ask(found, files[:3])[-1]) == [2, 1, 0]
    assert sum(network.sizes) == runs
    ask(found, files, layer=OTHER)
    ask(found, files, input=replace(KEY, preprocess="x"))
    assert sum(network.sizes) == 3 * runs


def test_only_what_is_new_is_run(files):
    network = Network()
    found = ranker(network)
    ask(found, files[:5])
    first, *_, last = ask(found, files)
    assert sum(network.sizes) == 12
    assert (first.done, first.complete) == (5, False)  # what is known is told at once
    assert places(last) == list(reversed(range(12)))


def test_a_pasted_picture_has_no_file_and_is_ranked_too(files):
    pasted = picture_from_pixels(np.full((2, 2, 3), 9, np.uint8), "Pasted image")
    assert places(ask(ranker(), [files[0], pasted, files[11]])[-1]) == [2, 1, 0]


def test_damaged_and_missing_files_are_passed_over_and_named(files, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"\x89PNG but no more")
    images = [files[0], str(tmp_path / "bad.png"), files[1], str(tmp_path / "gone.png")]
    network = Network()
    found = ranker(network)
    last = ask(found, images)[-1]
    assert (places(last), last.unreadable, last.done) == ([2, 0], (1, 3), 2)
    (tmp_path / "gone.png").write_bytes(encode_png(np.full((2, 2, 3), 50, np.uint8)))
    assert places(ask(found, images, channel=1)[-1]) == [0, 2]  # not tried for every channel
    assert places(ask(found, images, channel=1)[-1]) == [0, 2, 3]  # asked again, it is
    assert sum(network.sizes) == 3


def test_without_images_or_readable_ones_there_is_an_empty_answer(tmp_path):
    assert ask(ranker(), [])[-1].ranked == ()
    last = ask(ranker(), [str(tmp_path / "gone.png")])[-1]
    assert (last.ranked, last.unreadable, last.complete) == ((), (0,), True)


def test_a_value_that_is_not_finite_has_no_rank(files):
    class Broken(Network):
        def channel_peaks(self, batch, layer):
            found = super().channel_peaks(batch, layer)
            found.maxima[found.maxima[:, 0] == 12] = np.nan
            return found

    last = ask(ranker(Broken()), files)[-1]
    assert (places(last)[0], len(last.ranked), last.not_finite) == (10, 11, 1)


def test_it_can_be_left_and_goes_on_where_it_was(files, monkeypatch):
    network = Network()
    found = ranker(network)
    with monkeypatch.context() as often:
        often.setattr(image_ranking, "_BATCH_S", 0.0)  # a place to stop after every image
        answers = found.rank(RankImages(KEY, LAYER, 0, tuple(files)))
        while not network.sizes:
            next(answers)
        answers.close()
    assert network.sizes == [4]
    assert places(ask(found, files)[-1]) == list(reversed(range(12)))
    assert sum(network.sizes) == 12


def test_it_tells_how_far_it_is(files, monkeypatch):
    monkeypatch.setattr(image_ranking, "_BATCH_S", 0.0)
    monkeypatch.setattr(image_ranking, "_ANSWER_S", 0.0)
    answers = ask(ranker(), files)
    told = [each for each in answers if isinstance(each, Progress)]
    assert [each.fraction for each in told] == [pytest.approx((i + 1) / 12) for i in range(12)]
    assert str(told[0].text) == "Ranking images for conv: 1 of 12"
    done = [each.done for each in answers if isinstance(each, TopImages)]
    assert done == sorted(done)
    assert done[-1] == 12
    assert not any(each.complete for each in answers[:-1] if isinstance(each, TopImages))


def test_a_batch_that_does_not_fit_is_halved(files):
    network = Network(room=2)
    assert places(ask(ranker(network), files)[-1]) == list(reversed(range(12)))
    assert max(network.sizes) <= 2
    with pytest.raises(OutOfMemory):
        ask(ranker(Network(room=0)), files)


def test_images_without_room_are_left_out_and_counted(files):
    row = 3 * 4 * 3 + 16
    last = ask(ranker(limit=5 * row), files)[-1]
    assert (places(last), last.done, last.left_out) == ([4, 3, 2, 1, 0], 5, 7)


def test_the_layer_used_longest_ago_makes_room(files):
    network, row = Network(), 3 * 4 * 3 + 16
    found = ranker(network, limit=2 * 12 * row)
    third = replace(KEY, preprocess="x")
    ask(found, files)
    ask(found, files, layer=OTHER)
    ask(found, files)  # used again
    ask(found, files, input=third)  # `OTHER` goes
    assert sum(network.sizes) == 3 * 12
    ask(found, files)
    ask(found, files, input=third)
    assert sum(network.sizes) == 3 * 12
    ask(found, files, layer=OTHER)
    assert sum(network.sizes) == 4 * 12


def test_rows_of_images_taken_away_make_room_for_new_ones(files):
    row = 3 * 4 * 3 + 16
    found = ranker(limit=6 * row)
    ask(found, files[:6])
    last = ask(found, files[6:])[-1]
    assert (places(last), last.left_out) == ([5, 4, 3, 2, 1, 0], 0)


def test_images_of_any_size_are_run_together_where_they_are_alike(tmp_path):
    paths = []
    for number, size in enumerate([(2, 2), (2, 2), (3, 4), (2, 2), (1, 1)]):
        path = tmp_path / f"{number}.png"
        path.write_bytes(encode_png(np.full((*size, 3), number + 1, np.uint8)))
        paths.append(str(path))
    network = Network(refused={(1, 1)})
    info = replace(INFO, input_shape=(None, None, 3))
    last = ask(ranker(network, info), paths)[-1]
    assert places(last) == [3, 2, 1, 0]
    assert network.sizes == [2, 1, 1]
    assert last.unreadable == (4,)  # too small for the network
    assert last.ranked[1].spot == (0, 0, 1 / 3, 1 / 4)


def test_a_network_of_one_size_that_refuses_says_why(files):
    with pytest.raises(EngineError, match="does not fit"):
        ask(ranker(Network(refused={(2, 2)})), files)


def test_a_vector_has_no_places(files):
    last = ask(ranker(), files, layer=VECTOR)[-1]
    assert last.ranked[0].spot is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"layer": "nowhere"}, "nowhere"),
        ({"layer": START}, "is the image itself"),
        ({"layer": "lost"}, "several outputs"),
        ({"channel": 3}, "channels 0 to 2, and no 3"),
        ({"channel": -1}, "no -1"),
    ],
)
def test_what_cannot_be_ranked_is_refused(files, changes, words):
    with pytest.raises(EngineError, match=words):
        ask(ranker(), files, **changes)
