"""Writes the script of the one heatmap that `camscope explain --code` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.code import OverlayCode, WriteCode
from engine.api.display import MapSource
from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER, NO_BLEND, LayerBlend, MapKey
from engine.api.methods import Scope
from engine.cli.code_option import check_code_option, write_script
from engine.cli.common import predictions_of
from engine.imaging import read_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.cli.explain.plan import Plan
    from engine.session.session import Session


def check_one_map(path: str | None, plan: Plan, images: Sequence[str]) -> None:
    """Refuse ``--code`` where more than one heatmap is made. Raises EngineError."""
    check_code_option(path)
    if path is None:
        return
    is_one = len(images) == len(plan.methods) == 1
    if not is_one or (len(plan.specs(plan.methods[0])) > 1 and plan.combine is None):
        raise EngineError(
            "A script makes one heatmap: with --code, name one image, one method and one layer "
            "(or several layers with --combine)."
        )


def write_map_script(session: Session, plan: Plan, image: str, path: str) -> None:
    """Write the script of the plan's heatmap; with --combine, of the layers together.

    Raises
    ------
    EngineError
        With the reason why there is none.
    """
    (chosen,) = plan.methods
    picture = read_image(image)
    key = plan.input_of(picture)
    predictions = predictions_of(session, picture, key, plan.output, top=1)
    target = plan.target.resolved(predictions.ranked[0].target)
    layer, blend = INPUT_LAYER, NO_BLEND
    if chosen.info.scope is not Scope.INPUT:
        layer = plan.layers[0]
        if plan.combine is not None:
            blend = LayerBlend(plan.layers[1:], plan.combine)
    shown = MapSource(
        MapKey(key, chosen.info.id, target, chosen.parameters, plan.score), layer, blend
    )
    write_script(session, WriteCode(OverlayCode(shown, plan.style)), path)
