"""Scores one open model's outputs, and makes the objective of a target, for `OpenModel`.

Used by `engine.attribution.service` and `engine.session.layer_inspection`: a target over a
predicted mask is known only when the network has run on the input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.keys import Area
from engine.api.scores import ScoreKind
from engine.session.class_maps import predicted_mask
from engine.session.targets import check_area, objective_of, output_of, usual_target

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.keys import Target
    from engine.api.model import ModelInfo
    from engine.backends.protocol import Network, Objective, Scores


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
        self._kept: tuple[NDArray[np.float32], int, Scores] | None = None

    def scores(self, inputs: NDArray[np.float32], output: int) -> Scores:
        """Return an output's scores for an input (1, h, w, c); the last ones are kept."""
        kept = self._kept
        if kept is None or kept[0] is not inputs or kept[1] != output:
            kept = self._kept = (inputs, output, self._network.forward(inputs, output))
        return kept[2]

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
            For what the model does not have, and a mask without a cell.
        """
        mask = None
        if target.layer is None and target.area is not Area.ALL:
            objective_of(target, info, score)  # refuses what needs no run of the network
            logits = self.scores(inputs, target.output).logits
            if target.area is Area.MASK:
                mask = predicted_mask(logits, output_of(target, info).activation, target)
            else:
                check_area(target, logits.shape[:2])
        return objective_of(target, info, score, mask=mask)

    def layer_means(self, inputs: NDArray[np.float32]) -> tuple[str, NDArray[np.float32]]:
        """Return the last layer with a grid, and its channels' means (c,), where no output is."""
        target = usual_target(self._info)
        assert target.layer is not None
        objective = objective_of(target, self._info)
        taken = self._network.forward_backward(inputs, objective, (target.layer,))
        activations = taken.activations(target.layer)
        return target.layer, activations.mean(axis=(0, 1), dtype=np.float32)
