"""A pytest plugin: hands files of tests to the workers of a parallel run, also after a crash.

pytest-xdist 3.8 can wait for ever after a crash: it hands out again what the dead worker had
finished already, and a worker that got nothing to do by that never asks for more. It also runs the
test again that killed a worker, which kills the next one (its issues 1323, 1327, 1362, 1378 and
pull request 1371). Here such a test has failed, the rest of its file goes to another worker, and
every worker has tests ahead or is told to end. docs/decisions/0066.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.workermanage import WorkerController

# A worker runs a test when it knows the next one: which fixtures may stay depends on it.
_AHEAD = 3


class FileScheduling(LoadFileScheduling):
    """Gives whole files to workers, in the order of their names: stories, the slow ones, first."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def remove_node(self, node: WorkerController) -> str | None:
        """Take back what a worker has not run; return the test that it crashed in, if it did."""
        if self.collection is None:
            self.registered_collections.pop(node, None)  # all wait for that of its replacement
        crashed = None
        for file, tests in self.assigned_work.pop(node).items():
            left = [name for name, is_complete in tests.items() if not is_complete]
            if left and crashed is None:
                crashed = left.pop(0)
            if left:
                self.workqueue[file] = dict.fromkeys(left, False)
        for other in self.nodes:
            self._reschedule(other)
        return crashed

    def _reschedule(self, node: WorkerController) -> None:
        """Give a worker enough to do, or let it end where nothing is left."""
        if node.shutting_down or node not in self.registered_collections:
            return
        while self.workqueue and self._pending_of(self.assigned_work[node]) < _AHEAD:
            self._assign_work_unit(node)
        if not self.workqueue:
            node.shutdown()

    def _assign_work_unit(self, node: WorkerController) -> None:
        with suppress(
            OSError
        ):  # it is dead, which will be told soon: it gives back all it was given
            super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """Take the place of pytest-xdist's own ``--dist loadfile``."""
    return FileScheduling(config, log) if config.getvalue("dist") == "loadfile" else None
