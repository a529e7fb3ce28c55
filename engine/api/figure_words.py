"""Writes the words in figures, as `Text`: the window sends their translations with the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.errors import Text, text
from engine.api.figure import Scale
from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def score_words(kind: ScoreKind, score: float, *, has_probability: bool) -> Text:
    """Return a score with its name: "logit 2.89"; of a neuron or a number just "score".

    Parameters
    ----------
    kind : ScoreKind
        What it is.
    score : float
        Its value.
    has_probability : bool
        Whether the target has a probability, and so a logit.
    """
    value = f"{score:.4g}"
    match kind:
        case ScoreKind.LOGIT if has_probability:
            return text("logit {score}", score=value)
        case ScoreKind.LOGIT:
            return text("score {score}", score=value)
        case ScoreKind.PROBABILITY:
            return text("probability {score}", score=value)
        case ScoreKind.LOG_PROBABILITY:
            return text("log-probability {score}", score=value)
    assert_never(kind)


def class_free() -> Text:
    """Return what stands for the target of a method that does not depend on it."""
    return text("class-free")


def no_evidence() -> Text:
    """Return what is said under a picture whose map has no positive value."""
    return text("no positive evidence: the image alone")


def top_words() -> Text:
    """Return the title of what is each image's own top class."""
    return text("top class")


def scale_words(scale: Scale) -> Text:
    """Return what the colours of the cells stand for."""
    match scale:
        case Scale.OWN:
            return text("Each cell has a colour scale of its own.")
        case Scale.SHARED:
            return text("All cells have one colour scale.")
    assert_never(scale)


def guessed_words(name: str) -> Text:
    """Return what is said where the preprocessing is a guess."""
    return text("The preprocessing ({name}) is a guess.", name=name)


def missing_words(characters: str) -> Text:
    """Return what is said of characters that no font of this computer can draw."""
    return text(
        "No font on this computer has {characters}: a question mark stands for each. Install one "
        "that does, such as Noto Sans CJK, or save the figure as SVG.",
        characters=characters,
    )


def shrunk_words(side: int) -> Text:
    """Return what is said where pictures are not held at their own size."""
    return text("Pictures of more than {side} pixels a side are made smaller.", side=side)


def every_text() -> tuple[Text, ...]:
    """Return a sample of each text in here, for those who translate the templates."""
    return (
        score_words(ScoreKind.LOGIT, 0, has_probability=True),
        score_words(ScoreKind.LOGIT, 0, has_probability=False),
        score_words(ScoreKind.PROBABILITY, 0, has_probability=True),
        score_words(ScoreKind.LOG_PROBABILITY, 0, has_probability=True),
        class_free(),
        no_evidence(),
        top_words(),
        *map(scale_words, Scale),
        guessed_words(""),
        missing_words(""),
        shrunk_words(0),
    )


def said(words: Text, translations: Mapping[str, str]) -> str:
    """Return a text in the language of the translations; in English where they have no such one.

    Parameters
    ----------
    words : Text
        Without plural forms.
    translations : mapping of str to str
        Templates in English and in that language.
    """
    values = {
        name: said(value, translations) if isinstance(value, Text) else value
        for name, value in words.values
    }
    try:
        return translations[words.template].format(**values)
    except (KeyError, IndexError, ValueError):
        return str(words)
