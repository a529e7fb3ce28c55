"""From what is chosen to what is asked: pure functions, called by `controller` and the panels.

Nothing here knows Qt or the engine's thread, so the rules can be read and tested on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.display import (
    ChannelSource,
    Compose,
    CopyView,
    MapSource,
    SaveMap,
    SaveView,
    Style,
)
from engine.api.keys import INPUT_LAYER, NO_BLEND, InputKey, LayerBlend, MapKey
from engine.api.methods import Scope

if TYPE_CHECKING:
    from engine.api.attribution import Maps
    from engine.api.keys import Target
    from engine.api.methods import MethodInfo, ParameterValue
    from engine.api.requests import Request
    from gui.core.selection import Known, Selection


def input_of(selection: Selection) -> InputKey | None:
    """Return what the network is fed, or None while the model or the image is missing."""
    if selection.model is None or selection.image is None:
        return None
    return InputKey(selection.model, selection.image, selection.preprocess)


def has_predictions(selection: Selection, known: Known) -> bool:
    """Return whether the predictions at hand are those of the chosen input and output."""
    found = known.predictions
    return (
        found is not None
        and found.input == input_of(selection)
        and found.output == selection.output
    )


def target_of(selection: Selection, known: Known) -> Target | None:
    """Return the chosen target, or the top class as soon as the input's predictions are known."""
    if selection.target is not None:
        return selection.target
    if known.predictions is None or not has_predictions(selection, known):
        return None
    return known.predictions.ranked[0].target


def method_of(selection: Selection, known: Known) -> MethodInfo | None:
    """Return what is known of the chosen method."""
    return next((one for one in known.methods if one.id == selection.method), None)


def scope_of(selection: Selection, known: Known) -> Scope:
    """Return which maps a run of the chosen method gives."""
    method = method_of(selection, known)
    return Scope.ALL_LAYERS if method is None else method.scope


def parameters_of(selection: Selection, known: Known) -> tuple[tuple[str, ParameterValue], ...]:
    """Return the chosen method's settings that differ from their defaults, sorted by name."""
    chosen = selection.parameters_of(selection.method)
    method = method_of(selection, known)
    if method is not None:
        defaults = {one.name: one.default for one in method.parameters}
        chosen = tuple(
            (name, value) for name, value in chosen if name in defaults and value != defaults[name]
        )
    return tuple(sorted(chosen))


def layer_of(selection: Selection, known: Known) -> str | None:
    """Return the chosen layer, or the model's auto layer."""
    if selection.layer is not None:
        return selection.layer
    return known.model.auto_layer if known.model is not None else None


def map_layer_of(selection: Selection, known: Known) -> str | None:
    """Return the name under which the map to show stands among the maps: a layer, or the input."""
    if scope_of(selection, known) is Scope.INPUT:
        return INPUT_LAYER
    return layer_of(selection, known)


