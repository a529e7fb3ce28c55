"""Lists what goes into the package and what is left out, for `build.spec`.

What is loaded by name stands in registries, which are read here: PyInstaller does not see it. What
PyInstaller and its hooks find, but the program never loads, is left out: `LEFT_OUT` is the list,
with reasons, and `scripts.packaging.check_frozen` fails when something is missing.
"""

from __future__ import annotations

import dataclasses
import importlib
import posixpath
from collections.abc import Mapping
from fnmatch import fnmatchcase
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]

Entry = tuple[str, str, str]
"""A file of the package as PyInstaller has it: its place there, its place here, its kind."""

REGISTRIES = (
    "engine.attribution.registry:METHODS",
    "engine.backends:BACKENDS",
    "engine.backends:TORCH_FILES",
    "engine.box.jobs:JOBS",
    "engine.box.jobs:KINDS",
    "engine.filters.parametrizations.registry:PARAMETRIZATIONS",
    "engine.storage.writers:FORMATS",
    "gui.panels:PANELS",
)
"""What holds lazy names, "package.module:attribute"."""

HIDDEN = ("unittest.mock",)
"""What TensorFlow loads by name."""

VERSIONS = ("keras", "cv2", "tensorflow", "PySide6")
"""Modules whose versions are read from what pip wrote: diagnostics load none of them."""

TRANSLATED_TO = ("ja", "zh_TW")
"""Languages of the window beside English, in which Qt's own texts are."""


_QT_HOOK = "pyi_rth_pyside6"


class LeftOut(NamedTuple):
    """What the package does without.

    Attributes
    ----------
    why : str
        The reason, for docs/packaging.md.
    modules : tuple of str
        Python modules, with all that is below them.
    files : tuple of str
        Patterns of places in the package, with "/".
    """

    why: str
    modules: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


LEFT_OUT = (
    LeftOut(
        "Tools of the developer",
        modules=(
            *(
                "pytest",
                "_pytest",
                "pytestqt",
                "hypothesis",
                "mypy",
                "ruff",
                "PyInstaller",
                "atheris",
            ),
            *("pip", "setuptools", "pkg_resources", "wheel", "distutils", "lib2to3", "pydoc_data"),
            *("tests", "benchmarks", "scripts", "tf_keras_vis", "imageio", "captum"),
        ),
    ),
    LeftOut(
        "Libraries that others import only if they are there",
        modules=(
            *("tkinter", "matplotlib", "IPython", "jupyter", "notebook", "pandas", "scipy"),
            *("sklearn", "jax", "jaxlib", "openvino", "tensorboard", "grpc"),
        ),
    ),
    LeftOut(
        "TensorFlow's compilers and converters: XLA's operations, StableHLO, TensorFlow Lite",
        modules=(
            *(
                "tensorflow.compiler.mlir.stablehlo",
                "tensorflow.compiler.mlir.tensorflow_to_stablehlo",
            ),
        ),
        files=(
            "tensorflow/compiler/mlir/stablehlo/*",
            "tensorflow/compiler/mlir/tensorflow_to_stablehlo/*",
            "tensorflow/compiler/tf2xla/ops/_xla_ops.*",
            "tensorflow/lite/python/*.so",
            "tensorflow/lite/python/*.pyd",
            "tensorflow/python/_pywrap_tfcompile.*",
            "tensorflow/python/_pywrap_toco_api.*",
        ),
    ),
    LeftOut(
        "TensorFlow's profiler of other machines, and what its tests need",
        modules=("tensorflow.python.kernel_tests", "tensorflow.python.autograph.impl.testing"),
        files=(
            "tensorflow/python/profiler/internal/_pywrap_profiler_plugin.*",
            "tensorflow/python/framework/lib_native_proto_caster.*",
            "tensorflow/python/autograph/impl/testing/*",
            "tensorflow/python/util/_pywrap_stat_summarizer.*",
            "tensorflow/python/util/_pywrap_transform_graph.*",
        ),
    ),
    LeftOut(
        "What compilers read: headers, stubs for type checkers, import libraries",
        files=("*/include/*", "*.h", "*.hpp", "*.pyi", "*.pxd", "*.pyx", "*.lib", "*.a", "*.cmake"),
    ),
    LeftOut(
        "Test packages of libraries",
        modules=("numpy.testing.tests", "numpy.f2py", "h5py.tests", "keras.src.backend.tests"),
        files=("numpy/_core/_multiarray_tests.*", "numpy/_core/_umath_tests.*", "*/tests/*"),
    ),
    LeftOut(
        "Keras on frameworks that are not here",
        modules=("keras.src.backend.jax", "keras.src.backend.openvino"),
    ),
    LeftOut(
        "Parts of Qt that no window of this program has, and Qt's way into GTK 3, which would take "
        "the GTK of one system to all others",
        modules=("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtQml", "PySide6.QtQuick"),
        files=(
            *(f"PySide6/*plugins/{folder}/*" for folder in ("egldeviceintegrations", "generic")),
            *(f"PySide6/*plugins/{folder}/*" for folder in ("networkinformation", "tls")),
            *(f"PySide6/*plugins/{folder}/*" for folder in ("printsupport", "sqldrivers")),
            *(f"PySide6/*plugins/{folder}/*" for folder in ("qmltooling", "qmllint", "designer")),
            *(f"PySide6/*plugins/platforms/*{name}*" for name in ("eglfs", "linuxfb", "vnc")),
            *(f"PySide6/*plugins/platforms/*{name}*" for name in ("minimal", "vkkhrdisplay")),
            *(f"PySide6/*plugins/imageformats/*{name}.*" for name in ("icns", "tga", "wbmp")),
            *(f"PySide6/*plugins/imageformats/*{name}.*" for name in ("pdf", "tiff", "webp")),
            "PySide6/*plugins/platforminputcontexts/*virtualkeyboard*",
            "PySide6/*plugins/platformthemes/*gtk3*",
            "PySide6/opengl32sw.dll",
        ),
    ),
    LeftOut(
        "Decoders of Pillow for formats that are not opened, and its bridge to Tk",
        modules=("PIL.ImageTk", "PIL.AvifImagePlugin"),
        files=("PIL/_avif.*", "PIL/_imagingtk.*"),
    ),
    LeftOut(
        "Line editing in a terminal, which only Python's prompt has", modules=("readline", "curses")
    ),
    LeftOut("OpenCV's reading of videos on Windows", files=("cv2/opencv_videoio_ffmpeg*",)),
    LeftOut(
        "Libraries of CUDA that no framework opens here: work on several GPUs and computers, BLAS "
        "and FFTW for other programs, measuring of kernels, a second build of its compiler",
        files=(
            *("nvidia/*/libcusolverMg.*", "nvidia/*/nvshmem_*", "nvidia/*/libcufile_rdma.*"),
            *("nvidia/*/libnvblas.*", "nvidia/*/libcufftw.*", "nvidia/*/libnvtx3interop.*"),
            *("nvidia/*/libnvperf_*", "nvidia/*/libcheckpoint.*", "nvidia/*/libpcsamplingutil.*"),
            "nvidia/*/lib/*.alt.so*",
        ),
    ),
)

