"""Keeps garbage collection off while a process starts: imports make objects and no garbage.

Collections during the imports look at ever more objects and find none to free: they took 40 ms of
the window's first 550 and 370 ms of the framework's first 2,500.
"""

from __future__ import annotations

import gc

_is_set_aside = [False]


def pause() -> None:
    """Collect nothing until `resume`."""
    gc.disable()


def resume() -> None:
    """Collect again, and never look at what the start has made; without `pause`, do nothing."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
        _is_set_aside[0] = True


def sweep() -> None:
    """Collect all there is now, what the start has made as well: some of it is replaced."""
    if _is_set_aside[0]:
        gc.unfreeze()
    gc.collect()
    if _is_set_aside[0]:
        gc.freeze()
