"""Writes how far CAM and Grad-CAM agree, for the methods panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.text.translation import translate, translated

if TYPE_CHECKING:
    from engine.api.attribution import Comparison


def agreement_words(comparison: Comparison) -> str:
    """Return the measured difference of CAM and Grad-CAM, or why there is no CAM."""
    if comparison.why_no_cam is not None:
        return translated(comparison.why_no_cam)
    cam, grad_cam = comparison.raw.get("cam"), comparison.raw.get("grad-cam")
    if cam is None or grad_cam is None:
        template = translate(
            "agreement",
            "CAM exists only for the layer before global average pooling, {layer}.",
        )
        return template.format(layer=comparison.cam_layer or "")
    from engine.imaging import scaled_difference  # numpy and OpenCV: not for the first paint

    difference = scaled_difference(cam, grad_cam)
    if difference is None:
        return translate("agreement", "Neither CAM nor Grad-CAM has a positive value here.")
    height, width = cam.shape
    template = translate(
        "agreement",
        "Equal within {difference} once each is divided by its maximum: CAM is Grad-CAM times the "
        "{height} × {width} cells that are averaged (here {ratio}).",
    )
    return template.format(
        difference=f"{difference:.1g}",
        height=height,
        width=width,
        ratio=f"{float(cam.max()) / float(grad_cam.max()):.6g}",
    )
