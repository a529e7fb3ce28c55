"""Checks a model's configuration: depth, names, and every class against the allow-list.

`parse` is called where the file is read and once more by `engine.models.vetting`, which believes
nothing of what it is told; `check` there, before any framework sees a description.
"""

from __future__ import annotations

import re
from typing import Any

from engine.api.errors import EngineError
from engine.api.units import MB, size_text
from engine.models import allow_list as allowed
from engine.models.code_needs import is_own_code
from engine.models.config_graph import Config, class_of, is_model
from engine.models.lambda_check import check_no_program
from engine.models.strict_json import TooDeepError, TooManyError, TwiceError, parse_strictly

MAX_CONFIG_BYTES = 16 * MB
MAX_DEPTH = 200
MAX_VALUES = 1_000_000

_LAMBDA = "Lambda"
_NUMBER_TYPE = re.compile(r"(bfloat|complex|float|int|uint)\d+|bool")


def parse(data: bytes | str, file: str) -> Config:
    """Return the configuration written in a file.

    Raises
    ------
    EngineError
        Too large, too deeply nested, or not the JSON of a Keras model.
    """
    if len(data) > MAX_CONFIG_BYTES:
        raise EngineError(
            "The description of the model in {file} is larger than {limit}, which no network "
            "needs. Choose another file.",
            file=file,
            limit=size_text(MAX_CONFIG_BYTES),
        )
    try:
        config = parse_strictly(data, MAX_DEPTH, MAX_VALUES)
    except TooDeepError:
        raise _too_deep(file) from None
    except TooManyError:
        raise EngineError(
            "The description of the model in {file} has more than {limit} values, which no "
            "network needs. Choose another file.",
            file=file,
            limit=f"{MAX_VALUES:,}",
        ) from None
    except TwiceError as error:
        raise EngineError(
            "The description of the model in {file} says {key} twice, so that two readers would "
            "see two models. Save the model again with Keras.",
            file=file,
            key=str(error)[:80],
        ) from None
    except ValueError as error:
        raise EngineError(
            "The description of the model in {file} is damaged. Copy the file again from its "
            "source, or save the model again.",
            file=file,
            details=str(error),
        ) from None
    if not isinstance(config, dict) or not isinstance(config.get("class_name"), str):
        raise EngineError(
            "{file} does not describe a Keras model. Save the whole model with "
            "model.save('name.keras') and open that file.",
            file=file,
        )
    return config


def check(config: Config, file: str, *, is_trusted: bool = False) -> None:
    """Check every object that a configuration names.

    Parameters
    ----------
    config : dict
        What `parse` returned, brought up to date by `engine.models.legacy.config`.
    file : str
        The file's name, for the messages.
    is_trusted : bool
        Let code of the file, and what is not part of Keras, pass: the user trusts this file.

    Raises
    ------
    EngineError
        Something is not on the allow-list; the sentence names the layer and says why.
    """
    if not is_model(config):
        cls = class_of(config)
        if not allowed.is_allowed(config.get("module"), cls):
            raise _foreign(file, cls, cls)
        raise EngineError(
            "{file} holds a single {cls} instead of a model with layers. Save a Sequential or "
            "functional model.",
            file=file,
            cls=cls,
        )
    pending: list[tuple[Any, str, str]] = [(config, "", "")]
    while pending:
        value, key, layer = pending.pop()
        if isinstance(value, dict):
            if "class_name" in value:
                if not (is_trusted and is_own_code(value)):
                    layer = _check_object(value, key, layer, file)
            elif _is_choice(key) and value:
                raise _strange_setting(file, layer, key)
            for name, item in value.items():
                if name == "name" and isinstance(item, str):
                    _check_name(item, file)
                pending.append((item, name, layer))
        elif isinstance(value, list):
            pending.extend((item, key, layer) for item in value)
        elif isinstance(value, str) and not is_trusted:
            _check_string(value, key, layer, file)


