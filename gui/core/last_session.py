"""Opens what was open when the window closed last, and remembers it again. Owned by the app.

Before it opens anything it marks in the settings that it does; the mark goes with the first answer.
A start that finds the mark knows that the last one ended meanwhile, and opens nothing by itself.
"""

from __future__ import annotations

import contextlib
import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QObject, Qt, Signal, Slot

from engine.api.file_names import array_and_part
from engine.api.formats import is_saved_model
from engine.api.label_sets import find_label_set
from engine.api.resources import DEMO_MODEL
from gui.core.session_record import choices_for, record_of, session_from, session_text
from gui.text.lists import listed
from gui.text.translation import Said, translate_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QTimerEvent

    from gui.core.controller import Controller
    from gui.core.session_record import SessionRecord
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices

NAMES_SAID = 3
SAVE_AFTER_MS = 3000  # after a choice: a program that is killed remembers it


class LastSession(QObject):
    """Files, layer, method and target of the last run, kept in the settings.

    Parameters
    ----------
    state, controller, settings, notices
        What is open, who opens, where it is written, and who says what is missing.
    parent : QObject, optional
        Owner.
    """

    restored = Signal()
    """The choices of the last run are chosen again."""
    available_changed = Signal(bool)
    """Whether there is a session that `reopen` would open."""
    _looked = Signal()

    def __init__(
        self,
        state: State,
        controller: Controller,
        settings: Settings,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._controller = controller
        self._settings = settings
        self._notices = notices
        self._is_read = False
        self._record: SessionRecord | None = None
        self._opening: SessionRecord | None = None
        self._saver = QBasicTimer()
        for changed in (state.selection_changed, state.images_changed):
            changed.connect(self._on_choice)
        state.model_changed.connect(self._on_model_changed)
        state.overlay_changed.connect(self._on_overlay_changed)
        state.query_changed.connect(self._looked)
        # Queued: what an answer makes the controller ask for is pending then.
        self._looked.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)

    @property
    def is_available(self) -> bool:
        """True while there is a session that `reopen` would open."""
        return self._record is not None

    def read(self) -> None:
        """Look for a session in the settings; the first paint does not wait for it."""
        found = session_from(self._settings.session())
        self._is_read = True
        self._record = None if found is None or found.is_empty else found
        self.available_changed.emit(self.is_available)

    def reopen_at_start(self) -> None:
        """Open the last session, unless the user does not want it or the last try ended badly."""
        if self._record is None or not self._settings.reopens_session():
            return
        if self._settings.is_reopening():
            self._notices.offer(
                Said(
                    lambda: self.tr(
                        "Camscope ended while it opened the last session, and starts without it "
                        "this time."
                    )
                ),
                Said(lambda: self.tr("Open it")),
                self.reopen,
            )
            return
        self.reopen()

    @Slot()
    def reopen(self) -> None:
        """Open the last session; files that are gone are left out, which is said."""
        record, self._record = self._record, None
        if record is None:
            return
        self.available_changed.emit(False)
        if record.is_demo:
            record = dataclasses.replace(record, model=str(DEMO_MODEL))  # wherever it is now
        gone = [path for path in (record.model, *record.images) if path and not _is_there(path)]
        self._say_gone(gone)
        record = record.without(gone)
        if record.is_empty:
            return
        self._settings.set_reopening(True)
        self._opening = record
        if record.model:
            labels = tuple(each for each in record.labels if _is_known(each[1]))
            self._controller.open_model(record.model, labels=labels, is_demo=record.is_demo)
        if record.images:
            images = self._state.images.with_paths(record.images)
            self._state.set_images(images.choosing(record.current))
            self._controller.show_image(record.current)

    def save(self) -> None:
        """Remember what is open now; a session that is still being opened stays the last one."""
        self._saver.stop()
        if self._is_another:
            self._remember()
            self._settings.set_reopening(False)

    @Slot()
    def _on_choice(self) -> None:
        if self._is_another:
            self._saver.start(SAVE_AFTER_MS, self)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Remember what has been chosen a while ago (Qt)."""
        if event.timerId() == self._saver.timerId():
            self._saver.stop()
            self._remember()
        else:
            super().timerEvent(event)

    def _remember(self) -> None:
        if self._opening is not None or not self._is_another:
            return
        state = self._state
        record = record_of(state.selection, state.images, state.model, is_demo=state.model_is_demo)
        self._settings.set_session(session_text(record))

    @property
    def _is_another(self) -> bool:
        """Whether the last session gives way: else it may still be wanted, and its mark holds."""
        return self._is_read and (self._record is None or self._has_files())

    def _has_files(self) -> bool:
        """Tell whether anything is open that the program did not open by itself."""
        state = self._state
        return bool(state.images.entries) or (state.model is not None and not state.model_is_demo)

    @Slot()
    def _on_model_changed(self) -> None:
        record, model = self._opening, self._state.model
        if record is None or model is None or model.request.path != record.model:
            return
        self._state.select(**choices_for(record, model, self._state.methods))
        self.restored.emit()

    @Slot()
    def _on_overlay_changed(self) -> None:
        overlay = self._state.overlay
        if overlay is not None and overlay.has_map:
            self._end()

    @Slot()
    def _on_looked(self) -> None:
        if not self._state.queries.pending:  # it is refused, or has no map to wait for
            self._end()

    def _end(self) -> None:
        if self._opening is not None:
            self._opening = None
            self._settings.set_reopening(False)

    def _say_gone(self, paths: Sequence[str]) -> None:
        if paths:
            self._notices.warn(Said(partial(_gone_words, tuple(paths))))


def _gone_words(paths: Sequence[str]) -> str:
    template = translate_plural(
        "LastSession",
        "{count} file of the last session is not there any more: {names}.",
        "{count} files of the last session are not there any more: {names}.",
        len(paths),
    )
    names = [Path(path).name for path in paths[:NAMES_SAID]]
    names += ["…"] if len(paths) > NAMES_SAID else []
    return template.format(count=len(paths), names=listed(names))


def _is_there(path: str) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return Path(array_and_part(path)[0]).is_file() or is_saved_model(path)
    return False


def _is_known(labels: str) -> bool:
    """Tell whether names of classes can still be had: a set's id, or a file that is there."""
    return find_label_set(labels) is not None or _is_there(labels)
