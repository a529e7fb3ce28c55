"""Facts about GPUs, read from made-up computers: trees of files, and programs on the PATH."""

from __future__ import annotations

import platform
import stat
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.api.engine_status import Device
from engine.api.graphics import AMD, NVIDIA, Graphics
from engine.backends import gpu_facts
from engine.backends.gpu_facts import (
    explain_no_gpu,
    known_graphics,
    read_facts,
    seems_to_have_gpu,
    with_answer_of_driver,
)
from engine.backends.no_gpu import GpuBuild, GpuFacts, SeenGpu

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TENSORFLOW = GpuBuild("tensorflow", cuda="12.5.1", oldest=(6, 0))
CPU, GPU = Device("cpu", "CPU"), Device("gpu:0", "A GPU")

# What three drivers wrote: NVIDIA's own module, its open one, and the one of an old computer.
CLOSED = (
    "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\n"
    "GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)\n"
)
OPEN = (
    "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build  "
    "(dvs-builder@U22-I3-AE18-23-3)  Sun Jul 27 07:17:28 UTC 2025\n"
)
OLD = "NVRM version: NVIDIA UNIX x86_64 Kernel Module  390.157  Wed Oct 12 09:19:07 UTC 2022\n"


@pytest.fixture
def computer(tmp_path: Path) -> Callable[..., GpuFacts]:
    """Make files, and read what they tell."""

    def made(files: dict[str, str], **options: object) -> GpuFacts:
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, "utf-8")
        given = {"system": "linux", "environ": {}, **options}
        return read_facts(TENSORFLOW, root=tmp_path, **given)  # type: ignore[arg-type]

    return made


def card(slot: str, vendor: str, kind: str = "0x030000") -> dict[str, str]:
    device = f"sys/bus/pci/devices/0000:{slot}"
    return {f"{device}/vendor": f"{vendor}\n", f"{device}/class": f"{kind}\n"}


def test_an_empty_computer_has_nothing(computer):
    facts = computer({})
    assert facts == GpuFacts(TENSORFLOW, machine=platform.machine())


@pytest.mark.parametrize(
    ("told", "version"), [(CLOSED, "535.183.01"), (OPEN, "580.65.06"), (OLD, "390.157"), ("?", "")]
)
def test_the_driver_in_the_kernel_tells_its_version(computer, told, version):
    facts = computer({"proc/driver/nvidia/version": told})
    assert (facts.has_driver, facts.driver) == (True, version)


@pytest.mark.parametrize(
    ("names", "there"),
    [
        (["nvidiactl", "nvidia0", "nvidia-uvm"], True),
        (["nvidiactl", "nvidia12"], True),
        (["nvidiactl"], False),
        (["nvidia0"], False),
        (["nvidiactl", "nvidia-modeset"], False),
    ],
)
def test_the_drivers_files_are_one_for_all_and_one_for_each_gpu(computer, names, there):
    files = {f"dev/{name}": "" for name in names}
    facts = computer({"proc/driver/nvidia/version": OPEN, **files})
    assert facts.has_device_files == there


def test_a_driver_without_any_folder_of_devices_has_no_files(computer):
    assert not computer({"proc/driver/nvidia/version": OPEN}).has_device_files


def test_cards_are_known_by_their_maker(computer):
    facts = computer({**card("01:00.0", "0x10de", "0x030200"), **card("00:02.0", "0x8086")})
    assert (facts.has_nvidia, facts.has_amd) == (True, False)
    facts = computer(card("03:00.0", "0x1002", "0x038000"))
    assert (facts.has_nvidia, facts.has_amd) == (True, True)


def test_what_is_no_card_does_not_count(computer):
    sound = card("01:00.1", "0x10de", "0x040300")  # the loudspeaker's part of a card
    assert not computer(sound).has_nvidia
    assert computer({"dev/kfd": ""}).has_amd


@pytest.mark.parametrize("marker", [".dockerenv", "run/.containerenv"])
def test_a_container_is_known_by_what_its_maker_leaves(computer, marker):
    assert computer({marker: ""}).is_container


def test_linux_in_windows_has_its_driver_elsewhere(computer):
    facts = computer({"dev/dxg": ""})
    assert (facts.is_wsl, facts.has_driver) == (True, False)
    facts = computer({"usr/lib/wsl/lib/libcuda.so.1": ""})
    assert (facts.is_wsl, facts.has_driver, facts.has_device_files) == (True, True, True)


