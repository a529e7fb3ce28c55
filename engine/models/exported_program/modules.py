"""Reads in which calls of modules an operation takes place, and what the outputs are called."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from engine.models.exported_program.program_graph import ModuleCall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.models.exported_program import schema

MAX_MODULES = 64
"""In each other."""
_STACK = "nn_module_stack"
_MADE_UP = "_empty_nn_module_stack_from_metadata_hook"
"""What PyTorch writes for operations that it adds itself, in no module."""
_CALL = re.compile(r"@(\d{1,9})$")
_INDEX = re.compile(r"\[['\"]?(\w+)['\"]?\]")
_MODEL = re.compile(r"^L\['(self|fn)'\]")
"""The model itself, in versions before 2.8; "fn" is one that is a container of PyTorch's own."""
_PART = re.compile(r"getattr\(([^()]*), '(\w+)'\)")
_MOST_LETTERS = 500
_ODD = re.compile(r"[/\\\x00-\x1f]|^\.|\.\.|\.$")


def modules_of(metadata: Mapping[str, str]) -> tuple[ModuleCall, ...]:
    """Return the modules that an operation takes place in, the outermost first, without the model.

    Raises
    ------
    ValueError
        No such list, or a name that reads like a path of files.
    """
    calls = []
    for key, path, type_ in _entries(metadata):
        path = _dotted(path)
        if not path:
            continue
        if _ODD.search(path) or len(path) > _MOST_LETTERS:
            raise ValueError(f"a module is called {path[:80]!r}")
        found = _CALL.search(key)
        calls.append(ModuleCall(path, type_[:200], int(found[1]) + 1 if found else 1))
    if len(calls) > MAX_MODULES:
        raise ValueError("modules lie in each other too often")
    return tuple(calls)


def model_type_of(metadata: Mapping[str, str]) -> str:
    """Return the class of the model itself, where an operation's list tells it."""
    return next((type_[:200] for _, path, type_ in _entries(metadata) if not _dotted(path)), "")


def output_names(module: schema.GraphModule, count: int) -> tuple[str, ...]:
    """Return what the outputs are called: keys of the dictionary that they come in, or "output".

    Parameters
    ----------
    module : GraphModule
        The program; its call signature tells in what the outputs come.
    count : int
        Number of outputs, those that are no tensors included.
    """
    signatures = (
        each.signature for each in module.module_call_graph if not each.fqn and each.signature
    )
    signature = next(signatures, None)
    names: list[str] = []
    if signature is not None:
        try:
            _, spec = json.loads(signature.out_spec)
            names = list(_leaves(spec, "", 0))
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            names = []
    if len(names) != count or len(set(names)) < count:
        names = [""] * count
    plain = (name or (f"output_{at}" if at else "output") for at, name in enumerate(names))
    return tuple(plain)


def _dotted(path: str) -> str:
    """Return a module's path in dots, whatever version wrote it; empty for the model itself."""
    passes = MAX_MODULES if len(path) <= 2 * MAX_MODULES * _MOST_LETTERS else 0
    for _ in range(passes):  # from the innermost
        path, count = _PART.subn(r"\1.\2", path)
        if not count:
            break
    inside, is_model = _MODEL.subn("", path)
    inside = _INDEX.sub(r".\1", inside)
    return inside.removeprefix(".") if is_model else inside


def _leaves(spec: object, name: str, depth: int) -> Iterator[str]:
    """Yield the names of the outputs in a tree of containers."""
    if not isinstance(spec, dict) or depth > MAX_MODULES:
        raise TypeError("no container")
    children = spec["children_spec"]
    if spec["type"] is None:
        yield name
        return
    keys = _keys(spec, len(children))
    for key, child in zip(keys, children, strict=True):
        yield from _leaves(child, f"{name}.{key}" if name and key else name or key, depth + 1)


def _keys(spec: dict[str, object], count: int) -> list[str]:
    """Return the keys of a container, empty ones where it has none."""
    context = spec.get("context")
    keys = json.loads(context) if isinstance(context, str) else None
    if not isinstance(keys, list) or len(keys) != count:
        return [""] * count
    if not all(isinstance(key, str) and 0 < len(key) <= 80 for key in keys):
        return [""] * count
    return [str(key) for key in keys]


def _entries(metadata: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield keys, paths and types."""
    told = metadata.get(_STACK, "")
    if not told or _MADE_UP in told:
        return
    for entry in told.split(";"):
        key, path, type_ = _split(entry)
        yield key, path, type_


def _split(entry: str) -> list[str]:
    """Return the three parts of an entry; commas in brackets part nothing."""
    parts, depth = [""], 0
    for letter in entry:
        depth += (letter in "[(") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    if len(parts) != 3:
        raise ValueError(f"{entry[:80]!r} names no module")
    return parts
