"""The atlas: what is written, what is left out, how it goes on, what it is expected to take."""

import errno
import json
import os
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.errors import EngineError, text
from engine.api.filters import (
    AtlasCost,
    AtlasPlan,
    EstimateAtlas,
    FilterImages,
    FilterSettings,
    FilterStyle,
    SaveAtlas,
)
from engine.api.model import LayerNode
from engine.api.results import Progress, Saved
from engine.filters.atlas import Atlas
from engine.imaging import read_image
from engine.storage import atomic as files

SIDE = 16


def node(path, kind="Conv2D", shape=(None, 20, 20, 12)):
    return LayerNode(path, path, kind, shape, 0, True, (), True)


NODES = (
    node("image", "InputLayer", (None, 24, 24, 3)),
    node("one"),
    node("two", shape=(None, 10, 10, 3)),
    node("ids", "Lambda"),
    node("dark", "Custom", ()),
)
INFO = SimpleNamespace(
    key="abc",
    name="model",
    input_shape=(24, 24, 3),
    preprocess="unit",
    request=SimpleNamespace(path="model.keras"),
    trusted=None,
    walk=lambda: iter(NODES),
)


def _pairs(channels):
    return [channels[first : first + 2] for first in range(0, len(channels), 2)]


class Hand:
    """Grows plain pictures: ten times the channel's number as brightness, two at a time."""

    def __init__(self):
        self.requests = []
        self.measured = []
        self.stop_after = None
        self.atlas = Atlas(INFO, {"played": "1"}, self.grow, self.optimizer_for)

    def grow(self, request):
        if request.settings.steps == 4:  # others are measurements
            self.requests.append((request.layer, request.channels))
        yield Progress(request, text("Growing"), 0.0)
        if request.layer == "ids":
            raise EngineError('Layer "ids" gives whole numbers.')
        for number, group in enumerate(_pairs(request.channels)):
            if self.stop_after == (request.layer, number):
                raise KeyboardInterrupt
            for done in (False, True):
                pixels = np.zeros((len(group), SIDE, SIDE, 3), np.uint8)
                pixels += 10 * np.array(group, np.uint8)[:, None, None, None]
                yield FilterImages(
                    request=request,
                    channels=group,
                    pixels=pixels,
                    objective=np.zeros(len(group), np.float32),
                    step=request.settings.steps if done else 1,
                    done=done,
                    complete=False,
                    precision="float32",
                    notes=(),
                    elapsed_ms=1.0,
                )

    def optimizer_for(self, request):
        self.measured.append(request.layer)
        if request.layer == "ids":
            raise EngineError("It gives whole numbers.")
        units = {"dark": 6, "two": 3}.get(request.layer, 12)
        return SimpleNamespace(units=units, size=(SIDE, SIDE)), 4


def plan(*layers, count=4, **settings):
    kept = {"steps": 4, "size": SIDE, "style": FilterStyle.TEXTBOOK, "seed": 5, **settings}
    return AtlasPlan("abc", layers, count, FilterSettings(**kept))


def save(folder, *layers, hand=None, **more):
    hand = hand or Hand()
    answers = list(hand.atlas.write(SaveAtlas(plan(*layers, **more), str(folder))))
    assert isinstance(answers[-1], Saved)
    assert all(isinstance(each, Progress) for each in answers[:-1])
    return hand, answers


def cost_of(hand, folder, *layers, **more):
    *_, cost = hand.atlas.estimate(EstimateAtlas(plan(*layers, **more), str(folder)))
    assert isinstance(cost, AtlasCost)
    return cost


def manifest(folder):
    return json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))


