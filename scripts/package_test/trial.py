"""Holds what the checks share: the package, folders for homes, the screen's pictures, figures."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from scripts.package_test.package import Home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.package_test.package import Package


@dataclass(frozen=True)
class Figure:
    """A measured time.

    Attributes
    ----------
    name : str
        What was measured.
    seconds : tuple of float
        In order.
    limit_s : float
        The median may be no longer.
    """

    name: str
    seconds: tuple[float, ...]
    limit_s: float

    @property
    def median_s(self) -> float:
        """What counts."""
        return median(self.seconds)

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        return (
            f"{self.name:<28} {self.median_s:6.2f} s  {low:6.2f} to {high:.2f} s "
            f"in {len(self.seconds)}  at most {self.limit_s:.1f} s"
        )


@dataclass
class Trial:
    """One run of the checks over one package.

    Attributes
    ----------
    package : Package
        What is checked.
    folder : Path
        For homes; the caller removes it.
    pictures : Path
        Folder for the pictures of the screen.
    figures : list of Figure
        What was measured.
    notes : list of str
        What the check at work wants to tell.
    """

    package: Package
    folder: Path
    pictures: Path
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def home(self, wrapper: Sequence[str] = (), variables: dict[str, str] | None = None) -> Home:
        """Return a new user's folders."""
        folder = Path(tempfile.mkdtemp(prefix="user-", dir=self.folder))
        return Home(folder, tuple(wrapper), variables or {})

    def measured(self, figure: Figure) -> list[str]:
        """Keep a figure; return what is wrong with it."""
        self.figures.append(figure)
        self.notes.append(f"{figure.name} after {figure.median_s:.2f} s")
        if figure.median_s <= figure.limit_s:
            return []
        return [f"{figure.name} after {figure.median_s:.2f} s: at most {figure.limit_s:.1f} s"]
