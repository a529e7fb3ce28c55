"""Layer trees of files that PyTorch wrote, read without it."""

from __future__ import annotations

from functools import cache

import pytest

from engine.models.exported_program.layer_tree import program_tree
from engine.models.exported_program.program_feeding import program_feeding
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram, read_program_file
from engine.models.exported_program.vetting import vet
from tests.exported import exported, exported_files

NAMES = ("vgg", "resnet", "decomposed", "vit", "decomposed_vit", "convnext", "shared", "dictionary")


@cache
def read(name):
    exported_files(*NAMES)  # all in one process
    path = exported(name)
    with path.open("rb") as file:
        contents = next(read_program_file(ReadProgram(path.name), file))
    assert isinstance(contents, ProgramContents)
    assert contents.refusals == ()
    return contents.graph


@cache
def rows(name):
    graph = read(name)
    tree = program_tree(graph, graph.inputs[0])
    return {row.path: row for top in tree.rows for row in top.walk()}


def test_a_vgg_has_its_features_by_number():
    found = rows("vgg")
    assert found["features"].type == "Sequential"
    assert [found[f"features.{at}"].type for at in range(3)] == ["Conv2d", "ReLU", "MaxPool2d"]
    assert dict(found["features.0"].properties)["kernel_size"] == (3, 3)
    assert found["features.1"].connected_to == ("features.0",)
    assert found["features"].explainable


@pytest.mark.parametrize(("whole", "parts"), [("resnet", "decomposed"), ("vit", "decomposed_vit")])
def test_operations_that_are_taken_apart_give_the_same_tree(whole, parts):
    def told(name):
        return [
            (row.path, row.type, row.output_shape, row.param_count, row.explainable)
            for row in rows(name).values()
            if row.type != "aten.flatten"  # a view of any kind, once it is taken apart
        ]

    assert told(whole) == told(parts)


def test_channels_that_come_last_within_a_block():
    found = rows("convnext")
    block = [row for path, row in found.items() if path.startswith("features.1.0.block.")]
    assert [row.type for row in block] == [
        *("Conv2d", "Permute", "LayerNorm", "Linear", "GELU", "Linear", "Permute")
    ]
    assert {row.output_shape[1:3] for row in block} == {found["features.1.0"].output_shape[1:3]}
    assert [row.output_shape[3] for row in block] == [8, 8, 8, 32, 32, 8, 8]


def test_a_shared_block_has_a_row_a_call():
    found = rows("shared")
    assert found["block"].is_shared
    assert [child.path for child in found["block"].children] == ["block@1", "block@2"]
    assert found["block@2.0"].type == found["block@1.0"].type
    assert found["block@1"].param_count == found["block@2"].param_count > 0


def test_outputs_have_the_names_of_a_dictionary():
    assert read("dictionary").output_names == ("kind", "age")


def test_what_the_model_does_to_pixels_itself(tmp_path):
    vetted = vet(str(exported("normalized")), work_dir=str(tmp_path))
    assert vetted.feeding is not None
    assert (vetted.feeding.preprocess, vetted.feeding.is_guessed) == ("none", False)
    assert "rescales the pixels itself (layer div)" in str(vetted.feeding.reason)
    assert program_feeding(read("vgg"), "vgg", lambda name: None).is_guessed
