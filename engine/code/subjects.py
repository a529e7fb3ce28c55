"""Asks the backend for its part of a script: translates targets, layers and scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.keys import Target
from engine.backends.script_protocol import Probe, ScriptPart, ScriptSubject
from engine.code.script import comment
from engine.session.layer_lookup import find_layer
from engine.session.targets import is_by_sigmoid, objective_of, target_label

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from engine.api.scores import ScoreKind
    from engine.backends.script_protocol import ScriptWriter
    from engine.code.script import Lines


@dataclass(frozen=True, slots=True)
class ScriptContext:
    """An open model that scripts are written of.

    Attributes
    ----------
    writer : ScriptWriter
        Writes the framework's part.
    info : ModelInfo
        The model.
    rows : tuple of int or None
        The rows of a table that count for the image of the script; None takes all.
    """

    writer: ScriptWriter
    info: ModelInfo
    rows: tuple[int, ...] | None = None

    def part(self, subject: ScriptSubject) -> ScriptPart:
        """Return the framework's part. Raises EngineError where there is none."""
        return self.writer.part(self.info.request.path, subject)

    def activations(self, path: str) -> ScriptPart:
        """Return the part that makes `A` of a layer; the model's own input takes no model."""
        node = find_layer(path, self.info)
        if node.is_model_input:
            return ScriptPart((), ("A = x",), {})
        return self.part(ScriptSubject(Probe.ACTIVATIONS, (node.path,), Target(0)))

    def opening(self, part: ScriptPart) -> Lines:
        """Return the section that opens the model, if the script needs it."""
        if not part.opening:
            return ()
        old = " The file is of an older version, and may be refused without Camscope."
        return (*comment(f"The model.{old if self.info.is_rewritten else ''}"), *part.opening)


def scored_subject(
    probe: Probe,
    layers: tuple[str, ...],
    target: Target,
    info: ModelInfo,
    score: ScoreKind,
    rows: tuple[int, ...] | None = None,
) -> ScriptSubject:
    """Return what is asked of the network for a target's score.

    Parameters
    ----------
    probe, layers
        As in `ScriptSubject`.
    target : Target
        What is explained.
    info : ModelInfo
        The model, its outputs read as they are for the input (`ModelInfo.read_as`).
    score : ScoreKind
        The number that each unit gives.
    rows : tuple of int or None
        The rows of a table that count (`ScriptContext.rows`).

    Raises
    ------
    EngineError
        For what the model does not have.
    """
    scored = objective_of(target, info, score)
    return ScriptSubject(
        probe,
        layers,
        target,
        label=target_label(target, info),
        score=score,
        complement=scored.complement,
        activation=scored.activation,
        total=scored.total,
        by_sigmoid=is_by_sigmoid(target, info),
        rows=rows,
    )
