"""Where the program's own files are, from source and when packaged."""

from __future__ import annotations

import sys
from pathlib import Path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"
DEMO_MODEL = RESOURCES / "demo" / "demo.keras"
DEMO_SAMPLES = RESOURCES / "demo" / "samples"


def demo_samples() -> list[Path]:
    """Return the demo's sample images, in order."""
    return sorted(DEMO_SAMPLES.glob("*.png"))
