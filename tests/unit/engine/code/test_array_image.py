"""Reading one picture of an array: the lines are run, and give what Camscope shows."""

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.code.image import read_lines
from engine.imaging import read_image

RANDOM = np.random.default_rng(7)
GRAY = RANDOM.integers(0, 256, (6, 5, 7), np.uint8)
COLOR = RANDOM.integers(0, 256, (3, 5, 4, 3), np.uint8)


def image_of(path):
    picture = read_image(path)
    names = {"np": np, "cv2": cv2}
    exec("\n".join(read_lines(picture)), names)
    np.testing.assert_array_equal(names["image"][..., ::-1], picture.pixels)
    return names["image"]


@pytest.mark.parametrize(
    "values",
    [
        GRAY,
        GRAY[..., None],
        COLOR,
        COLOR / np.float32(255),
        COLOR / 127.5 - 1,
        GRAY.astype(np.int64),
        GRAY.astype(np.uint16) * 257,
        GRAY.astype(np.float64) * 3.7 - 20,
    ],
    ids=["gray", "a channel", "color", "0-1", "-1-1", "integers", "16 bits", "any"],
)
def test_every_kind_of_numbers(tmp_path, values):
    np.save(tmp_path / "我.npy", values)
    assert image_of(f"{tmp_path / '我.npy'}[2]").any()


def test_one_picture_alone_and_an_archive_of_several_arrays(tmp_path):
    np.save(tmp_path / "one.npy", COLOR[0])
    image_of(str(tmp_path / "one.npy"))
    np.savez(tmp_path / "data.npz", x_train=GRAY, x_test=GRAY[::-1], y_test=np.arange(6))
    image_of(f"{tmp_path / 'data.npz'}[x_test,1]")


def test_transparent_and_broken_numbers_are_refused(tmp_path):
    clear = np.concatenate([COLOR, COLOR[..., :1]], axis=-1)
    np.save(tmp_path / "clear.npy", clear)
    broken = COLOR / np.float32(255)
    broken[0, 0, 0] = np.nan
    np.save(tmp_path / "broken.npy", broken)
    for name in ("clear", "broken"):
        with pytest.raises(EngineError, match="does not read"):
            read_lines(read_image(f"{tmp_path / name}.npy[0]"))
    picture = read_image(f"{tmp_path / 'clear.npy'}[1]")
    (tmp_path / "clear.npy").unlink()
    with pytest.raises(EngineError, match="was not found"):
        read_lines(picture)
