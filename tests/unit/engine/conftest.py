"""For the tests of the engine."""

import pytest


@pytest.fixture(scope="module")
def wide():
    """What grows filter images of a model with six channels."""
    from tests import models  # loads the framework, which other tests need not
    from tests.unit.engine.filters.stage import growing_of

    return growing_of(models.wide())


@pytest.fixture
def stage(wide, monkeypatch):
    """A gallery in three groups, and who has begun in it."""
    from tests.unit.engine.filters.stage import Stage

    wide._begun.clear()
    wide._iteration_s.clear()
    return Stage(wide, monkeypatch)