CUDA = "nvidia"
"""Folder of NVIDIA's libraries."""
OPENED = (f"{CUDA}/", "torch/lib/")
"""Where libraries lie that frameworks open by their names: nothing need be linked to them."""

FRAMEWORKS = {
    "torch": ("torch", "torchgen", "functorch", "sympy", "mpmath", "networkx", "jinja2"),
    "gpu": (CUDA,),
}
"""Modules that only these variants bring along."""
NEVER = ("triton", "cuda")
"""What PyTorch compiles with, which this program does not ask for: 0.9 GB."""

VARIANTS = ("cpu", *FRAMEWORKS)
"""`make package`, `make package TORCH=1`, `make package GPU=1`."""


def excluded_modules(variant: str) -> list[str]:
    """Return the modules that a variant does without."""
    others = [one for name, all_ in FRAMEWORKS.items() if name != variant for one in all_]
    if variant == "torch":
        others.remove(CUDA)  # PyPI's PyTorch for Linux does not start without
    return [*(one for each in LEFT_OUT for one in each.modules), *others, *NEVER]


def write_absent_modules(folder: Path) -> None:
    """Write modules that cannot be imported in the place of `NEVER`, for PYTHONPATH.

    PyInstaller imports libraries to see what they bring along, here as in the package: without
    these. Triton would end a process in which TensorFlow is already (their LLVMs are two).
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in NEVER:
        text = f'raise ImportError("{name} is left out of the package")\n'
        (folder / f"{name}.py").write_text(text, encoding="utf-8")


def cuda_libraries(variant: str) -> list[tuple[str, str]]:
    """Return NVIDIA's libraries that a variant brings along, each with its folder.

    They are those of the wheels that are installed here: none for a framework without CUDA.
    """
    spec = None if CUDA in excluded_modules(variant) else find_spec(CUDA)
    folders = [Path(folder) for folder in (spec and spec.submodule_search_locations) or ()]
    files = (file for folder in folders for file in sorted(folder.glob("*/lib/*.so*")))
    found = ((file, f"{CUDA}/{file.parts[-3]}/lib") for file in files)
    return [(str(file), to) for file, to in found if not is_left_out(f"{to}/{file.name}")]


def lazy_names(value: object) -> Iterator[str]:
    """Find every "package.module:attribute" in a registry, whatever its values are made of."""
    if isinstance(value, str):
        if value.partition(":")[2].isidentifier():
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from lazy_names(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from lazy_names(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from lazy_names(getattr(value, field.name))


def registered_names() -> list[str]:
    """Return what the registries name. Raises ValueError for one that names nothing."""
    names = []
    for registry in REGISTRIES:
        module, _, attribute = registry.partition(":")
        named = list(lazy_names(getattr(importlib.import_module(module), attribute)))
        if not named:
            raise ValueError(f"There are no lazy names in {registry}.")
        names += named
    return names


def hidden_imports() -> list[str]:
    """Return the modules that nothing imports in so many words."""
    return sorted({name.partition(":")[0] for name in registered_names()} | {*HIDDEN})


def resource_files() -> list[tuple[str, str]]:
    """Return licence, demo, labels, icons and translations, each with its folder."""
    files = [ROOT / "LICENSE"]
    files += [file for file in sorted((ROOT / "resources").rglob("*")) if file.is_file()]
    kept = [file for file in files if file.suffix not in {".py", ".pyc", ".ts"}]
    return [(str(file), file.parent.relative_to(ROOT).as_posix()) for file in kept]


def version_files() -> list[tuple[str, str]]:
    """Return what pip wrote of the packages of `VERSIONS`, each with its folder."""
    packages = metadata.packages_distributions()
    return [
        (str(file.locate()), file.parent.name)
        for name in dict.fromkeys(one for module in VERSIONS for one in packages[module])
        for file in metadata.files(name) or ()
        if file.parent.suffix == ".dist-info" and file.name in ("METADATA", "top_level.txt")
    ]


def is_left_out(place: str) -> bool:
    """Tell whether a file of the package is left out, by its place there."""
    place = place.replace("\\", "/")
    if "PySide6" in place and place.endswith(".qm"):
        return not place.endswith(tuple(f"/qtbase_{language}.qm" for language in TRANSLATED_TO))
    if place.startswith("resources/"):
        return False
    return any(fnmatchcase(place, pattern) for each in LEFT_OUT for pattern in each.files)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the files of the package that are not left out."""
    return [entry for entry in entries if not is_left_out(entry[0])]


