"""Writes what is said under the difference of two views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.chosen import map_layer_of
from gui.core.differences import sources_of
from gui.text.caption import label_of
from gui.text.translation import translate

if TYPE_CHECKING:
    from engine.api.display import Overlay
    from gui.core.known_view import KnownView


def difference_words(
    first: KnownView, second: KnownView, overlay: Overlay | None
) -> tuple[str, str]:
    """Return the sentence and the facts of one view minus another.

    Parameters
    ----------
    first, second : KnownView
        What is compared.
    overlay : Overlay or None
        Their difference as it is drawn; None while it is not there.
    """
    facts = _facts(first, second)
    if first.selection.show_original:
        return translate("facts", "The image alone"), ""
    if sources_of(first, second) is None:
        return translate("facts", "No difference: not two heatmaps of the same image."), ""
    if overlay is None:  # nothing is named whose picture is not there
        return translate("facts", "Computing the difference…"), ""
    if not overlay.has_map:
        return translate("facts", "No difference: a heatmap is missing."), facts
    if not overlay.positive_evidence:
        return translate("facts", "Both show the same map."), facts
    template = (
        translate(
            "facts", "{least} to {most}, each over its largest value. White: more in the first."
        )
        if overlay.request.style.colormap == "gray"
        else translate(
            "facts", "{least} to {most}, each over its largest value. Red: more in the first."
        )
    )
    least, most = f"{overlay.raw_min:.2f}", f"{overlay.raw_max:.2f}"
    return template.format(least=least, most=most), facts


def _facts(first: KnownView, second: KnownView) -> str:
    """Name what differs, one minus the other, and then what both have in common."""
    pairs = list(zip(_parts(first), _parts(second), strict=True))
    differing = [pair for pair in pairs if pair[0] != pair[1]] or pairs[:1]
    one, other = (" · ".join(filter(None, names)) for names in zip(*differing, strict=True))
    common = [pair[0] for pair in pairs if pair not in differing]
    return " · ".join(filter(None, (f"{one} − {other}", *common)))


def _parts(view: KnownView) -> tuple[str, str, str]:
    method = view.method()
    return (
        view.selection.method if method is None else method.name,
        map_layer_of(view.selection, view.known) or "",
        label_of(view.selection, view.known),
    )
