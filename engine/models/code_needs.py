"""Finds in a model's description what is not part of Keras, and so needs code to be opened.

Used by `engine.models.vetting` for files that the user trusts, and by `engine.models.inspection`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.api.trust import CodeNeeds
from engine.models import allow_list as allowed
from engine.models.config_graph import Config, is_model, layers_of, name_of
from engine.models.lambda_check import PROGRAMS, RUNS_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator


def code_needs(model: Config) -> CodeNeeds:
    """Return what code a model's description needs, layer by layer."""
    programs: dict[str, None] = {}
    classes: dict[str, None] = {}
    for layer in _single_layers(model):
        for found in _parts(layer):
            if isinstance(found, str):
                classes[found] = None
            elif found.get("class_name") in RUNS_CODE:
                programs[name_of(layer)] = None
            elif _is_foreign(found):
                classes[_class_name(found)] = None
    return CodeNeeds(tuple(programs), tuple(classes))


def runs_code(layer: Config) -> bool:
    """Tell whether a layer, or something that it is set to, is not part of Keras."""
    return any(isinstance(found, str) or is_own_code(found) for found in _parts(layer))


def is_own_code(found: Config) -> bool:
    """Tell whether an object of a description is code of its author's, not a part of Keras."""
    return found.get("class_name") in RUNS_CODE or _is_foreign(found)


def _is_foreign(found: Config) -> bool:
    """Tell whether an object is of a class or a function that a Python file has to bring."""
    cls, module = found.get("class_name"), found.get("module")
    if not isinstance(cls, str) or cls in allowed.VALUES or str(module).startswith("keras."):
        return False
    if cls == "function":
        return found.get("config") not in allowed.FUNCTIONS
    return cls not in PROGRAMS and not allowed.is_allowed(module, cls)


def _is_foreign_name(value: str, key: str) -> bool:
    """Tell whether an activation, initializer and so on has a name that Keras does not know."""
    names = allowed.STRINGS.get(key.rpartition("_")[2])
    return names is not None and value not in names


def _single_layers(model: Config) -> Iterator[Config]:
    """Yield the layers of a model and of the models within."""
    pending = layers_of(model)[::-1]
    while pending:
        layer = pending.pop()
        if is_model(layer):
            pending.extend(layers_of(layer)[::-1])
        else:
            yield layer


def _parts(layer: Config) -> Iterator[Config | str]:
    """Yield every object that a layer names, itself first, and names that Keras does not know."""
    pending: list[tuple[str, Any]] = [("", layer)]
    while pending:
        key, value = pending.pop()
        if isinstance(value, dict):
            if "class_name" in value:
                yield value
            pending.extend((str(name), item) for name, item in value.items())
        elif isinstance(value, list):
            pending.extend((key, item) for item in value)
        elif isinstance(value, str) and _is_foreign_name(value, key):
            yield value


def _class_name(found: Config) -> str:
    """Return the name under which Keras looks a class or a function up."""
    if found.get("class_name") == "function":
        return str(found.get("config"))
    return str(found.get("registered_name") or found["class_name"])
