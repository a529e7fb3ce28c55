"""Writes the sentence for a map without a positive value, for captions.

Whether there is one is told by `engine.imaging.has_positive`, for the window, the method strip and
the manifest's "positive_evidence" alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.methods import Family
from gui.text.translation import translate

if TYPE_CHECKING:
    from engine.api.methods import MethodInfo


def missing_evidence(method: MethodInfo | None, layer: str, label: str) -> str:
    """Return that nothing speaks for the target, or that there is no pattern.

    Parameters
    ----------
    method : MethodInfo or None
        A method that does not depend on the target finds patterns, not evidence.
    layer : str
        Path; empty for a map of the input.
    label : str
        Name of the target.
    """
    if method is not None and method.family is Family.CLASS_FREE:
        return translate("facts", "No pattern at {layer}.").format(layer=layer)
    if not layer:
        return translate("facts", 'No positive evidence for "{label}".').format(label=label)
    template = translate("facts", 'No positive evidence for "{label}" at {layer}.')
    return template.format(label=label, layer=layer)
