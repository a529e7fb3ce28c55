"""Registers the panels, one line each. Names are lazy, so reading it loads nothing."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from gui.text.translation import QT_TRANSLATE_NOOP, Marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel before it is built.

    Attributes
    ----------
    id : str
        Name of its dock, as the layout remembers it.
    title : str
        English; translated in the context "panels".
    location : str
        "module:Class"; the class takes the state and a parent.
    side : "left", "right" or "bottom"
        Where it stands at first; panels of a side stand below each other, in this order, those
        at the bottom as tabs.
    is_open : bool
        False for a section of the inspector that is closed until the user opens it.
    """

    id: str
    title: Marked
    location: str
    side: Literal["left", "right", "bottom"]
    is_open: bool = True

    def build(self, state: State, parent: QWidget) -> QWidget:
        """Return the panel's widget."""
        module, name = self.location.split(":")
        return cast("QWidget", getattr(importlib.import_module(module), name)(state, parent))


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        "layers",
        QT_TRANSLATE_NOOP("panels", "Layers"),
        "gui.panels.layer_tree:LayerTreePanel",
        "left",
    ),
    PanelSpec(
        "target",
        QT_TRANSLATE_NOOP("panels", "Target"),
        "gui.panels.target:TargetPanel",
        "right",
    ),
    PanelSpec(
        "method",
        QT_TRANSLATE_NOOP("panels", "Method"),
        "gui.panels.method:MethodPanel",
        "right",
    ),
    PanelSpec(
        "display",
        QT_TRANSLATE_NOOP("panels", "Display"),
        "gui.panels.display:DisplayPanel",
        "right",
    ),
    PanelSpec(
        "input",
        QT_TRANSLATE_NOOP("panels", "Input"),
        "gui.panels.input:InputPanel",
        "right",
    ),
    PanelSpec(
        "properties",
        QT_TRANSLATE_NOOP("panels", "Properties"),
        "gui.panels.properties:PropertiesPanel",
        "right",
        is_open=False,
    ),
    PanelSpec(
        "methods",
        QT_TRANSLATE_NOOP("panels", "Methods"),
        "gui.panels.methods:MethodsPanel",
        "bottom",
    ),
    PanelSpec(
        "activations",
        QT_TRANSLATE_NOOP("panels", "Activations"),
        "gui.panels.activations:ActivationsPanel",
        "bottom",
    ),
    PanelSpec(
        "filters",
        QT_TRANSLATE_NOOP("panels", "Filter images"),
        "gui.panels.filters:FiltersPanel",
        "bottom",
    ),
    PanelSpec(
        "top_images",
        QT_TRANSLATE_NOOP("panels", "Top images"),
        "gui.panels.top_images:TopImagesPanel",
        "bottom",
    ),
)
