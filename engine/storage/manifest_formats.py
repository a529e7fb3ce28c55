"""Reads manifests of older formats as the present one, and refuses newer ones.

Every manifest has "format": `FORMAT`. Format 1 had no number: methods had "params" (among them
"empty" and "colour"), maps a "spread" and an "intensity", targets were "against" others, and filter
images had "settings", among them "excite", and an "activation".
"""

from __future__ import annotations

from typing import Any

from engine.api.display import Style
from engine.api.errors import EngineError
from engine.api.style_fields import style_record

FORMAT = 2
"""Raised whenever a field gets another name or meaning."""

_OLD_PARAMETERS = {"empty": "baseline", "colour": "color"}


def format_of(manifest: dict[str, Any], path: str) -> int:
    """Return a manifest's format.

    Parameters
    ----------
    manifest : dict
        As it was read.
    path : str
        Of the file, for the sentence.

    Raises
    ------
    EngineError
        When it is newer than this program.
    """
    found = manifest.get("format", 1)
    if isinstance(found, int) and found <= FORMAT:
        return found
    raise EngineError(
        "The file {path} was written by a newer Camscope. Use that one, or choose another folder.",
        path=path,
    )


def upgraded_image(image: dict[str, Any]) -> dict[str, Any]:
    """Return an image's record of format 1, with its maps, as one of the present format."""
    if "maps" not in image:
        return image
    return {**image, "maps": [_upgraded_map(record) for record in image["maps"]]}


def upgraded_gallery(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return a manifest of filter images or of an atlas of format 1 as one of the present one."""
    found = {{"settings": "parameters"}.get(name, name): value for name, value in manifest.items()}
    if isinstance(found.get("parameters"), dict):
        found["parameters"] = _renamed(found["parameters"], {"excite": "objective"})
    if isinstance(found.get("images"), list):
        found["images"] = [
            _renamed(record, {"activation": "objective_value"})
            if isinstance(record, dict)
            else record
            for record in found["images"]
        ]
    return found


def _upgraded_map(record: dict[str, Any]) -> dict[str, Any]:
    found = _renamed(record, {"params": "parameters", "spread": "std"})
    if isinstance(found.get("parameters"), dict):
        parameters = _renamed(found["parameters"], _OLD_PARAMETERS)
        if parameters.get("baseline") == "colour":
            parameters["baseline"] = "color"
        found["parameters"] = parameters
    if isinstance(found.get("target"), dict):
        found["target"] = _renamed(found["target"], {"against": "contrast"})
    if "intensity" in found:  # all that could be chosen
        found["style"] = style_record(Style("jet", 0.4)) | {"intensity": found.pop("intensity")}
    return found


def _renamed(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in record.items()}