def test_windows_has_its_driver_in_the_systems_folder(computer, tmp_path):
    environ = {"SystemRoot": str(tmp_path / "Windows")}
    asked = {"system": "win32", "environ": environ}
    assert not computer({}, **asked).has_driver
    assert computer({"Windows/System32/nvcuda.dll": ""}, **asked).has_driver


def test_what_hides_gpus_is_read_as_it_stands(computer):
    assert computer({}).visible is None
    assert computer({}, environ={"CUDA_VISIBLE_DEVICES": ""}).visible == ""
    assert computer({}, environ={"CUDA_VISIBLE_DEVICES": "-1"}).visible == "-1"


def test_the_packaged_program_knows_itself(computer, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert computer({}, system="darwin").is_packaged


@pytest.mark.parametrize(
    ("system", "machine", "there", "expected"),
    [
        ("linux", "x86_64", "dev/nvidiactl", True),
        ("linux", "x86_64", "dev/kfd", True),
        ("linux", "x86_64", "dev/dxg", True),
        ("linux", "x86_64", "dev/null", False),
        ("darwin", "arm64", "", True),
        ("darwin", "x86_64", "", False),
        ("win32", "AMD64", "System32/nvcuda.dll", True),
        ("win32", "AMD64", "System32/amdhip64.dll", True),
        ("win32", "AMD64", "System32/no.dll", False),
        ("aix", "ppc", "dev/nvidiactl", False),
    ],
)
def test_a_gpu_is_known_by_its_driver(monkeypatch, tmp_path, system, machine, there, expected):
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setenv("SystemRoot", str(tmp_path))
    (tmp_path / there).mkdir(parents=True, exist_ok=True)
    assert seems_to_have_gpu(system, tmp_path) == expected


# --- nvidia-smi -----------------------------------------------------------------------------------

LOADED = GpuFacts(TENSORFLOW, has_nvidia=True, has_driver=True, driver="580.65.06")


@pytest.fixture
def smi(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Put a program called nvidia-smi on a PATH of its own; tell the environment."""

    def made(script: str) -> dict[str, str]:
        program = tmp_path / "bin" / "nvidia-smi"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return {"PATH": str(program.parent)}

    return made


def test_the_driver_tells_of_each_gpu(smi):
    told = r"""
        [ "$1 $2" = "--query-gpu=driver_version,compute_cap,name --format=csv,noheader" ] || exit 9
        echo '535.183.01, 6.1, NVIDIA GeForce GTX 1080'
        echo '535.183.01, 12.0, NVIDIA RTX PRO 6000, Max-Q'"""
    facts = with_answer_of_driver(replace(LOADED, driver=""), smi(told))
    assert facts == replace(
        LOADED,
        driver="535.183.01",
        gpus=(
            SeenGpu("NVIDIA GeForce GTX 1080", (6, 1)),
            SeenGpu("NVIDIA RTX PRO 6000, Max-Q", (12, 0)),
        ),
    )


def test_a_driver_of_two_versions_is_known_by_its_own_words(smi):
    words = "Failed to initialize NVML: Driver/library version mismatch"
    facts = with_answer_of_driver(LOADED, smi(f"echo '{words}'; exit 18"))
    assert facts == replace(LOADED, is_mixed=True)


@pytest.mark.parametrize(
    "script",
    [
        "exit 6",
        "echo 'No devices were found'",
        r"""echo 'Field "compute_cap" is not a valid field to query.'; exit 2""",
        r"printf '\377\376\n'",
        "kill -9 $$",
    ],
)
def test_an_answer_without_gpus_tells_nothing(smi, script):
    assert with_answer_of_driver(LOADED, smi(script)) == LOADED


def test_a_program_that_is_not_there_or_not_one_tells_nothing(smi, tmp_path):
    assert with_answer_of_driver(LOADED, {"PATH": str(tmp_path / "nowhere")}) == LOADED
    environ = smi("")
    (tmp_path / "bin" / "nvidia-smi").write_bytes(b"\x7fELF, or so it says")
    assert with_answer_of_driver(LOADED, environ) == LOADED


def test_a_driver_that_hangs_is_not_waited_for(smi, monkeypatch):
    monkeypatch.setattr(gpu_facts, "_PATIENCE_S", 0.01)
    assert with_answer_of_driver(LOADED, smi("exec /bin/sleep 600")) == LOADED


def test_the_packaged_programs_libraries_are_not_handed_on(smi, monkeypatch):
    environ = {**smi('echo "1.0, 1.0, $LD_LIBRARY_PATH"'), "LD_LIBRARY_PATH": "/package"}
    assert with_answer_of_driver(LOADED, environ).gpus[0].name == "/package"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert with_answer_of_driver(LOADED, environ).gpus == ()
    environ["LD_LIBRARY_PATH_ORIG"] = "/before"
    assert with_answer_of_driver(LOADED, environ).gpus[0].name == "/before"


# --- graphics -------------------------------------------------------------------------------------

TOLD = "echo '580.65.06, 9.0, NVIDIA H200'"
NEVER = "echo '1.0, 1.0, a card that must not be asked for'"


def test_the_driver_is_asked_for_cards_where_files_list_none(computer, smi, tmp_path):
    computer({"proc/driver/nvidia/version": OPEN, "dev/nvidiactl": "", **card("1", NVIDIA)})
    found = known_graphics("linux", smi(TOLD), tmp_path)
    assert found == Graphics("580.65.06", ("NVIDIA H200",), (NVIDIA,))
    assert known_graphics("linux", smi("exit 6"), tmp_path) == Graphics("580.65.06", (), (NVIDIA,))


def test_the_driver_is_not_asked_for_cards_that_files_list(computer, smi, tmp_path):
    information = "proc/driver/nvidia/gpus/0000:01:00.0/information"
    computer({information: "Model: \t NVIDIA H200\n", "dev/nvidiactl": ""})
    assert known_graphics("linux", smi(NEVER), tmp_path) == Graphics("", ("NVIDIA H200",))


def test_nor_where_there_is_no_driver(computer, smi, tmp_path):
    computer(card("1", AMD))
    assert known_graphics("linux", smi(NEVER), tmp_path) == Graphics(makers=(AMD,))


def test_in_windows_and_within_it_the_driver_alone_tells(computer, smi, tmp_path, monkeypatch):
    computer({"dev/dxg": "", "System32/nvcuda.dll": ""})
    monkeypatch.setenv("SystemRoot", str(tmp_path))
    for system in ("linux", "win32"):
        found = known_graphics(system, smi(TOLD), tmp_path)
        assert found == Graphics("580.65.06", ("NVIDIA H200",))
        assert known_graphics(system, smi("exit 6"), tmp_path) is None


# --- both -----------------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[GpuFacts]:
    """Facts for which the driver was asked; it tells of an old GPU."""
    asked: list[GpuFacts] = []

    def answer(facts: GpuFacts) -> GpuFacts:
        asked.append(facts)
        return replace(facts, gpus=(SeenGpu("GeForce GTX 980", (5, 2)),))

    monkeypatch.setattr(gpu_facts, "with_answer_of_driver", answer)
    return asked


def test_where_there_is_a_gpu_nothing_is_read(monkeypatch, asked):
    monkeypatch.setattr(gpu_facts, "read_facts", None)
    assert explain_no_gpu((CPU, GPU), TENSORFLOW) is None
    assert asked == []


def test_the_driver_is_not_asked_what_files_explain(monkeypatch, asked):
    monkeypatch.setattr(gpu_facts, "read_facts", lambda build: replace(LOADED, visible="-1"))
    assert "CUDA_VISIBLE_DEVICES" in str(explain_no_gpu((CPU,), TENSORFLOW))
    assert asked == []


def test_the_driver_is_asked_what_files_do_not_explain(monkeypatch, asked):
    monkeypatch.setattr(gpu_facts, "read_facts", lambda build: LOADED)
    assert "GeForce GTX 980 is too old" in str(explain_no_gpu((CPU,), TENSORFLOW))
    assert asked == [LOADED]


def test_what_nothing_explains_is_said_all_the_same(monkeypatch, asked):
    build = replace(TENSORFLOW, oldest=None)
    monkeypatch.setattr(gpu_facts, "read_facts", lambda build: replace(LOADED, build=build))
    assert "see whether nvidia-smi lists one" in str(explain_no_gpu((CPU,), build))


def test_this_computer_is_explained_too():
    assert str(explain_no_gpu((CPU,), TENSORFLOW)).endswith(".")
