"""Carries sentences for the user across the pipe, by themselves or in an error.

The engine never talks to the screen. It says what happened as a `Text`: an English template with
named values, which the window translates (`gui.text.translation`) and the command line prints as it
is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with its values kept apart, so that it can be translated.

    Attributes
    ----------
    template : str
        English, in `str.format` form with named fields: ``"{name} is not an image."``
    values : tuple of (str, str or Text)
        The fields' values, already in words; a `Text` is translated by itself.
    """

    template: str
    values: tuple[tuple[str, str | Text], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))


def text(template: str, **values: object) -> Text:
    """Return the `Text` of a template and its values."""
    return Text(
        template,
        tuple(
            (name, value if isinstance(value, Text) else str(value))
            for name, value in values.items()
        ),
    )


class EngineError(Exception):
    """Something that the user can understand and act on.

    Parameters
    ----------
    template, **values
        One clear sentence (or two) without blame: what happened, and what to do.
    details : str
        What an expert may want to see: the framework's own message.
    """

    def __init__(self, template: str, *, details: str = "", **values: object) -> None:
        self.text = text(template, **values)
        self.details = details
        super().__init__(str(self.text))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (self.text, self.details)


class OutOfMemory(EngineError):
    """The device's memory did not suffice; a smaller batch may."""


def _rebuilt(sentence: Text, details: str) -> EngineError:
    """Return the error that was pickled as its sentence and details."""
    return EngineError(sentence.template, details=details, **dict(sentence.values))
