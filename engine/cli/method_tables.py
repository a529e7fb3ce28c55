"""Formats the methods, for `camscope methods`: a table for people, a record for programs.

It imports no framework: whoever asks which methods there are shall not wait for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.attribution.registry import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.methods import MethodInfo, Parameter


def method_table() -> Iterator[str]:
    """Yield the lines that tell of every method, group by group."""
    family = None
    for method in METHODS.values():
        info = method.info
        if info.family is not family:
            family = info.family
            yield f"{family.value}:"
        yield f"  {info.id}: {info.sentence} ({info.paper})"
        if info.aliases:
            yield f"      also: {', '.join(info.aliases)}"
        for parameter in info.parameters:
            yield f"      {parameter.name}={_range_text(parameter)}  {parameter.sentence}"


def _range_text(parameter: Parameter) -> str:
    """Return a parameter's default and what else it can be."""
    if parameter.kind == "bool":
        return "yes (or no)" if parameter.default else "no (or yes)"
    if parameter.kind == "choice":
        others = (value for value, _ in parameter.choices if value != parameter.default)
        return f"{parameter.default} (or {', '.join(others)})"
    if parameter.kind == "color":
        return str(parameter.default)
    if parameter.kind == "int":
        return f"{parameter.default} ({parameter.min} to {parameter.max})"
    return f"{parameter.default} ({parameter.min:g} to {parameter.max:g})"


def methods_record() -> dict[str, Any]:
    """Return what `methods --json` prints."""
    return {"methods": [_method_record(method.info) for method in METHODS.values()]}


def _method_record(info: MethodInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "name": info.name,
        "family": info.family.value,
        "scope": info.scope.value,
        "sentence": str(info.sentence),
        "paper": info.paper,
        "aliases": list(info.aliases),
        "score": info.score.value,
        "parameters": [_parameter_record(parameter) for parameter in info.parameters],
    }


def _parameter_record(parameter: Parameter) -> dict[str, Any]:
    record: dict[str, Any] = {
        "name": parameter.name,
        "label": str(parameter.label),
        "sentence": str(parameter.sentence),
        "kind": parameter.kind,
        "default": parameter.default,
    }
    if parameter.kind in ("int", "float"):
        record |= {"min": parameter.min, "max": parameter.max}
    if parameter.choices:
        record["choices"] = [value for value, _ in parameter.choices]
    return record
