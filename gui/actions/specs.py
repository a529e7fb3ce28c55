"""Lists the actions; menus, toolbar, palette and the list of keys are made from the table."""

from __future__ import annotations

from dataclasses import dataclass

from gui.text.translation import QT_TRANSLATE_NOOP, Marked


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action before it is built.

    Attributes
    ----------
    id : str
        Name of the method that does it: of `ActionHandlers`, `WindowHandlers` or `ViewHandlers`.
    text, tip : str
        English; translated in the context "actions".
    keys : str
        Portable shortcuts, parted by a space; empty for none.
    icon : str
        Name for `gui.icons.icon`; empty for none.
    menu : str
        Which menu it stands in; empty for none.
    is_checkable : bool
        It turns something on and off, and shows which.
    """

    id: str
    text: Marked
    tip: Marked
    keys: str = ""
    icon: str = ""
    menu: str = ""
    is_checkable: bool = False


def _spec(
    name: str, text: Marked, tip: Marked, keys: str = "", symbol: str = "", menu: str = ""
) -> ActionSpec:
    return ActionSpec(name, text, tip, keys, symbol, menu)


def _switch(name: str, text: Marked, tip: Marked, keys: str = "", menu: str = "") -> ActionSpec:
    return ActionSpec(name, text, tip, keys, menu=menu, is_checkable=True)


ACTIONS: tuple[ActionSpec, ...] = (
    _spec(
        "open_image",
        QT_TRANSLATE_NOOP("actions", "Open image…"),
        QT_TRANSLATE_NOOP("actions", "Open one or more images"),
        "Ctrl+O",
        "open-image",
        "file",
    ),
    _spec(
        "open_folder",
        QT_TRANSLATE_NOOP("actions", "Open folder…"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Open all images of a folder as a film strip, or a SavedModel",
        ),
        "Ctrl+Shift+O",
        menu="file",
    ),
    _spec(
        "open_model",
        QT_TRANSLATE_NOOP("actions", "Open model…"),
        QT_TRANSLATE_NOOP("actions", "Open a model: .keras, .h5, .pt2, or the .pb of a SavedModel"),
        "Ctrl+M",
        "open-model",
        "file",
    ),
    _spec(
        "model_library",
        QT_TRANSLATE_NOOP("actions", "Model library…"),
        QT_TRANSLATE_NOOP("actions", "Open a network of Keras Applications, such as ResNet50"),
        "Ctrl+L",
        menu="file",
    ),
    _spec(
        "compare_model",
        QT_TRANSLATE_NOOP("actions", "Open compare model…"),
        QT_TRANSLATE_NOOP("actions", "Open a second model in a view beside the others"),
        "Ctrl+Shift+M",
        menu="file",
    ),
    _spec(
        "open_demo",
        QT_TRANSLATE_NOOP("actions", "Open the demo model"),
        QT_TRANSLATE_NOOP("actions", "Open the small model that comes with Camscope"),
        menu="file",
    ),
    _spec(
        "open_last_session",
        QT_TRANSLATE_NOOP("actions", "Open the last session"),
        QT_TRANSLATE_NOOP("actions", "Open what was open when Camscope was closed last"),
        menu="file",
    ),
    _switch(
        "reopen_at_start",
        QT_TRANSLATE_NOOP("actions", "Reopen the last session at the start"),
        QT_TRANSLATE_NOOP(
            "actions", "Start with the model, the images and the choices of the last time"
        ),
        menu="file",
    ),
    _spec(
        "trust_model",
        QT_TRANSLATE_NOOP("actions", "Trust this model…"),
        QT_TRANSLATE_NOOP("actions", "Let the code in the model file run that is only inspected"),
        menu="file",
    ),
    _spec(
        "trusted_files",
        QT_TRANSLATE_NOOP("actions", "Trusted files…"),
        QT_TRANSLATE_NOOP("actions", "See whose code may run, and forget it"),
        menu="file",
    ),
    _spec(
        "show_samples",
        QT_TRANSLATE_NOOP("actions", "Samples"),
        QT_TRANSLATE_NOOP("actions", "Show the sample images that come with Camscope"),
        symbol="samples",
        menu="file",
    ),
    _spec(
        "save_view",
        QT_TRANSLATE_NOOP("actions", "Save view…"),
        QT_TRANSLATE_NOOP("actions", "Save image and heatmap as PNG at the image's own size"),
        "Ctrl+S",
        "save",
        "file",
    ),
    _spec(
        "save_map",
        QT_TRANSLATE_NOOP("actions", "Save raw map…"),
        QT_TRANSLATE_NOOP("actions", "Save the map's own values as .npy"),
        "Ctrl+Shift+S",
        menu="file",
    ),
    _spec(
        "save_report",
        QT_TRANSLATE_NOOP("actions", "Save report…"),
        QT_TRANSLATE_NOOP(
            "actions", "Save what is on the screen with all its facts, as one HTML file"
        ),
        "Ctrl+Shift+R",
        menu="file",
    ),
    _spec(
        "make_figure",
        QT_TRANSLATE_NOOP("actions", "Figure…"),
        QT_TRANSLATE_NOOP("actions", "Compose heatmaps in rows and columns, as PNG, SVG or PDF"),
        "Ctrl+Shift+F",
        "figure",
        "file",
    ),
    _spec(
        "save_atlas",
        QT_TRANSLATE_NOOP("actions", "Atlas of filter images…"),
        QT_TRANSLATE_NOOP("actions", "Save grids of the filter images of several layers"),
        menu="file",
    ),
    _spec(
        "remove_image",
        QT_TRANSLATE_NOOP("actions", "Close image"),
        QT_TRANSLATE_NOOP("actions", "Take this image off the film strip; the file stays"),
        "Ctrl+W",
        menu="file",
    ),
    _spec(
        "quit",
        QT_TRANSLATE_NOOP("actions", "Quit"),
        QT_TRANSLATE_NOOP("actions", "Close Camscope"),
        "Ctrl+Q",
        menu="file",
    ),
    _spec(
        "undo",
        QT_TRANSLATE_NOOP("actions", "Undo"),
        QT_TRANSLATE_NOOP("actions", "Take back the last choice, or bring back a closed image"),
        "Ctrl+Z",
        menu="edit",
    ),
    _spec(
        "redo",
        QT_TRANSLATE_NOOP("actions", "Redo"),
        QT_TRANSLATE_NOOP("actions", "Make the choice again that was taken back"),
        "Ctrl+Shift+Z Ctrl+Y",
        menu="edit",
    ),
    _spec(
        "paste",
        QT_TRANSLATE_NOOP("actions", "Paste"),
        QT_TRANSLATE_NOOP("actions", "Open the image or the files on the clipboard"),
        "Ctrl+V",
        menu="edit",
    ),
    _spec(
        "copy_view",
        QT_TRANSLATE_NOOP("actions", "Copy view"),
        QT_TRANSLATE_NOOP("actions", "Copy image and heatmap to the clipboard"),
        "Ctrl+C",
        "copy",
        "edit",
    ),
    _spec(
        "copy_code",
        QT_TRANSLATE_NOOP("actions", "Copy as code"),
        QT_TRANSLATE_NOOP("actions", "Copy a Python script that makes this picture"),
        "Ctrl+Shift+C",
        menu="edit",
    ),
    _spec(
        "edit_labels",
        QT_TRANSLATE_NOOP("actions", "Class names…"),
        QT_TRANSLATE_NOOP("actions", "Edit the names of the model's classes, or take a file's"),
        "F2",
        menu="edit",
    ),
    _spec(
        "fit",
        QT_TRANSLATE_NOOP("actions", "Fit"),
        QT_TRANSLATE_NOOP("actions", "Show the whole image"),
        "F",
        "fit",
        "view",
    ),
    _spec(
        "actual_size",
        QT_TRANSLATE_NOOP("actions", "100 %"),
        QT_TRANSLATE_NOOP("actions", "Show one image pixel on one screen pixel"),
        "Ctrl+0",
        "actual-size",
        "view",
    ),
    _spec(
        "double_size",
        QT_TRANSLATE_NOOP("actions", "200 %"),
        QT_TRANSLATE_NOOP("actions", "Show one image pixel on two by two screen pixels"),
        menu="view",
    ),
    _spec(
        "zoom_in",
        QT_TRANSLATE_NOOP("actions", "Zoom in"),
        QT_TRANSLATE_NOOP("actions", "Enlarge the image"),
        "Ctrl++ Ctrl+=",
        menu="view",
    ),
    _spec(
        "zoom_out",
        QT_TRANSLATE_NOOP("actions", "Zoom out"),
        QT_TRANSLATE_NOOP("actions", "Shrink the image"),
        "Ctrl+-",
        menu="view",
    ),
    _spec(
        "add_view",
        QT_TRANSLATE_NOOP("actions", "Split"),
        QT_TRANSLATE_NOOP("actions", "Add a view beside this one, with choices of its own"),
        "Ctrl+\\",
        symbol="split",
    ),
    _spec(
        "close_view",
        QT_TRANSLATE_NOOP("actions", "Close view"),
        QT_TRANSLATE_NOOP("actions", "Close the active view; the image stays open"),
        "Ctrl+Shift+\\ Ctrl+|",
    ),
    _spec(
        "close_other_views",
        QT_TRANSLATE_NOOP("actions", "One view"),
        QT_TRANSLATE_NOOP("actions", "Close all views but the active one"),
    ),
    _spec(
        "compare_views",
        QT_TRANSLATE_NOOP("actions", "Difference of two views"),
        QT_TRANSLATE_NOOP("actions", "Show the active view minus the one beside it, or not"),
        "Ctrl+D",
    ),
    _spec(
        "next_view",
        QT_TRANSLATE_NOOP("actions", "Next view"),
        QT_TRANSLATE_NOOP("actions", "Let the panels follow the next view"),
        "F6",
    ),
    _spec(
        "previous_view",
        QT_TRANSLATE_NOOP("actions", "Previous view"),
        QT_TRANSLATE_NOOP("actions", "Let the panels follow the previous view"),
        "Shift+F6",
    ),
    _spec(
        "toggle_original",
        QT_TRANSLATE_NOOP("actions", "Image alone"),
        QT_TRANSLATE_NOOP(
            "actions", "Show the image without its heatmap, or with it again (hold Space)"
        ),
        menu="view",
    ),
    _switch(
        "full_screen",
        QT_TRANSLATE_NOOP("actions", "Full screen"),
        QT_TRANSLATE_NOOP("actions", "Let the window fill the screen, or not any more"),
        "F11",
        "view",
    ),
    _switch(
        "hide_panels",
        QT_TRANSLATE_NOOP("actions", "Hide the panels"),
        QT_TRANSLATE_NOOP("actions", "Give the picture the room, or bring the same panels back"),
        "F9",
        "view",
    ),
    _spec(
        "stronger",
        QT_TRANSLATE_NOOP("actions", "Stronger heatmap"),
        QT_TRANSLATE_NOOP("actions", "Raise the intensity by 0.05"),
        "]",
        menu="explain",
    ),
    _spec(
        "weaker",
        QT_TRANSLATE_NOOP("actions", "Weaker heatmap"),
        QT_TRANSLATE_NOOP("actions", "Lower the intensity by 0.05"),
        "[",
        menu="explain",
    ),
    _spec(
        "next_layer",
        QT_TRANSLATE_NOOP("actions", "Next layer"),
        QT_TRANSLATE_NOOP("actions", "Go to the next layer with a heatmap"),
        "Alt+Down",
        menu="explain",
    ),
    _spec(
        "previous_layer",
        QT_TRANSLATE_NOOP("actions", "Previous layer"),
        QT_TRANSLATE_NOOP("actions", "Go to the previous layer with a heatmap"),
        "Alt+Up",
        menu="explain",
    ),
    _spec(
        "auto_layer",
        QT_TRANSLATE_NOOP("actions", "Automatic layer"),
        QT_TRANSLATE_NOOP("actions", "Go back to the layer that Camscope chose"),
        "Alt+Home",
        "star",
        "explain",
    ),
    _spec(
        "next_image",
        QT_TRANSLATE_NOOP("actions", "Next image"),
        QT_TRANSLATE_NOOP("actions", "Go to the next image of the film strip"),
        "Alt+Right",
        menu="explain",
    ),
    _spec(
        "previous_image",
        QT_TRANSLATE_NOOP("actions", "Previous image"),
        QT_TRANSLATE_NOOP("actions", "Go to the previous image in the film strip"),
        "Alt+Left",
        menu="explain",
    ),
    *(
        _spec(
            f"explain_top_{rank}",
            QT_TRANSLATE_NOOP("actions", "Explain class {rank} of the top five"),
            QT_TRANSLATE_NOOP("actions", "Show the evidence for this class"),
            str(rank),
        )
        for rank in range(1, 6)
    ),
    _spec(
        "follow_top",
        QT_TRANSLATE_NOOP("actions", "Follow the top class"),
        QT_TRANSLATE_NOOP("actions", "Explain the top class of every image"),
        "0",
        menu="explain",
    ),
    _spec(
        "find_class",
        QT_TRANSLATE_NOOP("actions", "Find class…"),
        QT_TRANSLATE_NOOP("actions", "Find any class by its name"),
        "Ctrl+T",
        menu="explain",
    ),
    _spec(
        "filter_layers",
        QT_TRANSLATE_NOOP("actions", "Filter layers…"),
        QT_TRANSLATE_NOOP("actions", "Find layers by name, type or shape"),
        "Ctrl+F",
        menu="explain",
    ),
    _spec(
        "show_filters",
        QT_TRANSLATE_NOOP("actions", "Grow filter images"),
        QT_TRANSLATE_NOOP("actions", "Show what the channels of this layer look for"),
        "Ctrl+G",
        menu="explain",
    ),
    _spec(
        "match_heatmap",
        QT_TRANSLATE_NOOP("actions", "Why does my notebook differ?…"),
        QT_TRANSLATE_NOOP("actions", "Find out how a heatmap from elsewhere was made"),
        menu="explain",
    ),
    _spec(
        "try_preprocessing",
        QT_TRANSLATE_NOOP("actions", "Preprocessing…"),
        QT_TRANSLATE_NOOP(
            "actions", "See what the image is taken for, fed in each way, and choose one"
        ),
        "Ctrl+Shift+P",
        menu="explain",
    ),
    _spec(
        "ask_again",
        QT_TRANSLATE_NOOP("actions", "Try again"),
        QT_TRANSLATE_NOOP("actions", "Try again what could not be computed"),
        "F5",
        menu="explain",
    ),
    _spec(
        "cancel",
        QT_TRANSLATE_NOOP("actions", "Cancel"),
        QT_TRANSLATE_NOOP("actions", "Stop what is being done"),
        "Esc",
        "cancel",
        "explain",
    ),
    _spec(
        "find_action",
        QT_TRANSLATE_NOOP("actions", "Find anything…"),
        QT_TRANSLATE_NOOP("actions", "Find an action, layer, class, setting or file by its name"),
        "Ctrl+K",
        "find",
        "help",
    ),
    _spec(
        "show_keys",
        QT_TRANSLATE_NOOP("actions", "Keys"),
        QT_TRANSLATE_NOOP("actions", "List all keys"),
        "F1",
        "keyboard",
        "help",
    ),
    _spec(
        "copy_diagnostics",
        QT_TRANSLATE_NOOP("actions", "Copy diagnostics…"),
        QT_TRANSLATE_NOOP(
            "actions", "See versions, devices, the model's facts and the log, and copy them"
        ),
        symbol="copy",
        menu="help",
    ),
    _spec(
        "about",
        QT_TRANSLATE_NOOP("actions", "About Camscope"),
        QT_TRANSLATE_NOOP("actions", "Show version and licence"),
        symbol="info",
        menu="help",
    ),
    _spec(
        "reset_layout",
        QT_TRANSLATE_NOOP("actions", "Reset layout"),
        QT_TRANSLATE_NOOP("actions", "Put all panels back where they were at first"),
        symbol="reset",
        menu="layout",
    ),
)

TOOLBAR: tuple[str, ...] = (
    "open_image",
    "open_model",
    "show_samples",
    "|",
    "add_view",
    "make_figure",
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

MENUS: tuple[tuple[str, Marked], ...] = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("explain", QT_TRANSLATE_NOOP("actions", "E&xplain")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)
