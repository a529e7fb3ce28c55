"""Writes captions: the sentence that a picture must not be seen without, and the raw facts.

Functions of what is chosen and known of a view: `Known.overlay` is its picture. They name nothing
whose picture is not there (`gui.core.currency`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.api.display import MapSource
from engine.api.foreign_text import on_screen
from engine.api.keys import INPUT_LAYER, Combine
from engine.api.methods import Family
from engine.api.model import class_label
from engine.api.other_inputs import beside_note
from engine.api.outputs import OutputKind
from engine.api.scores import SCORE_SENTENCES
from engine.api.target_words import with_form
from gui.core.chosen import (
    has_predictions,
    input_of,
    map_key_of,
    map_layer_of,
    maps_of,
    method_of,
    target_of,
)
from gui.core.currency import heat_is_shown, is_unfinished
from gui.core.scores import has_probability, info_of, output_of
from gui.text.activations import channel_caption
from gui.text.missing_evidence import missing_evidence
from gui.text.scores import score_words
from gui.text.sentences import in_a_row
from gui.text.targets import is_plain, target_words
from gui.text.translation import translate, translate_plural, translated

if TYPE_CHECKING:
    from engine.api.attribution import Maps
    from engine.api.keys import LayerBlend, Target
    from engine.api.model import ModelInfo
    from gui.core.selection import Known, Selection


def label_of(selection: Selection, known: Known) -> str:
    """Return the name of the chosen target, or nothing before it is known."""
    target, info = target_of(selection, known), info_of(selection, known)
    if target is None:
        return ""
    maps, output = maps_of(selection, known), output_of(selection, known)
    is_named = is_plain(target) and (output is None or output.kind is OutputKind.CLASSES)
    if maps is not None and is_named:
        return maps.label
    words = _units_of(target, selection, known)
    if not words or info is None or target.layer is not None:
        return words
    said = with_form(words, target, info)
    return said if isinstance(said, str) else translated(said)


def _units_of(target: Target, selection: Selection, known: Known) -> str:
    """Return the target's units in words, without what their form and their output add."""
    output = output_of(selection, known)
    is_class_map = output is not None and output.kind is OutputKind.CLASS_MAP
    has_form = output is not None and not output.kind.has_classes
    if not is_plain(target) or is_class_map or has_form:
        labels = labels_of(selection, known)
        if output is not None and output.class_count < len(labels):  # the no and the yes of a unit
            labels = labels[0 if target.negative else 1 :]
        return target_words(target, labels, is_class_map=is_class_map)
    predictions = known.predictions if has_predictions(selection, known) else None
    rows = () if predictions is None else predictions.ranked
    found = next((row.label for row in rows if row.target == target), "")
    if found or output is None:
        return found
    return target_words(target, output.labels) if target.index < len(output.labels) else ""


def labels_of(selection: Selection, known: Known) -> tuple[str, ...]:
    """Return the class names of the chosen output."""
    output = output_of(selection, known)
    return () if output is None else output.labels


def class_names_of(selection: Selection, known: Known) -> tuple[str, ...]:
    """Return the labels of the chosen output where its units are classes."""
    output = output_of(selection, known)
    return () if output is None else output.class_names


def percent(share: float) -> str:
    """Return a share in percent; less than the whole is never told as 100 %."""
    return f"{min(round(share * 100), 100 if share >= 1 else 99)} %"


def mix_words(maps: Maps, layer_blend: LayerBlend) -> str:
    """Return what is combined in a picture of maps, or nothing for a plain map."""
    words = []
    count = len(layer_blend.others) + 1
    if count > 1:
        template = (
            translate_plural("facts", "Mean of {count} layer.", "Mean of {count} layers.", count)
            if layer_blend.combine is Combine.MEAN
            else translate_plural(
                "facts", "Maximum of {count} layer.", "Maximum of {count} layers.", count
            )
        )
        words.append(template.format(count=count))
    if layer_blend.std:
        copies = dict(maps.key.parameters).get("smoothing")
        if copies:
            template = translate_plural(
                "facts",
                "Standard deviation over {count} copy.",
                "Standard deviation over {count} copies.",
                int(copies),
            )
            words.append(template.format(count=copies))
        else:
            words.append(translate("facts", "Standard deviation over the copies."))
    return in_a_row(words)


def caption_for(selection: Selection, known: Known) -> str:
    """Return the sentences that the picture must not be seen without, or nothing."""
    if known.model is None or known.picture is None:
        return ""
    if selection.channel is not None and not selection.show_original:
        words = [channel_caption(selection, known), _untrained_words(known.model)]
        return in_a_row(words)
    if selection.show_original:
        return translate("facts", "The image alone")
    words = [
        _unfinished_words(selection, known),
        _mixture_words(selection, known),
        _score_words(selection, known),
        _first_words(selection, known),
        _beside_words(selection, known),
        _untrained_words(known.model),
    ]
    return in_a_row(words)


