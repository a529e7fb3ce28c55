"""What an earlier run left: found again only where it is whole and just what the plan wants."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from engine.api.display import Style
from engine.api.keys import Target
from engine.api.style_fields import style_record
from engine.cli.explain.plan import map_key
from engine.cli.explain.resume import ResumeIndex, stem_of
from engine.cli.explain.targets import TargetChoice
from tests.unit.engine.ipc.stage import model_info

if TYPE_CHECKING:
    from pathlib import Path

    from engine.api.model import ModelInfo

TOP = TargetChoice((None,))
PIXELS = b"the image's bytes"
SHA = hashlib.sha256(PIXELS).hexdigest()


@dataclass(frozen=True)
class FakePlan:
    """What a plan says to those who look for its maps: two layers of one method."""

    layers: tuple[str, ...] = ("conv_1", "conv_2")
    methods: tuple[str, ...] = ("grad-cam",)
    target: TargetChoice = TOP
    output: int = 0
    output_name: str | None = None
    input_record: tuple[str, ...] = ("unit", "area", "auto", "stretch", "", "")
    precision: str = "float32"
    style: Style = field(default_factory=Style)
    picture_format: str = "png"
    weights: bool = False
    info: ModelInfo = field(default_factory=model_info)

    def has_weights(self, record: dict[str, Any]) -> bool:
        return self.weights

    def specs(self, chosen: str) -> tuple[str, ...]:
        return self.layers

    def record(self, chosen: str, spec: str, target: Target) -> dict[str, Any]:
        return record(spec, target.index, method=chosen)


PLAN = FakePlan()


def record(layer: str, index: int = 3, method: str = "grad-cam") -> dict[str, Any]:
    target = {"index": index, "label": "cat"}
    return {"method": method, "parameters": {"seed": 0}, "layer": layer, "target": target}


def made(layer: str, intensity: float = Style().intensity, **more: Any) -> dict[str, Any]:
    """A map's record as a finished run writes it."""
    files = {"raw": f"{layer}.npy", "overlay": f"{layer}.png"}
    style = style_record(Style(intensity=intensity))
    return {**record(layer), "precision": "float32", "style": style, **files, **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results of both layers, and the image they are of."""
    (tmp_path / "a.png").write_bytes(PIXELS)
    results = tmp_path / "out"
    results.mkdir()
    for layer in PLAN.layers:
        for suffix in (".npy", ".png"):
            (results / f"{layer}{suffix}").write_bytes(b"1")
    return results


def image(folder: Path, *maps: dict[str, Any], **more: Any) -> dict[str, Any]:
    known = {"path": str(folder.parent / "a.png"), "sha256": SHA, "preprocess": "unit"}
    return {**known, "predictions": [{"index": 3}], **more, "maps": list(maps)}


def index(folder: Path, *images: dict[str, Any], again: bool = False) -> ResumeIndex:
    return ResumeIndex(folder, images, again)


def done(folder: Path, *images: dict[str, Any], plan: FakePlan = PLAN, **more: Any) -> Any:
    name = (str(folder.parent / "a.png"), 1)
    return index(folder, *images, **more).done(name, plan)  # type: ignore[arg-type]


def both() -> list[dict[str, Any]]:
    return [made(layer) for layer in PLAN.layers]


def test_an_image_of_which_everything_is_there_is_done(folder: Path):
    assert done(folder, image(folder, *both())) == both()
    assert done(folder, image(folder, *reversed(both()))) == both()


def test_again_does_everything_again(folder: Path):
    assert done(folder, image(folder, *both()), again=True) is None
    assert index(folder, image(folder, *both()), again=True).found(key("conv_1"), PLAN) is None


def key(layer: str) -> str:
    return map_key({"sha256": SHA, "preprocess": "unit"}, record(layer))


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"preprocess": "caffe"},
        {"resize": "nearest"},
        {"fit": "crop"},
        {"input_size": [8, 8]},
        {"input_size": 8},
        {"output_activation": "softmax"},
        {"output": "mood"},
        {"predictions": []},
        {"predictions": [{"index": 4}]},
        {"path": "another.png"},
        {"copy": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_image_or_another_way_to_see_it_is_not_done(folder: Path, change: dict[str, Any]):
    assert done(folder, {**image(folder, *both()), **change}) is None


def test_an_image_that_could_not_be_read_last_time_is_not_done(folder: Path):
    bad = {"path": str(folder.parent / "a.png"), "error": "It is damaged."}
    assert done(folder, bad) is None
    assert done(folder, bad, image(folder, *both())) == both()


def test_an_image_that_is_gone_is_not_done(folder: Path):
    (folder.parent / "a.png").unlink()
    assert done(folder, image(folder, *both())) is None


def test_an_image_that_changed_is_not_done(folder: Path):
    (folder.parent / "a.png").write_bytes(PIXELS + b"!")
    assert done(folder, image(folder, *both())) is None


def test_one_missing_map_leaves_the_image_undone(folder: Path):
    assert done(folder, image(folder, made("conv_1"))) is None
    assert done(folder, image(folder, made("conv_1")), plan=replace(PLAN, layers=("conv_1",)))


def test_an_output_of_a_name_is_looked_for_by_it(folder: Path):
    plan = replace(PLAN, output=1, output_name="mood")
    assert done(folder, image(folder, *both(), output="mood"), plan=plan) == both()
    assert done(folder, image(folder, *both()), plan=plan) is None


def test_without_predictions_a_class_by_its_number_is_still_found(folder: Path):
    plan = replace(PLAN, target=TargetChoice((Target(3),)))
    assert done(folder, image(folder, *both(), predictions=[]), plan=plan) == both()


@pytest.mark.parametrize("name", ["conv_2.npy", "conv_2.png"])
@pytest.mark.parametrize("how", ["gone", "empty", "a folder"])
def test_a_file_that_is_not_whole_is_made_again(folder: Path, name: str, how: str):
    (folder / name).unlink()
    if how == "empty":
        (folder / name).touch()
    elif how == "a folder":
        (folder / name).mkdir()
    assert done(folder, image(folder, *both())) is None


def test_the_deviation_counts_where_there_is_one(folder: Path):
    maps = [made("conv_1", std="conv_1_std.npy"), made("conv_2")]
    assert done(folder, image(folder, *maps)) is None
    (folder / "conv_1_std.npy").write_bytes(b"1")
    assert done(folder, image(folder, *maps)) == maps


def test_another_intensity_is_another_overlay(folder: Path):
    assert (
        done(folder, image(folder, *both()), plan=replace(PLAN, style=Style(intensity=0.5))) is None
    )
    maps = [made(layer, intensity=0.5) for layer in PLAN.layers]
    assert (
        done(folder, image(folder, *maps), plan=replace(PLAN, style=Style(intensity=0.5))) == maps
    )


def test_another_format_of_pictures_is_another_overlay(folder: Path):
    jpeg = replace(PLAN, picture_format="jpg")
    assert done(folder, image(folder, *both()), plan=jpeg) is None
    (folder / "conv_1.jpg").write_bytes(b"1")
    (folder / "conv_2.jpg").write_bytes(b"1")
    maps = [made(layer, overlay=f"{layer}.jpg") for layer in PLAN.layers]
    assert done(folder, image(folder, *maps), plan=jpeg) == maps
    assert done(folder, image(folder, *maps)) is None


def test_weights_that_are_not_told_yet_are_made(folder: Path):
    plan = replace(PLAN, weights=True)
    assert done(folder, image(folder, *both()), plan=plan) is None
    maps = [made("conv_1", weights=[0.5]), made("conv_2", weights=None)]
    assert done(folder, image(folder, *maps), plan=plan) == maps
    assert done(folder, image(folder, *maps)) == maps


def test_float32_is_held_to_and_another_precision_may_be_either(folder: Path):
    maps = [made("conv_1"), made("conv_2", precision="bfloat16")]
    assert done(folder, image(folder, *maps)) is None
    assert done(folder, image(folder, *maps), plan=replace(PLAN, precision="auto")) == maps
    del maps[1]["precision"]
    assert done(folder, image(folder, *maps)) is None


def test_a_refusal_is_an_answer_but_a_passing_one_is_not(folder: Path):
    refused = {**record("conv_2"), "error": "It has no grid."}
    maps = [made("conv_1"), refused]
    assert done(folder, image(folder, *maps)) == maps
    refused["transient"] = True
    assert done(folder, image(folder, *maps)) is None


def test_of_several_records_of_a_map_the_one_that_fits_is_found(folder: Path):
    other, fits = made("conv_1", intensity=0.9), made("conv_1")
    found = index(folder, image(folder, other, fits))
    assert found.found(key("conv_1"), PLAN) == fits  # type: ignore[arg-type]
    assert found.found(key("conv_2"), PLAN) is None  # type: ignore[arg-type]


def test_records_of_old_versions_take_a_name_and_are_no_maps(folder: Path):
    old = made("conv_1")
    del old["target"]
    found = index(folder, image(folder, old))
    assert found.found(key("conv_1"), PLAN) is None  # type: ignore[arg-type]
    assert found.stems == {"conv_1": 1}


def test_images_have_their_numbers_by_path_and_copy(folder: Path):
    first = {**image(folder), "path": "a.png"}
    found = index(folder, first, {**first, "path": "b.png"}, {**first, "copy": 2}, first)
    assert found.image_count == 4
    numbers = [found.number((path, copy)) for path, copy in [("a.png", 1), ("b.png", 1)]]
    assert numbers == [1, 2]
    assert found.number(("a.png", 2)) == 3
    assert found.number(("b.png", 2)) is None


def test_files_are_replaced_by_what_is_made_again_at_the_same_precision(folder: Path):
    found = index(folder, image(folder, *both()))
    assert found.stem(key("conv_1"), "float32") == "conv_1"
    assert found.stem(key("conv_1"), "bfloat16") is None
    assert found.stem(key("conv_9"), "float32") is None


def test_files_of_two_records_are_left_alone(folder: Path):
    shared = made("conv_2", raw="conv_1.npy")
    found = index(folder, image(folder, made("conv_1"), shared))
    assert found.stems["conv_1"] == 2
    assert found.stem(key("conv_1"), "float32") is None
    assert found.stem(key("conv_2"), "float32") is None


def test_a_record_without_files_lends_no_name(folder: Path):
    refused = {**record("conv_1"), "precision": "float32", "error": "It has no grid."}
    assert index(folder, image(folder, refused)).stem(key("conv_1"), "float32") is None
    also = index(folder, image(folder, refused, made("conv_1")))
    assert also.stem(key("conv_1"), "float32") == "conv_1"


@pytest.mark.parametrize(
    ("raw", "stem"),
    [
        ("a.b.npy", "a.b"),
        ("a.png", ""),
        (".npy", ""),
        ("../a.npy", ""),
        ("x/a.npy", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_a_stem_is_a_file_name_of_this_folder(raw: Any, stem: str):
    assert stem_of({"raw": raw}) == stem


def test_a_record_that_names_no_file_has_no_stem():
    assert stem_of({}) == ""
