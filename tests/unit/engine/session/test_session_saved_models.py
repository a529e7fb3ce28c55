"""A SavedModel is explained like any model: Grad-CAM of one against the formula, by hand."""

import numpy as np
import pytest

from engine.api.attribution import CompareMethods, Predict
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import MapSource
from engine.api.errors import EngineError
from engine.api.image import HoldImage
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel
from engine.imaging import picture_from_pixels
from engine.session.session import Session
from tests.unit.engine.models.saved_model.stage import FOLDER, files_of, read

SIDE, STEP, CLASS = 12, 2, 2


@pytest.mark.tensorflow
def test_a_heatmap_of_a_scope(tmp_path):
    session = Session(str(tmp_path))
    *_, info = session.run(LoadModel(str(FOLDER / "module")))
    assert (info.input_shape, info.param_count) == ((SIDE, SIDE, 3), 160)
    pixels = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    picture = picture_from_pixels(pixels, "noise")
    list(session.run(HoldImage(picture)))
    key = InputKey(info.key, picture.key, "none")
    [compared] = session.run(CompareMethods(key, Target(CLASS), "block"))
    assert compared.cam_layer == "block"

    _, numbers = read(files_of("module"))
    padded = np.pad(pixels.astype(np.float64), ((0, 1), (0, 1), (0, 0)))
    feature = numbers["Const"].astype(np.float64) + sum(
        padded[y : y + SIDE - 1 : STEP, x : x + SIDE - 1 : STEP] @ numbers["kernel"][y, x]
        for y in range(3)
        for x in range(3)
    )
    feature = np.maximum(feature, 0)  # (6, 6, 5); its mean is multiplied by "top"
    weights = numbers["top"][:, CLASS] / feature[..., 0].size
    expected = np.maximum(feature @ weights, 0)
    assert expected.max() > 0
    found = compared.raw["grad-cam"]
    np.testing.assert_allclose(found / found.max(), expected / expected.max(), atol=1e-4)

    [told] = session.run(Predict(key))
    assert told.ranked[0].target.index == int((feature.mean((0, 1)) @ numbers["top"]).argmax())
    shown = MapSource(MapKey(key, "grad-cam", Target(CLASS)), "block")
    with pytest.raises(EngineError, match="which Keras alone does not open"):
        list(session.run(WriteCode(OverlayCode(shown))))