def _beside_words(selection: Selection, known: Known) -> str:
    """Return what is fed beside the image."""
    info, fed = known.model, input_of(selection, known.model)
    note = None if info is None or fed is None else beside_note(info.other_inputs, fed.values)
    return "" if note is None else translated(note)


def _untrained_words(info: ModelInfo) -> str:
    return "" if info.untrained is None else translated(info.untrained.sentence)


def _shown_maps(selection: Selection, known: Known) -> tuple[Maps, MapSource] | None:
    """Return the maps that the picture shows, and which of them; None without a heatmap in it."""
    maps, overlay = maps_of(selection, known), known.overlay
    if maps is None or overlay is None or not heat_is_shown(selection, known):
        return None
    shown = overlay.request.shown
    return (maps, shown) if isinstance(shown, MapSource) and shown.key == maps.key else None


def _unfinished_words(selection: Selection, known: Known) -> str:
    maps = maps_of(selection, known)
    if maps is None or not is_unfinished(selection, known):
        return ""
    template = translate("facts", "Unfinished: stopped at {share} of the work. F5 starts again.")
    return template.format(share=percent(maps.share))


def _score_words(selection: Selection, known: Known) -> str:
    """Return what is explained, where the user chose another score than the method's own."""
    found = _shown_maps(selection, known)
    if found is None or found[0].key.score is None:
        return ""
    return translated(SCORE_SENTENCES[found[0].score_kind])


def _mixture_words(selection: Selection, known: Known) -> str:
    found = _shown_maps(selection, known)
    has_map = known.overlay is not None and known.overlay.has_map
    return "" if found is None or not has_map else mix_words(found[0], found[1].layer_blend)


def _first_words(selection: Selection, known: Known) -> str:
    maps, overlay = maps_of(selection, known), known.overlay
    info = info_of(selection, known)
    assert info is not None
    layer = map_layer_of(selection, known)
    target = target_of(selection, known)
    if layer is None:
        return translated(info.auto_reason)
    if maps is not None and (layer in maps.unreached or (maps.complete and layer not in maps.raw)):
        return translate("facts", "No gradient reaches {layer}, so it has no heatmap.").format(
            layer=layer
        )
    if target is not None and map_key_of(selection, known) is None:
        return translate("facts", "No heatmap here. F5 tries again.")
    is_shown = overlay is not None and heat_is_shown(selection, known)
    if overlay is not None and is_shown and not overlay.positive_evidence:
        return missing_evidence(method_of(selection, known), layer, label_of(selection, known))
    words = []
    note = info.choice_note(selection.output)
    if note is not None and target is not None and selection.target is None:
        words.append(translated(note))
    if info.preprocess_guessed and selection.preprocess == "auto":
        words.append(translate("facts", "The preprocessing is a guess (see Input)."))
    return in_a_row(words)


def model_file(info: ModelInfo) -> str:
    """Return the name of a model's file, by which two models are told apart."""
    return on_screen(os.path.basename(info.request.path))


def facts_for(selection: Selection, known: Known) -> str:
    """Return method, layer, target, score and raw range of the map in the picture, or nothing.

    The model's file comes first where two models are open.
    """
    found, overlay = _shown_maps(selection, known), known.overlay
    if found is None or overlay is None:
        return ""
    maps, shown = found
    method = known.method(maps.key.method)
    words = [] if known.model is None or not known.has_two_models else [model_file(known.model)]
    words.append(maps.key.method if method is None else method.name)
    if shown.layer != INPUT_LAYER:
        others = len(shown.layer_blend.others)
        words.append(f"{shown.layer} + {others}" if others else shown.layer)
    if method is not None and method.family is Family.CLASS_FREE:
        words.append(translate("facts", "class-free"))
    else:
        words.append(label_of(selection, known))
        has_own = has_probability(selection, known)
        words.append(score_words(maps.score_kind, maps.score, has_probability=has_own))
    words.append(
        translate("facts", "raw {least} to {most}").format(
            least=f"{overlay.raw_min:.3g}", most=f"{overlay.raw_max:.3g}"
        )
    )
    if maps.share < 1:
        words.append(translate("facts", "{share} of the work").format(share=percent(maps.share)))
    if known.picture is not None and known.picture.true_class is not None:
        name = class_label(known.picture.true_class, class_names_of(selection, known))
        words.append(translate("facts", "true class {name}").format(name=name))
    return " · ".join(words)


def description_for(known: Known, facts: str, sentence: str, where: str = "") -> str:
    """Return in words what is seen, for screen readers.

    Parameters
    ----------
    known : Known
        Of the view.
    facts, sentence : str
        What stands below the picture; empty for nothing.
    where : str
        Where its map is strongest (`gui.text.strongest`).
    """
    picture = known.picture
    if picture is None:
        return ""
    height, width = picture.pixels.shape[:2]
    size = translate("facts", "{width} × {height} pixels").format(width=width, height=height)
    model = "" if known.model is None else model_file(known.model)
    if facts.startswith(model):  # of two models, the facts name theirs
        model = ""
    return " · ".join(part for part in (size, model, facts, where, sentence) if part)
