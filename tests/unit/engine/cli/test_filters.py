"""`camscope filters`: what is written, and how an interrupted gallery goes on."""

import json
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.errors import EngineError, text
from engine.api.filters import FilterImages, FilterSettings, FilterStyle, ObjectiveKind
from engine.api.image import HoldImage
from engine.api.results import Progress
from engine.cli.filters import filters_words, write_gallery
from engine.imaging import encode_png, picture_grid, read_image


class Played:
    """A session whose pictures are plain: the channel's number as brightness."""

    def __init__(self, stop_after=None):
        self.backend = SimpleNamespace(versions={"played": "1"})
        self.requests = []
        self.stop_after = stop_after

    def run(self, request):
        if isinstance(request, HoldImage):
            return
        self.requests.append(request)
        yield Progress(request, text("Growing"))
        groups = [(each,) for each in request.channels]
        if request.objective_kind is ObjectiveKind.DIRECTION:
            groups = [request.channels[:1]]
        for number, group in enumerate(groups):
            if number == self.stop_after:
                raise KeyboardInterrupt
            for done in (False, True):
                yield FilterImages(
                    request=request,
                    channels=group,
                    pixels=np.full((1, 16, 18, 3), group[0] if done else 255, np.uint8),
                    objective=np.array([group[0] / 2], np.float32),
                    step=request.settings.steps if done else 1,
                    done=done,
                    complete=done and group is groups[-1],
                    precision="float32",
                    notes=(text("Told."),) if done else (),
                    elapsed_ms=1.0,
                )


INFO = SimpleNamespace(
    key="abc",
    name="model",
    outputs=(SimpleNamespace(class_count=3),),
    input_shape=(24, 24, 3),
    preprocess="unit",
    preprocess_choices=(SimpleNamespace(name="unit"), SimpleNamespace(name="signed")),
    auto_layer="conv",
    request=SimpleNamespace(path="model.keras"),
    trusted=None,
    stored=None,
    can_be_fed=lambda name: name in ("auto", "unit", "signed"),
    walk=lambda: iter([SimpleNamespace(path="conv", output_shape=(None, 20, 20, 12))]),
    find=lambda path: (
        SimpleNamespace(path="conv", output_shape=(None, 20, 20, 12)) if path == "conv" else None
    ),
)


def options(folder, **more):
    given = dict.fromkeys(("channels", "steps", "size", "style", "objective_kind", "start", "code"))
    usual = {"out": str(folder), "layer": "conv", "seed": 0, "preprocess": "auto", "resize": "area"}
    usual |= {"grid_order": "rows", "preset": None}
    return Namespace(**{**usual, **given, **more})


def write(folder, session=None, **more):
    session = session or Played()
    told = write_gallery(session, INFO, options(folder, **more), lambda _: None)
    return json.loads(Path(told["manifest"]).read_text("utf-8")), session


def test_a_picture_a_channel_a_grid_and_a_manifest(tmp_path):
    manifest, session = write(tmp_path, channels="0:3", style="textbook", steps=40, seed=9)
    assert session.requests[0].settings == FilterSettings(FilterStyle.TEXTBOOK, 40, 128, 9)
    assert manifest["parameters"]["layer"] == "conv"
    assert [each["channel"] for each in manifest["images"]] == [0, 1, 2]
    assert [each["objective_value"] for each in manifest["images"]] == [0.0, 0.5, 1.0]
    assert {each["seed"] for each in manifest["images"]} == {9}
    assert manifest["notes"] == ["Told."]
    for record in manifest["images"]:
        pixels = read_image(str(tmp_path / record["file"])).pixels
        assert (pixels == record["channel"]).all()
    assert read_image(str(tmp_path / "grid.png")).pixels.shape == (16, 3 * 18 + 2 * 5, 3)


def test_an_interrupted_gallery_goes_on_where_it_stopped(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, Played(stop_after=2), channels="0:5")
    kept = json.loads((tmp_path / "manifest.json").read_text())
    assert [each["channel"] for each in kept["images"]] == [0, 1]
    assert not list(tmp_path.glob("*.part"))
    (tmp_path / "channel_0000.png").unlink()
    manifest, session = write(tmp_path, channels="0:5")
    assert session.requests[0].channels == (0, 2, 3, 4)
    assert [each["channel"] for each in manifest["images"]] == [0, 1, 2, 3, 4]
    assert write(tmp_path, channels="0:5")[1].requests == []