def test_grids_under_titles_galleries_and_manifests(tmp_path):
    folder = tmp_path / "濾波器 図録"
    _, answers = save(folder, "one", "two", count=10)
    assert answers[-1].path == str(folder / "atlas.png")
    found = manifest(folder)
    assert found["model"]["sha256"] == "abc"
    assert found["parameters"] == {
        "style": "textbook",
        "steps": 4,
        "size": SIDE,
        "seed": 5,
        "preprocess": "unit",
    }
    assert found["notes"] == []
    assert found["layers"] == [
        {
            "layer": "one",
            "folder": "002_one",
            "grid": "002_one/grid.png",
            "manifest": "002_one/manifest.json",
            "pictures": 10,
            "channels": 12,
        },
        {
            "layer": "two",
            "folder": "003_two",
            "grid": "003_two/grid.png",
            "manifest": "003_two/manifest.json",
            "pictures": 3,
            "channels": 3,
        },
    ]
    assert (read_image(str(folder / "002_one" / "channel_0009.png")).pixels == 90).all()
    # Two rows of pictures, 5 black pixels between them; 12 of paper around; titles of 30.
    sheet = read_image(str(folder / "atlas.png")).pixels
    first, second = 12 + 30, 12 + 30 + (2 * SIDE + 5) + 12 + 30
    assert len(sheet) == second + SIDE + 12
    places = [(0, 0, 0), (7, 0, 7), (8, 1, 0), (9, 1, 1)]
    for channel, row, column in places:
        top, left = first + row * (SIDE + 5), 12 + column * (SIDE + 5)
        assert (sheet[top : top + SIDE, left : left + SIDE] == 10 * channel).all()
    assert (sheet[first + SIDE : first + SIDE + 5, 12:60] == 0).all()
    assert (sheet[second : second + SIDE, 12 + 42 : 12 + 42 + SIDE] == 20).all()
    assert (sheet[:12] == 255).all()
    assert (sheet[12:first] < 100).any()  # a title


def test_progress_goes_one_way_and_says_where_it_is(tmp_path):
    _, answers = save(tmp_path, "one", "two")
    shares = [each.fraction for each in answers[:-1]]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert str(answers[-2].text) == "Growing an atlas: two, 7 of 7 pictures"


def test_an_interrupted_atlas_grows_only_what_is_missing(tmp_path):
    hand = Hand()
    hand.stop_after = ("two", 1)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path, "one", "two", hand=hand)
    assert [each["layer"] for each in manifest(tmp_path)["layers"]] == ["one"]
    assert len(read_image(str(tmp_path / "atlas.png")).pixels) == 12 + 30 + SIDE + 12
    assert not list(tmp_path.rglob("*.part"))
    hand, _ = save(tmp_path, "one", "two")
    assert hand.requests == [("two", (2,))]
    assert [each["layer"] for each in manifest(tmp_path)["layers"]] == ["one", "two"]
    assert len(read_image(str(tmp_path / "atlas.png")).pixels) == 12 + 2 * (30 + SIDE + 12)
    assert save(tmp_path, "one", "two")[0].requests == []


def test_a_cancelled_atlas_keeps_what_is_done(tmp_path):
    hand = Hand()
    answers = hand.atlas.write(SaveAtlas(plan("one"), str(tmp_path)))
    for _ in answers:
        if (tmp_path / "002_one" / "manifest.json").exists():
            break
    answers.close()
    hand, _ = save(tmp_path, "one")
    assert hand.requests == [("one", (2, 3))]


def test_more_channels_and_layers_come_beside_what_is_there(tmp_path):
    save(tmp_path, "one")
    hand, _ = save(tmp_path, "two", "one", count=6)
    assert hand.requests == [("two", (0, 1, 2)), ("one", (4, 5))]
    assert [each["pictures"] for each in manifest(tmp_path)["layers"]] == [3, 6]


@pytest.mark.parametrize("more", [{"steps": 5}, {"seed": 1}, {"preprocess": "none"}])
def test_other_settings_are_refused_and_change_nothing(tmp_path, more):
    save(tmp_path, "one")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    hand = Hand()
    for ask in (save, lambda folder, *a, hand, **m: cost_of(hand, folder, *a, **m)):
        with pytest.raises(EngineError, match="another model or other parameters"):
            ask(tmp_path, "one", hand=hand, **more)
    assert hand.requests == hand.measured == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_gallery_of_another_kind_in_its_way_is_refused(tmp_path):
    (tmp_path / "002_one").mkdir()
    (tmp_path / "002_one" / "manifest.json").write_text(
        '{"format": 2, "parameters": {}, "images": []}'
    )
    with pytest.raises(EngineError, match="002_one holds filter images of another model"):
        save(tmp_path, "one", "two")


