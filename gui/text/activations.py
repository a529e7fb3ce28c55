"""Writes captions, tooltips and titles of channels, for the panel and `caption`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.currency import heat_is_coming, heat_is_shown
from gui.queries.activations import channel_map
from gui.text.sentences import in_a_row
from gui.text.translation import translate, translate_plural

if TYPE_CHECKING:
    from engine.api.activations import Activations, ChannelStatistics, WeightArray
    from gui.core.selection import Known, Selection


def channel_caption(selection: Selection, known: Known) -> str:
    """Return what is on the canvas while it shows one channel."""
    channel = selection.channel
    if channel is None:
        return ""
    values, layer = channel_map(selection, known), channel.layer or ""
    if not heat_is_coming(selection, known):
        template = translate(
            "seeing", "Channel {index} of {layer} could not be computed. F5 tries again."
        )
    elif values is None or not heat_is_shown(selection, known):
        template = translate("seeing", "Channel {index} of {layer} is on its way.")
    elif not (values > 0).any():
        template = translate("seeing", "Channel {index} of {layer} is nowhere above 0 here.")
    else:
        template = translate("seeing", "Activation of channel {index} of {layer}.")
    back = translate("seeing", "Esc goes back to the heatmap.")
    return in_a_row((template.format(index=channel.index, layer=layer), back))


def shape_words(activations: Activations) -> str:
    """Return a layer's shape: "14 × 14 × 32", or "64 units"."""
    height, width, count = activations.values.shape
    if (height, width) == (1, 1):
        template = translate_plural("seeing", "{count} unit", "{count} units", count)
        return template.format(count=count)
    return f"{height} × {width} × {count}"


def channel_words(
    index: int, statistics: ChannelStatistics, activations: Activations, name: str = ""
) -> list[str]:
    """Return what is known of a channel, a phrase each; the first one names it."""
    is_unit = activations.values.shape[:2] == (1, 1)
    template = (
        translate("seeing", "unit {index}") if is_unit else translate("seeing", "channel {index}")
    )
    words = [template.format(index=index) + (f" ({name})" if name else "")]
    if is_unit:
        value = translate("seeing", "value {value}")
        words.append(value.format(value=number(statistics.mean[index])))
    else:
        template = translate("seeing", "min {least}, mean {mean}, max {most}")
        words.append(
            template.format(
                least=number(statistics.minimum[index]),
                mean=number(statistics.mean[index]),
                most=number(statistics.maximum[index]),
            )
        )
        zeros = float(statistics.zeros[index])
        words.append(translate("seeing", "{share} zeros").format(share=share(zeros)))
    if activations.weights is not None:
        weight = translate("seeing", "Grad-CAM weight {weight}")
        words.append(weight.format(weight=number(activations.weights[index])))
    if statistics.not_finite[index]:
        words.append(_not_finite_words(int(statistics.not_finite[index])))
    if statistics.dead[index]:
        words.append(translate("seeing", "0 everywhere in this image"))
    return words


def array_words(array: WeightArray) -> str:
    """Return a weight's range, mean, deviation and zeros in one line."""
    template = translate("seeing", "{least} to {most}, mean {mean}, std {std}, {zeros} zeros")
    words = template.format(
        least=number(array.minimum),
        most=number(array.maximum),
        mean=number(array.mean),
        std=number(array.std),
        zeros=share(array.zeros),
    )
    if array.not_finite:
        words += ", " + _not_finite_words(array.not_finite)
    return words


def _not_finite_words(count: int) -> str:
    template = translate_plural(
        "seeing", "{count} value is not finite", "{count} values are not finite", count
    )
    return template.format(count=count)


def number(value: float) -> str:
    """Return a number in three digits."""
    return f"{float(value):.3g}"


def share(part: float) -> str:
    """Return a share in percent; less than all is never told as 100 %, more than none not as 0."""
    if 0 < part < 0.01:
        return "< 1 %"
    return f"{min(round(part * 100), 100 if part >= 1 else 99)} %"