def needed_libraries(
    entries: Iterable[Entry], needs: Callable[[str], Collection[str]]
) -> list[Entry]:
    """Return the files without the shared libraries that no kept file is linked to.

    Parameters
    ----------
    entries : iterable of Entry
        Binaries, after `kept`.
    needs : callable
        Returns the names of the libraries that a file is linked to.
    """
    entries = list(entries)
    places: dict[str, list[Entry]] = {}
    for entry in entries:
        places.setdefault(Path(entry[0]).name, []).append(entry)
    reached: set[str] = set()
    waiting = [entry for entry in entries if not _is_library(entry)]
    while waiting:
        place, source, _ = waiting.pop()
        if place in reached:
            continue
        reached.add(place)
        for name in needs(source):
            waiting += [one for one in places.get(Path(name).name, ()) if one[0] not in reached]
    return [entry for entry in entries if entry[0] in reached]


def whole_links(entries: Iterable[Entry], others: Iterable[Entry]) -> list[Entry]:
    """Return the files without the symbolic links to what is neither among them nor the others."""
    entries = list(entries)
    places = {place for place, _, kind in (*entries, *others) if kind != "SYMLINK"}
    return [
        (place, source, kind)
        for place, source, kind in entries
        if kind != "SYMLINK" or posixpath.normpath(f"{Path(place).parent}/{source}") in places
    ]


def without_qt_hook(scripts: Iterable[Entry]) -> list[Entry]:
    """Return what an executable runs, without the hook by which PyInstaller prepares Qt.

    It loads Qt in every process, and the engine process, the boxes and the commands need none. What
    it sets is where Qt's plugins are, and that PySide's wheel tells Qt itself.

    Raises
    ------
    ValueError
        When there is no such hook: it has another name by now.
    """
    entries = list(scripts)
    found = [entry for entry in entries if entry[0] != _QT_HOOK]
    if found == entries:
        raise ValueError(f"There is no hook {_QT_HOOK!r}.")
    return found


def with_program(scripts: Iterable[Entry], name: str, file: Path) -> list[Entry]:
    """Return what an executable runs, with another file in the place of the program of a name.

    Raises
    ------
    ValueError
        When there is no program of this name.
    """
    entries = list(scripts)
    found = [
        (file.stem, str(file), kind) if one == name else (one, source, kind)
        for one, source, kind in entries
    ]
    if found == entries:
        raise ValueError(f"There is no program {name!r}.")
    return found


def _is_library(entry: Entry) -> bool:
    """Tell whether a file is there only because another is linked to it."""
    place, _, kind = entry
    name = Path(place).name
    return (
        kind == "BINARY"
        and "plugins/" not in place.replace("\\", "/")
        and not place.replace("\\", "/").startswith(OPENED)
        and not name.startswith("libpython")
        and (".so." in name or name.startswith("lib"))
    )
