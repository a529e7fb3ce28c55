"""Looks for GPUs and their drivers on this computer, for `engine.backends.no_gpu` and diagnostics.

Files are read, which takes about a millisecond. NVIDIA's `nvidia-smi` is started, which may take a
second, only where the driver is there and the files explain nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.api.graphics import (
    AMD,
    NVIDIA,
    Graphics,
    driver_version,
    makers_of_displays,
    read_graphics,
)
from engine.backends.no_gpu import GpuFacts, SeenGpu, unexplained, why_no_gpu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.backends.no_gpu import GpuBuild

_WSL_DRIVER = "usr/lib/wsl/lib"
_PATIENCE_S = 5.0


def seems_to_have_gpu(system: str = sys.platform, root: Path = Path("/")) -> bool:
    """Tell whether the machine has a GPU's driver; that of Apple's processors is always there."""
    if system == "darwin":
        return platform.machine() == "arm64"
    if system == "win32":
        return any(_is_in_windows(name, os.environ) for name in ("nvcuda.dll", "amdhip64.dll"))
    return system == "linux" and any(
        (root / name).exists() for name in ("dev/nvidiactl", "dev/kfd", "dev/dxg")
    )


def explain_no_gpu(devices: tuple[Device, ...], build: GpuBuild) -> Text | None:
    """Return why a framework finds no GPU, and what to do; None when it finds one.

    Parameters
    ----------
    devices : tuple of Device
        What it finds, as `engine.backends.devices.with_cpu` gives them.
    build : GpuBuild
        What it was built for.
    """
    if len(devices) > 1:
        return None
    facts = read_facts(build)
    found = why_no_gpu(facts)
    if found is None and facts.has_driver:
        facts = with_answer_of_driver(facts)
        found = why_no_gpu(facts)
    return unexplained(facts) if found is None else found


def read_facts(
    build: GpuBuild,
    system: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    root: Path = Path("/"),
) -> GpuFacts:
    """Return what the files of a computer tell.

    Parameters
    ----------
    build : GpuBuild
        Of the framework that finds no GPU.
    system : str
        As `sys.platform`.
    environ : mapping of str to str
        The process's environment.
    root : Path
        The folder above /proc, /sys and /dev.
    """
    facts = GpuFacts(
        build,
        system=system,
        machine=platform.machine(),
        is_packaged=bool(getattr(sys, "frozen", False)),
        visible=environ.get("CUDA_VISIBLE_DEVICES"),
    )
    if system == "win32":
        return dataclasses.replace(facts, has_driver=_is_in_windows("nvcuda.dll", environ))
    if system != "linux":
        return facts
    makers = set(makers_of_displays(root))
    is_wsl = (root / "dev/dxg").exists()
    is_loaded = (root / "proc/driver/nvidia/version").exists()
    return dataclasses.replace(
        facts,
        is_wsl=is_wsl,
        is_container=_is_container(root),
        has_nvidia=NVIDIA in makers,
        has_amd=AMD in makers or (root / "dev/kfd").exists(),
        has_driver=is_loaded or (is_wsl and (root / _WSL_DRIVER / "libcuda.so.1").exists()),
        driver=driver_version(root),
        has_device_files=not is_loaded or _has_device_files(root),
    )


def known_graphics(
    system: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    root: Path = Path("/"),
) -> Graphics | None:
    """Return the cards that files tell or, where they list none, NVIDIA's driver; None if neither.

    Parameters are those of `read_facts`.
    """
    found = read_graphics(system, root)
    if (found is not None and found.cards) or not seems_to_have_gpu(system, root):
        return found
    driver, gpus, _ = _answer_of_driver(environ)
    if not gpus:
        return found
    names = tuple(each.name for each in gpus)
    return dataclasses.replace(found or Graphics(), driver=driver, cards=names)


def with_answer_of_driver(facts: GpuFacts, environ: Mapping[str, str] = os.environ) -> GpuFacts:
    """Return facts with what `nvidia-smi` adds: the driver's version, and each GPU's capability."""
    driver, gpus, is_mixed = _answer_of_driver(environ)
    return dataclasses.replace(facts, driver=driver or facts.driver, gpus=gpus, is_mixed=is_mixed)


def _answer_of_driver(environ: Mapping[str, str]) -> tuple[str, tuple[SeenGpu, ...], bool]:
    """Return what `nvidia-smi` tells: the driver's version, GPUs, and whether it is of two."""
    path = environ.get("PATH", os.defpath)
    program = shutil.which("nvidia-smi", path=os.pathsep.join((path, f"/{_WSL_DRIVER}")))
    if program is None:
        return "", (), False
    asked = "--query-gpu=driver_version,compute_cap,name"
    try:
        done = subprocess.run(
            [program, asked, "--format=csv,noheader"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
            env=_outside(environ),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return "", (), False
    rows = re.findall(r"^(\d[\d.]*), (\d+)\.(\d+), (.+?)\s*$", done.stdout, re.MULTILINE)
    gpus = tuple(SeenGpu(name, (int(major), int(minor))) for _, major, minor, name in rows)
    is_mixed = "version mismatch" in done.stdout + done.stderr
    return rows[0][0] if rows else "", gpus, is_mixed


def _outside(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a program of the system, without PyInstaller's libraries."""
    own = "LD_LIBRARY_PATH"
    kept = {name: value for name, value in environ.items() if name != own}
    before = environ.get(f"{own}_ORIG") if getattr(sys, "frozen", False) else environ.get(own)
    return kept if before is None else {**kept, own: before}


def _is_in_windows(name: str, environ: Mapping[str, str]) -> bool:
    return Path(environ.get("SystemRoot", r"C:\Windows"), "System32", name).exists()


def _is_container(root: Path) -> bool:
    """Docker and Podman leave a file each."""
    return (root / ".dockerenv").exists() or (root / "run/.containerenv").exists()


def _has_device_files(root: Path) -> bool:
    with contextlib.suppress(OSError):
        names = {each.name for each in (root / "dev").iterdir()}
        return "nvidiactl" in names and any(re.fullmatch(r"nvidia\d+", name) for name in names)
    return False
