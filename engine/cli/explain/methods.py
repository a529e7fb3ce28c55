"""Reads ``--method`` and ``--param``: attribution methods with their parameters, for the plan."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError
from engine.api.methods import Scope
from engine.api.spelling import nearest
from engine.attribution.parameters import build_parameters, parse_value
from engine.attribution.registry import METHODS, find_method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.methods import MethodInfo, ParameterValue


@dataclass(frozen=True, slots=True)
class ChosenMethod:
    """A method and its parameters.

    Attributes
    ----------
    info : MethodInfo
        The method.
    parameters : tuple of (str, value)
        Those that differ from their defaults, sorted by name: as in `MapKey`.
    all_parameters : dict of str to value
        All of them, defaults included.
    """

    info: MethodInfo
    parameters: tuple[tuple[str, ParameterValue], ...]
    all_parameters: dict[str, Any]

    @property
    def needs_layer(self) -> bool:
        """True when its maps are of layers, not of the input itself."""
        return self.info.scope is not Scope.INPUT


def chosen_methods(wanted: str, written: Sequence[str]) -> list[ChosenMethod]:
    """Return the methods with their parameters.

    Parameters
    ----------
    wanted : str
        Names joined by commas (`find_method`), or "all".
    written : sequence of str
        Each ``name=value``; it goes to every chosen method that has a parameter of this name.

    Raises
    ------
    EngineError
        For a method, a parameter or a value that there is not.
    """
    infos = [METHODS[name].info for name in _names(wanted)]
    known = {parameter.name for info in infos for parameter in info.parameters}
    words: dict[str, str] = {}
    for each in written:
        name, equals, word = (part.strip() for part in each.partition("="))
        if not equals or name not in known:
            raise _no_such_parameter(each if not equals else name, infos)
        words[name] = word
    return [_with_parameters(info, words) for info in infos]


def _with_parameters(info: MethodInfo, words: dict[str, str]) -> ChosenMethod:
    parameters = []
    for parameter in info.parameters:
        if parameter.name in words:
            value = parse_value(parameter, words[parameter.name])
            if value != parameter.default:
                parameters.append((parameter.name, value))
    parameters.sort()
    complete = build_parameters(METHODS[info.id].parameters_type, info.name, parameters)
    return ChosenMethod(info, tuple(parameters), asdict(complete))


def _names(wanted: str) -> list[str]:
    if wanted == "all":
        return list(METHODS)
    words = [word.strip() for word in wanted.split(",") if word.strip()]
    if not words:
        raise EngineError("Name a method, such as grad-cam, or all.")
    names: list[str] = []
    for word in words:
        method = find_method(word)
        if method is None:
            raise EngineError(
                'There is no method "{name}". {nearest}',
                name=word,
                nearest=nearest(word, METHODS, "camscope methods"),
            )
        names.append(method.info.id)
    return list(dict.fromkeys(names))


def _no_such_parameter(name: str, infos: Sequence[MethodInfo]) -> EngineError:
    known = dict.fromkeys(row.name for info in infos for row in info.parameters)
    if not known:
        return EngineError(
            'There is no parameter "{name}" to give as name=value. The chosen methods have none.',
            name=name,
        )
    return EngineError(
        'There is no parameter "{name}" to give as name=value. The chosen methods have: {known}.',
        name=name,
        known=", ".join(known),
    )
