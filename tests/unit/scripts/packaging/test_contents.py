"""What goes into the package, and what is left out."""

from __future__ import annotations

import dataclasses
import importlib
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest

from scripts.packaging import contents
from scripts.packaging.imports import program_imports
from scripts.wheelhouse import pins_of
from tests.sources import ROOT


@dataclasses.dataclass
class Holder:
    name: str
    inner: object = None


def test_lazy_names_are_found_in_whatever_a_registry_is_made_of():
    registry = {
        "a": Holder("engine.a:A", inner=[Holder("engine.b:b"), ("engine.c:C", "not a name: no")]),
        "b": {"deep": ["engine.d:D"]},
        "c": "http://somewhere",
        "d": 3,
    }
    assert list(contents.lazy_names(registry)) == [
        *("engine.a:A", "engine.b:b", "engine.c:C", "engine.d:D")
    ]


def test_a_registry_that_names_nothing_is_an_error(monkeypatch):
    monkeypatch.setattr(contents, "REGISTRIES", ("engine.api.version:VERSION",))
    with pytest.raises(ValueError, match=r"no lazy names in engine\.api\.version:VERSION"):
        contents.registered_names()


def test_versions_can_be_read_where_no_package_is_installed(tmp_path):
    for source, folder in contents.version_files():
        (tmp_path / folder).mkdir(exist_ok=True)
        shutil.copy(source, tmp_path / folder)
    told = {}
    for each in metadata.distributions(path=[str(tmp_path)]):
        modules = (each.read_text("top_level.txt") or "").split()
        told |= dict.fromkeys(modules, each.version)
    for module in contents.VERSIONS:
        assert told[module] == metadata.version(metadata.packages_distributions()[module][0])


def test_every_resource_is_shipped_but_sources():
    shipped = {Path(source) for source, _ in contents.resource_files()}
    there = {path for path in (ROOT / "resources").rglob("*") if path.is_file()}
    left = {path.suffix for path in there - shipped}
    assert left <= {".py", ".pyc", ".ts"}
    assert shipped - there == {ROOT / "LICENSE"}


def test_every_language_is_shipped_with_qts_own_words():
    languages = {path.stem.partition("_")[2] for path in (ROOT / "resources").rglob("*.ts")}
    assert len(languages) >= 3
    places = {f"{folder}/{Path(source).name}" for source, folder in contents.resource_files()}
    for language in languages:
        assert f"resources/translations/camscope_{language}.qm" in places
        own = f"PySide6/Qt/translations/qtbase_{language}.qm"
        assert contents.is_left_out(own) == (language == "en")  # Qt's own words are English


