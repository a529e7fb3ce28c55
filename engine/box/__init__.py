"""Decodes strangers' bytes in disposable child processes that may do nothing else.

`run_job` asks; what a child is asked for stands in `JOBS`, and what it is kept from is told by
`Guarantees`. Without Qt and without a framework.
"""

from engine.box.guarantees import Guarantees
from engine.box.jobs import JOBS, Kind
from engine.box.pool import close_boxes, guarantees, keep_warm, start_ahead
from engine.box.run import JobRun, only_result, run_job

__all__ = [
    "JOBS",
    "Guarantees",
    "JobRun",
    "Kind",
    "close_boxes",
    "guarantees",
    "keep_warm",
    "only_result",
    "run_job",
    "start_ahead",
]