def test_what_is_told_counts_what_was_grown_and_what_was_there(tmp_path):
    asked = options(tmp_path, channels="0:2")
    told = write_gallery(Played(), INFO, asked, lambda _: None)
    assert (told["made"], told["kept"]) == (2, 0)
    asked = options(tmp_path, channels="1:4")
    told = write_gallery(Played(), INFO, asked, lambda _: None)
    assert (told["made"], told["kept"]) == (2, 1)
    assert [each["channel"] for each in told["images"]] == [1, 2, 3]
    assert told["written"] == str(tmp_path / "grid.png")
    assert filters_words(told) == "2 pictures and 1 already there"


def test_another_gallery_is_left_alone(tmp_path):
    write(tmp_path, channels="0:2")
    before = (tmp_path / "manifest.json").read_bytes()
    for more in (
        {"seed": 1},
        {"size": 64},
        {"style": "textbook"},
        {"objective_kind": "neuron"},
        {"preprocess": "signed"},
    ):
        with pytest.raises(EngineError, match="another folder"):
            write(tmp_path, channels="0:2", **more)
    assert (tmp_path / "manifest.json").read_bytes() == before


def test_a_file_that_is_no_manifest_is_left_alone(tmp_path):
    (tmp_path / "manifest.json").write_text("[]")
    with pytest.raises(EngineError, match="not a manifest"):
        write(tmp_path)
    assert (tmp_path / "manifest.json").read_text() == "[]"


def test_a_direction_is_one_picture(tmp_path):
    manifest, session = write(tmp_path, channels="3,5", objective_kind="direction")
    assert session.requests[0].channels == (3, 5)
    assert [each["file"] for each in manifest["images"]] == ["direction.png"]
    assert manifest["parameters"]["channels"] == [3, 5]
    assert write(tmp_path, channels="3,5", objective_kind="direction")[1].requests == []


def test_classes_need_no_layer(tmp_path):
    manifest, session = write(tmp_path, objective_kind="class", layer="nowhere")
    assert session.requests[0].layer == ""
    assert session.requests[0].channels == (0, 1, 2)
    assert manifest["images"][2]["file"] == "class_0002.png"


def test_preprocessing_is_recorded_by_its_name(tmp_path):
    manifest, _ = write(tmp_path, channels="0")
    assert manifest["parameters"]["preprocess"] == "unit"
    again, later = write(tmp_path, channels="0:2", preprocess="unit")  # what auto means
    assert [each["channel"] for each in again["images"]] == [0, 1]
    assert later.requests[0].settings.preprocess == "unit"


def test_an_image_to_start_from(tmp_path):
    image = tmp_path / "start.png"
    image.write_bytes(encode_png(np.zeros((9, 9, 3), np.uint8)))
    manifest, session = write(tmp_path / "out", channels="1", start=str(image))
    key = session.requests[0].start.image
    assert manifest["parameters"]["start"] == key


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"layer": "cnv"}, "Nearest: conv"),
        ({"style": "crayon"}, "fourier, textbook"),
        ({"objective_kind": "all"}, "channel, neuron, direction, class"),
        ({"channels": "12:20"}, "of the 12"),
        ({"preprocess": "sined"}, "Nearest: signed"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, more, words):
    with pytest.raises(EngineError, match=words):
        write(tmp_path, **more)
    assert not (tmp_path / "manifest.json").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="cannot be made"):
        write(tmp_path / "file" / "out")


def test_the_grid_has_rows_of_eight():
    tiles = [np.full((4, 6, 3), 10 + number, np.uint8) for number in range(10)]
    found = picture_grid(tiles)
    assert found.shape == (2 * 4 + 5, 8 * 6 + 7 * 5, 3)
    for number in range(10):
        row, column = divmod(number, 8)
        assert (found[row * 9 : row * 9 + 4, column * 11 : column * 11 + 6] == 10 + number).all()
    assert (found[4:9] == 0).all()
    assert (found[9:, 22:] == 0).all()


def test_the_textbooks_grid_has_channels_column_by_column(tmp_path):
    write(tmp_path, grid_order="columns", preset="deep-learning-with-python")
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert (manifest["grid_order"], manifest["preset"]) == ("columns", "deep-learning-with-python")
    grid = read_image(str(tmp_path / "grid.png")).pixels
    # Twelve pictures, each of its channel's number, eight to a row: the first four columns have
    # two, the others one.
    starts = [0, 2, 4, 6, 8, 9, 10, 11]
    for column, start in enumerate(starts):
        for row in range(2 if column < 4 else 1):
            tile = grid[row * 21 : row * 21 + 16, column * 23 : column * 23 + 18]
            assert (tile == start + row).all()
    write(tmp_path)  # the same folder, the usual way round
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["grid_order"] == "rows"
    assert (read_image(str(tmp_path / "grid.png")).pixels[:16, 23:41] == 1).all()
