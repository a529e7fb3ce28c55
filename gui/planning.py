"""From what is chosen to what is asked: pure functions, called by `gui.conductor` and the panels.

Nothing here knows Qt or the engine's thread, so the rules can be read and tested on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.requests import (
    ACTIVATION,
    Compose,
    CopyView,
    Explain,
    InputKey,
    MapKey,
    Predict,
    SaveMap,
    SaveView,
    Style,
)

if TYPE_CHECKING:
    from engine.requests import Request, Target
    from gui.selection import Known, Selection


def input_of(selection: Selection) -> InputKey | None:
    """Return what the network is fed, or None while the model or the image is missing."""
    if selection.model is None or selection.image is None:
        return None
    return InputKey(selection.model, selection.image, selection.preprocess)


def target_of(selection: Selection, known: Known) -> Target | None:
    """Return the chosen target, or the top class as soon as the input's predictions are known."""
    if selection.target is not None:
        return selection.target
    if known.predictions is None or known.predictions.input != input_of(selection):
        return None
    return known.predictions.ranked[0].target


def layer_of(selection: Selection, known: Known) -> str | None:
    """Return the chosen layer, or the model's auto layer."""
    if selection.layer is not None:
        return selection.layer
    return known.model.auto_layer if known.model is not None else None


def map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps to show, or None while it is not known or cannot be had."""
    fed = input_of(selection)
    target = target_of(selection, known)
    if fed is None or target is None or layer_of(selection, known) is None:
        return None
    key = MapKey(fed, selection.method, target)
    return None if key in known.failed else key


def shown_map_of(selection: Selection, known: Known) -> tuple[MapKey, str] | None:
    """Return the key and layer of the map to show, or None when there is none to wait for.

    A layer that the complete maps do not hold (no gradient reaches it) has no map to wait for.
    """
    channel, fed = selection.channel, input_of(selection)
    if channel is not None and channel.layer is not None and fed is not None:
        return MapKey(fed, ACTIVATION, channel), channel.layer
    key = map_key_of(selection, known)
    layer = layer_of(selection, known)
    if key is None or layer is None:
        return None
    maps = known.maps
    if maps is not None and maps.key == key and maps.complete and layer not in maps.raw:
        return None
    return key, layer


def predict_for(selection: Selection, known: Known) -> Predict | None:
    """Return the forward run that is still missing, if any."""
    fed = input_of(selection)
    if fed is None:
        return None
    if known.predictions is not None and known.predictions.input == fed:
        return None
    return Predict(fed)


def explain_for(selection: Selection, known: Known) -> Explain | None:
    """Return the maps that are still missing, if any: all layers, the shown one first."""
    key = map_key_of(selection, known)
    layer = layer_of(selection, known)
    if key is None:
        return None
    maps = known.maps
    if maps is not None and maps.key == key and (maps.complete or layer in maps.raw):
        return None
    return Explain(key, layer)


def compose_for(selection: Selection, known: Known) -> Compose | None:
    """Return the picture to be on the screen, or None while no image is in view.

    Without a map the style makes no difference, so it is left out: equal pictures, equal requests.
    """
    if selection.image is None or selection.view is None:
        return None
    shown = None if selection.peek else shown_map_of(selection, known)
    if shown is None:
        return Compose(selection.image, selection.view, Style())
    return Compose(selection.image, selection.view, selection.style, shown[0], shown[1])


def requests_for(old: Selection, new: Selection, known: Known) -> tuple[Request, ...]:
    """Return what must be asked because `old` became `new`.

    Parameters
    ----------
    old, new : Selection
        Before and after.
    known : Known
        The answers at hand for `new`.

    Returns
    -------
    tuple of Request
        In the order of their use: predictions, maps, picture. Empty when nothing is missing.

    Notes
    -----
    While the top class of a new preprocessing is not known yet, no picture is asked for: the last
    good one stays until the maps are there.
    """
    requests: list[Request] = []
    if input_of(old) != input_of(new):
        predict = predict_for(new, known)
        if predict is not None:
            requests.append(predict)
    explain = explain_for(new, known)
    if explain is not None and explain != explain_for(old, known):
        requests.append(explain)
    compose = compose_for(new, known)
    if compose is not None and compose != compose_for(old, known):
        requests.append(compose)
    return tuple(requests)


def requests_after_answer(selection: Selection, known: Known) -> tuple[Request, ...]:
    """Return what the newest answer made possible or still leaves missing: maps, then picture."""
    wanted: tuple[Request | None, ...] = (
        explain_for(selection, known),
        compose_for(selection, known),
    )
    return tuple(request for request in wanted if request is not None)


def save_view_for(selection: Selection, known: Known, path: str) -> SaveView | None:
    """Return the request that writes the view at the image's own size."""
    if selection.image is None:
        return None
    shown = shown_map_of(selection, known)
    if shown is None:
        return SaveView(path, selection.image, selection.style)
    return SaveView(path, selection.image, selection.style, shown[0], shown[1])


def copy_view_for(selection: Selection, known: Known) -> CopyView | None:
    """Return the request that draws the view for the clipboard."""
    if selection.image is None:
        return None
    shown = shown_map_of(selection, known)
    if shown is None:
        return CopyView(selection.image, selection.style)
    return CopyView(selection.image, selection.style, shown[0], shown[1])


def save_map_for(selection: Selection, known: Known, path: str) -> SaveMap | None:
    """Return the request that writes the raw map, or None while no map is there."""
    shown = shown_map_of(selection, known)
    maps = known.maps
    if shown is None or maps is None or maps.key != shown[0] or shown[1] not in maps.raw:
        return None
    return SaveMap(path, shown[0], shown[1])
