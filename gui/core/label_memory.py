"""Keeps the class names that the user chose or edited for a model, by its SHA-256.

Owned by the window. The engine finds what is kept when it opens the model again, wherever the file
is (`engine.api.label_sets.kept_labels_path`).
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.api.errors import EngineError
from engine.api.label_sets import AS_FOUND, kept_labels_path
from engine.storage.json_file import write_record
from gui.text.translation import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.model import ModelInfo
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
        self._seen: ModelInfo | None = None
        state.model_changed.connect(self._on_model_changed)
        state.labels_edited.connect(self._on_edited)

    @Slot()
    def _on_model_changed(self) -> None:
        """Keep the names that the model came with because the user chose them."""
        info = self._state.model
        if info is None or info is self._seen:
            return
        self._seen = info
        chosen = info.request.labels
        if chosen == AS_FOUND:
            for output in range(len(info.outputs)):
                self._forget(info, output)
        elif chosen:
            is_used = info.label_source == chosen
            if is_used:
                self._keep(info, 0, info.outputs[0].labels)
            for note in info.notes[:1]:
                say = self._notices.info if is_used and info.labels_fit else self._notices.warn
                say(translated(note))

    @Slot(int, object)
    def _on_edited(self, output: int, names: Sequence[str]) -> None:
        info = self._state.model
        if info is not None and self._keep(info, output, names):
            self._state.labels_requested.emit("")  # the engine finds what is kept

    def _keep(self, info: ModelInfo, output: int, names: Sequence[str]) -> bool:
        record: dict[str, object] = {str(index): name for index, name in enumerate(names)}
        try:
            write_record(str(kept_labels_path(info.key, output)), record)
        except EngineError as error:
            self._notices.warn(translated(error.text), error.details)
            return False
        return True

    def _forget(self, info: ModelInfo, output: int) -> None:
        with contextlib.suppress(OSError):
            kept_labels_path(info.key, output).unlink()
