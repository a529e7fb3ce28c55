"""Derives which score is explained from what is chosen, for `planning` and the panels. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.keys import Target
from engine.api.scores import ScoreKind, score_kind

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Known, Selection


def info_of(selection: Selection, known: Known) -> ModelInfo | None:
    """Return the open model, its linear outputs as they are told to be."""
    return None if known.model is None else known.model.read_as(selection.output_activation)


def output_of(selection: Selection, known: Known) -> OutputInfo | None:
    """Return the chosen output, read as it is told to be; None where none can be explained."""
    info, chosen = info_of(selection, known), selection.output
    return info.outputs[chosen] if info is not None and chosen < len(info.outputs) else None


def has_probability(selection: Selection, known: Known) -> bool:
    """Return whether the chosen target has a probability: a neuron and a number have none."""
    info = info_of(selection, known)
    target = selection.target or Target(0, output=selection.output)
    return info is not None and info.has_probability(target)


def usual_score_of(selection: Selection, known: Known, method_id: str | None = None) -> ScoreKind:
    """Return the score that a method, the chosen one if None, explains by itself."""
    method = known.method(selection.method if method_id is None else method_id)
    own = ScoreKind.LOGIT if method is None else method.score
    return score_kind(None, own, has_probability=has_probability(selection, known))


def score_of(selection: Selection, known: Known, method_id: str | None = None) -> ScoreKind:
    """Return the score that a method explains: the chosen one, if the target has it."""
    if selection.score is None or not has_probability(selection, known):
        return usual_score_of(selection, known, method_id)
    return selection.score


def shared_score_of(selection: Selection, known: Known) -> ScoreKind:
    """Return the score of what is not the chosen method's alone: the strip, weights, costs."""
    if selection.score is None or not has_probability(selection, known):
        return ScoreKind.LOGIT
    return selection.score
