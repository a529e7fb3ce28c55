"""Derives what is chosen, in the engine's words: input, target, layer, map, filters. Pure.

`gui.core.planning` makes the requests of these; state, queries and texts read them. Nothing here
knows Qt.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, TypeVar

from engine.api.activations import ShowActivations
from engine.api.attribution import Explain, Predict
from engine.api.display import ChannelSource, MapSource
from engine.api.filters import GrowFilters, ObjectiveKind
from engine.api.keys import INPUT_LAYER, NO_BLEND, Fit, InputKey, LayerBlend, MapKey
from engine.api.methods import Scope
from engine.api.other_inputs import values_for
from engine.api.scores import OutputActivation
from gui.core.filter_requests import affordable, subject_of, unit_count
from gui.core.query import key_of
from gui.core.scores import score_of, shared_score_of, usual_score_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.attribution import Maps
    from engine.api.filters import FilterSettings
    from engine.api.keys import Target
    from engine.api.methods import MethodInfo, ParameterValue
    from engine.api.model import ModelInfo
    from gui.core.selection import Known, Selection

Found = TypeVar("Found")

REMEMBERED = 12
"""Answers of a rule that are kept: those of all views, and of a change on the way."""


def remembered(
    rule: Callable[[Selection, Known], Found],
) -> Callable[[Selection, Known], Found]:
    """Keep a rule's last answers: one change of the selection asks the same rules many times.

    What is kept holds for the same two objects, so a rule that reads `Known.refused` or
    `Known.pending`, which change in place, is not to be kept.
    """
    kept: dict[tuple[int, int], tuple[Selection, Known, Found]] = {}

    @functools.wraps(rule)
    def answer(selection: Selection, known: Known) -> Found:
        key = id(selection), id(known)  # what is kept is alive, so that its number is its own
        found = kept.get(key)
        if found is None:
            if len(kept) >= REMEMBERED:
                del kept[next(iter(kept))]
            found = kept[key] = selection, known, rule(selection, known)
        return found[2]

    return answer


def input_of(selection: Selection, info: ModelInfo | None) -> InputKey | None:
    """Return the input of the network, or None while the model or the image is missing.

    A model that is only inspected has none.

    `info` is the open model: its input decides the size.
    """
    if selection.model is None or selection.image is None:
        return None
    size, values = None, selection.input_values
    if info is not None and info.key == selection.model:
        if info.is_only_inspected:
            return None
        size = info.input_size(selection.fit, selection.input_size)
        values = values_for(info.other_inputs, values) if values else values
    return InputKey(
        selection.model,
        selection.image,
        selection.preprocess,
        selection.resize,
        selection.output_activation,
        selection.fit,
        size,
        values,
    )


def has_predictions(selection: Selection, known: Known) -> bool:
    """Return whether the predictions at hand are those of the chosen input and output."""
    found = known.predictions
    return (
        found is not None
        and found.input == input_of(selection, known.model)
        and found.output == selection.output
    )


def target_of(selection: Selection, known: Known) -> Target | None:
    """Return the chosen target, or the top class as soon as the input's predictions are known."""
    if selection.target is not None:
        return selection.target
    if known.predictions is None or not has_predictions(selection, known):
        return None
    return known.predictions.ranked[0].target


def awaits_target(selection: Selection, known: Known) -> bool:
    """Return whether the predictions that choose the target are on their way."""
    request = predict_for(selection, known)
    if request is None or target_of(selection, known) is not None:
        return False
    return not known.refused or key_of(request) not in known.refused


def awaits_heat(selection: Selection, known: Known) -> bool:
    """Return whether a heatmap is awaited whose target is not known yet."""
    return map_layer_of(selection, known) is not None and awaits_target(selection, known)


def method_of(selection: Selection, known: Known) -> MethodInfo | None:
    """Return what is known of the chosen method."""
    return known.method(selection.method)


def scope_of(selection: Selection, known: Known, method_id: str | None = None) -> Scope:
    """Return which maps a run of a method, the chosen one if None, gives."""
    method = known.method(selection.method if method_id is None else method_id)
    return Scope.ALL_LAYERS if method is None else method.scope


def parameters_of(
    selection: Selection, known: Known, method_id: str | None = None
) -> tuple[tuple[str, ParameterValue], ...]:
    """Return a method's parameters that differ from their defaults, sorted by name."""
    if not selection.parameters:
        return ()
    wanted = selection.method if method_id is None else method_id
    chosen, method = selection.parameters_of(wanted), known.method(wanted)
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


def map_layer_of(selection: Selection, known: Known, method_id: str | None = None) -> str | None:
    """Return the name of the map to show among a method's maps: a layer, or the input."""
    if scope_of(selection, known, method_id) is Scope.INPUT:
        return INPUT_LAYER
    return layer_of(selection, known)