def map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps to show, or None while it is not known or cannot be had."""
    fed = input_of(selection)
    target = target_of(selection, known)
    layer = map_layer_of(selection, known)
    if fed is None or target is None or layer is None:
        return None
    key = MapKey(fed, selection.method, target, parameters_of(selection, known))
    return None if known.failed & {(key, None), (key, layer)} else key


def maps_of(selection: Selection, known: Known) -> Maps | None:
    """Return the maps at hand, if they are those to show.

    A method of one layer has one map a run: that of another layer does not count.
    """
    maps = known.maps
    if maps is None or maps.key != map_key_of(selection, known):
        return None
    is_single = scope_of(selection, known) is Scope.ONE_LAYER
    return None if is_single and maps.request.layer != layer_of(selection, known) else maps


def shown_of(selection: Selection, known: Known) -> MapSource | ChannelSource | None:
    """Return what the heat is made of, or None when there is no map to wait for.

    A layer that the complete maps do not hold (no gradient reaches it) has no map to wait for.
    """
    channel, fed = selection.channel, input_of(selection)
    if channel is not None and channel.layer is not None and fed is not None:
        return ChannelSource(fed, channel.layer, channel.index)
    key = map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    maps = maps_of(selection, known)
    if maps is not None and maps.complete and layer not in maps.raw:
        return None
    return MapSource(key, layer, mix_of(selection, known))


def mix_of(selection: Selection, known: Known) -> LayerBlend:
    """Return what is shown beside the plain map, as far as the maps at hand have it."""
    chosen, maps = selection.layer_blend, maps_of(selection, known)
    layer = map_layer_of(selection, known)
    if maps is None or layer is None or selection.channel is not None:
        return NO_BLEND
    others: tuple[str, ...] = ()
    if scope_of(selection, known) is Scope.ALL_LAYERS:
        held = maps.raw if not chosen.std else maps.std
        others = tuple(path for path in chosen.others if path in held and path != layer)
    std = chosen.std and layer in maps.std
    return LayerBlend(others, chosen.combine if others else NO_BLEND.combine, std)


def predict_for(selection: Selection, known: Known) -> Predict | None:
    """Return the forward run that is still missing, if any."""
    fed = input_of(selection)
    if fed is None or has_predictions(selection, known):
        return None
    return Predict(fed, selection.output)


def explain_for(selection: Selection, known: Known) -> Explain | None:
    """Return the maps that are still missing, if any: all layers, the shown one first."""
    key = map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    maps = maps_of(selection, known)
    is_whole = scope_of(selection, known) is Scope.ALL_LAYERS
    wanted = {layer, *selection.layer_blend.others} if is_whole else {layer}
    if maps is not None and (maps.complete or wanted <= set(maps.raw)):
        return None
    return Explain(key, layer, all_layers=is_whole)


def compare_for(selection: Selection, known: Known) -> CompareMethods | None:
    """Return the comparison of methods that is still missing, if any."""
    fed, target = input_of(selection), target_of(selection, known)
    layer = layer_of(selection, known)
    if fed is None or target is None or layer is None:
        return None
    request = CompareMethods(fed, target, layer)
    held = known.comparison
    return None if held is not None and held.request == request else request


def estimate_for(selection: Selection, known: Known) -> EstimateCosts | None:
    """Return the estimate of what methods take that is still missing, if any."""
    fed = input_of(selection)
    if fed is None:
        return None
    parameters = parameters_of(selection, known)
    request = EstimateCosts(fed, layer_of(selection, known), selection.method, parameters)
    held = known.costs
    return None if held is not None and held.request == request else request


def compose_for(selection: Selection, known: Known) -> Compose | None:
    """Return the picture to be on the screen, or None while no image is in view.

    Without a map the style makes no difference, so it is left out: equal pictures, equal requests.
    """
    if selection.image is None or selection.region is None:
        return None
    shown = None if selection.show_original else shown_of(selection, known)
    style = Style() if shown is None else selection.style
    return Compose(selection.image, selection.region, style, shown)


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
    if (input_of(old), old.output) != (input_of(new), new.output):
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
    """Return what the newest answer made possible or still leaves missing: maps, then picture.

    The picture is asked for even when it is the last one again: a map on the way was replaced.
    """
    wanted: tuple[Request | None, ...] = (
        explain_for(selection, known),
        compose_for(selection, known),
    )
    return tuple(request for request in wanted if request is not None)


def save_view_for(selection: Selection, known: Known, path: str) -> SaveView | None:
    """Return the request that writes the view at the image's own size."""
    if selection.image is None:
        return None
    return SaveView(path, selection.image, selection.style, shown_of(selection, known))


def copy_view_for(selection: Selection, known: Known) -> CopyView | None:
    """Return the request that draws the view for the clipboard."""
    if selection.image is None:
        return None
    return CopyView(selection.image, selection.style, shown_of(selection, known))


def save_map_for(selection: Selection, known: Known, path: str) -> SaveMap | None:
    """Return the request that writes the raw map, or None while no map is there."""
    shown = shown_of(selection, known)
    maps = maps_of(selection, known)
    if shown is None or maps is None or shown.layer not in maps.raw:
        return None
    return SaveMap(path, shown)
