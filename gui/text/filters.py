"""Writes titles and captions of filter images, and why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.filters import FilterStyle, ObjectiveKind
from gui.text.translation import translate, translated

if TYPE_CHECKING:
    from engine.api.filters import FilterSettings
    from gui.core.state import State

CONTEXT = "filters"


def style_words(style: FilterStyle) -> str:
    """Return the name of a style."""
    return {
        FilterStyle.FOURIER: translate(CONTEXT, "Fourier"),
        FilterStyle.TEXTBOOK: translate(CONTEXT, "Textbook"),
    }[style]


def obstacle(state: State) -> str:
    """Return why there is nothing to grow, as a sentence; or nothing."""
    gallery, info = state.gallery, state.model
    if info is None:
        return translate(CONTEXT, "Open a model to see filter images here.")
    choice = gallery.choice
    layer = state.seeing.layer
    if gallery.subject is None:
        if choice.objective_kind is not ObjectiveKind.CLASS and layer is None:
            return translated(info.auto_reason)
        if choice.objective_kind is ObjectiveKind.DIRECTION and not choice.chosen:
            return translate(
                CONTEXT,
                "No channels are chosen yet. Go back to Channels, and choose some with Ctrl+click.",
            )
        return translate(CONTEXT, "Open an image to start from it, or start from noise.")
    if not gallery.numbers:
        return translate(CONTEXT, "{layer} has no channels that could be excited.").format(
            layer=layer
        )
    return gallery.refusal if not gallery.pictures else ""


def unit_words(state: State, number: int) -> str:
    """Return what a picture excites: "channel 3", "class 2 (leaf)", "channels 2 + 9"."""
    choice, info = state.gallery.choice, state.model
    if choice.objective_kind is ObjectiveKind.CLASS:
        labels = () if info is None or len(info.labels) != info.class_count else info.labels
        words = translate(CONTEXT, "class {number}").format(number=number)
        return f"{words} ({labels[number]})" if number < len(labels) else words
    if choice.objective_kind is ObjectiveKind.DIRECTION:
        joined = " + ".join(map(str, choice.chosen))
        return translate(CONTEXT, "channels {numbers}").format(numbers=joined)
    if choice.objective_kind is ObjectiveKind.NEURON:
        return translate(CONTEXT, "middle neuron of channel {number}").format(number=number)
    return translate(CONTEXT, "channel {number}").format(number=number)


def tile_words(state: State, number: int) -> str:
    """Return what is known of a tile."""
    gallery = state.gallery
    parts = [unit_words(state, number)]
    picture = gallery.pictures.get(number)
    if number in gallery.unexcited:
        parts.append(translate(CONTEXT, "could not be excited: no start had a gradient"))
    elif picture is None:
        parts.append(translate(CONTEXT, "not begun"))
    else:
        parts.append(objective_words(picture.objective))
        if not picture.done:
            parts.append(step_words(picture.step, gallery.choice.settings.steps))
    return ", ".join(parts)


def objective_words(objective: float) -> str:
    """Return the value that is made large."""
    return translate(CONTEXT, "objective {value}").format(value=f"{objective:.4g}")


def step_words(step: int, steps: int) -> str:
    """Return how far a picture is."""
    return translate(CONTEXT, "step {step} of {steps}").format(step=step, steps=steps)


def settings_words(settings: FilterSettings, side: tuple[int, int] | None, start: bool) -> str:
    """Return how pictures are grown, in one line."""
    height, width = side or (settings.size, settings.size)
    parts = [
        style_words(settings.style),
        translate(CONTEXT, "{steps} steps").format(steps=settings.steps),
        translate(CONTEXT, "{width} × {height} px").format(width=width, height=height),
        translate(CONTEXT, "seed {seed}").format(seed=settings.seed),
    ]
    if start:
        parts.append(translate(CONTEXT, "from the image"))
    return ", ".join(parts)


def title(state: State) -> str:
    """Return the gallery's line: of what, how far, how."""
    gallery = state.gallery
    subject = gallery.subject
    if subject is None:
        return ""
    count, done = len(gallery.numbers), gallery.done_count
    where = subject.layer or translate(CONTEXT, "classes")
    parts = []
    if gallery.is_stopped and done < count:
        words = translate(CONTEXT, "Stopped: {done} of {count} are done")
    else:
        words = translate(CONTEXT, "{done} of {count} done")
    parts += [words.format(done=done, count=count), where]
    if gallery.refusal:
        parts.append(gallery.refusal)
    if subject.objective_kind is not ObjectiveKind.DIRECTION and count < gallery.units:
        words = translate(CONTEXT, "the first {count} of {units}: more would take too much memory")
        parts.append(words.format(count=count, units=gallery.units))
    chosen = gallery.choice.chosen
    if chosen and subject.objective_kind is not ObjectiveKind.DIRECTION:
        words = translate(CONTEXT, "{count} chosen")
        parts.append(words.format(count=len(chosen)))
    first = next(iter(gallery.pictures.values()), None)
    side = None if first is None else (first.pixels.shape[0], first.pixels.shape[1])
    parts.append(settings_words(subject.settings, side, subject.start is not None))
    if gallery.precision:
        parts.append(gallery.precision)
    parts.extend(translated(note) for note in gallery.notes)
    return " · ".join(parts)