def test_layers_that_cannot_be_shown_are_left_out_with_a_sentence(tmp_path):
    save(tmp_path, "image", "gone", "one", "ids", "two")
    found = manifest(tmp_path)
    assert [each["layer"] for each in found["layers"]] == ["one", "two"]
    assert found["notes"] == [
        'Layer "image" has no channels.',
        'model has no layer "gone".',
        'Layer "ids" gives whole numbers.',
    ]
    cost = cost_of(Hand(), "", "image", "gone", "one", "ids", "two")
    assert [str(each) for each in cost.refused][2] == "ids: It gives whole numbers."
    assert (cost.pictures, cost.kept) == (4 + 3, 0)


def test_an_atlas_of_nothing_is_refused(tmp_path):
    for layers, words in ((("ids", "image"), "None of these layers"), ((), "at least one layer")):
        with pytest.raises(EngineError, match=words):
            save(tmp_path, *layers)
        with pytest.raises(EngineError, match=words):
            cost_of(Hand(), "", *layers)
    assert not (tmp_path / "atlas.png").exists()


def test_the_last_layer_left_out_takes_nothing_away(tmp_path):
    save(tmp_path, "one")
    (tmp_path / "atlas.png").unlink()
    save(tmp_path, "one", "ids")
    assert (tmp_path / "atlas.png").exists()


def test_a_layer_of_unknown_shape_is_asked_for_its_channels(tmp_path):
    hand, _ = save(tmp_path, "dark", count=9)
    assert hand.requests == [("dark", tuple(range(6)))]
    assert manifest(tmp_path)["layers"][0]["channels"] == 6


def test_a_full_disk_is_one_sentence_and_what_is_done_stays(tmp_path, monkeypatch):
    real, written = files._write_beside, []

    def full(target, data, check):
        written.append(os.path.basename(target))
        if len(written) > 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(target, data, check)

    monkeypatch.setattr(files, "_write_beside", full)
    with pytest.raises(EngineError, match="The disk is full"):
        save(tmp_path, "one", "two")
    monkeypatch.setattr(files, "_write_beside", real)
    hand, _ = save(tmp_path, "one", "two")
    assert hand.requests[0] == ("one", (2, 3))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="cannot be made"):
        save(tmp_path / "file" / "out", "one")


def test_an_estimate_counts_what_is_missing_and_writes_nothing(tmp_path):
    save(tmp_path, "one", count=2)
    before = sorted(tmp_path.rglob("*"))
    hand = Hand()
    cost = cost_of(hand, tmp_path, "one", "two", count=10)
    assert (cost.pictures, cost.kept) == (8 + 3, 2)
    assert cost.seconds > 0
    assert sorted(tmp_path.rglob("*")) == before
    save(tmp_path, "one", "two", count=10)
    assert cost.size == read_image(str(tmp_path / "atlas.png")).pixels.shape[:2]
    done = cost_of(hand, tmp_path, "one", "two", count=10)
    assert (done.pictures, done.kept, done.seconds) == (0, 13, 0.0)
    assert done.size == cost.size


def test_a_layer_is_measured_once_for_any_count_and_steps():
    hand = Hand()
    cost_of(hand, "", "one", "two")
    cost_of(hand, "", "two", "one", count=9, steps=400, seed=9)
    assert hand.measured == ["one", "two"]
    cost_of(hand, "", "one", size=32)
    cost_of(hand, "", "one", preprocess="none")
    assert hand.measured == ["one", "two", "one", "one"]


def test_every_step_of_an_estimate_is_a_place_to_stop():
    answers = list(Hand().atlas.estimate(EstimateAtlas(plan("one", "two"))))
    assert len(answers) > 10
    assert all(isinstance(each, Progress) for each in answers[:-1])
    assert str(answers[0].text) == "Measuring one"


def test_what_is_left_is_told_where_it_was_measured(tmp_path):
    hand = Hand()
    cost_of(hand, "", "one")
    _, answers = save(tmp_path, "one", hand=hand)
    assert str(answers[1].text).startswith("Growing an atlas: one, 0 of 4 pictures, about ")
    assert str(answers[1].text).endswith(" s left")


def test_a_large_atlas_is_made_of_smaller_pictures(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.imaging.atlas_sheet.MAX_PIXELS", 8 * 21 * 60)
    cost = cost_of(Hand(), "", "one")
    save(tmp_path, "one")
    sheet = read_image(str(tmp_path / "atlas.png")).pixels
    assert sheet.shape[:2] == cost.size
    assert len(sheet) < 12 + 30 + SIDE + 12
    assert read_image(str(tmp_path / "002_one" / "grid.png")).pixels.shape[0] == SIDE
