"""Every action by name: menus, toolbar, palette and the list of keys are made from this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from gui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action before it is built.

    Attributes
    ----------
    id : str
        Name of the method of `gui.commands.Commands` that does it.
    text, tip : str
        English; translated in the context "actions".
    keys : str
        Portable shortcuts, parted by a space; empty for none.
    icon : str
        Name for `gui.icons.icon`; empty for none.
    menu : str
        Which menu it stands in; empty for none.
    """

    id: str
    text: str
    tip: str
    keys: str = ""
    icon: str = ""
    menu: str = ""


def _spec(
    name: str, text: str, tip: str, keys: str = "", symbol: str = "", menu: str = ""
) -> ActionSpec:
    return ActionSpec(name, text, tip, keys, symbol, menu)


_ = QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    _spec(
        "open_image",
        _("actions", "Open image…"),
        _("actions", "Open one or more images"),
        "Ctrl+O",
        "open-image",
        "file",
    ),
    _spec(
        "open_folder",
        _("actions", "Open folder of images…"),
        _("actions", "Open all images of a folder as a film strip"),
        "Ctrl+Shift+O",
        menu="file",
    ),
    _spec(
        "open_model",
        _("actions", "Open model…"),
        _("actions", "Open a .keras or .h5 model"),
        "Ctrl+M",
        "open-model",
        "file",
    ),
    _spec(
        "open_demo",
        _("actions", "Open the demo model"),
        _("actions", "Open the small model that comes with Camscope"),
        menu="file",
    ),
    _spec(
        "show_samples",
        _("actions", "Samples"),
        _("actions", "Show the sample images that come with Camscope"),
        symbol="samples",
        menu="file",
    ),
    _spec(
        "save_view",
        _("actions", "Save view…"),
        _("actions", "Save image and heatmap as PNG at the image's own size"),
        "Ctrl+S",
        "save",
        "file",
    ),
    _spec(
        "save_map",
        _("actions", "Save raw map…"),
        _("actions", "Save the map's own values as .npy"),
        "Ctrl+Shift+S",
        menu="file",
    ),
    _spec(
        "remove_image",
        _("actions", "Close image"),
        _("actions", "Take this image off the film strip; the file stays"),
        "Ctrl+W",
        menu="file",
    ),
    _spec("quit", _("actions", "Quit"), _("actions", "Close Camscope"), "Ctrl+Q", menu="file"),
    _spec(
        "paste",
        _("actions", "Paste"),
        _("actions", "Open the image or the files on the clipboard"),
        "Ctrl+V",
        menu="edit",
    ),
    _spec(
        "copy_view",
        _("actions", "Copy view"),
        _("actions", "Copy image and heatmap to the clipboard"),
        "Ctrl+C",
        "copy",
        "edit",
    ),
    _spec(
        "fit",
        _("actions", "Fit"),
        _("actions", "Show the whole image"),
        "F",
        "fit",
        "view",
    ),
    _spec(
        "actual_size",
        _("actions", "100 %"),
        _("actions", "Show one image pixel on one screen pixel"),
        "Ctrl+0",
        "actual-size",
        "view",
    ),
    _spec(
        "zoom_in",
        _("actions", "Zoom in"),
        _("actions", "Enlarge the image"),
        "Ctrl++ Ctrl+=",
        menu="view",
    ),
    _spec(
        "zoom_out",
        _("actions", "Zoom out"),
        _("actions", "Shrink the image"),
        "Ctrl+-",
        menu="view",
    ),
    _spec(
        "toggle_peek",
        _("actions", "Image alone"),
        _("actions", "Show the image without its heatmap, or with it again (hold Space)"),
        menu="view",
    ),
    _spec(
        "stronger",
        _("actions", "Stronger heatmap"),
        _("actions", "Raise the intensity by 0.05"),
        "]",
        menu="explain",
    ),
    _spec(
        "weaker",
        _("actions", "Weaker heatmap"),
        _("actions", "Lower the intensity by 0.05"),
        "[",
        menu="explain",
    ),
    _spec(
        "next_layer",
        _("actions", "Next layer"),
        _("actions", "Go to the next layer with a heatmap"),
        "Alt+Down",
        menu="explain",
    ),
    _spec(
        "previous_layer",
        _("actions", "Previous layer"),
        _("actions", "Go to the layer before with a heatmap"),
        "Alt+Up",
        menu="explain",
    ),
    _spec(
        "auto_layer",
        _("actions", "Automatic layer"),
        _("actions", "Go back to the layer that Camscope picks"),
        "Alt+Home",
        "star",
        "explain",
    ),
    _spec(
        "next_image",
        _("actions", "Next image"),
        _("actions", "Go to the next image of the film strip"),
        "Alt+Right",
        menu="explain",
    ),
    _spec(
        "previous_image",
        _("actions", "Previous image"),
        _("actions", "Go to the image before in the film strip"),
        "Alt+Left",
        menu="explain",
    ),
    *(
        _spec(
            f"explain_top_{rank}",
            _("actions", "Explain class {rank} of the top five"),
            _("actions", "Show the evidence for this class"),
            str(rank),
        )
        for rank in range(1, 6)
    ),
    _spec(
        "follow_top",
        _("actions", "Follow the top class"),
        _("actions", "Explain the top class of every image"),
        "0",
        menu="explain",
    ),
    _spec(
        "find_class",
        _("actions", "Find class…"),
        _("actions", "Find any class by its name"),
        "Ctrl+T",
        menu="explain",
    ),
    _spec(
        "filter_layers",
        _("actions", "Filter layers…"),
        _("actions", "Find layers by name, type or shape"),
        "Ctrl+F",
        menu="explain",
    ),
    _spec(
        "ask_again",
        _("actions", "Try again"),
        _("actions", "Ask again for what could not be computed"),
        "F5",
        menu="explain",
    ),
    _spec(
        "cancel",
        _("actions", "Cancel"),
        _("actions", "Stop what is being done"),
        "Esc",
        "cancel",
        "explain",
    ),
    _spec(
        "find_action",
        _("actions", "Find action…"),
        _("actions", "Find anything Camscope can do by typing its name"),
        "Ctrl+K",
        "find",
        "help",
    ),
    _spec(
        "show_keys",
        _("actions", "Keys"),
        _("actions", "List all keys"),
        "F1",
        "keyboard",
        "help",
    ),
    _spec(
        "about",
        _("actions", "About Camscope"),
        _("actions", "Show version and licence"),
        symbol="info",
        menu="help",
    ),
    _spec(
        "reset_layout",
        _("actions", "Reset layout"),
        _("actions", "Put all panels back where they were at first"),
        symbol="reset",
        menu="layout",
    ),
)

