"""Reads folders of pictures, and writes what a recipe has made: model, names and a few pictures."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")
KEPT = 4
"""Pictures of each class that are put beside the model."""


class Pictures:
    """The pictures of a folder with one folder for each class.

    Parameters
    ----------
    folder : Path
        The folder.
    side : int
        Pixels of the square that each picture becomes.
    channels : int
        3, or 1 for grey.
    most : int or None
        At most so many of each class.

    Attributes
    ----------
    names : list of str
        The classes, in the order of their numbers.
    files : list of Path
        The pictures, shuffled.
    x : ndarray of float32, shape (n, side, side, channels)
        Their pixels, 0 to 255.
    y : ndarray of int, shape (n,)
        Their classes.
    """

    def __init__(self, folder: Path, side: int, channels: int = 3, most: int | None = None) -> None:
        self.names = sorted(each.name for each in folder.iterdir() if each.is_dir())
        if len(self.names) < 2:
            raise SystemExit(f"{folder} has to hold a folder of pictures for each class.")
        found = [
            (file, number)
            for number, name in enumerate(self.names)
            for file in sorted(
                each for each in (folder / name).iterdir() if each.suffix.lower() in SUFFIXES
            )[:most]
        ]
        order = np.random.default_rng(0).permutation(len(found))
        self.files = [found[place][0] for place in order]
        self.y = np.array([found[place][1] for place in order])
        self.x = np.stack([read(file, side, channels) for file in self.files])

    def split(self, share: float = 0.2) -> tuple[Any, Any]:
        """Return pixels and classes to learn from, and those of a fifth to test with."""
        cut = int(len(self.y) * share)
        return (self.x[cut:], self.y[cut:]), (self.x[:cut], self.y[:cut])

    @property
    def tested(self) -> list[Path]:
        """The files of `split`'s test part."""
        return self.files[: int(len(self.y) * 0.2)]


def read(file: Path, side: int, channels: int) -> np.ndarray:
    """Return a picture as pixels (side, side, channels), 0 to 255."""
    with Image.open(file) as picture:
        small = picture.convert("L" if channels == 1 else "RGB").resize((side, side))
    return np.asarray(small, np.float32).reshape(side, side, channels)


def finish(model: Any, pictures: Pictures, out: Path, name: str = "model.keras") -> None:
    """Write the model, the names of its classes, and some pictures that it has not seen."""
    (out / "pictures").mkdir(parents=True, exist_ok=True)
    model.save(out / name)
    (out / "model.labels.txt").write_text("\n".join(pictures.names) + "\n", encoding="utf-8")
    left = dict.fromkeys(pictures.names, KEPT)
    for file in pictures.tested:
        if left[file.parent.name] > 0:
            left[file.parent.name] -= 1
            shutil.copy(file, out / "pictures" / file.name)
    print(f"Wrote {out / name}, the names of its classes, and {out / 'pictures'}.")
    print(f"Now: python main.py {out / 'pictures'} {out / name}")
