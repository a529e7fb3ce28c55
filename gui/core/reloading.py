"""Offers to open a model or an image again whose file has changed, or opens it by itself.

Owned by the window. With ``--watch`` a model that is being trained is shown as it is after each
save: image, layer, target and views stay. What cannot be opened, because it is being written, is
tried again; until then the model stays that was open, and one that was not open yet is waited for.
"""

from __future__ import annotations

import dataclasses
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.api.file_names import array_and_part
from gui.core.file_watcher import FileWatcher
from gui.text.translation import Said

if TYPE_CHECKING:
    from engine.api.model import LoadModel
    from gui.core.controller import Controller
    from gui.core.state import State
    from gui.notices import Notices

RETRY_MS = 1500
MOST_RETRIES = 5


class Reloader(QObject):
    """Watches the files of the open models and of the images in the views.

    Parameters
    ----------
    state, controller, notices
        What is open, who opens it again, and who offers it.
    parent : QObject, optional
        Owner.
    watcher : FileWatcher, optional
        Replaced in tests.
    """

    def __init__(
        self,
        state: State,
        controller: Controller,
        notices: Notices,
        parent: QObject | None = None,
        watcher: FileWatcher | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._controller = controller
        self._notices = notices
        self._is_automatic = False
        self._is_stopped = False
        self._failures: dict[str, int] = {}
        self._awaited: dict[str, LoadModel] = {}
        self._offered: dict[str, tuple[str, frozenset[str]]] = {}
        self.files = watcher or FileWatcher(self)
        self.files.changed.connect(self._on_changed)
        state.model_changed.connect(self._on_model_changed)
        state.picture_changed.connect(self._on_opened)
        state.images_changed.connect(self._on_opened)
        state.model_failed.connect(self._on_model_failed)

    def reload_by_itself(self) -> None:
        """Ask nobody from now on (``--watch``)."""
        self._is_automatic = True
        self._controller.be_patient()
        self.files.poll()

    def stop(self) -> None:
        """Watch nothing any more: the window closes."""
        self._is_stopped = True
        self.files.stop()

    @Slot()
    def _on_model_changed(self) -> None:
        self._awaited.clear()  # it is open now, or the user took another one
        self._on_opened()

    @Slot()
    def _on_opened(self) -> None:
        if self._is_stopped:
            return
        models = {each.request.path for each in self._state.models.all}
        if self._state.models.first_is_demo and self._state.models.first is not None:
            models.discard(self._state.models.first.request.path)
        for path in models:
            self._failures.pop(path, None)
        self.files.watch({*models, *self._awaited, *self._images()})
        for path, (sentence, contents) in list(self._offered.items()):
            if self._contents(path) != contents:  # it is closed, or was read again
                del self._offered[path]
                self._notices.withdraw(sentence)

    def _contents(self, path: str) -> frozenset[str]:
        """Return the keys of what is open of a file."""
        models = {each.key for each in self._state.models.all if each.request.path == path}
        pictures = [view.picture for view in self._state.views if view.picture is not None]
        images = {each.key for each in pictures if array_and_part(each.path)[0] == path}
        return frozenset(models | images)

    def _images(self) -> dict[str, set[str]]:
        """Return the pictures in the views that are of files, by the file's path."""
        found: dict[str, set[str]] = {}
        for view in self._state.views:
            if view.picture is not None and view.picture.path:
                file = array_and_part(view.picture.path)[0]
                found.setdefault(file, set()).add(view.picture.path)
        return found

    @Slot(str)
    def _on_changed(self, path: str) -> None:
        if self._is_automatic:
            self._reload(path)
            return
        sentence = Said(
            lambda: self.tr("{name} has changed on the disk.").format(name=Path(path).name)
        )
        self._offered[path] = (sentence, self._contents(path))
        self._notices.offer(sentence, Said(lambda: self.tr("Reload")), partial(self._reload, path))

    def _reload(self, path: str) -> None:
        if path in self._awaited:
            self._controller.reload(self._awaited[path], is_quiet=True)
        for info in self._state.models.all:
            if info.request.path == path:
                # A half written file must not take the open model's place as a refused one.
                must_open = info.request.must_open or not info.is_only_inspected
                request = dataclasses.replace(info.request, must_open=must_open)
                self._controller.reload(request, is_quiet=self._is_automatic)
        for picture in self._images().get(path, ()):
            self._controller.reload_image(picture)

    @Slot(object, object)
    def _on_model_failed(self, request: LoadModel, sentence: str) -> None:
        """Try again in a while; say so when that did not help."""
        path = request.path
        if not self._is_automatic or self._is_stopped:
            return
        if path not in self.files.paths:
            if not os.path.isfile(path):
                self._notices.error(sentence)
                return
            self._awaited[path] = request
            self._on_opened()
            self._notices.info(
                Said(
                    lambda: self.tr(
                        "{name} cannot be opened yet. It is opened as soon as it is whole."
                    ).format(name=Path(path).name)
                ),
                sentence,
            )
        count = self._failures[path] = self._failures.get(path, 0) + 1
        if count <= MOST_RETRIES:
            self.files.expect(path, RETRY_MS)
            return
        if path in self._awaited and request.must_open:
            # It seems to stay so: what it says of itself is shown, as without watching.
            self._controller.reload(dataclasses.replace(request, must_open=False), is_quiet=True)
            return
        self._failures[path] = 0
        if path in self._awaited:
            self._notices.warn(sentence)
            return
        self._notices.warn(
            Said(
                lambda: self.tr(
                    "{name} has changed but cannot be opened; the one before stays open."
                ).format(name=Path(path).name)
            ),
            sentence,
        )
