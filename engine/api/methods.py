"""Describes attribution methods and their parameters, for menus, forms and commands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from engine.api.errors import Text


ParameterValue = bool | int | float | str


class Family(StrEnum):
    """The groups of the method menu."""

    CLASS = "class"
    CLASS_FREE = "class-free"
    GRADIENTS = "gradients"
    PERTURBATION = "perturbation"


class Scope(StrEnum):
    """Maps that one run of a method gives."""

    ALL_LAYERS = "all layers"
    """Of every layer, from activations and gradients of one pass that all such methods share."""
    ONE_LAYER = "one layer"
    """Of the asked layer."""
    INPUT = "input"
    """One, on the input's own grid: no layer has a part in it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method, as a form shows it and ``--param name=value`` takes it.

    Attributes
    ----------
    name : str
        Identifier.
    label, sentence : Text
        A word or two, and what it does.
    kind : str
        "int", "float", "bool", "choice" (str of `choices`), or "color" (str, ``#rrggbb``).
    default : bool, int, float or str
        Value unless another one is chosen.
    min, max : float
        Both are allowed; for "int" and "float".
    choices : tuple of (str, Text)
        Value and label; for "choice".
    """

    name: str
    label: Text
    sentence: Text
    kind: Literal["int", "float", "bool", "choice", "color"]
    default: ParameterValue
    min: float = 0.0
    max: float = 0.0
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """A method as menus show it.

    Attributes
    ----------
    id : str
        As in methods' table and on the command line: "grad-cam".
    name : str
        As in the literature: "Grad-CAM".
    sentence : Text
        Description of what it shows.
    paper : str
        Source of the method.
    family : Family
        Its group; a `Family.CLASS_FREE` method does not depend on the target.
    scope : Scope
        Kind of maps that it gives.
    parameters : tuple of Parameter
        Parameters that can be set.
    has_zero : bool
        True when a raw 0 means "nothing"; otherwise colours begin at the map's least value.
    score : ScoreKind
        The score unless another one is chosen; the logit where the target has no probability.
    aliases : tuple of str
        Other names under which people know it: "ig". How id and name are written (hyphens, case)
        makes no difference and needs no alias.
    """

    id: str
    name: str
    sentence: Text
    paper: str
    family: Family = Family.CLASS
    scope: Scope = Scope.ALL_LAYERS
    parameters: tuple[Parameter, ...] = ()
    has_zero: bool = True
    score: ScoreKind = ScoreKind.LOGIT
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which it is found, its id first."""
        return (self.id, self.name, *self.aliases)