def _check_object(value: Config, key: str, layer: str, file: str) -> str:
    """Check one serialised object; return the layer that it belongs to, for messages."""
    cls = value["class_name"]
    module = value.get("module")
    if not isinstance(cls, str):
        raise _foreign(file, layer or str(cls), str(cls))
    if cls in allowed.VALUES:
        _check_value(value, file)
        return layer
    config = value.get("config")
    if cls in allowed.POLICIES and isinstance(config, dict):
        _check_dtype(config.get("name"), layer, file)
    own = config.get("name") if isinstance(config, dict) else None
    layer = str(own or value.get("name") or layer or cls)
    if cls == "function":
        _check_function(value, key, layer, file)
        return layer
    check_no_program(cls, layer, file)
    if cls in allowed.BARE_OPERATIONS:
        raise EngineError(
            "{file} was saved by Keras 2 with a bare operation between its layers ({layer}), "
            "which Keras 3 cannot open. Replace it by a Keras layer and save the model again as "
            ".keras.",
            file=file,
            layer=layer,
        )
    if not allowed.is_allowed(module, cls):
        raise _foreign(file, layer, cls)
    if value.get("registered_name") not in (None, cls):
        raise _foreign(file, layer, str(value["registered_name"]))
    return layer


def _check_value(value: Config, file: str) -> None:
    """Check a constant: an array of numbers, never of objects."""
    config = value.get("config")
    dtype = config.get("dtype") if isinstance(config, dict) else None
    if value["class_name"] in ("__numpy__", "__tensor__") and not (
        isinstance(dtype, str) and _NUMBER_TYPE.fullmatch(dtype)
    ):
        raise EngineError(
            "{file} holds a constant that is not an array of numbers ({dtype}). Save the model "
            "again without it.",
            file=file,
            dtype=dtype,
        )


def _check_function(value: Config, key: str, layer: str, file: str) -> None:
    """Allow the built-in activation, initializer and regularizer functions, and no others."""
    name = value.get("config")
    if (
        _is_choice(key)
        and isinstance(name, str)
        and name in allowed.FUNCTIONS
        and value.get("module", "builtins") in allowed.FUNCTION_MODULES
        and value.get("registered_name") in (None, "function", name)
    ):
        return
    raise EngineError(
        "In {file}, layer {layer} calls the function {name}, which is not one of Keras's "
        "activations. Use a built-in activation and save the model again.",
        file=file,
        layer=layer,
        name=name,
    )


def _is_choice(key: str) -> bool:
    """Tell whether a setting is an activation, initializer, regularizer or constraint."""
    return key.rpartition("_")[2] in allowed.STRINGS


def _check_string(value: str, key: str, layer: str, file: str) -> None:
    """Check the names given to activations, initializers, regularizers, constraints and dtypes."""
    if key == "dtype":
        _check_dtype(value, layer, file)
    names = allowed.STRINGS.get(key.rpartition("_")[2])
    if names is not None and value not in names:
        raise EngineError(
            "In {file}, layer {layer} names the {key} {value}, which is not part of Keras. Use a "
            "built-in one and save the model again.",
            file=file,
            layer=layer,
            key=key,
            value=value[:80],
        )


def _check_dtype(name: object, layer: str, file: str) -> None:
    """Refuse complex numbers: Keras opens such a layer, and no gradient can be explained."""
    if isinstance(name, str) and name.startswith("complex"):
        raise EngineError(
            "In {file}, layer {layer} computes with complex numbers, which cannot be explained. "
            "Use real ones and save the model again.",
            file=file,
            layer=layer[:80],
        )


def _check_name(name: str, file: str) -> None:
    """Refuse names that read like paths: Keras finds weights by them."""
    if any(part in name for part in ("/", "\\", "..", "\0")):
        raise EngineError(
            "In {file}, a layer is named {name}, which reads like a path. Rename the layer and "
            "save the model again.",
            file=file,
            name=name[:80].replace("\0", "?"),
        )


def _too_deep(file: str) -> EngineError:
    return EngineError(
        "The description of the model in {file} is nested more than {limit} levels deep, which no "
        "network needs. Choose another file.",
        file=file,
        limit=MAX_DEPTH,
    )


def _foreign(file: str, layer: str, cls: str) -> EngineError:
    return EngineError(
        "In {file}, layer {layer} is of class {cls}, which is not part of Keras (or not one that "
        "Camscope opens). Replace it by ordinary Keras layers and save the model again.",
        file=file,
        layer=layer[:80],
        cls=cls[:80],
    )


def _strange_setting(file: str, layer: str, key: str) -> EngineError:
    return EngineError(
        "In {file}, layer {layer} has a function of its own as {key}, which is a program. Use a "
        "built-in one and save the model again.",
        file=file,
        layer=layer,
        key=key,
    )
