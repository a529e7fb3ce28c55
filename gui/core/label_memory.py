"""Keeps class names and what the user said of the outputs of a model, by its SHA-256.

Owned by the window. The engine finds what is kept when it opens the model again, wherever the file
is (`engine.api.label_sets.kept_labels_path`).
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.api.errors import EngineError
from engine.api.label_sets import AS_FOUND, OUTPUTS_ARE, kept_labels_path, kept_reading_path
from engine.api.scores import OutputActivation
from engine.storage.json_file import write_record
from gui.text.translation import translated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.notices import Notices


class LabelMemory(QObject):
    """Writes what is kept, and says how chosen names are used.

    Parameters
    ----------
    state : State
        Tells what is open, and what the user wants.
    notices : Notices
        Says what cannot be kept.
    parent : QObject, optional
        Owner.
    """

    def __init__(self, state: State, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._notices = notices
        self._seen: tuple[ModelInfo, ...] = ()
        self._asked: int | None = None
        state.model_changed.connect(self._on_model_changed)
        state.labels_requested.connect(self._on_requested)
        state.labels_edited.connect(self._on_edited)
        state.selection_changed.connect(self._on_selection_changed)

    @Slot()
    def _on_model_changed(self) -> None:
        """Keep the names that the model came with because the user chose them."""
        info, seen = self._state.model, self._seen
        self._seen = self._state.models.all
        if info is None or any(each is info for each in seen):
            return
        is_another = all(each.request.path != info.request.path for each in seen)
        names = [output.name for output in info.outputs]
        for index, output in enumerate(info.outputs):
            chosen = info.request.labels_of(index, names)
            if chosen == AS_FOUND:
                self._forget(info, index)
            elif chosen:
                if output.label_source == chosen:
                    self._keep(info, index, output.labels)
                if is_another or index == self._asked:
                    self._tell(output, is_used=output.label_source == chosen)
        self._asked = None

    @Slot(int, str)
    def _on_requested(self, output: int, _labels: str) -> None:
        self._asked = output  # what was chosen earlier for others was told then

    def _tell(self, output: OutputInfo, *, is_used: bool) -> None:
        """Say how the names that the user chose are used, or why not."""
        if output.label_note is not None:
            say = self._notices.info if is_used and output.labels_fit else self._notices.warn
            say(translated(output.label_note))

    @Slot(int, object)
    def _on_edited(self, output: int, names: Sequence[str]) -> None:
        info = self._state.model
        if info is not None and self._keep(info, output, names):
            self._state.labels_requested.emit(output, "")  # the engine finds what is kept

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        """Keep what the user says of the outputs of the model that is open."""
        if old.model != new.model or old.output_activation is new.output_activation:
            return
        info = self._state.model
        if info is None or info.key != new.model or old.split.index != new.split.index:
            return
        path, told = kept_reading_path(info.key), new.output_activation
        if told is OutputActivation.AUTO:
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            self._write(path, {OUTPUTS_ARE: told.value})

    def _keep(self, info: ModelInfo, output: int, names: Sequence[str]) -> bool:
        record: dict[str, object] = {str(index): name for index, name in enumerate(names)}
        return self._write(kept_labels_path(info.key, output), record)

    def _write(self, path: Path, record: dict[str, object]) -> bool:
        try:
            write_record(str(path), record)
        except EngineError as error:
            self._notices.warn(translated(error.text), error.details)
            return False
        return True

    def _forget(self, info: ModelInfo, output: int) -> None:
        with contextlib.suppress(OSError):
            kept_labels_path(info.key, output).unlink()
