"""Makes the request that tries ways of preprocessing, for `planning`. Without Qt."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engine.api.preprocessing_trial import MOST_IMAGES, TryPreprocessing
from gui.core.chosen import input_of

if TYPE_CHECKING:
    from engine.api.model import ModelInfo
    from gui.core.selection import Known, Selection


def ways_of(selection: Selection, info: ModelInfo) -> tuple[str, ...]:
    """Return the ways to try: those that have a name, and the chosen one if it is spelled out."""
    names = [choice.name for choice in info.preprocess_choices]
    for name in (info.preprocess, selection.preprocess):
        if name != "auto" and name not in names and info.can_be_fed(name):
            names.append(name)
    return tuple(names)


def chosen_way_of(selection: Selection, info: ModelInfo) -> str:
    """Return the way that the model is fed now: what "auto" stands for, or the chosen one."""
    return info.preprocess if selection.preprocess == "auto" else selection.preprocess


def try_for(selection: Selection, known: Known) -> TryPreprocessing | None:
    """Return the trial on the image in view; other open images help to judge.

    None without a model that has outputs, and an image.
    """
    fed, info = input_of(selection, known.model), known.model
    if fed is None or info is None or not info.outputs:
        return None
    own = None if known.picture is None else known.picture.path
    others = [each for each in known.images if isinstance(each, str) and each != own]
    return TryPreprocessing(
        dataclasses.replace(fed, preprocess="auto"),  # whichever is chosen: one trial
        ways_of(selection, info),
        selection.output,
        tuple(others[: MOST_IMAGES - 1]),
    )
