"""Decodes strangers' bytes in disposable child processes that may do nothing else.

`run_job` asks; what a child is asked for stands in `JOBS`, and what it is kept from is told by
`Guarantees`. Without Qt and without a framework. Names are loaded when they are used: the window's
first paint must not wait for numpy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.box.guarantees import Guarantees
    from engine.box.jobs import JOBS, Kind
    from engine.box.pool import box_guarantees, close_boxes, keep_warm, rest_boxes, start_ahead
    from engine.box.run import JobRun, only_result, run_job
    from engine.box.stopped import Stopped, stopped_when

__all__ = [
    "JOBS",
    "Guarantees",
    "JobRun",
    "Kind",
    "Stopped",
    "box_guarantees",
    "close_boxes",
    "keep_warm",
    "only_result",
    "rest_boxes",
    "run_job",
    "start_ahead",
    "stopped_when",
]

_PLACES = {
    "guarantees": ("Guarantees",),
    "jobs": ("JOBS", "Kind"),
    "pool": ("box_guarantees", "close_boxes", "keep_warm", "rest_boxes", "start_ahead"),
    "run": ("JobRun", "only_result", "run_job"),
    "stopped": ("Stopped", "stopped_when"),
}


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
