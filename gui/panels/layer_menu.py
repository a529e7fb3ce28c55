"""Offers what can be done with a layer: the menu of a row of the layer tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from gui.text.translation import translated
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from engine.api.model import LayerNode
    from gui.core.state import State


class LayerMenu(QMenu):
    """Explains, combines and inspects one layer.

    Parameters
    ----------
    state : State
        Takes the choices.
    node : LayerNode
        The layer.
    parent : QWidget
        The tree.
    """

    def __init__(self, state: State, node: LayerNode, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._node = node
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        can_explain, path = node.explainable, node.path
        explain = self._add(self.tr("Explain this layer"), lambda: state.choose_layer(path))
        explain.setEnabled(can_explain)
        if node.reason is not None:
            explain.setToolTip(tooltip(translated(node.reason)))
        words = (
            self.tr("Take out of the combination")
            if path in state.selection.layer_blend.others
            else self.tr("Combine with the layer shown")
        )
        combine = self._add(words, lambda: state.mix_layer(path))
        combine.setToolTip(self.tr("Show one map of this layer and the one that is shown"))
        combine.setEnabled(can_explain and path != state.layer)
        self.addSeparator()
        self._add(self.tr("Activations"), lambda: self._inspect("activations"))
        self._add(self.tr("Filter images"), lambda: self._inspect("filters"))
        self._add(self.tr("Properties"), lambda: self._inspect("properties"))
        self.addSeparator()
        self._add(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(path))

    def _add(self, words: str, do: Callable[[], None]) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(do)
        return action

    def _inspect(self, panel: str) -> None:
        self._state.inspect(self._node.path)
        self._state.panel_requested.emit(panel)
