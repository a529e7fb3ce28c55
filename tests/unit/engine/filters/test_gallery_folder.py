"""A gallery's folder: what is there is kept, the rest is grown, what is foreign is refused."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.filters import FilterImages, FilterSettings, GrowFilters, ObjectiveKind
from engine.filters.gallery_folder import GRID, MANIFEST, GalleryFolder, make_folder
from engine.imaging import picture_grid, read_image
from tests.unit.engine.ipc.stage import model_info

SETTINGS = FilterSettings(steps=4, size=8, seed=7)
REQUEST = GrowFilters("key", "conv", (4, 1, 5), settings=SETTINGS)
INFO = model_info()


def picture(channel):
    return np.full((8, 8, 3), 10 * channel, np.uint8)


class Grower:
    """Grows pictures of one shade, one at a time, each first unfinished."""

    def __init__(self, only=99):
        self.asked, self.only = [], only

    def __call__(self, request):
        self.asked.append(request.channels)
        for channel in request.channels[: self.only]:
            for done in (False, True):
                yield FilterImages(
                    request=request,
                    channels=(channel,),
                    pixels=picture(channel)[None],
                    objective=np.array([channel], np.float32),
                    step=4 if done else 1,
                    done=done,
                    complete=False,
                    precision="float32",
                    notes=(),
                    elapsed_ms=1.0,
                )


def gallery(folder, request=REQUEST, info=INFO):
    return GalleryFolder(str(folder), request, info, {"numpy": "2"})


def written(folder, grower, request=REQUEST):
    return list(gallery(folder, request).write(grower))


def manifest(folder):
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def test_finished_pictures_are_written_with_a_grid_in_the_order_asked(tmp_path):
    folder = tmp_path / "new" / "gallery"
    answers = written(folder, Grower())
    assert len(answers) == 6
    records = manifest(folder)["images"]
    assert [record["channel"] for record in records] == [1, 4, 5]
    assert records[0]["file"] == "channel_0001.png"
    assert (records[0]["steps"], records[0]["seed"]) == (4, 7)
    np.testing.assert_array_equal(
        read_image(str(folder / GRID)).pixels, picture_grid([picture(n) for n in (4, 1, 5)])
    )


def test_only_what_is_missing_is_grown(tmp_path):
    written(tmp_path, Grower(only=1))
    assert gallery(tmp_path).missing == (1, 5)
    again = Grower()
    written(tmp_path, again)
    assert again.asked == [(1, 5)]
    third = Grower()
    written(tmp_path, third)
    assert third.asked == []


def test_a_picture_that_was_deleted_is_missing(tmp_path):
    written(tmp_path, Grower())
    (tmp_path / "channel_0004.png").unlink()
    assert gallery(tmp_path).missing == (4,)


@pytest.mark.parametrize(
    "request_",
    [
        dataclasses.replace(REQUEST, layer="other"),
        dataclasses.replace(REQUEST, objective_kind=ObjectiveKind.NEURON),
        dataclasses.replace(REQUEST, settings=dataclasses.replace(SETTINGS, seed=8)),
    ],
)
def test_other_settings_are_refused_and_change_nothing(tmp_path, request_):
    written(tmp_path, Grower())
    before = (tmp_path / MANIFEST).read_bytes()
    with pytest.raises(EngineError, match="another model or other"):
        gallery(tmp_path, request_)
    with pytest.raises(EngineError, match="another model or other"):
        gallery(tmp_path, info=dataclasses.replace(INFO, key="other"))
    assert (tmp_path / MANIFEST).read_bytes() == before


@pytest.mark.parametrize("words", ["no json", "[]", '"a"'])
def test_a_strangers_manifest_is_refused(tmp_path, words):
    (tmp_path / MANIFEST).write_text(words)
    with pytest.raises(EngineError, match="is not a manifest of Camscope"):
        gallery(tmp_path)


def test_a_direction_is_one_picture(tmp_path):
    request = dataclasses.replace(REQUEST, objective_kind=ObjectiveKind.DIRECTION)
    assert gallery(tmp_path, request).missing == (4, 1, 5)
    written(tmp_path, Grower(only=1), request)
    assert manifest(tmp_path)["images"][0]["file"] == "direction.png"
    assert gallery(tmp_path, request).missing == ()


def test_a_folder_where_a_file_is_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match="cannot be made"):
        make_folder(tmp_path / "file" / "below")
