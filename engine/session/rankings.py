"""Ranks the units of an output, and the channels of a layer, by their scores, for `open_model`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.attribution import Prediction
from engine.api.keys import Target
from engine.api.outputs import OutputKind
from engine.api.target_forms import Rows
from engine.attribution.probabilities import probabilities
from engine.backends.protocol import Scores
from engine.session.class_maps import predicted_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo


def ranked(scores: Scores, info: OutputInfo, output: int = 0) -> Iterator[Prediction]:
    """Yield every unit of an output, the strongest first.

    Classes go by their logit, classes of a map by the share of cells that they are predicted in,
    channels by their mean; values of a regression stay in their order. A single sigmoid unit of
    classes gives two rows: yes with the logit, no with minus the logit.

    Parameters
    ----------
    scores : Scores
        Of the output.
    info : OutputInfo
        The output.
    output : int
        Its index.
    """
    count, has_grid = info.class_count, info.grid is not None
    logits = scores.logits.reshape(-1, count).mean(axis=0, dtype=np.float64)
    chances = scores.probabilities
    means = None
    if chances is not None and info.kind.has_classes:
        means = chances.reshape(-1, count).mean(axis=0, dtype=np.float64)
    shares = None
    if has_grid and info.kind.has_classes:
        shares = predicted_shares(scores.logits, info.activation)

    def row(index: int, *, negative: bool = False) -> Prediction:
        sign = -1 if negative else 1
        label = info.labels[index] if len(info.labels) == count else info.labels[not negative]
        return Prediction(
            Target(index, negative=negative, output=output),
            label,
            None if means is None else float(1 - means[index] if negative else means[index]),
            sign * float(logits[index]),
            None if shares is None else float(1 - shares[index] if negative else shares[index]),
        )

    if len(info.labels) > count:
        both = [row(0), row(0, negative=True)]
        yield from sorted(both, key=lambda each: (each.share or 0, each.logit), reverse=True)
        return
    order = np.lexsort((-logits,) if shares is None else (-logits, -shares))
    for index in range(count) if info.kind is OutputKind.VALUES else order:
        yield row(int(index))


def ranked_rows(
    scores: Scores, info: ModelInfo, output: int, mask: NDArray[np.float32] | None
) -> Iterator[Prediction]:
    """Yield the units of a table: scores by the row where each is highest, then all others.

    Parameters
    ----------
    scores : Scores
        Of the table, (rows, 1, k).
    info : ModelInfo
        The model, its outputs read as they are for the input.
    output : int
        Index of the output.
    mask : ndarray of float32, shape (rows, 1), or None
        The row with the highest score (`OutputScores.row_mask`); None where nothing gives scores:
        then the others are means over all rows.
    """
    told, logits, chances = info.outputs[output], scores.logits[:, 0], scores.probabilities
    best = {unit: int(logits[:, unit].argmax()) for unit in told.row_scores}
    for unit in sorted(best, key=lambda unit: -float(logits[best[unit], unit])):
        row, rows = best[unit], Rows(scores=output, unit=unit)
        yield Prediction(
            Target(unit, output=output, rows=rows),
            told.labels[unit],
            None if chances is None else float(chances[row, 0, unit]),
            float(logits[row, unit]),
            row=row,
        )
    row_of = None if mask is None else int(mask.argmax())
    rows_of = None if mask is None else Rows(scores=info.scores_of(output))
    numbers = logits.mean(axis=0, dtype=np.float64) if row_of is None else logits[row_of]
    others = [unit for unit in range(told.class_count) if unit not in best]
    if told.kind is OutputKind.ROWS:
        others.sort(key=lambda unit: -float(numbers[unit]))
    for unit in others:
        target = Target(unit, output=output, rows=rows_of)
        chance = None if chances is None or row_of is None else float(chances[row_of, 0, unit])
        yield Prediction(target, told.labels[unit], chance, float(numbers[unit]), row=row_of)


def read_scores(scores: Scores, output: OutputInfo) -> Scores:
    """Return scores with the probabilities of a linear output that is told to be logits."""
    if scores.probabilities is not None:
        return scores
    return Scores(scores.logits, probabilities(scores.logits, output.activation))


def ranked_channels(layer: str, means: NDArray[np.float32]) -> Iterator[Prediction]:
    """Yield every channel of a layer by its mean activation (c,), the largest first."""
    for index in np.argsort(-means, kind="stable"):
        target = Target(int(index), layer=layer)
        yield Prediction(target, f"channel {index}", None, float(means[index]))
