"""The Python file of a trusted model is run once for it, and leaves nothing behind in Keras."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras
import pytest

from engine.api.errors import EngineError
from engine.api.trust import TrustedCode
from engine.backends.keras.trusted_code import objects_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tensorflow


def test_nothing_is_needed():
    assert objects_of(TrustedCode(None, "", ())) == {}


def test_classes_without_a_file():
    with pytest.raises(EngineError, match="This model needs A, B, which is not part of Keras"):
        objects_of(TrustedCode(None, "", ("p>A", "B")))


def test_classes_and_functions_by_both_names(tmp_path: Path):
    code = tmp_path / "own.py"
    code.write_text(
        "import keras\n"
        "class A: pass\n"
        "@keras.saving.register_keras_serializable('p', 'b')\n"
        "def other(x): return x\n"
        "number = 3\n"
    )
    before = dict(keras.saving.get_custom_objects())
    found = objects_of(TrustedCode(str(code), "own.py", ("p>A", "p>b")))
    assert set(found) == {"p>A", "A", "p>b", "b"}
    assert found["A"].__name__ == "A"
    assert found["b"](4) == 4
    assert keras.saving.get_custom_objects() == before
    with pytest.raises(EngineError, match=r"own\.py has no class or function number"):
        objects_of(TrustedCode(str(code), "own.py", ("number",)))
    assert keras.saving.get_custom_objects() == before
