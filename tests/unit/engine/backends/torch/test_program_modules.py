"""The layer tree of an exported program beside the modules that it was made of."""

from __future__ import annotations

import pytest
import torch

from engine.models.exported_program.layer_tree import program_tree
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.exported_program.reading import ReadProgram, read_program_file
from tests.exported import NAMES, exported, exported_files
from tests.torch_networks import inputs, network


@pytest.fixture(scope="module", autouse=True)
def _files():
    exported_files(*NAMES)  # all in one process


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_the_modules_of_the_network(name):
    path = exported(name)
    with path.open("rb") as file:
        contents = next(read_program_file(ReadProgram(path.name), file))
    assert isinstance(contents, ProgramContents)
    graph = contents.graph
    assert graph is not None
    tree = program_tree(graph, graph.inputs[0])
    module = network(name)
    made: dict[tuple[str, int], tuple[int, ...]] = {}
    calls: dict[str, int] = {}

    def watch(path):
        def keep(_module, _taken, result):
            calls[path] = calls.get(path, 0) + 1
            tensor = result[0] if isinstance(result, tuple) else result
            made[path, calls[path]] = tuple(tensor.shape)

        return keep

    modules = {path: each for path, each in module.named_modules() if path}
    for path, each in modules.items():
        each.register_forward_hook(watch(path))
    images = inputs(name)
    with torch.no_grad():
        module(images)
    types = {row.path: row.type for top in tree.rows for row in top.walk()}
    seen = set()
    for path, row in tree.outputs.items():
        if row.module is None:
            continue
        assert types[path] == type(modules[row.module.path]).__name__
        if row.value is None:
            continue
        shape = made[row.module.path, row.module.number]
        stored = graph.values[row.value].shape
        assert [side for side in stored if side is not None] == [
            told for told, side in zip(shape, stored, strict=True) if side is not None
        ]
        seen.add((row.module.path, row.module.number))
    assert seen <= set(made)
    assert {type(modules[each]).__name__ for each, _ in set(made) - seen} <= {"Dropout", "Identity"}
    assert tree.param_count == sum(each.numel() for each in module.parameters())
