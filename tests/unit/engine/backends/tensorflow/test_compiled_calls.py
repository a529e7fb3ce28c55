"""A function that is compiled by its second call, or ahead."""

from __future__ import annotations

import pytest
import tensorflow as tf

from engine.backends.tensorflow.compiled import CompiledFunction, Placement

SPEC = (tf.TensorSpec((), tf.float32),)


class Counted:
    """Doubles a number, and counts how often Python runs it."""

    def __init__(self):
        self.runs = 0

    def __call__(self, x):
        self.runs += 1
        return 2 * x


@pytest.fixture
def counted():
    return Counted()


def test_the_first_call_is_eager_and_the_second_compiles(counted):
    function = CompiledFunction(counted, SPEC, Placement("/CPU:0"))
    assert not function.runs_compiled
    assert function.answers_soon()
    assert float(function(tf.constant(3.0))) == 6
    assert not function.is_compiled
    assert function.runs_compiled
    assert not function.answers_soon()
    assert float(function(tf.constant(4.0))) == 8
    assert function.is_compiled
    assert function.answers_soon()
    runs = counted.runs
    assert float(function(tf.constant(5.0))) == 10
    assert counted.runs == runs


def test_one_that_is_called_often_compiles_at_once(counted):
    function = CompiledFunction(counted, SPEC, Placement(), eager_first=False)
    assert function.runs_compiled
    assert float(function(tf.constant(3.0))) == 6
    assert function.is_compiled
    assert counted.runs == 1


def test_compiling_ahead_is_done_once(counted):
    function = CompiledFunction(counted, SPEC, Placement())
    function.compile()
    function.compile()
    assert counted.runs == 1
    assert not function.answers_soon()  # its first run still prepares kernels
    assert float(function(tf.constant(3.0))) == 6
    assert counted.runs == 1
    assert function.answers_soon()
    assert not function.answers_soon(bfloat16=True)
