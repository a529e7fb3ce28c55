"""Builds the menu "Engine": the device that computes, its precision, and the framework."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gui.text.translation import translated
from gui.widgets.tooltip import menu_words, tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.api.engine_status import Device, EngineOptions, EngineStatus, Framework
    from gui.core.state import State

AUTO = "auto"
FLOAT32 = "float32"


class EngineMenu(QMenu):
    """Radio actions; devices and frameworks come with the engine's status."""

    options_chosen = Signal(object)
    """`EngineOptions`."""

    sentence_wanted = Signal(object)
    """Why there is no GPU."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._known: tuple[Device, ...] = ()
        self.setTitle(self.tr("E&ngine"))
        self.setToolTipsVisible(True)
        self._devices = QActionGroup(self)
        self._precisions = QActionGroup(self)
        automatic = self._added(self._devices, self.tr("Device: automatic"), AUTO)
        automatic.setToolTip(self.tr("Compute on the first GPU, or on the CPU"))
        self._why_no_gpu = QAction(self.tr("Why is there no GPU?"), self)
        self.addAction(self._why_no_gpu)
        self._why_no_gpu.setVisible(False)
        self._why_no_gpu.triggered.connect(self._on_why_no_gpu)
        self.addSeparator()
        tips = {
            AUTO: self.tr("bfloat16 where it is faster and the maps stay the same, else float32"),
            FLOAT32: self.tr("Always compute in 32 bits"),
        }
        for name, words in (
            (AUTO, self.tr("Precision: automatic")),
            (FLOAT32, self.tr("Precision: float32")),
        ):
            action = self._added(self._precisions, words, name)
            action.setToolTip(tips[name])
        self._frameworks = QActionGroup(self)
        self._framework_line = self.addSeparator()
        by_itself = self._added(self._frameworks, self.tr("Keras models: automatic"), AUTO)
        by_itself.setToolTip(self.tr("The framework that has a GPU, or the first one"))
        self._known_frameworks: tuple[Framework, ...] = ()
        self._devices.triggered.connect(self._on_device)
        self._frameworks.triggered.connect(self._on_framework)
        self._precisions.triggered.connect(self._on_precision)
        state.status_changed.connect(self._on_status_changed)
        state.options_changed.connect(self._show_options)
        self._show_options()
        if state.status is not None:
            self._on_status_changed(state.status)

    def choices(self) -> list[QAction]:
        """Return all actions, for the palette."""
        groups = (self._devices, self._precisions, self._frameworks)
        why = [self._why_no_gpu] if self._why_no_gpu.isVisible() else []
        return [*(action for group in groups for action in group.actions()), *why]

    def _added(self, group: QActionGroup, words: str, data: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setData(data)
        group.addAction(action)
        if group is self._devices and self._known:
            self.insertAction(self._why_no_gpu, action)
        else:
            self.addAction(action)
        return action

    @Slot(object)
    def _on_status_changed(self, status: EngineStatus) -> None:
        self._list_frameworks(status.frameworks)
        if status.devices:
            said = "" if status.why_no_gpu is None else translated(status.why_no_gpu)
            self._why_no_gpu.setVisible(bool(said))
            self._why_no_gpu.setToolTip(tooltip(said))
        if not status.devices or status.devices == self._known:
            return
        for action in self._devices.actions()[1:]:
            self._devices.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        self._known = status.devices
        for device in status.devices:
            words = self.tr("Device: {name}").format(name=menu_words(device.name))
            action = self._added(self._devices, words, device.id)
            action.setToolTip(tooltip(self.tr("Compute on {name}").format(name=device.name)))
        self._show_options()

    def _list_frameworks(self, frameworks: tuple[Framework, ...]) -> None:
        if not frameworks or frameworks == self._known_frameworks:
            return
        for action in self._frameworks.actions()[1:]:
            self._frameworks.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        self._known_frameworks = frameworks
        for each in frameworks:
            words = self.tr("Keras models: {framework}").format(framework=menu_words(each.name))
            action = self._added(self._frameworks, words, each.id)
            action.setEnabled(each.obstacle is None)
            tip = self.tr("Open Keras models with {framework}").format(framework=each.name)
            action.setToolTip(tooltip(tip if each.obstacle is None else translated(each.obstacle)))
        self._show_options()

    @Slot()
    def _show_options(self) -> None:
        """Mark what is in use; what is not there is as good as automatic."""
        options = self._state.options
        for group, chosen in (
            (self._devices, options.device),
            (self._precisions, options.precision),
            (self._frameworks, options.backend),
        ):
            actions = group.actions()
            there = (each for each in actions if each.data() == chosen and each.isEnabled())
            found = next(there, actions[0])
            found.setChecked(True)

    @Slot()
    def _on_why_no_gpu(self) -> None:
        status = self._state.status
        if status is not None and status.why_no_gpu is not None:
            self.sentence_wanted.emit(translated(status.why_no_gpu))

    @Slot(QAction)
    def _on_device(self, action: QAction) -> None:
        self._tell(replace(self._state.options, device=action.data()))

    @Slot(QAction)
    def _on_precision(self, action: QAction) -> None:
        self._tell(replace(self._state.options, precision=action.data()))

    @Slot(QAction)
    def _on_framework(self, action: QAction) -> None:
        self._tell(replace(self._state.options, backend=action.data()))

    def _tell(self, options: EngineOptions) -> None:
        if options != self._state.options:
            self.options_chosen.emit(options)