def inspected_layer_of(selection: Selection, known: Known) -> str | None:
    """Return the layer of the activations, weights and filter images."""
    return selection.inspected or layer_of(selection, known)


def map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps to show, or None while it is not known or cannot be had."""
    request = explain_for(selection, known)
    if request is None:
        return None
    if not known.refused or key_of(request) not in known.refused:
        return request.key
    return request.key if has_maps(request, selection, known) else None


def map_key_by(method_id: str, selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps by a method, all else as chosen; None while it is not known."""
    source = input_of(selection, known.model)
    target = target_of(selection, known)
    layer = map_layer_of(selection, known, method_id)
    if source is None or target is None or layer is None:
        return None
    score = score_of(selection, known, method_id)
    chosen = None if score is usual_score_of(selection, known, method_id) else score
    parameters = parameters_of(selection, known, method_id)
    return MapKey(source, method_id, target, parameters, chosen)


@remembered
def chosen_map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps that are chosen, or None while it is not known."""
    return map_key_by(selection.method, selection, known)


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
    channel = selection.channel
    if channel is not None and channel.layer is not None:
        source = input_of(selection, known.model)
        if source is not None:
            wanted, held = activations_for(selection, known), known.activations
            is_there = held is not None and held.request == wanted
            if wanted is None or (wanted in known.refused and not is_there):
                return None
            return ChannelSource(source, channel.layer, channel.index)
    key = map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    maps = maps_of(selection, known)
    if maps is not None and maps.complete and layer not in maps.raw:
        return None
    return MapSource(key, layer, layer_blend_of(selection, known))


def layer_blend_of(selection: Selection, known: Known) -> LayerBlend:
    """Return what is combined with the map shown, as far as the maps at hand have it."""
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


def filter_settings_of(selection: Selection) -> FilterSettings:
    """Return how filter images are grown: preprocessed as the input unless they have their own."""
    settings = selection.filters.settings
    if settings.preprocess != "auto":
        return settings
    return dataclasses.replace(settings, preprocess=selection.preprocess)


@remembered
def filter_subject_of(selection: Selection, known: Known) -> GrowFilters | None:
    """Return what filter images are grown for, without the order in which they are wanted."""
    choice = dataclasses.replace(selection.filters, settings=filter_settings_of(selection))
    info, layer = known.model, inspected_layer_of(selection, known)
    if info is None or info.key != selection.model or info.is_only_inspected:
        return None
    start = input_of(selection, known.model)
    if start is not None:
        start = dataclasses.replace(
            start, output_activation=OutputActivation.AUTO, fit=Fit.STRETCH, size=None
        )
    return subject_of(info, layer, choice, start)


def filter_units_of(selection: Selection, known: Known) -> int:
    """Return how many channels or classes there are to be excited."""
    info, layer = known.model, inspected_layer_of(selection, known)
    if info is None:
        return 0
    node = None if layer is None else known.layers.get(layer)
    return unit_count(info, node, selection.filters.objective_kind)


@remembered
def filter_numbers_of(selection: Selection, known: Known) -> range | tuple[int, ...]:
    """Return the channels or classes that have a filter image, or will have one.

    No more than memory has room for, the first of all.
    """
    subject = filter_subject_of(selection, known)
    if subject is None:
        return ()
    if subject.objective_kind is ObjectiveKind.DIRECTION:
        return subject.channels[:1]
    grown = known.grown
    area = grown.area if grown is not None and grown.subject == subject else None
    units = filter_units_of(selection, known)
    return range(affordable(units, area or subject.settings.size**2))


def predict_for(selection: Selection, known: Known) -> Predict | None:
    """Return the forward run of the chosen input."""
    source = input_of(selection, known.model)
    return None if source is None else Predict(source, selection.output)


@remembered
def explain_for(selection: Selection, known: Known) -> Explain | None:
    """Return the run that gives the map to show: of all layers, this one first."""
    key = chosen_map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    return Explain(key, layer, all_layers=scope_of(selection, known) is Scope.ALL_LAYERS)


def has_maps(request: Explain, selection: Selection, known: Known) -> bool:
    """Return whether the requested layer's map is at hand, and those that are combined with it."""
    maps, layer = known.maps, request.layer
    if maps is None or layer is None or maps.key != request.key:
        return False
    if not request.all_layers:
        is_single = scope_of(selection, known) is Scope.ONE_LAYER
        if is_single and maps.request.layer != layer:
            return False
        return maps.complete or layer in maps.raw
    return maps.complete or {layer, *selection.layer_blend.others} <= set(maps.raw)


def activations_for(selection: Selection, known: Known) -> ShowActivations | None:
    """Return the request for the inspected layer's activations."""
    source, target = input_of(selection, known.model), target_of(selection, known)
    layer = inspected_layer_of(selection, known)
    if source is None or layer is None or target is None:
        return None
    return ShowActivations(source, layer, target, shared_score_of(selection, known))
