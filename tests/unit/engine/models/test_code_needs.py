"""What is not part of Keras is found wherever a description names it."""

from __future__ import annotations

import pytest

from engine.models.code_needs import code_needs, is_own_code, runs_code
from tests.unit.engine.models.files import layer, sequential, small


def test_keras_alone_needs_nothing():
    assert not code_needs(small())
    assert not any(map(runs_code, small()["config"]["layers"]))


@pytest.mark.parametrize(
    ("own", "programs", "classes"),
    [
        (layer("Lambda", "a", function={"class_name": "__lambda__", "config": {}}), ("a",), ()),
        (layer("Mine", "a", module="mine"), (), ("Mine",)),
        (layer("Mine", "a", module=None), (), ("Mine",)),
        (layer("Mine", "a", module=None) | {"registered_name": "p>Mine"}, (), ("p>Mine",)),
        (layer("Dense", "a", activation="mine"), (), ("mine",)),
        (
            layer("Dense", "a", activation={"class_name": "function", "config": "p>mine"}),
            (),
            ("p>mine",),
        ),
        (layer("TimeDistributed", "a", layer=layer("Mine", "b", module="m")), (), ("Mine",)),
    ],
    ids=range(7),
)
def test_needs(own, programs, classes):
    needs = code_needs(sequential(layer("Flatten", "flat"), own))
    assert (needs.programs, needs.classes) == (programs, classes)
    assert runs_code(own)
    nested = code_needs(sequential(sequential(own, name="inner")))
    assert nested == needs


def test_programs_of_other_frameworks_are_not_needs():
    assert not is_own_code(layer("TFSMLayer", "a"))
    assert not code_needs(sequential(layer("TFSMLayer", "a", filepath="/etc")))
