"""Reads what the system says of graphics cards and their drivers, for diagnostics and `gpu_facts`.

Files alone are read, which takes about a millisecond. What the driver tells of a card beside its
name, a number of its own among it, is left where it is.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path("/")
NVIDIA, AMD = "0x10de", "0x1002"
_MAKERS = {NVIDIA: "NVIDIA", AMD: "AMD", "0x8086": "Intel"}
_MODEL = re.compile(r"^Model:[ \t]*(\S.*?)\s*$", re.MULTILINE)
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Graphics:
    """The cards of a computer.

    Attributes
    ----------
    driver : str
        Version of NVIDIA's driver; empty where none is loaded or the system does not tell.
    cards : tuple of str
        Names of the cards that NVIDIA's driver lists.
    makers : tuple of str
        The maker's number of each graphics card on the PCI bus.
    """

    driver: str = ""
    cards: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()


def read_graphics(system: str = sys.platform, root: Path = ROOT) -> Graphics | None:
    """Return what the files of a computer tell; None where they tell nothing.

    Parameters
    ----------
    system : str
        As `sys.platform`. Only Linux has such files, and not within Windows, whose driver it is.
    root : Path
        The folder above /proc, /sys and /dev.
    """
    if system != "linux" or (root / "dev/dxg").exists():
        return None
    return Graphics(driver_version(root), tuple(_listed(root)), tuple(makers_of_displays(root)))


def graphics_words(found: Graphics) -> str:
    """Return driver and cards in English words, for diagnostics."""
    makers = Counter(found.makers)
    words = []
    if found.driver or found.cards:
        del makers[NVIDIA]
        driver = f"NVIDIA driver {found.driver}".rstrip()
        count = len(found.cards)
        listed = f"{count} card{'' if count == 1 else 's'}: {_counted(Counter(found.cards))}"
        words.append(f"{driver}, {listed if count else 'which lists no card'}")
    others = Counter({f"{_MAKERS.get(each, each)} card": count for each, count in makers.items()})
    if others:
        words.append(_counted(others))
    if not (found.driver or found.cards):
        words.append("no NVIDIA driver" if others else "none found")
    return "; ".join(words)


def makers_of_displays(root: Path) -> Iterator[str]:
    """Yield the maker's number of each graphics card on the PCI bus."""
    with contextlib.suppress(OSError):
        for device in sorted((root / "sys/bus/pci/devices").iterdir()):
            with contextlib.suppress(OSError):
                if (device / "class").read_text("ascii").startswith("0x03"):
                    yield (device / "vendor").read_text("ascii").strip()


def driver_version(root: Path) -> str:
    """Return the version of NVIDIA's driver in the kernel; empty for none."""
    try:
        told = (root / "proc/driver/nvidia/version").read_text("utf-8", "replace")
    except OSError:
        return ""
    found = re.search(r"\b\d{3,}\.\d+(\.\d+)?\b", told)
    return found.group() if found else ""


def _listed(root: Path) -> Iterator[str]:
    """Yield the names of the cards that NVIDIA's driver in the kernel lists."""
    with contextlib.suppress(OSError):
        for card in sorted((root / "proc/driver/nvidia/gpus").iterdir()):
            with contextlib.suppress(OSError):
                model = _MODEL.search((card / "information").read_text("utf-8", "replace"))
                yield model[1][:_LONGEST_NAME] if model else "a card without a name"


def _counted(names: Counter[str]) -> str:
    return ", ".join(name if count == 1 else f"{name} × {count}" for name, count in names.items())
