"""Writes titles and captions of filter images, and why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.filters import FilterStyle, ObjectiveKind
from gui.queries.activations import inspected_layer
from gui.queries.filters import filters_shown
from gui.text.lists import listed
from gui.text.translation import translate, translate_plural, translated

if TYPE_CHECKING:
    from engine.api.filters import FilterSettings
    from gui.core.state import State


def style_words(style: FilterStyle) -> str:
    """Return the name of a style."""
    return {
        FilterStyle.FOURIER: translate("filters", "Fourier"),
        FilterStyle.TEXTBOOK: translate("filters", "Textbook"),
    }[style]


def obstacle(state: State) -> str:
    """Return why there is nothing to grow, as a sentence; or nothing."""
    info, shown = state.model, filters_shown(state)
    if info is None:
        return translate("filters", "Open a model to see filter images here.")
    if info.is_only_inspected:
        return translated(info.auto_reason)
    choice = shown.choice
    layer = inspected_layer(state)
    if shown.subject is None:
        if choice.objective_kind is not ObjectiveKind.CLASS and layer is None:
            return translated(info.auto_reason)
        if choice.objective_kind is ObjectiveKind.DIRECTION and not choice.chosen:
            return translate(
                "filters",
                "No channels are chosen yet. Go back to Channels, and choose some with Ctrl+click.",
            )
        return translate("filters", "Open an image to start from it, or start from noise.")
    if not shown.numbers and choice.objective_kind is ObjectiveKind.CLASS:
        return translate("filters", "No output of this model has classes or channels.")
    if not shown.numbers:
        return translate("filters", "{layer} has no channels that could be excited.").format(
            layer=layer
        )
    return shown.refusal if not shown.pictures else ""


def unit_words(state: State, number: int) -> str:
    """Return what a picture excites: "channel 3", "class 2 (leaf)", "channels 2 + 9"."""
    choice, info = state.selection.filters, state.model
    if choice.objective_kind is ObjectiveKind.CLASS:
        first = info.outputs[0] if info is not None and info.outputs else None
        if first is not None and not first.kind.has_classes:
            return first.labels[number]
        labels = () if first is None or len(first.labels) != first.class_count else first.labels
        words = translate("filters", "class {number}").format(number=number)
        return f"{words} ({labels[number]})" if number < len(labels) else words
    if choice.objective_kind is ObjectiveKind.DIRECTION:
        joined = " + ".join(map(str, choice.chosen))
        return translate("filters", "channels {numbers}").format(numbers=joined)
    if choice.objective_kind is ObjectiveKind.NEURON:
        return translate("filters", "middle neuron of channel {number}").format(number=number)
    return translate("filters", "channel {number}").format(number=number)


def tile_words(state: State, number: int) -> str:
    """Return what is known of a tile."""
    shown = filters_shown(state)
    parts = [unit_words(state, number)]
    picture = shown.pictures.get(number)
    if number in shown.unexcited:
        parts.append(
            translate("filters", "could not be excited: the gradient was zero at every start")
        )
    elif picture is None:
        parts.append(translate("filters", "not started"))
    else:
        parts.append(objective_words(picture.objective))
        if not picture.done:
            parts.append(step_words(picture.step, shown.choice.settings.steps))
    return listed(parts)


def objective_words(objective: float) -> str:
    """Return the value that is made large."""
    return translate("filters", "objective {value}").format(value=f"{objective:.4g}")


def step_words(step: int, steps: int) -> str:
    """Return how far a picture is."""
    return translate("filters", "step {step} of {steps}").format(step=step, steps=steps)


def settings_words(settings: FilterSettings, side: tuple[int, int] | None, start: bool) -> str:
    """Return how pictures are grown, in one line."""
    height, width = side or (settings.size, settings.size)
    parts = [
        style_words(settings.style),
        translate_plural("filters", "{count} step", "{count} steps", settings.steps).format(
            count=settings.steps
        ),
        translate("filters", "{width} × {height} px").format(width=width, height=height),
        translate("filters", "seed {seed}").format(seed=settings.seed),
    ]
    if start:
        parts.append(translate("filters", "from the image"))
    return listed(parts)


def title(state: State) -> str:
    """Return the line over the pictures: of what, how far, how."""
    shown = filters_shown(state)
    subject = shown.subject
    if subject is None:
        return ""
    count, done = len(shown.numbers), shown.done_count
    where = subject.layer or translate("filters", "classes")
    parts = []
    if shown.is_stopped and done < count:
        words = translate("filters", "Stopped: {done} of {total} done")
    else:
        words = translate("filters", "{done} of {total} done")
    parts += [words.format(done=done, total=count), where]
    if shown.refusal:
        parts.append(shown.refusal)
    if subject.objective_kind is not ObjectiveKind.DIRECTION and count < shown.units:
        words = translate(
            "filters", "the first {shown} of {units}: more would take too much memory"
        )
        parts.append(words.format(shown=count, units=shown.units))
    chosen = shown.choice.chosen
    if chosen and subject.objective_kind is not ObjectiveKind.DIRECTION:
        words = translate_plural("filters", "{count} chosen", "{count} chosen", len(chosen))
        parts.append(words.format(count=len(chosen)))
    first = next(iter(shown.pictures.values()), None)
    side = None if first is None else (first.pixels.shape[0], first.pixels.shape[1])
    parts.append(settings_words(subject.settings, side, subject.start is not None))
    if shown.precision:
        parts.append(shown.precision)
    parts.extend(translated(note) for note in shown.notes)
    return " · ".join(parts)
