"""Gathers everything that the command palette finds, anew each time that it opens.

Actions come from the window, the rest from what is known: a choice that a panel offers in a box, a
slider or a check box is found without a line here.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider
from shiboken6 import isValid

from engine.api.foreign_text import on_screen
from engine.api.keys import Target
from engine.api.resources import demo_samples
from gui.actions.build import keys_of
from gui.actions.palette_search import Entry
from gui.text.mnemonics import plain_words
from gui.text.translation import translate, translated
from gui.widgets.methods.method_box import MethodBox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from gui.actions.shell import Shell
    from gui.core.controller import Controller
    from gui.core.settings import Settings
    from gui.core.state import State

MOST_IMAGES = 1000
"""A longer film strip is walked, not searched."""
TYPED_ENOUGH = 3
"""Letters of a path before it is looked for on the disk."""


class FileOpener(Protocol):
    """Opens what the user names."""

    def open_paths(self, paths: Iterable[str]) -> None:
        """Open images and a model."""

    def open_sample(self, path: str) -> None:
        """Open a sample image."""


class PaletteEntries:
    """Makes entries of what can be done, chosen and opened now.

    Parameters
    ----------
    shell, commands, state, controller, settings
        The window, who opens files, what is known, who shows images, and the recent files.
    """

    def __init__(
        self,
        shell: Shell,
        commands: FileOpener,
        state: State,
        controller: Controller,
        settings: Settings,
    ) -> None:
        self._shell = shell
        self._commands = commands
        self._state = state
        self._controller = controller
        self._settings = settings

    def entries(self) -> list[Entry]:
        """Return all, those first that are wanted most where names fit equally well."""
        return [
            *self._actions(),
            *self._recent_files(),
            *self._methods(),
            *self._classes(),
            *self._layers(),
            *self._settings_of_panels(),
            *self._images(),
            *self._samples(),
        ]

    def typed(self, text: str) -> Entry | None:
        """Return what opens the file or folder whose path was typed, or None."""
        path = os.path.expanduser(text.strip().strip("\"'"))
        if len(path) < TYPED_ENOUGH or not os.path.isabs(path) or not _exists(path):
            return None
        title = translate("palette", "Open {name}").format(name=on_screen(path))
        return Entry(
            title, translate("palette", "File"), partial(self._commands.open_paths, [path])
        )

    def _actions(self) -> Iterator[Entry]:
        kinds = {
            "action": translate("palette", "Action"),
            "help": translate("palette", "Help"),
            "panel": translate("palette", "Panel"),
            "setting": translate("palette", "Setting"),
            "view": translate("palette", "View"),
            "preset": translate("palette", "Preset"),
        }
        for kind, actions in self._shell.action_groups().items():
            yield from action_entries(actions, kinds[kind])

    def _recent_files(self) -> Iterator[Entry]:
        for kind, paths in (
            (translate("palette", "Recent model"), self._settings.recent_models()),
            (translate("palette", "Recent image"), self._settings.recent_images()),
        ):
            for path in paths:
                run = partial(self._commands.open_paths, [path])
                yield Entry(on_screen(Path(path).name), kind, run, tip=on_screen(path))

    def _methods(self) -> Iterator[Entry]:
        kind = translate("palette", "Method")
        for method in self._state.methods:
            run = partial(self._state.select, method=method.id)
            yield Entry(method.name, kind, run, tip=translated(method.sentence), also=method.id)

    def _classes(self) -> Iterator[Entry]:
        output, chosen = self._state.output, self._state.selection.output
        if output is None:
            return
        has_classes = output.kind.has_classes
        kind = translate("palette", "Class") if has_classes else translate("palette", "Channel")
        predictions = self._state.predictions
        if predictions is not None:
            for row in predictions.ranked:
                number = row.target.index
                also = output.ids[number] if number < len(output.ids) else ""
                share = row.share if row.probability is None else row.probability
                hint = "" if share is None else f"{100 * share:.1f} %"
                yield Entry(on_screen(row.label), kind, self._chooser(row.target), hint, also=also)
        elif output.class_count == len(output.labels):
            for number, label in enumerate(output.labels):
                also = output.ids[number] if number < len(output.ids) else ""
                target = Target(number, output=chosen)
                yield Entry(on_screen(label), kind, self._chooser(target), also=also)

    def _chooser(self, target: Target) -> partial[None]:
        return partial(self._state.choose_unit, target)

    def _layers(self) -> Iterator[Entry]:
        kind = translate("palette", "Layer")
        for node in self._state.layers.values():
            choose = self._state.choose_layer if node.explainable else self._state.inspect
            tip = "" if node.reason is None else translated(node.reason)
            run = partial(choose, node.path)
            yield Entry(on_screen(node.path), kind, run, node.type, tip, also=node.type)

    def _settings_of_panels(self) -> Iterator[Entry]:
        """Yield what boxes, sliders and check boxes of the panels offer now."""
        setting, color = translate("palette", "Setting"), translate("palette", "Colour map")
        for name, panel in self._shell.panels.items():
            for box in panel.findChildren(QComboBox):
                if _is_offered(box) and not isinstance(box, MethodBox):
                    is_color = name == "display" and box is getattr(panel, "colors", None)
                    yield from _rows_of(box, color if is_color else setting, is_bare=is_color)
            for slider in panel.findChildren(QSlider):
                if _is_offered(slider):
                    run = partial(self._go_to, name, slider)
                    yield Entry(slider.accessibleName(), setting, run, tip=slider.toolTip())
            for check in panel.findChildren(QCheckBox):
                if _is_offered(check):
                    yield Entry(
                        plain_words(check.text()), setting, check.click, tip=check.toolTip()
                    )

    def _go_to(self, panel_id: str, widget: QWidget) -> None:
        self._shell.show_panel(panel_id)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _images(self) -> Iterator[Entry]:
        entries = self._state.images.entries
        if not 1 < len(entries) <= MOST_IMAGES:
            return
        kind = translate("palette", "Open image")
        for entry in entries:
            run = partial(self._controller.show_image, entry.id)
            yield Entry(on_screen(entry.name), kind, run, tip=on_screen(entry.path))

    def _samples(self) -> Iterator[Entry]:
        kind = translate("palette", "Sample")
        for path in demo_samples():
            run = partial(self._commands.open_sample, str(path))
            yield Entry(path.stem.replace("_", " "), kind, run)


def action_entries(actions: Sequence[QAction], kind: str) -> Iterator[Entry]:
    """Yield entries of the actions that can be triggered."""
    for action in actions:
        if action.isEnabled() and action.text():
            icon = None if action.icon().isNull() else action.icon()
            name, tip = plain_words(action.text()), action.toolTip()
            yield Entry(name, kind, partial(_trigger, action), keys_of(action), tip, tip, icon)


def _trigger(action: QAction) -> None:
    if isValid(action):  # devices are listed anew when the engine tells of others
        action.trigger()


def _rows_of(box: QComboBox, kind: str, *, is_bare: bool) -> Iterator[Entry]:
    """Yield the choices of a box, with its name unless the words have it already."""
    name = box.accessibleName()
    for row in range(box.count()):
        words = box.itemText(row)
        if words:
            title = words if is_bare or ": " in words else f"{name}: {words}"
            tip = box.itemData(row, Qt.ItemDataRole.ToolTipRole) or box.toolTip()
            yield Entry(title, kind, partial(_choose_row, box, row), tip=tip, also=name)


def _choose_row(box: QComboBox, row: int) -> None:
    """Choose a row as the user does: a box may hold others by then, never fewer."""
    box.setCurrentIndex(row)
    box.activated.emit(row)


def _is_offered(control: QWidget) -> bool:
    """Tell whether a control is there and can be used; a folded section's can."""
    return control.isEnabled() and not control.isHidden() and bool(control.accessibleName())


def _exists(path: str) -> bool:
    try:
        return os.path.exists(path)
    except ValueError:  # a zero byte
        return False
