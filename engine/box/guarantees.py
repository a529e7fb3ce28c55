"""Says what a box is kept from on this system, for commands and for the log."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guarantees:
    """What holds while a box reads a stranger's bytes. Each is told by the box itself, before.

    Attributes
    ----------
    memory, cpu : bool
        More memory, or more processor time, than the job may have is not given. (The deadline of a
        job is the waiting side's, and holds everywhere.)
    files : bool
        No file can be opened, read, written, renamed or removed; only what was handed over is read.
    network : bool
        No connection can be made or taken.
    processes : bool
        No process can be started, watched or ended.
    calls : bool
        The system refuses every call that reading a file does not need.
    means : tuple of str
        What the system does it with: "Landlock 7", "seccomp".
    """

    memory: bool = False
    cpu: bool = False
    files: bool = False
    network: bool = False
    processes: bool = False
    calls: bool = False
    means: tuple[str, ...] = ()

    def __str__(self) -> str:
        held = ("memory", "cpu", "files", "network", "processes", "calls")
        kept = [name for name in held if getattr(self, name)]
        open_ = [name for name in held if not getattr(self, name)]
        line = f"limited: {', '.join(kept) or 'nothing'}"
        if open_:
            line += f"; not limited: {', '.join(open_)}"
        return f"{line} ({', '.join(self.means)})" if self.means else line
