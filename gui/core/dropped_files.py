"""Sorts files that were dropped, chosen or named into images, models and the rest.

`gui.actions.handlers.ActionHandlers.open_paths` opens what comes out: all images, and the first
model.
"""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path
from engine.api.formats import LABEL_SUFFIXES, file_kind, is_saved_model, saved_model_folder
from engine.storage.image_paths import file_images, folder_images
from gui.core.thread_reports import run_and_report
from gui.text.translation import translate, translate_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.api.errors import Text


@dataclass(frozen=True, slots=True)
class SortedFiles:
    """Paths by what they are.

    Attributes
    ----------
    images, models : tuple of str
        Absolute paths, in the order given; those of a folder in natural order.
    unknown : tuple of str
        Paths as they were given.
    refused : tuple of Text
        A sentence for each folder that no image was taken from.
    labels : tuple of str
        Absolute paths of files that may hold names of classes, by their suffix.
    heatmaps : tuple of str
        Those of the images that may be heatmaps: an array of fractions, (h, w), alone in its file.
    """

    images: tuple[str, ...]
    models: tuple[str, ...]
    unknown: tuple[str, ...]
    refused: tuple[Text, ...] = ()
    heatmaps: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def sort_files(paths: Iterable[str], check: Callable[[], None] = lambda: None) -> SortedFiles:
    """Return the images, the models and the rest; a folder or array stands for its images.

    A folder with a SavedModel is that model.

    Parameters
    ----------
    paths : iterable of str
        Files and folders.
    check : callable
        Called now and then; it may raise to stop.
    """
    from engine.imaging import may_be_heat  # loads OpenCV, which the window does not wait for

    images: list[str] = []
    models: list[str] = []
    unknown: list[str] = []
    refused: list[Text] = []
    heatmaps: list[str] = []
    labels: list[str] = []
    for given in paths:
        path = Path(saved_model_folder(given)).absolute()
        if is_saved_model(str(path)):
            models.append(str(path))
            continue
        if path.is_dir():
            try:
                images.extend(folder_images(str(path), check=check))
            except EngineError as error:
                refused.append(error.text)
            continue
        check()
        kind = file_kind(path)
        if kind == "image" or is_array_path(str(path)):
            images.extend(file_images(str(path)))
            if may_be_heat(str(path)):
                heatmaps.append(str(path))
        elif kind == "model":
            models.append(str(path))
        elif path.suffix.casefold() in LABEL_SUFFIXES and path.is_file():
            labels.append(str(path))
        else:
            unknown.append(given)
    return SortedFiles(
        tuple(dict.fromkeys(images)),
        tuple(dict.fromkeys(models)),
        tuple(unknown),
        tuple(refused),
        tuple(dict.fromkeys(heatmaps)),
        tuple(labels),
    )


class FileSorter(QObject):
    """Sorts files; folders and arrays in a thread, as a deep folder takes seconds to walk."""

    finished = Signal(object)
    """`SortedFiles`: at once for files, later for folders and arrays. Each `sort` has one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = threading.Event()

    def sort(self, paths: Sequence[str]) -> None:
        """Sort files and folders."""
        if any(os.path.isdir(path) or is_array_path(path) for path in paths):
            work = partial(_sort_until_stopped, paths, self._is_stopped)
            run_and_report(work, self, self.finished.emit, "folders")
        else:
            self.finished.emit(sort_files(paths))

    def stop(self) -> None:
        """Stop the search in folders: its result is not needed."""
        self._is_stopped.set()


def _sort_until_stopped(
    paths: Sequence[str], is_stopped: threading.Event, tell: Callable[[SortedFiles], None]
) -> None:
    def check() -> None:
        if is_stopped.is_set():
            raise _Stopped

    with contextlib.suppress(_Stopped):
        found = sort_files(paths, check)
        check()
        tell(found)


class _Stopped(Exception):
    """The window closes."""


def sentence_for_unknown(paths: Iterable[str]) -> str:
    """Return what to say of paths that are neither images nor models."""
    names = [Path(path).name or str(path) for path in paths]
    if len(names) == 1:
        template = translate("opening", "{name} is neither an image nor a model Camscope can open.")
        return template.format(name=names[0])
    template = translate_plural(
        "opening",
        "{count} file is neither an image nor a model Camscope can open: {names}.",
        "{count} files are neither images nor models Camscope can open: {names}.",
        len(names),
    )
    listed = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    return template.format(count=len(names), names=listed)
