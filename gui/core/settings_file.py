"""Knows what the settings file may hold: where it is, its names, and which values are theirs.

Without Qt: the engine process starts with the user's options before there is a window.
"""

from __future__ import annotations

import base64
import os
import sys
from typing import TYPE_CHECKING, TypeGuard

import platformdirs

from engine.api.display import Style
from engine.api.engine_status import EngineOptions
from engine.api.style_fields import style_record
from engine.storage.json_file import NotARecord, read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEFAULT_STYLE = Style()
STYLE = "style/"
"""Begins the names of a style's fields."""
DEVICE, PRECISION, BACKEND = "engine/device", "engine/precision", "engine/backend"
RECENT_KEPT = 12

_PRECISIONS = ("auto", "float32", "bfloat16")
_LONGEST_PATH = 32_767  # of Windows; Linux has 4096
_MAX_WORDS = 64
_MAX_LAYOUT = 100_000  # letters of base64
_MAX_ENTRIES = 200  # those of another version are passed over, a flood is none


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _is_path(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST_PATH and "\0" not in value


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= sys.float_info.max


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_paths(value: object) -> bool:
    return isinstance(value, list) and len(value) <= RECENT_KEPT and all(map(_is_path, value))


def _is_words(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MAX_WORDS and all(map(_is_path, value))


def _is_base64(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _MAX_LAYOUT:
        return False
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        return False
    return True


SCHEMA: dict[str, Callable[[object], bool]] = {
    "language": _is_path,
    "theme": _is_path,
    DEVICE: _is_path,
    PRECISION: _is_path,
    BACKEND: _is_path,
    "recent_images": _is_paths,
    "recent_models": _is_paths,
    "folder": _is_path,
    "save_folder": _is_path,
    "session/reopens": _is_flag,
    "session/opening": _is_flag,
    "trusted": _is_text,  # checked by gui.core.trusted_files
    "known_weights": _is_text,  # checked by gui.core.known_weights
    "session/record": _is_text,  # checked by gui.core.session_record
    "window/geometry": _is_base64,
    "window/docks": _is_base64,
    "window/folded": _is_words,
    **{
        f"{STYLE}{name}": _is_number if isinstance(value, float) else _is_path
        for name, value in style_record(DEFAULT_STYLE).items()
    },
}
"""Names that the file may have, and which values are of their kind; all may be missing."""


def _is_known(name: str) -> bool:
    """Tell whether this version keeps a name."""
    return name in SCHEMA or name.startswith(STYLE)


def fits(name: str, value: object) -> bool:
    """Tell whether a value is of its name's kind; a style may have fields of another version."""
    return SCHEMA[name](value) if name in SCHEMA else _is_number(value) or _is_path(value)


def settings_path() -> str:
    """Return the path of the user's own settings, which need not exist yet."""
    return os.path.join(platformdirs.user_config_dir("Camscope", appauthor=False), "settings.json")


def read_settings(path: str) -> dict[str, object]:
    """Return the values in a settings file that this version knows; none when there is no file.

    Raises
    ------
    NotARecord
        It cannot be read, or one of the values is not of its name's kind.
    """
    found = read_record(path, _MAX_ENTRIES) or {}
    known = {name: value for name, value in found.items() if _is_known(name)}
    wrong = [name for name, value in known.items() if not fits(name, value)]
    if wrong:
        raise NotARecord(f"another kind of value than expected: {', '.join(wrong)}")
    return known


def engine_options(values: Mapping[str, object]) -> EngineOptions:
    """Return how the engine computed last, of the values that `read_settings` returns."""
    default = EngineOptions()
    device, precision, backend = (
        str(values.get(name, "")) for name in (DEVICE, PRECISION, BACKEND)
    )
    return EngineOptions(
        device=device or default.device,
        precision=precision if precision in _PRECISIONS else default.precision,
        backend=backend or default.backend,
    )


def options_at_start() -> EngineOptions:
    """Return how the engine computed last, of the user's own settings; defaults if they are bad.

    Whoever reads them next says what is wrong with them, and sets them aside (`Settings`).
    """
    try:
        return engine_options(read_settings(settings_path()))
    except NotARecord:
        return EngineOptions()
