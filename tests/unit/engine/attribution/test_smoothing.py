"""Copies, what undoes them on a map of any grid, and the running statistics."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.parameters import SmoothingParameters
from engine.attribution.smoothing import Change, RunningMaps, changed_copies

INPUTS = np.random.default_rng(0).normal(size=(1, 6, 8, 3)).astype(np.float32)


def copies(inputs=INPUTS, **parameters):
    return list(changed_copies(inputs, SmoothingParameters(**parameters)))


def test_the_first_copy_is_untouched():
    (first, change), *others = copies(smoothing=5)
    assert len(others) == 4
    np.testing.assert_array_equal(first, INPUTS)
    assert change == Change((6, 8))


@pytest.mark.parametrize("count", [0, 1])
def test_off_is_one_copy(count):
    assert len(copies(smoothing=count)) == 1


def test_every_second_copy_is_mirrored():
    found = copies(smoothing=4, shift=0, noise=0.0)
    assert [change.mirrored for _, change in found] == [False, True, False, True]
    np.testing.assert_array_equal(found[1][0], INPUTS[:, :, ::-1])
    np.testing.assert_array_equal(found[2][0], INPUTS)
    unflipped = copies(smoothing=4, flips=False)
    assert not any(change.mirrored for _, change in unflipped)


def test_shifts_repeat_the_borders():
    found = copies(smoothing=40, shift=2, noise=0.0)
    shifts = {(change.down, change.across) for _, change in found}
    assert {down for down, _ in shifts} == {across for _, across in shifts} == set(range(-2, 3))
    for copy, change in found:
        source = INPUTS[0, :, ::-1] if change.mirrored else INPUTS[0]
        for row in range(6):
            for column in range(8):
                y = min(max(row - change.down, 0), 5)
                x = min(max(column - change.across, 0), 7)
                np.testing.assert_array_equal(copy[0, row, column], source[y, x])


def test_shifts_stay_within_a_small_input():
    for copy, change in copies(INPUTS[:, :2, :1], smoothing=20, shift=64):
        assert copy.shape == (1, 2, 1, 3)
        assert abs(change.down) <= 1
        assert change.across == 0


def test_noise_is_a_share_of_the_range():
    inputs = np.full((1, 100, 100, 3), 20, np.float32)
    inputs[0, 0, 0, 0], inputs[0, 0, 0, 1] = -10, 30
    _, (copy, _) = copies(inputs, smoothing=2, noise=0.1, shift=0, flips=False)
    difference = copy - inputs
    assert copy.dtype == np.float32
    assert difference.std() == pytest.approx(4, rel=0.05)
    assert abs(difference.mean()) < 0.1


def test_a_flat_input_has_no_noise():
    flat = np.ones((1, 4, 4, 1), np.float32)
    for copy, _ in copies(flat, smoothing=5, noise=1.0):
        np.testing.assert_array_equal(copy, flat)


def test_the_seed_decides():
    first, again, other = (copies(smoothing=6, seed=seed) for seed in (3, 3, 4))
    for (copy, change), (copy_again, change_again) in zip(first, again, strict=True):
        assert copy.tobytes() == copy_again.tobytes()
        assert change == change_again
    assert any((a[0] != b[0]).any() for a, b in zip(first[1:], other[1:], strict=True))


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("down", "across"), [(0, 0), (2, -4), (-4, 2), (4, 4)])
def test_undoing_is_exact_for_whole_cells(mirrored, down, across):
    # A map that sees the input: the mean of each 2 x 2 pixels. 12 x 16 pixels are 6 x 8 cells.
    inputs = np.random.default_rng(1).integers(-99, 99, size=(12, 16)).astype(np.float32)

    def seen(pixels):
        return pixels.reshape(6, 2, 8, 2).mean(axis=(1, 3))

    copy = inputs[:, ::-1] if mirrored else inputs
    copy = copy[np.clip(np.arange(12) - down, 0, 11)][:, np.clip(np.arange(16) - across, 0, 15)]
    undone = Change((12, 16), mirrored, down, across).undone(seen(copy))
    rows = slice(max(0, -down // 2), 6 - max(0, down // 2))  # what the shift did not push out
    columns = slice(max(0, -across // 2), 8 - max(0, across // 2))
    if mirrored:
        columns = slice(8 - columns.stop, 8 - columns.start)
    np.testing.assert_array_equal(undone[rows, columns], seen(inputs)[rows, columns])


def test_undoing_a_part_of_a_cell():
    # One pixel of four is a quarter of a cell: what lay at i is found at i + 1/4 of the copy's.
    raw = np.array([[0, 4, 8], [40, 44, 48]], np.float32)
    undone = Change((8, 12), across=1).undone(raw)
    np.testing.assert_allclose(undone, [[1, 5, 8], [41, 45, 48]])
    undone = Change((8, 12), across=-1).undone(raw)
    np.testing.assert_allclose(undone, [[0, 3, 7], [40, 43, 47]])
    undone = Change((8, 12), down=1).undone(raw)
    np.testing.assert_allclose(undone, [[10, 14, 18], [40, 44, 48]])
    undone = Change((8, 12), mirrored=True, across=1).undone(raw)
    np.testing.assert_allclose(undone, [[8, 5, 1], [48, 45, 41]])


def test_undoing_brings_a_smooth_map_back():
    rows, columns = np.mgrid[:14, :21].astype(np.float32)
    ramp = 3 * rows - 2 * columns
    for _, change in copies(np.zeros((1, 224, 336, 3), np.float32), smoothing=20, shift=20):
        shifted = ramp - 3 * change.down / 16 + 2 * change.across / 16
        if change.mirrored:  # of the mirrored ramp
            shifted = (
                (3 * rows - 2 * (20 - columns)) - 3 * change.down / 16 - 2 * change.across / 16
            )
        inner = slice(2, -2)
        np.testing.assert_allclose(
            change.undone(shifted)[inner, inner], ramp[inner, inner], atol=1e-4
        )


def test_a_map_of_one_cell_stays():
    change = Change((6, 8), mirrored=True, down=3, across=-2)
    np.testing.assert_array_equal(change.undone(np.array([[5]], np.float32)), [[5]])


def test_running_statistics_are_numpys():
    rng = np.random.default_rng(0)
    maps = {
        "one": rng.normal(100, 0.01, size=(50, 3, 4)).astype(np.float32),
        "two": rng.normal(size=(50, 2, 2)).astype(np.float32),
    }
    running = RunningMaps()
    for number in range(50):
        running.add({layer: each[number] for layer, each in maps.items()})
        means, deviations = running.means(), running.deviations()
        for layer, each in maps.items():
            so_far = each[: number + 1].astype(float)
            np.testing.assert_allclose(means[layer], so_far.mean(axis=0), rtol=1e-6)
            np.testing.assert_allclose(deviations[layer], so_far.std(axis=0), rtol=1e-5)
    assert running.count == 50
    assert means["one"].dtype == deviations["one"].dtype == np.float32


def test_running_maps_are_not_changed_afterwards():
    running = RunningMaps()
    running.add({"a": np.ones((1, 2), np.float32)})
    before = running.means()["a"]
    running.add({"a": np.zeros((1, 2), np.float32)})
    np.testing.assert_array_equal(before, [[1, 1]])
