"""Locates the program's own files, from source and when packaged, for window and engine."""

from __future__ import annotations

import sys
from pathlib import Path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"
"""The folder of icons, translations, labels and the demo."""

THIRD_PARTY = RESOURCES.parent / "THIRD_PARTY.txt"
"""What the packaged program brings along, with all licences; from source there is none."""

DEMO_MODEL = RESOURCES / "demo" / "demo.keras"
DEMO_SAMPLES = RESOURCES / "demo" / "samples"


def demo_samples() -> list[Path]:
    """Return the demo's sample images, in order."""
    return sorted(DEMO_SAMPLES.glob("*.png"))


def third_party_works() -> str:
    """Return what the packaged program brings along, a line each, or "" when run from source."""
    try:
        text = THIRD_PARTY.read_text(encoding="utf-8")
    except OSError:
        return ""
    works, _, _ = text.partition("\n====")
    return f"{works.strip()}\n\n{THIRD_PARTY}"
