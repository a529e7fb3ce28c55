"""Says why a framework finds no GPU, and what to do about it. A rule that stands once.

`engine.backends.gpu_facts` gathers what is known; the frameworks' `devices` ask it. The engine
process tells the window (`EngineStatus.why_no_gpu`) and commands the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.backends import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.errors import Text

DRIVERS = {12: 525, 13: 580}
"""The oldest NVIDIA driver for each CUDA, by their first numbers, on Linux and on Windows.

https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html, table 1.
"""

_NEWEST = max(DRIVERS)


@dataclass(frozen=True, slots=True)
class GpuBuild:
    """What the installed framework was built for.

    Attributes
    ----------
    backend : str
        A key of `BACKENDS`.
    cuda : str
        Version of CUDA, "12.5.1"; empty for a build that computes on no NVIDIA GPU.
    has_other : bool
        It computes on GPUs of another maker: AMD's (ROCm) or Apple's (MPS).
    oldest : tuple of int or None
        The least compute capability that it computes on, (7, 5); None where that is not known.
    lacks_libraries : bool
        Not all packages with CUDA's libraries that it asks for are installed.
    """

    backend: str
    cuda: str = ""
    has_other: bool = False
    oldest: tuple[int, int] | None = None
    lacks_libraries: bool = False


@dataclass(frozen=True, slots=True)
class SeenGpu:
    """A GPU that NVIDIA's driver tells of.

    Attributes
    ----------
    name : str
        For the screen.
    capability : tuple of int
        Its compute capability.
    """

    name: str
    capability: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GpuFacts:
    """What was found on a computer.

    Attributes
    ----------
    build : GpuBuild
        Of the framework that finds no GPU.
    system : str
        As `sys.platform`.
    machine : str
        As `platform.machine`.
    is_packaged : bool
        Camscope is the packaged program.
    is_wsl, is_container : bool
        Linux runs within Windows; within a container.
    has_nvidia, has_amd : bool
        Such a GPU stands in the system's list of hardware. Windows' list is not read.
    has_driver : bool
        NVIDIA's driver is there.
    driver : str
        Its version, "580.65.06"; empty where that is not known.
    has_device_files : bool
        The driver's files in /dev are there; true where there are no such files.
    visible : str or None
        CUDA_VISIBLE_DEVICES.
    gpus : tuple of SeenGpu
        What the driver tells of; empty until it was asked.
    is_mixed : bool
        The driver says that parts of it are of another version.
    """

    build: GpuBuild
    system: str = "linux"
    machine: str = "x86_64"
    is_packaged: bool = False
    is_wsl: bool = False
    is_container: bool = False
    has_nvidia: bool = False
    has_amd: bool = False
    has_driver: bool = False
    driver: str = ""
    has_device_files: bool = True
    visible: str | None = None
    gpus: tuple[SeenGpu, ...] = ()
    is_mixed: bool = False


def why_no_gpu(facts: GpuFacts) -> Text | None:
    """Return the sentence of the first rule that explains why there is no GPU; None for none."""
    return next((said for rule in _RULES if (said := rule(facts)) is not None), None)


def unexplained(facts: GpuFacts) -> Text:
    """Return the sentence for a GPU that should be there, and is not."""
    if not facts.build.cuda:
        return text(
            "{framework} finds no GPU: see whether the GPU's driver runs, and whether you may use "
            "its files in /dev.",
            framework=_name(facts),
        )
    return text(
        "NVIDIA's driver and CUDA are there, and {framework} finds no GPU: see whether nvidia-smi "
        "lists one, and restart the computer if the driver was updated.",
        framework=_name(facts),
    )


def oldest_driver(cuda: str) -> int:
    """Return the first number of the oldest driver for a version of CUDA; of the newest for none.

    Later ones that are not listed are taken for the newest one.
    """
    major = int(cuda.partition(".")[0] or _NEWEST)
    return DRIVERS.get(major, DRIVERS[_NEWEST])


def _name(facts: GpuFacts) -> str:
    return BACKENDS[facts.build.backend].name


def _on_macos(facts: GpuFacts) -> Text | None:
    if facts.system != "darwin":
        return None
    if facts.machine != "arm64":
        return text("Macs with an Intel processor have no GPU that Camscope could compute on.")
    if facts.build.has_other:
        return text("PyTorch finds no GPU: Apple's needs macOS 14 or later.")
    return text(
        "TensorFlow does not compute on Apple's GPU: start Camscope with make run TORCH=1, and "
        "PyTorch opens Keras models there."
    )


def _without_driver(facts: GpuFacts) -> Text | None:
    if facts.has_driver:
        return None
    if facts.has_nvidia:
        return text(
            "This computer has an NVIDIA GPU and no driver for it: install NVIDIA's driver, "
            "version {version} or later, and restart.",
            version=oldest_driver(facts.build.cuda),
        )
    if facts.is_wsl:
        return text(
            "Windows hands no NVIDIA GPU on to WSL: install NVIDIA's driver in Windows, not in "
            "WSL, and type wsl --shutdown there."
        )
    if facts.has_amd:
        if facts.build.has_other:
            return None
        return text(
            "{framework} as it is installed here computes on no GPU of AMD's: that takes PyTorch's "
            "build for ROCm (docs/gpu.md).",
            framework=_name(facts),
        )
    if facts.system == "win32":
        return text(
            "There is no NVIDIA driver: if this computer has an NVIDIA GPU, install version "
            "{version} or later.",
            version=oldest_driver(facts.build.cuda),
        )
    return text(
        "This computer has neither an NVIDIA GPU nor a driver for one: Camscope computes on the "
        "processor."
    )


_CPU_BUILDS = {
    ("tensorflow", "win32"): text(
        "TensorFlow has had no GPU on Windows since version 2.11: install PyTorch's build for CUDA "
        "(docs/gpu.md), which opens Keras models, too, or run Camscope in WSL2."
    ),
    ("tensorflow", "linux"): text(
        "The TensorFlow that is installed is the build for the processor alone: start Camscope "
        "with make run GPU=1."
    ),
    ("torch", "win32"): text(
        "The PyTorch that is installed is the build for the processor alone: install its build for "
        "CUDA (docs/gpu.md)."
    ),
    ("torch", "linux"): text(
        "The PyTorch that is installed is the build for the processor alone: let pip take PyPI's, "
        "and start Camscope with make run TORCH=1."
    ),
}


def _with_a_build_for_the_processor(facts: GpuFacts) -> Text | None:
    if facts.build.cuda or facts.build.has_other:
        return None
    if facts.is_packaged and facts.system != "win32":
        return text(
            "This Camscope is packaged for the processor alone: take the package for GPUs, or run "
            "Camscope from its sources with make run GPU=1."
        )
    if facts.build.backend == "tensorflow" and facts.machine == "aarch64":
        return text(
            "TensorFlow has no GPU on ARM processors: install PyTorch's build for CUDA "
            "(docs/gpu.md), which opens Keras models, too."
        )
    return _CPU_BUILDS.get((facts.build.backend, facts.system))


def _without_device_files(facts: GpuFacts) -> Text | None:
    if facts.has_device_files:
        return None
    if facts.is_container:
        return text(
            "This container was not given the computer's GPU: start it with --gpus all (Docker, "
            "NVIDIA Container Toolkit) or --device nvidia.com/gpu=all (Podman)."
        )
    return text(
        "NVIDIA's driver is loaded and its files in /dev are missing: type "
        "sudo nvidia-modprobe -c 0 -u, or restart the computer."
    )


def _hidden(facts: GpuFacts) -> Text | None:
    if facts.visible is None:
        return None
    first = facts.visible.split(",")[0].strip()
    if re.fullmatch(r"\d+|(GPU|MIG)-.+", first):
        return None
    return text(
        'The variable CUDA_VISIBLE_DEVICES is "{value}", which hides every GPU: unset it, and '
        "start Camscope again.",
        value=facts.visible,
    )


def _with_an_old_driver(facts: GpuFacts) -> Text | None:
    needed = oldest_driver(facts.build.cuda)
    if not facts.driver or not facts.build.cuda:
        return None
    if int(facts.driver.partition(".")[0]) >= needed:
        return None
    return text(
        "NVIDIA's driver {driver} is too old: CUDA {cuda} of {framework} needs version {needed} or "
        "later, so update it and restart.",
        driver=facts.driver,
        cuda=facts.build.cuda,
        framework=_name(facts),
        needed=needed,
    )


def _without_libraries(facts: GpuFacts) -> Text | None:
    if not facts.build.lacks_libraries:
        return None
    if facts.is_packaged:
        return text(
            "This package lacks parts of CUDA: run Camscope from its sources with make run GPU=1."
        )
    return text(
        "There is an NVIDIA GPU, and the CUDA libraries for {framework} are not installed: start "
        "Camscope with make run GPU=1.",
        framework=_name(facts),
    )


def _with_a_mixed_driver(facts: GpuFacts) -> Text | None:
    if not facts.is_mixed:
        return None
    return text("NVIDIA's driver was updated while it ran: restart the computer.")


def _with_an_old_gpu(facts: GpuFacts) -> Text | None:
    oldest = facts.build.oldest
    if oldest is None or not facts.gpus or any(gpu.capability >= oldest for gpu in facts.gpus):
        return None
    return text(
        "{gpu} is too old for {framework}: its compute capability is {found}, and {framework} "
        "needs {needed} (docs/gpu.md).",
        gpu=facts.gpus[0].name,
        framework=_name(facts),
        found=_dotted(facts.gpus[0].capability),
        needed=_dotted(oldest),
    )


def _dotted(capability: tuple[int, int]) -> str:
    return f"{capability[0]}.{capability[1]}"


_RULES: tuple[Callable[[GpuFacts], Text | None], ...] = (
    _on_macos,
    _without_driver,
    _with_a_build_for_the_processor,
    _without_device_files,
    _hidden,
    _with_an_old_driver,
    _without_libraries,
    _with_a_mixed_driver,
    _with_an_old_gpu,
)
"""What comes first explains what comes later, or makes it needless."""
