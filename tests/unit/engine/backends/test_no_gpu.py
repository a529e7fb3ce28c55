"""Why there is no GPU: a made-up computer for each sentence, and which one wins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.backends.no_gpu import (
    GpuBuild,
    GpuFacts,
    SeenGpu,
    oldest_driver,
    unexplained,
    why_no_gpu,
)

TENSORFLOW = GpuBuild("tensorflow", cuda="12.5.1", oldest=(6, 0))
TORCH = GpuBuild("torch", cuda="13.0", oldest=(7, 5))
WELL = GpuFacts(TENSORFLOW, has_nvidia=True, has_driver=True, driver="580.65.06")
"""A computer on which nothing is seen to be wrong."""

MAC = GpuFacts(GpuBuild("tensorflow"), system="darwin", machine="arm64")
WINDOWS = GpuFacts(GpuBuild("tensorflow"), system="win32", machine="AMD64", has_driver=True)
PASCAL, HOPPER = SeenGpu("GeForce GTX 1080", (6, 1)), SeenGpu("H200", (9, 0))
CASES = {
    # computer: what the sentence has to name, the cause and the remedy
    "no GPU at all": (GpuFacts(TENSORFLOW), "neither an NVIDIA GPU nor a driver", "processor"),
    "no driver": (
        GpuFacts(TENSORFLOW, has_nvidia=True),
        "no driver for it",
        "version 525 or later",
    ),
    "no driver, PyTorch": (GpuFacts(TORCH, has_nvidia=True), "no driver", "version 580 or later"),
    "no driver in Windows": (
        replace(WINDOWS, has_driver=False),
        "no NVIDIA driver",
        "580 or later",
    ),
    "WSL": (GpuFacts(TENSORFLOW, is_wsl=True), "Windows hands no NVIDIA GPU", "wsl --shutdown"),
    "AMD": (GpuFacts(TORCH, has_amd=True), "PyTorch as it is installed", "build for ROCm"),
    "old driver": (
        replace(WELL, driver="470.256.02"),
        "driver 470.256.02 is too old: CUDA 12.5.1 of TensorFlow",
        "needs version 525 or later",
    ),
    "old driver for PyTorch": (
        replace(WELL, build=TORCH, driver="575.57.08"),
        "driver 575.57.08 is too old: CUDA 13.0 of PyTorch",
        "needs version 580 or later",
    ),
    "no CUDA": (
        replace(WELL, build=replace(TENSORFLOW, lacks_libraries=True)),
        "CUDA libraries for TensorFlow are not installed",
        "make run GPU=1",
    ),
    "old GPU": (
        replace(WELL, build=TORCH, gpus=(PASCAL,)),
        "GeForce GTX 1080 is too old for PyTorch: its compute capability is 6.1",
        "needs 7.5",
    ),
    "hidden": (replace(WELL, visible="-1"), 'CUDA_VISIBLE_DEVICES is "-1"', "unset it"),
    "hidden by nothing": (replace(WELL, visible=""), 'CUDA_VISIBLE_DEVICES is ""', "unset it"),
    "container": (
        replace(WELL, is_container=True, has_device_files=False),
        "container was not given",
        "--gpus all",
    ),
    "no files": (replace(WELL, has_device_files=False), "files in /dev are missing", "modprobe"),
    "mixed driver": (replace(WELL, is_mixed=True), "updated while it ran", "restart"),
    "Windows": (WINDOWS, "no GPU on Windows since version 2.11", "WSL2"),
    "Windows, PyTorch for the processor": (
        replace(WINDOWS, build=GpuBuild("torch")),
        "build for the processor alone",
        "its build for CUDA",
    ),
    "Mac": (MAC, "does not compute on Apple's GPU", "make run TORCH=1"),
    "old Mac": (replace(MAC, machine="x86_64"), "Intel processor", "no GPU"),
    "Mac, PyTorch": (replace(MAC, build=GpuBuild("torch", has_other=True)), "Apple's", "macOS 14"),
    "package": (
        replace(WELL, build=GpuBuild("tensorflow"), is_packaged=True),
        "packaged for the processor alone",
        "the package for GPUs",
    ),
    "package without all of CUDA": (
        replace(WELL, build=replace(TENSORFLOW, lacks_libraries=True), is_packaged=True),
        "package lacks parts of CUDA",
        "make run GPU=1",
    ),
    "TensorFlow for the processor": (
        replace(WELL, build=GpuBuild("tensorflow")),
        "TensorFlow that is installed is the build for the processor alone",
        "make run GPU=1",
    ),
    "TensorFlow on ARM": (
        replace(WELL, build=GpuBuild("tensorflow"), machine="aarch64"),
        "no GPU on ARM",
        "PyTorch's build for CUDA",
    ),
    "PyTorch for the processor": (
        replace(WELL, build=GpuBuild("torch")),
        "PyTorch that is installed is the build for the processor alone",
        "make run TORCH=1",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_computer_is_told_the_cause_and_the_remedy_in_one_sentence(name):
    facts, cause, remedy = CASES[name]
    said = str(why_no_gpu(facts))
    assert cause in said
    assert remedy in said
    assert said.endswith(".")
    assert ". " not in said


def test_no_two_computers_are_told_the_same():
    told = [str(why_no_gpu(facts)) for facts, _, _ in CASES.values()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("visible", [None, "0", "1,0", "GPU-8932f937", "MIG-7f3c"])
def test_a_gpu_that_should_be_there_is_not_explained(visible):
    facts = replace(WELL, visible=visible, gpus=(HOPPER,))
    assert why_no_gpu(facts) is None
    assert "TensorFlow finds no GPU: see whether nvidia-smi lists one" in str(unexplained(facts))


def test_one_gpu_that_is_new_enough_is_no_old_one():
    assert why_no_gpu(replace(WELL, build=TORCH, gpus=(PASCAL, HOPPER))) is None


def test_a_build_for_rocm_is_not_asked_for_cuda():
    facts = GpuFacts(GpuBuild("torch", has_other=True), has_amd=True)
    assert why_no_gpu(facts) is None
    assert "PyTorch finds no GPU: see whether the GPU's driver runs" in str(unexplained(facts))
    assert why_no_gpu(replace(facts, has_driver=True, driver="470.1")) is None


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        # who needs a driver first is not told of what comes after it
        (GpuFacts(replace(TENSORFLOW, lacks_libraries=True), has_nvidia=True), "no driver for it"),
        (replace(WELL, build=replace(TENSORFLOW, lacks_libraries=True), driver="470.1"), "too old"),
        # AMD's graphics in the processor, beside an NVIDIA card
        (GpuFacts(TENSORFLOW, has_nvidia=True, has_amd=True), "NVIDIA GPU and no driver"),
        # nothing that is typed in the container changes what was given to it
        (replace(WELL, is_container=True, has_device_files=False, visible=""), "container"),
        (replace(WINDOWS, is_packaged=True), "WSL2"),
    ],
)
def test_the_first_thing_to_do_is_told(facts, first):
    assert first in str(why_no_gpu(facts))


@pytest.mark.parametrize(
    ("cuda", "driver"), [("12.0", 525), ("12.9", 525), ("13.0", 580), ("", 580), ("14.1", 580)]
)
def test_drivers_are_those_of_nvidias_table(cuda, driver):
    assert oldest_driver(cuda) == driver