@pytest.mark.parametrize(
    ("place", "is_out"),
    [
        ("tensorflow/include/tensorflow/core/a.h", True),
        ("tensorflow\\include\\b.inc", True),
        ("tensorflow/libtensorflow_cc.so.2", False),
        ("tensorflow/python/_pywrap_tfe.pyi", True),
        ("tensorflow/python/_pywrap_tfe.so", False),
        ("tensorflow/compiler/mlir/stablehlo/stablehlo_extension.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", False),
        ("PySide6/plugins/imageformats/qtiff.dll", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qt_zh_TW.qm", True),
        ("PySide6\\translations\\qtbase_zh_TW.qm", False),
        ("resources/translations/camscope_ja.qm", False),
        ("PIL/_webp.cpython-311-x86_64-linux-gnu.so", False),
        ("PIL/_avif.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_what_is_left_out(place, is_out):
    assert contents.is_left_out(place) is is_out


def test_every_pattern_and_every_reason_is_of_use():
    assert all(each.why and (each.files or each.modules) for each in contents.LEFT_OUT)
    every = [one for each in contents.LEFT_OUT for one in (*each.files, *each.modules)]
    assert len(every) == len(set(every))


def test_libraries_that_nothing_is_linked_to_are_left_out():
    links = {
        "/a/module.so": ["libused.so.1", "libc.so.6"],
        "/a/libused.so.1": ["libdeep.so.2"],
        "/a/plugin.so": ["libofplugin.so.3"],
    }
    entries = [
        ("pkg/module.so", "/a/module.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/plugin.so", "/a/plugin.so", "BINARY"),
        ("libused.so.1", "/a/libused.so.1", "BINARY"),
        ("pkg.libs/libdeep.so.2", "/a/libdeep.so.2", "BINARY"),
        ("libofplugin.so.3", "/a/libofplugin.so.3", "BINARY"),
        ("libnobody.so.9", "/a/libnobody.so.9", "BINARY"),
        ("nvidia/cudnn/lib/libcudnn_ops.so.9", "/a/libcudnn_ops.so.9", "BINARY"),
        ("torch/lib/libtorch_global_deps.so", "/a/libtorch_global_deps.so", "BINARY"),
        ("libpython3.11.so.1.0", "/a/libpython3.11.so.1.0", "BINARY"),
    ]
    needed = contents.needed_libraries(entries, lambda file: links.get(file, []))
    assert [place for place, _, _ in entries if place != "libnobody.so.9"] == [
        place for place, _, _ in needed
    ]


def test_libraries_of_cuda_are_those_that_are_installed(tmp_path, monkeypatch):
    kept = ("cu13/lib/libnvrtc.so.13", "cublas/lib/libcublas.so.12", "cudnn/lib/libcudnn_ops.so.9")
    others = (
        *("cublas/lib/libnvblas.so.12", "cuda_nvrtc/lib/libnvrtc.alt.so.12"),
        *("cu13/lib/libnvrtc-builtins.alt.so.13.0", "nvshmem/lib/nvshmem_bootstrap_mpi.so.3"),
        *("cublas/lib/readme.txt", "cublas/include/cublas.so.h", "cuda_nvcc/bin/ptxas"),
    )
    for name in (*kept, *others):
        file = tmp_path / "nvidia" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    monkeypatch.delitem(sys.modules, "nvidia", raising=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    importlib.invalidate_caches()
    places = [(str(tmp_path / "nvidia" / name), f"nvidia/{Path(name).parent}") for name in kept]
    assert contents.cuda_libraries("gpu") == places
    assert contents.cuda_libraries("torch") == places
    assert contents.cuda_libraries("cpu") == []
    monkeypatch.setattr(sys, "path", [])
    assert contents.cuda_libraries("gpu") == []


def test_what_no_variant_has_is_not_there_while_it_is_built_either(tmp_path, monkeypatch):
    folder = tmp_path / "absent"
    contents.write_absent_modules(folder)
    contents.write_absent_modules(folder)  # a second build
    monkeypatch.syspath_prepend(folder)
    for name in contents.NEVER:
        monkeypatch.delitem(sys.modules, name, raising=False)
        with pytest.raises(ImportError, match=f"{name} is left out"):
            importlib.import_module(name)


def test_links_to_what_is_left_out_are_left_out():
    files = [("Qt/lib/liba.so", "/x/liba.so", "BINARY")]
    links = [
        ("liba.so", "Qt/lib/liba.so", "SYMLINK"),
        ("libb.so", "Qt/lib/libb.so", "SYMLINK"),
        ("deep/er/liba.so", "../../Qt/lib/liba.so", "SYMLINK"),
        ("README", "/x/README", "DATA"),
    ]
    kept = contents.whole_links(links, files)
    assert [place for place, _, _ in kept] == ["liba.so", "deep/er/liba.so", "README"]


def test_a_variant_brings_its_framework_along():
    tops = {variant: set(contents.excluded_modules(variant)) for variant in contents.VARIANTS}
    assert {"torch", "nvidia", "triton"} <= tops["cpu"]
    assert "torch" not in tops["torch"]
    assert "nvidia" not in tops["gpu"]
    assert "torch" in tops["gpu"]
    assert "triton" in tops["torch"]


@pytest.mark.parametrize(
    ("pins", "system", "there", "absent"),
    [
        ("package", "linux", {"tensorflow-cpu", "pyinstaller"}, {"tensorflow", "torch"}),
        ("package", "win32", {"tensorflow-cpu", "pefile"}, {"tensorflow", "torch"}),
        ("package", "darwin", {"tensorflow", "macholib"}, {"tensorflow-cpu", "torch"}),
        ("package-torch", "linux", {"tensorflow-cpu", "torch"}, {"tensorflow"}),
        ("package-gpu", "linux", {"tensorflow", "nvidia-cudnn-cu12"}, {"tensorflow-cpu", "torch"}),
        ("run", "linux", {"tensorflow", "keras"}, {"tensorflow-cpu", "torch"}),
        ("torch", "linux", {"tensorflow", "torch", "sympy"}, {"tensorflow-cpu"}),
    ],
)
def test_each_variant_is_built_from_one_tensorflow(pins, system, there, absent):
    found = {name.lower() for name in pins_of(pins, system)}
    assert there <= found
    assert not absent & found


def test_there_is_a_program_to_replace():
    with pytest.raises(ValueError, match="no program 'other'"):
        contents.with_program([("main", "/main.py", "PYSOURCE")], "other", Path("/x.py"))


@pytest.mark.tensorflow
def test_nothing_that_the_program_imports_is_left_out():
    excluded = set(contents.excluded_modules("cpu"))
    names = program_imports("cpu")
    modules = {module for module, _ in names}
    assert {"engine.session.session", "gui.app", "cv2", "tensorflow"} <= modules
    assert "torch" not in {module.partition(".")[0] for module in modules}
    assert "torch" in {module.partition(".")[0] for module, _ in program_imports("torch")}
    registered = {name.partition(":")[0] for name in contents.registered_names()}
    away = {each for each in registered if each.startswith("engine.backends.torch")}
    assert registered - away <= modules
    out = [
        module
        for module in modules
        if any(".".join(module.split(".")[:count]) in excluded for count in range(1, 9))
    ]
    assert out == []
