"""Carries sentences for the user across the pipe, by themselves or in an error.

The engine never talks to the screen. It says what happened as a `Text`: an English template with
named values, which the window (`gui.text.translation`) and commands (`engine.cli.language`)
translate where a person reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.api.foreign_text import shortened


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with its values kept apart, so that it can be translated.

    Attributes
    ----------
    template : str
        English, in `str.format` form with named fields: ``"{name} is not an image."``
    values : tuple of (str, str or Text)
        The fields' values: numbers and names in words, and whole sentences.
    one : str
        English for a count of 1, where that differs: `template` is for all other counts.
    count : int or None
        Number that chooses among the plural forms; None for a sentence without them.
    """

    template: str
    values: tuple[tuple[str, str | Text], ...] = ()
    one: str = ""
    count: int | None = None

    def __str__(self) -> str:
        template = self.one if self.one and self.count == 1 else self.template
        return template.format(**{name: str(value) for name, value in self.values})


def text(template: str, **values: object) -> Text:
    """Return the `Text` of a template and its values. `scripts.strings` finds the template."""
    return Text(template, _kept(values))


def plural(one: str, many: str, count: int, **values: object) -> Text:
    """Return the `Text` of a sentence whose form depends on a count, its field ``{count}``."""
    return Text(many, _kept({"count": count, **values}), one, count)


def _kept(values: dict[str, object]) -> tuple[tuple[str, str | Text], ...]:
    """Return values in words; sentences stay sentences, so that they are translated too.

    A name may have a million letters: it is shortened, so that the sentence can be read.
    """
    kept: list[tuple[str, str | Text]] = []
    for name, value in values.items():
        if isinstance(value, EngineError):
            value = value.text
        kept.append((name, value if isinstance(value, Text) else shortened(str(value))))
    return tuple(kept)


class EngineError(Exception):
    """Something that the user can understand and act on.

    Parameters
    ----------
    template, **values
        One clear sentence (or two) without blame: what happened, and what to do. A `Text` has its
        values already.
    details : str
        Details that an expert may want to see: the framework's own message.
    script : str
        Lines of Python that lead further, to be copied and run elsewhere.
    """

    def __init__(
        self, template: str | Text, *, details: str = "", script: str = "", **values: object
    ) -> None:
        self.text = template if isinstance(template, Text) else text(template, **values)
        self.details = details
        self.script = script
        super().__init__(str(self.text))


class OutOfMemory(EngineError):
    """The device's memory did not suffice; a smaller batch may."""


def error_of(sentence: Text, details: str = "", script: str = "") -> EngineError:
    """Return the error that was sent in its parts."""
    return EngineError(sentence, details=details, script=script)


def image_closed() -> EngineError:
    """Return the error for an image that is not at hand."""
    return EngineError("This image is not open any more. Open it again.")


def model_closed() -> EngineError:
    """Return the error for a model that is not at hand."""
    return EngineError("This model is not open any more. Open it again.")


CLOSED = frozenset({image_closed().text, model_closed().text})
"""What was named was not at hand: nothing is said of what was asked."""
