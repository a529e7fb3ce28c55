"""Writes captions: the sentence that a picture must not be seen without, and the raw facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.display import MapSource
from engine.api.keys import Combine
from engine.api.model import OutputKind, class_label
from engine.api.scores import SCORE_SENTENCES
from gui.core.chosen import map_key_of
from gui.core.scores import has_probability, info_of
from gui.text.activations import channel_caption
from gui.text.missing_evidence import missing_evidence
from gui.text.scores import score_words
from gui.text.targets import is_plain, target_words
from gui.text.translation import translate, translate_plural, translated

if TYPE_CHECKING:
    from engine.api.attribution import Maps
    from engine.api.keys import LayerBlend
    from engine.api.model import ModelInfo
    from gui.core.state import State


def label_of(state: State) -> str:
    """Return the name of the target on the screen, or nothing before it is known."""
    maps, target, predictions = state.current_maps, state.target, state.predictions
    if target is None:
        return ""
    output = state.output
    is_class_map = output is not None and output.kind is OutputKind.CLASS_MAP
    if not is_plain(target) or is_class_map:
        labels = labels_of(state)
        if output is not None and output.class_count < len(labels):  # the no and the yes of a unit
            labels = labels[0 if target.negative else 1 :]
        return target_words(target, labels, is_class_map=is_class_map)
    if maps is not None:
        return maps.label
    rows = () if predictions is None else predictions.ranked
    return next((row.label for row in rows if row.target == target), "")


def labels_of(state: State) -> tuple[str, ...]:
    """Return the class names of the chosen output."""
    return () if state.output is None else state.output.labels


def class_names_of(state: State) -> tuple[str, ...]:
    """Return the labels of the chosen output where its units are classes."""
    return () if state.output is None else state.output.class_names


def percent(share: float) -> str:
    """Return a share in percent; less than the whole is never told as 100 %."""
    return f"{min(round(share * 100), 100 if share >= 1 else 99)} %"


def mix_words(state: State, layer_blend: LayerBlend) -> str:
    """Return what is combined in the picture on the screen, or nothing for a plain map."""
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
        maps = state.current_maps
        copies = dict(maps.key.parameters).get("smoothing") if maps is not None else None
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
    return " ".join(words)


def caption_for(state: State) -> str:
    """Return the sentences that the picture must not be seen without, or nothing."""
    info, maps = state.model, state.current_maps
    if info is None or state.picture is None:
        return ""
    if state.selection.channel is not None and not state.selection.show_original:
        words = [channel_caption(state), _untrained_words(info)]
        return " ".join(word for word in words if word)
    if state.selection.show_original:
        return translate("facts", "The image alone")
    words = [
        _unfinished_words(state, maps),
        _mixture_words(state),
        _score_words(maps),
        _first_words(state),
        _untrained_words(info),
    ]
    return " ".join(word for word in words if word)


def _untrained_words(info: ModelInfo) -> str:
    return "" if info.untrained is None else translated(info.untrained.sentence)


def _unfinished_words(state: State, maps: Maps | None) -> str:
    if maps is None or not state.is_stopped:
        return ""
    template = translate("facts", "Unfinished: stopped at {share} of the work. F5 starts again.")
    return template.format(share=percent(maps.share))


def _score_words(maps: Maps | None) -> str:
    """Return what is explained, where the user chose another score than the method's own."""
    is_chosen = maps is not None and maps.key.score is not None
    return translated(SCORE_SENTENCES[maps.score_kind]) if maps is not None and is_chosen else ""


def _mixture_words(state: State) -> str:
    overlay = state.overlay
    if overlay is None or not overlay.has_map:
        return ""
    shown = overlay.request.shown
    return mix_words(state, shown.layer_blend) if isinstance(shown, MapSource) else ""


def _first_words(state: State) -> str:
    maps, overlay = state.current_maps, state.overlay
    info = info_of(state.selection, state.known)
    assert info is not None
    layer = state.map_layer
    if layer is None:
        return translated(info.auto_reason)
    if maps is not None and (layer in maps.unreached or (maps.complete and layer not in maps.raw)):
        return translate("facts", "No gradient reaches {layer}, so it has no heatmap.").format(
            layer=layer
        )
    if state.target is not None and map_key_of(state.selection, state.known) is None:
        return translate("facts", "No heatmap here. F5 tries again.")
    if overlay is not None and overlay.request.shown is not None and not overlay.positive_evidence:
        return missing_evidence(state.method(), layer, label_of(state))
    words = []
    note = info.choice_note(state.selection.output)
    if note is not None and state.target is not None and state.selection.target is None:
        words.append(translated(note))
    if info.preprocess_guessed and state.selection.preprocess == "auto":
        words.append(translate("facts", "The preprocessing is a guess (see Input)."))
    return " ".join(words)


def facts_for(state: State) -> str:
    """Return layer, target, score and raw range of the map on the screen, or nothing."""
    maps, overlay = state.current_maps, state.overlay
    if maps is None or overlay is None:
        return ""
    shown = overlay.request.shown
    if not isinstance(shown, MapSource) or shown.key != maps.key:
        return ""
    place = shown.layer or translate("facts", "input")
    if shown.layer_blend.others:
        place = f"{place} + {len(shown.layer_blend.others)}"
    words = [place, label_of(state)]
    has_own = has_probability(state.selection, state.known)
    words.append(score_words(maps.score_kind, maps.score, has_probability=has_own))
    words.append(
        translate("facts", "raw {least} to {most}").format(
            least=f"{overlay.raw_min:.3g}", most=f"{overlay.raw_max:.3g}"
        )
    )
    if maps.share < 1:
        words.append(translate("facts", "{share} of the work").format(share=percent(maps.share)))
    if state.picture is not None and state.picture.true_class is not None:
        name = class_label(state.picture.true_class, class_names_of(state))
        words.append(translate("facts", "true class {name}").format(name=name))
    return " · ".join(words)


def description_for(state: State) -> str:
    """Return in words what is seen, for screen readers."""
    picture = state.picture
    if picture is None:
        return ""
    height, width = picture.pixels.shape[:2]
    size = translate("facts", "{width} × {height} pixels").format(width=width, height=height)
    return " · ".join(part for part in (size, facts_for(state), caption_for(state)) if part)
