"""Declares what `gui.core.state` tells: what has changed, and what the user wants done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class StateSignals(QObject):
    """Signals of `State`: past events, and requests that the controller or the window fulfils."""

    selection_changed = Signal(object, object)
    """(old, new), both `Selection`."""
    visible_changed = Signal()
    query_changed = Signal(object)
    """The `Lane` in which something began, ended, was refused, or may be asked for again."""
    currency_changed = Signal()
    """What is on the screen may belong to another choice now, or no longer
    (`gui.core.currency`)."""
    beside_changed = Signal()
    """The same of views beside the active one, while nothing of that is another."""
    model_changed = Signal()
    picture_changed = Signal()
    picture_taken = Signal(object)
    """A decoded picture came for whatever view, perhaps of a file that was open already."""
    predictions_changed = Signal()
    maps_changed = Signal()
    overlay_changed = Signal()
    view_answered = Signal(int)
    """The `View.index` of any view that has new answers; the signals above tell of the active."""
    images_changed = Signal()
    model_failed = Signal(object, object)
    """(`LoadModel`, reason): it could not be opened; what was open is open."""
    weights_asked = Signal(object)
    """`WeightsQuestion`: the file holds weights alone; what was open is open."""
    image_failed = Signal(str, object)
    """(id of the entry, why it could not be opened)."""
    methods_changed = Signal()
    comparison_changed = Signal()
    costs_changed = Signal()
    activations_changed = Signal()
    weights_changed = Signal()
    shapes_changed = Signal()
    filters_grown = Signal(object)
    """The numbers (a tuple) whose filter images are further on."""
    enlarged_changed = Signal()
    atlas_changed = Signal()
    found_maps_changed = Signal()
    top_images_changed = Signal()
    figure_changed = Signal()
    trial_changed = Signal()
    options_changed = Signal()
    status_changed = Signal(object)
    """`EngineStatus`."""
    answered = Signal(float)
    """Milliseconds from the newest choice to its picture."""
    pointer_changed = Signal(object)
    """(x, y) in image pixels, or None when the pointer left the image."""

    stop_requested = Signal(object)
    """The user wants nothing more of these lanes (a frozenset)."""
    panel_requested = Signal(str)
    """The user wants to see a panel: `PanelSpec.id`."""
    preprocessing_requested = Signal()
    """The user wants to see ways of preprocessing side by side."""
    image_input_requested = Signal(str)
    """The user wants another input to take the image: `LoadModel.image_input`."""
    labels_requested = Signal(int, str)
    """The user wants other names for the classes of an output (its index): `LoadModel.labels`."""
    labels_edited = Signal(int, object)
    """The user gave the classes of an output (its index) other names (a tuple of str)."""
    resume_requested = Signal(object)
    """The user wants what was stopped or refused in these lanes (a frozenset) after all."""
    image_requested = Signal(str)
    """The user wants the image with this id on the screen."""
    export_requested = Signal(object)
    """The user wants a file: the request with its path."""
    activation_file_requested = Signal(str, object)
    """(kind of file, `TileStyle`): the kind is "raw", "tiles", "folder", "sheet" or "code"."""
    filter_file_requested = Signal(str, int)
    """(kind of file, pictures to a row): the kind is "one", "all" or "code"."""
