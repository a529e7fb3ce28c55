"""A file is watched until it has answered once: while it is built, guessed, compiled and run."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from engine.api.attribution import Explain
from engine.api.errors import text
from engine.api.keys import MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.session import session as session_module
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.tensorflow


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


@pytest.fixture
def blocks(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were watched, once for each stretch of work."""
    found: list[str] = []

    @contextlib.contextmanager
    def watched(limits: object, file: str, *given: object, **how: object) -> Iterator[None]:
        found.append(file)
        yield

    monkeypatch.setattr(session_module, "watched", watched)
    monkeypatch.setattr(session, "give_up", lambda sentence: pytest.fail(str(sentence)))
    monkeypatch.setattr(session, "_answered", set())
    return found


def test_a_file_is_watched_until_it_has_answered(
    session: Session, blocks: list[str], tmp_path: Path
):
    bench = Bench(session, tmp_path)
    _, key = bench.ready(models.flat())
    opened = len(blocks)
    assert blocks[:1] == ["flat.keras"]
    next(session.warm())
    next(iter(session.run(Explain(MapKey(key, "grad-cam", Target(0)), None))))
    assert len(blocks) == opened + 2
    bench.predict(key)
    assert len(blocks) == opened + 3
    bench.predict(key)
    bench.maps(key)
    list(session.warm())
    assert set(blocks) == {"flat.keras"}
    assert len(blocks) == opened + 3, "it was watched after it had answered"
    bench.answers(LoadModel(str(tmp_path / "flat.keras")))
    assert len(blocks) == opened + 3, "the same bytes were watched again"
    bench.open(models.logits())
    assert blocks[-1] == "logits.keras"


def test_a_model_whose_range_is_guessed_is_watched_meanwhile(
    session: Session, blocks: list[str], tmp_path: Path
):
    info = Bench(session, tmp_path).open(models.sigmoid())
    assert info.preprocess_guessed == (len(blocks) == 2)


def test_a_file_that_is_refused_already_is_looked_at_and_not_opened(
    session: Session, blocks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = models.save(models.flat(), tmp_path / "flat.keras")
    monkeypatch.setattr(
        type(session.backend), "open", lambda *given, **how: pytest.fail("it was opened")
    )
    *_, info = session.run(LoadModel(path, refusal=text("It was stopped.")))
    assert isinstance(info, ModelInfo)
    assert [str(why) for why in info.refusals] == ["It was stopped."]
    assert info.param_count == models.flat().count_params()
    assert blocks == []
