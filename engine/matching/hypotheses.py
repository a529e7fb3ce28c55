"""Orders what may have been done before the gradient was taken, usual things first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from engine.api.keys import Resize
from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.api.keys import Target
    from engine.api.model import ModelInfo

OTHER_TARGETS = 4
"""Classes after the most probable one that are tried when nothing fits."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Choices that need a run of the network of their own.

    Attributes
    ----------
    preprocess : str
        A name of `ModelInfo.preprocess_choices`.
    resize : Resize
        How the image is brought to the input's size.
    score : ScoreKind
        Of the target.
    target : Target or int
        A target, or the place of one among the classes, most probable first: another
        preprocessing may have another class on top.
    """

    preprocess: str
    resize: Resize
    score: ScoreKind
    target: Target | int


def hypotheses(
    info: ModelInfo, target: Target | None, class_count: int, *, has_probability: bool
) -> Iterator[Hypothesis]:
    """Yield hypotheses, those with the fewest differences from the defaults first.

    Log-probabilities come after all others of a class: the gradient is that of the probability,
    divided by it, so that nearly every method gives the same map of both.

    Parameters
    ----------
    info : ModelInfo
        The model.
    target : Target or None
        The only target; None tries the most probable classes.
    class_count : int
        How many targets are ranked by a prediction.
    has_probability : bool
        Whether there are other scores than the logit.
    """
    preprocesses = preprocess_names(info)
    scores = scores_of(has_probability=has_probability)
    usual = scores[:2]
    last = scores[2:]
    places = range(min(class_count, 1 + OTHER_TARGETS))
    if target is not None:
        stages: list[tuple[Sequence[Target | int], Sequence[ScoreKind]]] = [
            ([target], usual),
            ([target], last),
        ]
    else:
        stages = [([0], usual), ([0], last), (places[1:], usual)]
    for targets, kinds in stages:
        every = product(range(len(preprocesses)), range(len(Resize)), range(len(kinds)))
        for places_of in sorted(every, key=lambda at: (sum(each > 0 for each in at), at)):
            for each in targets:
                yield Hypothesis(
                    preprocesses[places_of[0]],
                    list(Resize)[places_of[1]],
                    kinds[places_of[2]],
                    each,
                )


def preprocess_names(info: ModelInfo) -> list[str]:
    """Return all ways of preprocessing, the model's own first."""
    names = [choice.name for choice in info.preprocess_choices]
    return sorted(names, key=lambda name: name != info.preprocess)


def scores_of(*, has_probability: bool) -> list[ScoreKind]:
    """Return the scores that can be explained, the usual one first."""
    return list(ScoreKind) if has_probability else [ScoreKind.LOGIT]
