"""Locates the program's own files, from source and when packaged, for window and engine."""

from __future__ import annotations

import sys
from pathlib import Path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"
"""The folder of icons, translations, labels and the demo."""

DEMO_MODEL = RESOURCES / "demo" / "demo.keras"
DEMO_SAMPLES = RESOURCES / "demo" / "samples"


def demo_samples() -> list[Path]:
    """Return the demo's sample images, in order."""
    return sorted(DEMO_SAMPLES.glob("*.png"))
