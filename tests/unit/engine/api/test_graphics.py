"""Cards and drivers as made-up computers list them: what is said of them, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.api.graphics import (
    AMD,
    NVIDIA,
    Graphics,
    driver_version,
    graphics_words,
    makers_of_displays,
    read_graphics,
)

if TYPE_CHECKING:
    from pathlib import Path

VERSION = (
    "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build  "
    "(dvs-builder@U22-I3-AE18-23-3)  Sun Jul 27 07:17:28 UTC 2025\n"
)
CARD = (
    "Model: \t\t {name}\nIRQ:   \t\t 211\nGPU UUID: \t GPU-6d1f6c2e-0c6e-4d9b-8f1e-2a8f4b1c9d7e\n"
    "Video BIOS: \t 96.00.bc.00.02\nBus Type: \t PCIe\nDMA Size: \t 52 bits\n"
    "Bus Location: \t 0000:{slot}\nDevice Minor: \t 0\nGPU Firmware: \t 580.65.06\n"
    "GPU Excluded:\t No\n"
)


def write(root: Path, **files: str) -> Path:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    return root


def on_bus(slot: str, vendor: str, kind: str = "0x030200") -> dict[str, str]:
    device = f"sys/bus/pci/devices/0000:{slot}"
    return {f"{device}/vendor": f"{vendor}\n", f"{device}/class": f"{kind}\n"}


def listed(slot: str, name: str) -> dict[str, str]:
    information = f"proc/driver/nvidia/gpus/0000:{slot}/information"
    return {information: CARD.format(name=name, slot=slot), **on_bus(slot, NVIDIA)}


def said(root: Path) -> str:
    found = read_graphics("linux", root)
    assert found is not None
    return graphics_words(found)


def test_a_card_is_told_by_its_name_and_driver_and_nothing_else(tmp_path):
    driver = {"proc/driver/nvidia/version": VERSION}
    write(tmp_path, **driver, **listed("01:00.0", "NVIDIA H200"))
    assert said(tmp_path) == "NVIDIA driver 580.65.06, 1 card: NVIDIA H200"
    assert read_graphics("linux", tmp_path) == Graphics("580.65.06", ("NVIDIA H200",), (NVIDIA,))


def test_cards_of_one_name_are_counted_and_other_makers_are_told(tmp_path):
    cards = {
        **listed("81:00.0", "NVIDIA A40"),
        **listed("01:00.0", "NVIDIA H200"),
        **listed("02:00.0", "NVIDIA H200"),
        **on_bus("00:02.0", "0x8086", "0x030000"),
        **on_bus("00:03.0", "0x1a03", "0x030000"),
        **on_bus("00:1f.3", "0x8086", "0x040300"),  # sound
    }
    write(tmp_path, **{"proc/driver/nvidia/version": VERSION}, **cards)
    assert said(tmp_path) == (
        "NVIDIA driver 580.65.06, 3 cards: NVIDIA H200 × 2, NVIDIA A40; Intel card, 0x1a03 card"
    )


def test_a_driver_that_lists_no_card_and_a_card_without_a_driver(tmp_path):
    write(tmp_path / "a", **{"proc/driver/nvidia/version": VERSION}, **on_bus("01:00.0", NVIDIA))
    assert said(tmp_path / "a") == "NVIDIA driver 580.65.06, which lists no card"
    write(tmp_path / "b", **on_bus("01:00.0", NVIDIA), **on_bus("02:00.0", NVIDIA))
    assert said(tmp_path / "b") == "NVIDIA card × 2; no NVIDIA driver"
    write(tmp_path / "c", **on_bus("01:00.0", AMD))
    assert said(tmp_path / "c") == "AMD card; no NVIDIA driver"


def test_a_computer_without_any_says_so(tmp_path):
    assert read_graphics("linux", tmp_path) == Graphics()
    assert said(tmp_path) == "none found"


@pytest.mark.parametrize("information", ["", "IRQ: 7\n", "Model: \t\n", "\udcff"])
def test_a_card_whose_name_cannot_be_read_counts_all_the_same(tmp_path, information):
    path = tmp_path / "proc/driver/nvidia/gpus/0000:01:00.0/information"
    path.parent.mkdir(parents=True)
    path.write_bytes(information.encode("utf-8", "surrogateescape"))
    assert said(tmp_path) == "NVIDIA driver, 1 card: a card without a name"


def test_a_name_without_end_is_cut(tmp_path):
    write(tmp_path, **listed("01:00.0", "N" * 5000))
    assert len(said(tmp_path)) < 200


def test_a_folder_without_files_is_no_card(tmp_path):
    (tmp_path / "proc/driver/nvidia/gpus/0000:01:00.0").mkdir(parents=True)
    (tmp_path / "sys/bus/pci/devices/0000:01:00.0").mkdir(parents=True)
    assert read_graphics("linux", tmp_path) == Graphics()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_no_such_files(tmp_path, system):
    write(tmp_path, **{"proc/driver/nvidia/version": VERSION})
    assert read_graphics(system, tmp_path) is None


def test_within_windows_the_driver_is_that_of_windows(tmp_path):
    write(tmp_path, **{"dev/dxg": ""}, **on_bus("01:00.0", "0x1414"))
    assert read_graphics("linux", tmp_path) is None


@pytest.mark.parametrize("told", ["", "NVRM version: none"])
def test_words_without_a_version_have_none(tmp_path, told):
    write(tmp_path, **{"proc/driver/nvidia/version": told})
    assert driver_version(tmp_path) == ""
    assert list(makers_of_displays(tmp_path)) == []
