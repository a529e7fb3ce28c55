"""Files of activations: a folder, a contact sheet, and their names."""

import cv2
import numpy as np
import pytest

from engine.api.activations import (
    Activations,
    SaveAllActivations,
    ShowActivations,
    TileStyle,
)
from engine.api.errors import EngineError
from engine.api.keys import InputKey
from engine.api.results import Progress, Saved
from engine.imaging import channel_statistics, channels_first, tile_grid
from engine.storage.activation_files import (
    layers_with_activations,
    save_all,
    save_layer,
    weights_record,
)
from tests.unit.gui import fakes

INPUT = InputKey("model-1", "image-1")


def show(request):
    if request.layer.endswith("block1_conv"):
        raise EngineError("Not this one.")
    rng = np.random.default_rng(len(request.layer))
    shape = (1, 1, 6) if request.layer in ("gap", "scores") else (5, 7, 4)
    values = rng.random(shape, np.float32)
    return Activations(request, channels_first(values), None, 1.0, channel_statistics(values))


def saved(path, count=3):
    info = fakes.model_info(count=count)
    return list(save_all(SaveAllActivations(str(path), INPUT), info, show))


def test_layers_are_all_that_have_channels_without_the_input():
    assert layers_with_activations(fakes.model_info(count=2)) == (
        "backbone",
        "backbone/block0_conv",
        "backbone/block1_conv",
        "gap",
        "scores",
    )


def test_a_folder_gets_an_array_and_a_picture_of_each_layer(tmp_path):
    answers = saved(tmp_path / "new" / "folder")
    names = sorted(file.name for file in (tmp_path / "new" / "folder").iterdir())
    stems = [
        "001_backbone",
        "002_backbone-block0_conv",
        "004_backbone-block2_conv",
        "005_gap",
        "006_scores",
    ]
    assert names == sorted(f"{stem}.{end}" for stem in stems for end in ("npy", "png"))
    assert np.load(tmp_path / "new" / "folder" / "001_backbone.npy").shape == (5, 7, 4)
    assert isinstance(answers[-1], Saved)
    shares = [answer.fraction for answer in answers if isinstance(answer, Progress)]
    assert shares == sorted(shares)
    assert len(shares) == 6


def test_a_contact_sheet_is_one_picture(tmp_path):
    path = tmp_path / "sheet.png"
    saved(path)
    found = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.png"]
    assert found.shape[0] > 5 * 48


def test_a_sheet_that_is_stopped_before_it_is_written_leaves_no_file(tmp_path):
    request = SaveAllActivations(str(tmp_path / "sheet.png"), INPUT)
    work = save_all(request, fakes.model_info(count=3), show)
    shares = []
    for answer in work:
        shares.append(answer.fraction)
        if answer.fraction == 1.0:
            break
    work.close()
    assert shares == sorted(shares)
    assert len(shares) == 7  # six layers, and the place to stop before the file
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_stopped_keeps_only_whole_layers(tmp_path):
    request = SaveAllActivations(str(tmp_path), INPUT)
    work = save_all(request, fakes.model_info(count=3), show)
    for _ in range(2):
        next(work)
    work.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "001_backbone.npy",
        "001_backbone.png",
    ]


def test_nothing_is_half_done_when_the_folder_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(EngineError, match="cannot be made"):
        saved(tmp_path / "file")


def test_a_layers_files_are_of_the_channels_and_the_kind_that_are_wanted(tmp_path):
    values = np.random.default_rng(0).random((5, 7, 4), np.float32)
    request = ShowActivations(INPUT, "conv")
    found = Activations(request, channels_first(values), None, 1.0, channel_statistics(values))
    record = save_layer(str(tmp_path), "conv", found, TileStyle(), (3, 0), ".jpg")
    assert record["tiles"] == str(tmp_path / "conv.jpg")
    np.testing.assert_array_equal(np.load(record["raw"]), values)
    drawn = cv2.imdecode(np.fromfile(record["tiles"], np.uint8), cv2.IMREAD_COLOR)[..., ::-1]
    expected = tile_grid(values[..., [3, 0]], TileStyle())
    assert drawn.shape == expected.shape
    assert np.abs(drawn.astype(int) - expected).mean() < 3


def test_weights_are_plain_numbers():
    values = np.zeros((5, 7, 2), np.float32)
    weights = np.array([0.5, -2], np.float32)
    request, statistics = ShowActivations(INPUT, "conv"), channel_statistics(values)
    assert weights_record(
        Activations(request, channels_first(values), weights, 1.0, statistics)
    ) == [0.5, -2.0]
    assert (
        weights_record(Activations(request, channels_first(values), None, 1.0, statistics)) is None
    )
