"""Defines the parameters of the attribution methods: a frozen type each, with ranges and text.

Forms, the command line and the manifest are made from these. Importing this loads no framework.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, text
from engine.api.limits import MAX_CHANNELS, MAX_SEED
from engine.api.methods import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text
    from engine.api.methods import ParameterValue

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_PARAMETER = "parameter"

BASELINE_CHOICES = (
    ("mean", text("the image's mean colour")),
    ("black", text("black")),
    ("blur", text("the image, blurred")),
    ("color", text("a chosen colour")),
)


def _int(default: int, min: int, max: int, label: str, sentence: str) -> Any:
    return _field("int", default, label, sentence, min=min, max=max)


def _float(default: float, min: float, max: float, label: str, sentence: str) -> Any:
    return _field("float", default, label, sentence, min=min, max=max)


def _bool(default: bool, label: str, sentence: str) -> Any:
    return _field("bool", default, label, sentence)


def _choice(default: str, choices: tuple[tuple[str, Text], ...], label: str, sentence: str) -> Any:
    return _field("choice", default, label, sentence, choices=choices)


def _color(default: str, label: str, sentence: str) -> Any:
    return _field("color", default, label, sentence)


def _field(kind: str, default: ParameterValue, label: str, sentence: str, **more: Any) -> Any:
    said = {
        "kind": kind,
        "default": default,
        "label": text(label),
        "sentence": text(sentence),
        **more,
    }
    return field(default=default, metadata={_PARAMETER: said})


def _baseline() -> Any:
    return _choice(
        "mean", BASELINE_CHOICES, "Baseline", "The baseline: an image without information."
    )


def _baseline_color() -> Any:
    return _color("#808080", "Colour", 'Used when the baseline is "a chosen colour".')


def _seed() -> Any:
    return _int(0, 0, MAX_SEED, "Seed", "The same seed gives the same map.")


@dataclass(frozen=True, slots=True)
class NoParameters:
    """Of a method without parameters."""


@dataclass(frozen=True, slots=True)
class SmoothingParameters:
    """Of the methods that share one pass: the mean over slightly changed copies of the image."""

    smoothing: int = _int(
        0, 0, 256, "Smoothing", "Mean over this many flipped, shifted, noisy copies; 0 is off."
    )
    flips: bool = _bool(True, "Flips", "Every second copy is a mirror image.")
    shift: int = _int(4, 0, 64, "Shift", "Copies are shifted by up to this many input pixels.")
    noise: float = _float(
        0.05, 0.0, 1.0, "Noise", "Standard deviation, as a share of the input's range."
    )
    seed: int = _seed()


@dataclass(frozen=True, slots=True)
class ScoreCamParameters:
    """Of Score-CAM."""

    baseline: str = _baseline()
    color: str = _baseline_color()


@dataclass(frozen=True, slots=True)
class FasterScoreCamParameters:
    """Of Faster-Score-CAM."""

    channels: int = _int(
        10, 1, MAX_CHANNELS, "Channels", "Only those whose activation varies most over the image."
    )
    baseline: str = _baseline()
    color: str = _baseline_color()


@dataclass(frozen=True, slots=True)
class NoiseParameters:
    """Of SmoothGrad, VarGrad and SquareGrad."""

    samples: int = _int(50, 2, 2000, "Samples", "How many noisy copies; more are smoother.")
    noise: float = _float(
        0.15, 0.001, 1.0, "Noise", "Standard deviation, as a share of the input's range."
    )
    seed: int = _seed()


@dataclass(frozen=True, slots=True)
class IntegratedGradientsParameters:
    """Of Integrated Gradients."""

    steps: int = _int(64, 2, 2000, "Steps", "Points on the path; more come closer to the sum.")
    baseline: str = _choice(
        "black",
        BASELINE_CHOICES,
        "Baseline",
        "The baseline: the image without information where the path starts.",
    )
    color: str = _color("#808080", "Colour", 'Used when the baseline is "a chosen colour".')


@dataclass(frozen=True, slots=True)
class OcclusionParameters:
    """Of occlusion."""

    patch: int = _int(32, 1, 512, "Patch", "Side of the square that is hidden, in input pixels.")
    stride: int = _int(16, 1, 512, "Stride", "Step from patch to patch, in input pixels.")
    baseline: str = _baseline()
    color: str = _baseline_color()


@dataclass(frozen=True, slots=True)
class RiseParameters:
    """Of RISE."""

    masks: int = _int(1000, 10, 20000, "Masks", "How many random masks; more are less noisy.")
    cells: int = _int(7, 2, 64, "Cells", "Random cells to a side of a mask.")
    keep: float = _float(0.5, 0.05, 0.95, "Keep", "Probability that a cell shows the image.")
    baseline: str = _choice(
        "black", BASELINE_CHOICES, "Baseline", "The baseline: an image without information."
    )
    color: str = _baseline_color()
    seed: int = _seed()


def parameters_of(parameters_type: type[Any]) -> tuple[Parameter, ...]:
    """Return the parameters of a method: the fields of its type."""
    return tuple(
        Parameter(name=each.name, **each.metadata[_PARAMETER]) for each in fields(parameters_type)
    )


def build_parameters(
    parameters_type: type[Any], method: str, parameters: Iterable[tuple[str, ParameterValue]]
) -> Any:
    """Return a method's parameters: these values, else the defaults.

    Parameters
    ----------
    parameters_type : type
        One of the types of this module.
    method : str
        The method's name, for sentences.
    parameters : iterable of (str, value)
        Names and values, of their own types.

    Raises
    ------
    EngineError
        For an unknown name, or a value out of its range or of another type.
    """
    known = {parameter.name: parameter for parameter in parameters_of(parameters_type)}
    values = {}
    for name, value in parameters:
        if name not in known:
            raise EngineError(
                '{method} has no parameter "{name}". {known}',
                method=method,
                name=name,
                known=text("It has: {names}.", names=", ".join(known))
                if known
                else text("It has none."),
            )
        check_value(known[name], value)
        values[name] = value
    return parameters_type(**values)


def check_value(parameter: Parameter, value: ParameterValue) -> None:
    """Raise EngineError when a parameter cannot have this value."""
    kind = parameter.kind
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "int" and not (is_number and isinstance(value, int)):
        _refuse(
            parameter, value, '"{value}" cannot be the parameter {name}: it takes a whole number.'
        )
    elif kind in ("int", "float"):
        if not is_number or not parameter.min <= float(value) <= parameter.max:
            _refuse(
                parameter,
                value,
                '"{value}" cannot be the parameter {name}: it takes a number from {min} to {max}.',
            )
    elif kind == "bool" and not isinstance(value, bool):
        _refuse(parameter, value, '"{value}" cannot be the parameter {name}: it takes yes or no.')
    elif kind == "choice" and value not in [choice for choice, _ in parameter.choices]:
        _refuse(
            parameter, value, '"{value}" cannot be the parameter {name}: it takes one of {choices}.'
        )
    elif kind == "color" and not (isinstance(value, str) and _COLOR.fullmatch(value)):
        _refuse(
            parameter,
            value,
            '"{value}" cannot be the parameter {name}: it takes a colour such as #808080.',
        )


def parse_value(parameter: Parameter, written: str) -> ParameterValue:
    """Return the value that a word of the command line stands for. Raises EngineError."""
    value: ParameterValue = written
    folded = written.strip().casefold()
    try:
        if parameter.kind == "int":
            value = int(folded)
        elif parameter.kind == "float":
            value = float(folded)
        elif parameter.kind == "bool" and folded in _YES | _NO:
            value = folded in _YES
    except ValueError:
        pass  # the check says what it should be
    check_value(parameter, value)
    return value


_YES = frozenset({"yes", "true", "on", "1"})
_NO = frozenset({"no", "false", "off", "0"})


def _refuse(parameter: Parameter, value: ParameterValue, sentence: str) -> None:
    raise EngineError(
        sentence,
        value=value,
        name=parameter.name,
        min=f"{parameter.min:g}",
        max=f"{parameter.max:g}",
        choices=", ".join(choice for choice, _ in parameter.choices),
    )
