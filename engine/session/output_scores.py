"""Scores one open model's outputs, and makes the objective of a target, for `OpenModel`.

Used by `engine.attribution.service` and `engine.session.layer_inspection`: a target over a
predicted mask is known only when the network has run on the input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.keys import Area
from engine.api.scores import ScoreKind
from engine.attribution.probabilities import check_finite
from engine.session.class_maps import predicted_mask
from engine.session.rankings import read_scores
from engine.session.tables import chosen_rows
from engine.session.targets import check_area, check_row, objective_of, output_of, usual_target

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.keys import Target
    from engine.api.model import ModelInfo
    from engine.api.target_forms import Rows
    from engine.backends.objective import Objective
    from engine.backends.protocol import Network, Scores


class OutputScores:
    """Scores of the newest input, and objectives that need them.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    """

    def __init__(self, network: Network, info: ModelInfo) -> None:
        self._network = network
        self._info = info
        self._inputs: NDArray[np.float32] | None = None
        self._kept: dict[int, Scores] = {}

    def scores(self, inputs: NDArray[np.float32], output: int) -> Scores:
        """Return an output's scores for an input (1, h, w, c); the last input's are kept."""
        if self._inputs is not inputs:
            self._inputs, self._kept = inputs, {}
        if output not in self._kept:
            self._kept[output] = self._network.forward(inputs, output)
        return self._kept[output]

    def objective(
        self,
        target: Target,
        inputs: NDArray[np.float32],
        info: ModelInfo,
        score: ScoreKind = ScoreKind.LOGIT,
    ) -> Objective:
        """Return the score that a target stands for, of an input.

        Parameters
        ----------
        target : Target
            What is explained.
        inputs : ndarray of float32, shape (1, h, w, c)
            The prepared input.
        info : ModelInfo
            The model, its outputs read as they are for the input (`ModelInfo.read_as`).
        score : ScoreKind
            The number that each unit gives.

        Raises
        ------
        EngineError
            For what the model does not have, a mask without a cell, and rows without one.
        """
        mask = None
        if target.rows is not None:
            objective_of(target, info, score)  # refuses what needs no run of the network
            mask = self.row_mask(target.rows, target.output, inputs, info)
        elif target.layer is None and target.area is not Area.ALL:
            objective_of(target, info, score)  # refuses what needs no run of the network
            logits = self.scores(inputs, target.output).logits
            if target.area is Area.MASK:
                mask = predicted_mask(logits, output_of(target, info).activation, target)
            else:
                check_area(target, logits.shape[:2])
        return objective_of(target, info, score, mask=mask)

    def row_mask(
        self, rows: Rows, output: int, inputs: NDArray[np.float32], info: ModelInfo
    ) -> NDArray[np.float32] | None:
        """Return 1 for the rows of a table that count for an input, else 0: (rows, 1).

        None for a row that is known by its number. Raises EngineError as `objective`.
        """
        if rows.scores is None:
            if info.outputs[output].grid == (None, 1):
                check_row(rows.index or 0, len(self.scores(inputs, output).logits))
            return None
        scoring = info.outputs[rows.scores]
        found = read_scores(self.scores(inputs, rows.scores), scoring)
        check_finite(found.logits, self._info)
        units = scoring.row_scores if rows.unit is None else (rows.unit,)
        return chosen_rows(found, units, rows.above)

    def layer_means(self, inputs: NDArray[np.float32]) -> tuple[str, NDArray[np.float32]]:
        """Return the last layer with a grid, and its channels' means (c,), where no output is."""
        target = usual_target(self._info)
        assert target.layer is not None
        objective = objective_of(target, self._info)
        taken = self._network.forward_backward(inputs, objective, (target.layer,))
        activations = taken.activations(target.layer)
        return target.layer, activations.mean(axis=(0, 1), dtype=np.float32)
