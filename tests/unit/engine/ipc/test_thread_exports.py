"""Exports of the window's thread: written in the file worker, and stopped by Esc until then."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps
from engine.api.display import (
    Compose,
    CopyView,
    MapSource,
    Overlay,
    Region,
    SaveMap,
    SaveView,
    ShownHeat,
    Style,
)
from engine.api.filters import FilterPicture, GrowFilters, SaveFilters
from engine.api.image import Picture
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.report import ReportView, ReportWords, SaveReport
from engine.api.results import Saved
from engine.imaging import encode_png, read_image
from engine.ipc.thread import EngineThread
from engine.rendering.renderer import ScaledPicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = MapKey(InputKey("m", "i"), "grad-cam", Target(0))


class Jobs:
    """A file worker whose jobs wait until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def add(self, job: Callable[[], None]) -> None:
        self.waiting.append(job)

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Bench:
    """A thread that does not run: each step is taken by hand."""

    def __init__(self) -> None:
        self.thread = EngineThread()
        self.jobs = Jobs()
        for worker in ("_opening", "_restoring", "_files"):
            setattr(self.thread, worker, self.jobs)
        self.produced: list[Any] = []
        self.failed: list[Any] = []
        self.thread.produced.connect(self.produced.append)
        self.thread.failed.connect(self.failed.append)
        pixels = np.zeros((4, 5, 3), np.uint8)
        self.thread._renderer.add_picture(
            ScaledPicture(Picture("i", "i.png", "/i.png", pixels), ())
        )
        raw = {"conv": np.ones((2, 2), np.float32)}
        self.thread._renderer.add_maps(Maps(Explain(KEY), "x", 1.0, raw, (), True, 1.0))

    def take_commands(self) -> None:
        while self.thread._commands:
            self.thread._commands.popleft()()


@pytest.fixture
def bench(qapp: object) -> Bench:
    return Bench()


def requests(folder: Path) -> list[Any]:
    picture = FilterPicture(0, np.zeros((16, 16, 3), np.uint8), 1.0, 8, True, "float32")
    return [
        SaveView(str(folder / "view.png"), "i", Style(), MapSource(KEY, "conv")),
        SaveMap(str(folder / "map.npy"), MapSource(KEY, "conv")),
        SaveFilters(str(folder / "f.png"), GrowFilters("m", "conv", (0,)), (picture,)),
        report(folder, "i"),
    ]


def report(folder: Path, *images: str) -> SaveReport:
    heat = MapSource(KEY, "conv")
    views = tuple(
        ReportView(image, Style(), heat if image == "i" else None, image, "", ())
        for image in images
    )
    return SaveReport(str(folder / "報告.html"), views, (), ReportWords())


def test_exports_are_written(bench: Bench, tmp_path: Path):
    for request in requests(tmp_path):
        bench.thread.submit(request)
    bench.take_commands()
    bench.jobs.go_on()
    bench.take_commands()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "f.png",
        "f.png.json",
        "map.npy",
        "view.png",
        "報告.html",
    ]
    assert len(bench.produced) == 4
    assert bench.failed == []


def test_a_cancelled_export_is_not_written_and_nothing_is_said(bench: Bench, tmp_path: Path):
    for request in requests(tmp_path):
        bench.thread.submit(request)
    bench.thread.cancel(Lane.EXPORT)
    bench.take_commands()
    bench.jobs.go_on()
    bench.take_commands()
    assert list(tmp_path.iterdir()) == []
    assert bench.produced == bench.failed == []


def test_an_export_after_a_cancelled_one_is_written(bench: Bench, tmp_path: Path):
    first, second, *_ = requests(tmp_path)
    bench.thread.submit(first)
    bench.thread.cancel(Lane.EXPORT)
    bench.thread.submit(second)
    bench.take_commands()
    bench.jobs.go_on()
    assert [path.name for path in tmp_path.iterdir()] == ["map.npy"]


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane is not Lane.EXPORT])
def test_other_lanes_stop_no_export(bench: Bench, tmp_path: Path, lane: Lane):
    bench.thread.submit(requests(tmp_path)[1])
    bench.thread.cancel(lane)
    bench.take_commands()
    bench.jobs.go_on()
    assert [path.name for path in tmp_path.iterdir()] == ["map.npy"]


