"""An exported program of PyTorch through the program itself: Captum's example, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.imaging import encode_png
from tests.e2e.commands import manifest_in, run_program
from tests.exported import exported

if TYPE_CHECKING:
    from pathlib import Path


def test_the_maps_that_captum_publishes(tmp_path: Path) -> None:
    """Sums of 3 x 3 of the numbers 0 to 15 are 45, 54, 81, 90; less 50, and less 75.

    Their gradients are 1 where the first are positive, and -1 where the second are.
    """
    image = tmp_path / "sechzehn 十六.png"
    levels = np.arange(16, dtype=np.uint8).reshape(4, 4)
    image.write_bytes(encode_png(np.repeat(levels[..., None], 3, axis=-1)))
    out = tmp_path / "out"
    done = run_program(
        "explain", image, "--model", exported("one_conv"), "--out", out, "--preprocess", "none",
        "--layer", "conv1", "--method", "grad-cam,layer-cam,hires-cam", "--target", "0",
    )  # fmt: skip
    assert done.is_quiet
    maps = {each["method"]: each for each in manifest_in(out)["images"][0]["maps"]}
    expected = {
        "grad-cam": [[11.25, 13.5], [20.25, 22.5]],  # 3/4 of the first less half of the second
        "layer-cam": [[0, 4], [31, 40]],
        "hires-cam": [[0, 4], [31 - 6, 40 - 15]],
    }
    for method, each in expected.items():
        np.testing.assert_allclose(np.load(out / maps[method]["raw"]), each, rtol=1e-5)
    assert maps["grad-cam"]["score"] == 4 + 31 + 40 - 6 - 15
    assert "torch" in manifest_in(out)["versions"]
