"""A pytest plugin: keeps PyTorch's tests and the others in processes of their own.

`keras.ops` belongs to one framework a process. Where ``KERAS_BACKEND`` is "torch" the tests under
tests/unit/engine/backends/torch are run, elsewhere all others: what ``make test`` is told to run is
told to both (scripts/test.sh). A process that is left with nothing ends with the code of a run
without tests, 5.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sources import ROOT

FOLDER = ROOT / "tests" / "unit" / "engine" / "backends" / "torch"


def is_here(path: Path, folder: Path, *, in_torch: bool) -> bool:
    """Return whether a process runs what lies at a path, or some of it.

    Parameters
    ----------
    path : Path
        A file or a folder, absolute.
    folder : Path
        That of PyTorch's tests.
    in_torch : bool
        The process is that of PyTorch's tests.
    """
    is_within = path.is_relative_to(folder)
    return (is_within or folder.is_relative_to(path)) if in_torch else not is_within


def _is_torch() -> bool:
    return os.environ.get("KERAS_BACKEND") == "torch"


def _is_here(path: Path) -> bool:
    return is_here(path, FOLDER, in_torch=_is_torch())


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what was named and belongs to the other process."""
    named = {each: Path(config.invocation_params.dir, each.split("::")[0]) for each in config.args}
    config.args = [each for each, path in named.items() if _is_here(path.resolve())]
    if named and not config.args:
        said = "not " if _is_torch() else ""
        pytest.exit(
            f'The tests that were named are run where KERAS_BACKEND is {said}"torch".',
            pytest.ExitCode.NO_TESTS_COLLECTED,
        )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out, unimported, what the other process runs."""
    return None if _is_here(collection_path) else True
