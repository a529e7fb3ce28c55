"""Model files that broke an earlier version: one sentence each, or a model, and nothing is left."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.api.errors import EngineError
from engine.api.model import LoadModel, ModelInfo
from engine.box import JOBS
from engine.session.session import Session

pytestmark = pytest.mark.tensorflow

FOLDER = Path(__file__).parents[3] / "corpus" / "models"
SAYS = {
    "66_": "says zz twice",
    "82_": "do not fit the model that it describes",
    "83_": "asks for 1,600,000,132 weights but stores only 127",
    "87_": "layer z makes an array of shape ? x 20014 x 20014 x 4",
    "HANG": "was not done after",
    "h5_DEATH": "broke the process that was reading it",
    "h5_HANG": "was not done after",
    "opened-explain-raised": "computes with complex numbers",
    "raised": "is damaged or cut off",
}
OPEN = {
    "c2_name.keras": 3,
    "name0.keras": 3,
    "ops_einsum.keras": 5,
    "quantized_int8.keras": 5,
}
"""Those that are sound, with their classes."""


def sentence_of(path: Path) -> str:
    return next(says for start, says in SAYS.items() if path.name.startswith(start))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("work")))


def test_every_file_has_an_end(
    session: Session, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
):
    hasty = replace(JOBS["model"], limits=replace(JOBS["model"].limits, silence_s=1.0))
    paths = sorted(FOLDER.iterdir())
    assert len(paths) >= 20
    for path in paths:
        with subtests.test(path.name), monkeypatch.context() as patch:
            if "HANG" in path.name:  # nothing but the end of patience ends it
                patch.setitem(JOBS, "model", hasty)
            request = LoadModel(str(path), must_open=True)
            if path.name in OPEN:
                *_, info = session.run(request)
                assert isinstance(info, ModelInfo)
                assert info.outputs[0].class_count == OPEN[path.name]
                continue
            with pytest.raises(EngineError, match=re.escape(sentence_of(path))) as caught:
                list(session.run(request))
            assert "Traceback" not in str(caught.value)
            assert list(Path(session._work_dir).iterdir()) == [], "something was left behind"