TOOLBAR: tuple[str, ...] = (
    "open_image",
    "open_model",
    "show_samples",
    "|",
    "save_view",
    "copy_view",
    "|",
    "fit",
    "actual_size",
    ">",
    "find_action",
)
"""Ids in order; "|" parts, ">" pushes the rest to the right."""

MENUS: tuple[tuple[str, str], ...] = (
    ("file", _("actions", "&File")),
    ("edit", _("actions", "&Edit")),
    ("view", _("actions", "&View")),
    ("explain", _("actions", "E&xplain")),
    ("help", _("actions", "&Help")),
)


def words_of(template: str, action_id: str = "") -> str:
    """Return a text of the table in the user's language."""
    words = QCoreApplication.translate("actions", template)
    return words.replace("{rank}", action_id.rpartition("_")[2])


def build_action(spec: ActionSpec, parent: QWidget, slot: Callable[[], object]) -> QAction:
    """Return an action of the table, connected, with its keys in the tooltip."""
    action = QAction(words_of(spec.text, spec.id), parent)
    action.setObjectName(spec.id)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    keys = [QKeySequence(one) for one in spec.keys.split()]
    action.setShortcuts(keys)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    tip = words_of(spec.tip, spec.id)
    action.setStatusTip("")
    action.setToolTip(f"{tip} ({keys_of(action)})" if keys else tip)
    action.triggered.connect(slot)
    return action


def keys_of(action: QAction) -> str:
    """Return an action's first shortcut as the platform writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
