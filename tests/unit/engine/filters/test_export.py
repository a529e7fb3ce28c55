"""Filter images on the screen become a PNG and a record that says how to make them again."""

import dataclasses
import json

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.filters import (
    FilterPicture,
    FilterSettings,
    FilterStyle,
    GridOrder,
    GrowFilters,
    ObjectiveKind,
    SaveFilters,
)
from engine.filters.export import save_filters
from engine.imaging import picture_grid, read_image
from engine.storage.atomic import Stopped
from engine.storage.manifest_formats import FORMAT


def pictures(*channels):
    return tuple(
        FilterPicture(
            each, np.full((16, 16, 3), 10 * each, np.uint8), each / 4, 12, True, "float32"
        )
        for each in channels
    )


def grown(*channels):
    settings = FilterSettings(FilterStyle.TEXTBOOK, 12, 16, 7)
    return GrowFilters("sha", "conv", channels, ObjectiveKind.NEURON, settings)


def test_the_pictures_stand_in_rows_and_the_record_tells_how(tmp_path):
    path = str(tmp_path / "濾波器.png")
    request = SaveFilters(path, grown(3, 5, 9), pictures(3, 5, 9), columns=2)
    assert save_filters(request).path == path
    pixels = read_image(path).pixels
    assert pixels.shape == (16 + 5 + 16, 16 + 5 + 16, 3)
    assert (pixels[0, 0, 0], pixels[0, 36, 0], pixels[36, 0, 0]) == (30, 50, 90)
    assert not pixels[21:, 21:].any()
    record = json.loads((tmp_path / "濾波器.png.json").read_text(encoding="utf-8"))
    assert record["format"] == FORMAT
    assert record["model"] == {"sha256": "sha"}
    assert record["parameters"] == {
        "layer": "conv",
        "objective": "neuron",
        "style": "textbook",
        "steps": 12,
        "size": 16,
        "seed": 7,
        "start": None,
        "preprocess": "auto",
        "channels": [3, 5, 9],
    }
    assert record["images"][1] == {
        "channel": 5,
        "objective_value": 1.25,
        "steps": 12,
        "precision": "float32",
        "size": [16, 16],
    }


def test_channels_run_down_the_columns_where_that_is_chosen(tmp_path):
    path, shown = str(tmp_path / "a.png"), pictures(*range(4))
    save_filters(SaveFilters(path, grown(*range(4)), shown, 2, GridOrder.COLUMNS))
    expected = picture_grid([shown[number].pixels for number in (0, 2, 1, 3)], 2)
    np.testing.assert_array_equal(read_image(path).pixels, expected)
    record = json.loads((tmp_path / "a.png.json").read_text(encoding="utf-8"))
    assert [each["channel"] for each in record["images"]] == [0, 1, 2, 3]
    assert record["grid_order"] == "columns"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    request = SaveFilters(str(tmp_path / "none" / "a.png"), grown(1), pictures(1))
    with pytest.raises(EngineError, match=r"none"):
        save_filters(request)


def test_a_record_that_is_there_already_is_not_replaced_unless_that_is_allowed(tmp_path):
    path = tmp_path / "a.png"
    beside = tmp_path / "a.png.json"
    beside.write_text("mine")
    request = SaveFilters(str(path), grown(1), pictures(1))
    with pytest.raises(EngineError) as caught:
        save_filters(request)
    assert str(caught.value) == (
        "a.png.json is there already, and was not replaced. Choose another name."
    )
    assert (beside.read_text(), path.exists()) == ("mine", False)
    save_filters(dataclasses.replace(request, replaces_record=True))
    assert json.loads(beside.read_text(encoding="utf-8"))["images"][0]["channel"] == 1
    assert path.exists()


def test_a_stopped_export_leaves_neither_pictures_nor_record(tmp_path):
    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        save_filters(SaveFilters(str(tmp_path / "a.png"), grown(1), pictures(1)), stop)
    assert list(tmp_path.iterdir()) == []