def test_a_name_of_another_format_is_refused_in_one_sentence(bench: Bench, tmp_path: Path):
    bench.thread.submit(SaveView(str(tmp_path / "view.odd"), "i", Style()))
    bench.take_commands()
    bench.jobs.go_on()
    (failure,) = bench.failed
    said = str(failure.text)
    assert said.startswith("view.odd is not saved: its name has to end in .png")
    assert said.endswith(". Choose another name.")


def test_a_report_waits_for_every_image_that_the_cache_forgot(bench: Bench, tmp_path: Path):
    paths = [tmp_path / f"{number}.png" for number in range(2)]
    keys = []
    for number, path in enumerate(paths):
        pixels = np.full((6, 7, 3), 40 + number, np.uint8)
        path.write_bytes(encode_png(pixels))
        picture = read_image(str(path))
        bench.thread._images.add(picture)  # known, and not in the renderer's cache
        keys.append(picture.key)
    bench.thread.submit(report(tmp_path, "i", *keys))
    for _ in range(4):
        bench.take_commands()
        bench.jobs.go_on()
    bench.take_commands()
    assert bench.failed == []
    assert [type(each) for each in bench.produced] == [Saved]
    assert (tmp_path / "報告.html").read_text("utf-8").count("<img") == 3 + 2


def test_a_report_of_an_image_that_is_gone_is_refused(bench: Bench, tmp_path: Path):
    bench.thread.submit(report(tmp_path, "i", "never opened"))
    bench.take_commands()
    (failure,) = bench.failed
    assert "not open any more" in str(failure.text)
    assert list(tmp_path.iterdir()) == []


def test_a_report_without_the_map_is_refused(bench: Bench, tmp_path: Path):
    request = report(tmp_path, "i")
    other = replace(request.views[0], shown=MapSource(KEY, "another"))
    bench.thread.submit(replace(request, views=(other,)))
    bench.take_commands()
    (failure,) = bench.failed
    assert "There is no heatmap" in str(failure.text)


def test_a_view_in_a_shared_scale_is_saved_and_copied_as_it_is_seen(bench: Bench, tmp_path: Path):
    raw = {
        "weak": np.linspace(0, 1, 4, dtype=np.float32).reshape(2, 2),
        "strong": np.linspace(0, 8, 4, dtype=np.float32).reshape(2, 2),
    }
    key = replace(KEY, method="layer-cam")
    bench.thread._renderer.add_maps(Maps(Explain(key), "x", 1.0, raw, (), True, 1.0))
    weak, strong = MapSource(key, "weak"), MapSource(key, "strong")
    scale = tuple(ShownHeat("i", each, Style().plain) for each in (weak, strong))
    seen = bench.thread._renderer.overlay(
        Compose("i", Region(0, 0, 5, 4, 5, 4), Style(), weak, scale=scale)
    )
    own = bench.thread._renderer.overlay(Compose("i", Region(0, 0, 5, 4, 5, 4), Style(), weak))
    assert seen is not None
    assert own is not None
    assert (seen.pixels != own.pixels).any()
    path, page = tmp_path / "view.png", tmp_path / "page.html"
    view = ReportView("i", Style(), weak, "i", "", (), scale=scale)
    bench.thread.submit(SaveView(str(path), "i", Style(), weak, scale))
    bench.thread.submit(CopyView("i", Style(), weak, scale))
    bench.thread.submit(SaveReport(str(page), (view,), (), ReportWords()))
    bench.take_commands()
    bench.jobs.go_on()
    bench.take_commands()
    assert bench.failed == []
    np.testing.assert_array_equal(read_image(str(path)).pixels, seen.pixels[..., 2::-1])
    (copied,) = (each for each in bench.produced if isinstance(each, Overlay))
    np.testing.assert_array_equal(copied.pixels, seen.pixels)
    assert copied.colors == seen.colors == (0.0, 8.0)
    words = page.read_text("utf-8")
    assert "<span>0</span><span>8</span>" in words
    assert b64encode(encode_png(seen.pixels[..., 2::-1].copy())).decode() in words
