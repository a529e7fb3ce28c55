"""A session to put questions to, for the tests of `engine.session.session`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.errors import EngineError
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.imaging import picture_from_pixels
from tests import models

if TYPE_CHECKING:
    from pathlib import Path

    from engine.api.image import Picture
    from engine.api.requests import ModelRequest
    from engine.session.session import Session


class Bench:
    """A session, and the answers to questions that have one."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder

    def answers(self, request: ModelRequest) -> list[Any]:
        if isinstance(request, LoadModel):
            request = replace(request, must_open=True)
        found = list(self.session.run(request))
        return [answer for answer in found if isinstance(answer, ModelInfo | Predictions | Maps)]

    def open(self, model: Any) -> ModelInfo:
        path = models.save(model, self.folder / f"{model.name}.keras")
        return self.answers(LoadModel(path))[-1]

    def hold(self, picture: Picture) -> Picture:
        assert self.answers(HoldImage(picture)) == []
        return picture

    def predict(self, key: InputKey) -> Predictions:
        return self.answers(Predict(key))[-1]

    def maps(self, key: InputKey, target: Target | None = None, layer: str | None = None) -> Maps:
        return self.answers(Explain(MapKey(key, "grad-cam", target or Target(0)), layer))[-1]

    def ready(self, model: Any, preprocess: str = "auto") -> tuple[ModelInfo, InputKey]:
        """Open a model and hold an image of exactly its size."""
        info = self.open(model)
        held = self.hold(picture(info.input_shape[0] or 30, info.input_shape[1] or 46))
        return info, InputKey(info.key, held.key, preprocess)

    def refusal(self, request: ModelRequest) -> str:
        with pytest.raises(EngineError) as caught:
            self.answers(request)
        return str(caught.value)


def picture(height: int, width: int, seed: int = 0) -> Picture:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    return picture_from_pixels(pixels, "noise")
