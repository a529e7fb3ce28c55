#!/bin/sh
# Runs pytest with the given arguments, twice: Keras computes with one framework a process, so the
# tests of PyTorch have one of their own (tests/torch_run.py).
#
# Ends with 0 when all chosen tests passed, with pytest's code otherwise: 5 when none was chosen.

cd "$(dirname "$0")/.."
python=.venv/bin/python
none=5 # pytest's code for a run without tests: those that were chosen are in the other process

KERAS_BACKEND=tensorflow $python -m pytest "$@"
first=$?
case $first in
    0 | 1 | $none) ;;
    *) exit $first ;; # it was interrupted, or does not understand its arguments
esac
KERAS_BACKEND=torch $python -m pytest "$@"
second=$?
[ $first -ne $none ] || exit $second
[ $second -ne $none ] || exit $first
[ $first -eq 0 ] || exit $first
exit $second
