"""The registry of backends: lazy names that lead to a backend."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.formats import MODEL_SUFFIXES
from engine.backends import (
    BACKENDS,
    BackendEntry,
    ModelFormat,
    backend_for,
    backend_of,
    backend_to_open,
    checked_backend,
    configure_environment,
    first_backend,
    frameworks,
    is_installed,
    load_backend,
    vet_model,
)
from engine.models.vetting import VettedModel


def test_naming_them_loads_no_framework():
    code = "import sys, engine.backends; print('tensorflow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_the_window_calls_a_model_is_what_backends_open():
    formats = [each for entry in BACKENDS.values() for each in entry.formats]
    claimed = [suffix for each in formats for suffix in each.suffixes]
    assert sorted(claimed) == sorted(MODEL_SUFFIXES)


def test_each_format_of_a_backend_is_vetted_by_its_own_function(tmp_path, monkeypatch):
    """A second format of a backend goes through its own check, and has the backend's kind."""
    path = tmp_path / "net.Second"
    path.write_bytes(b"nothing")
    entry = BACKENDS["tensorflow"]
    second = ModelFormat((".second",), f"{__name__}:vet_second")
    monkeypatch.setitem(BACKENDS, "tensorflow", replace(entry, formats=(*entry.formats, second)))
    vetted = vet_model(str(path), work_dir=str(tmp_path))
    assert (vetted.source, backend_for(vetted.kind)) == (str(path), "tensorflow")


def vet_second(path, *, work_dir):
    return VettedModel(f"{work_dir}/copy.keras", path, "keras", "0" * 64, {}, 7, 0)


@pytest.mark.tensorflow
def test_a_name_leads_to_a_backend():
    backend = load_backend("tensorflow", EngineOptions(device="cpu"))
    assert backend.device.startswith("CPU")
    assert "tensorflow" in backend.versions


def test_an_unknown_name_is_told_at_once():
    with pytest.raises(KeyError, match="no-such"):
        load_backend("no-such")


# --- which one opens what, by the suffix ----------------------------------------------------------

OTHER = BackendEntry(
    kinds=("oth", "keras", "h5"),
    formats=(ModelFormat((".oth",), "no:where"),),
    backend="no:where",
    name="Other",
    framework="json",
    environment={"KERAS_BACKEND": "other"},
)
"""One that opens files of its own, and all that the first one opens."""


@pytest.fixture
def other(monkeypatch):
    monkeypatch.setitem(BACKENDS, "other", OTHER)


@pytest.fixture
def lacking(monkeypatch):
    monkeypatch.setitem(BACKENDS, "other", replace(OTHER, framework="no_such_framework"))


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("path", "wanted", "found"),
    [
        ("m.keras", "auto", "tensorflow"),
        ("m.keras", "other", "other"),
        ("m.h5", "other", "other"),
        ("m.oth", "auto", "other"),
        ("m.OTH", "tensorflow", "other"),
        ("folder", "other", "other"),
        ("folder", "auto", "tensorflow"),
    ],
)
def test_a_file_is_opened_by_who_is_wanted_or_else_by_who_can(path, wanted, found):
    assert backend_of(path, wanted) == found


@pytest.mark.usefixtures("other")
def test_a_file_that_nobody_opens_is_looked_at_by_the_process_that_is_there():
    assert backend_of("weights.pth") == "tensorflow"
    assert backend_of("weights.pth", "auto", "other") == "other"


@pytest.mark.usefixtures("other")
def test_who_insists_on_one_that_does_not_open_a_file_is_told():
    assert backend_to_open("m.keras", "other") == backend_to_open("m.oth") == "other"
    with pytest.raises(EngineError, match=r"TensorFlow does not open m\.oth: leave out --backend"):
        backend_to_open(os.path.join("d", "m.oth"), "tensorflow")


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize("path", ["m.oth", "m.keras"])
@pytest.mark.parametrize("wanted", ["auto", "other", "no-such"])
def test_without_its_framework_the_first_one_looks_at_a_file(path, wanted):
    assert backend_of(path, wanted) == first_backend(wanted) == "tensorflow"
    assert not is_installed("other")


def test_a_framework_whose_search_fails_is_not_installed(monkeypatch):
    monkeypatch.setitem(BACKENDS, "other", replace(OTHER, framework="no_such_package.inside"))
    assert not is_installed("other")


@pytest.mark.usefixtures("other")
def test_frameworks_to_choose_are_those_that_open_what_the_first_one_opens(monkeypatch):
    monkeypatch.setitem(BACKENDS, "little", replace(OTHER, kinds=("oth",)))
    names = [(each.id, each.name, each.obstacle) for each in frameworks()]
    assert names[0] == ("tensorflow", "TensorFlow", None)
    assert ("other", "Other", None) in names
    assert "little" not in [each.id for each in frameworks()]


@pytest.mark.usefixtures("lacking")
def test_what_is_not_installed_says_how_to_get_it(monkeypatch):
    (obstacle,) = [str(each.obstacle) for each in frameworks() if each.id == "other"]
    assert obstacle == (
        "This needs Other, which is not installed. Start Camscope with make run OTHER=1, or type: "
        "pip install -r requirements/other.txt"
    )
    with pytest.raises(EngineError, match="This needs Other, which is not installed"):
        checked_backend("other")
    with pytest.raises(EngineError, match="This needs Other, which is not installed"):
        backend_for("oth")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(EngineError, match="which the packaged Camscope does not bring along"):
        checked_backend("other")


def test_an_unknown_one_is_refused_with_those_there_are():
    with pytest.raises(EngineError, match=r'no backend "jax"\. There are: auto, tensorflow'):
        checked_backend("jax")


@pytest.mark.usefixtures("other")
def test_a_process_opens_what_its_own_framework_opens():
    assert backend_for("keras") == backend_for("keras", "tensorflow") == "tensorflow"
    assert backend_for("keras", "other") == backend_for("oth", "other") == "other"
    with pytest.raises(EngineError) as caught:
        backend_for("oth", "tensorflow")
    assert str(caught.value) == (
        "This is opened with Other, and the engine at work computes with TensorFlow. Choose Other "
        "for it."
    )


@pytest.mark.usefixtures("other")
def test_a_process_has_its_backends_environment(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "something else")
    configure_environment("other")
    assert os.environ["KERAS_BACKEND"] == "other"
    configure_environment()
    assert os.environ["KERAS_BACKEND"] == "tensorflow"
