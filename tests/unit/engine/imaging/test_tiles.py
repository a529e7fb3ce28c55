"""Tiles of channels: statistics, order, levels and grids, against numbers worked out by hand."""

import numpy as np
import pytest

from engine.api.activations import TileForm, TileOrder, TileStyle
from engine.imaging import colormap_table
from engine.imaging.contact_sheet import PAD, SHEET_TILES, TITLE_HEIGHT, SheetRow, contact_sheet
from engine.imaging.tiles import (
    EXPORT_SIDE,
    GROUND,
    MARGIN,
    channel_order,
    channel_statistics,
    channels_first,
    export_size,
    form_of,
    kernel_tile,
    tile,
    tile_grid,
    tile_levels,
)

# Three channels of 2 x 2: mixed, dead, the same everywhere.
MIXED = [[0.0, 1.0], [2.0, 5.0]]
VALUES = np.stack([np.array(MIXED), np.zeros((2, 2)), np.full((2, 2), 3.0)], axis=-1).astype(
    np.float32
)


def levels(channel, form, values=VALUES):
    return tile_levels(values, channel, form, channel_statistics(values)).tolist()


def test_channels_first_lays_each_channel_out_in_one_piece():
    rng = np.random.default_rng(0)
    whole = rng.normal(size=(6, 10, 7)).astype(np.float32)
    for values in (whole, whole[::2, 1:8], whole[:1, :1]):
        channels = channels_first(values)
        assert channels.flags.c_contiguous
        assert not channels.flags.writeable
        for number in range(7):
            np.testing.assert_array_equal(channels[number], values[:, :, number])


def test_statistics_of_each_channel():
    found = channel_statistics(VALUES)
    assert found.minimum.tolist() == [0, 0, 3]
    assert found.mean.tolist() == [2, 0, 3]
    assert found.maximum.tolist() == [5, 0, 3]
    assert found.std.tolist() == pytest.approx([np.sqrt(3.5), 0, 0])  # squares 4, 1, 0, 9 over 4
    assert found.zeros.tolist() == [0.25, 1, 0]
    assert found.dead.tolist() == [False, True, False]
    assert found.not_finite.tolist() == [0, 0, 0]


def test_values_that_are_not_finite_count_as_zero_and_are_counted():
    values = VALUES.copy()
    values[0, 0, 1] = np.nan
    values[1, 1, 0] = np.inf
    found = channel_statistics(values)
    assert found.not_finite.tolist() == [1, 1, 0]
    assert found.dead.tolist() == [False, False, False]
    assert found.mean.tolist() == [0.75, 0, 3]
    assert levels(1, TileForm.TEXTBOOK, values) == [[0, 0], [0, 0]]
    assert levels(0, TileForm.OWN, values) == [[0, 128], [255, 0]]


def test_own_range_goes_from_black_to_white():
    assert levels(0, TileForm.OWN) == [[0, 51], [102, 255]]


@pytest.mark.parametrize("channel", [1, 2])
def test_a_flat_channel_is_a_flat_tile_in_every_form(channel):
    for form, shade in (
        (TileForm.OWN, 0),
        (TileForm.TEXTBOOK, 0),
        (TileForm.SHARED, 153 if channel == 2 else 0),
    ):
        assert levels(channel, form) == [[shade, shade], [shade, shade]]


def test_textbook_form_is_cut_off_and_loses_fractions():
    # Mean 2, std sqrt(3.5) = 1.870829: 59.58, 93.79, 128, 230.6.
    assert levels(0, TileForm.TEXTBOOK) == [[59, 93], [128, 230]]
    spike = np.zeros((10, 10, 1), np.float32)
    spike[0, 0] = 100  # std 9.95, so 99 / 9.95 * 64 + 128 is far above 255
    assert levels(0, TileForm.TEXTBOOK, spike)[0][0] == 255
    assert levels(0, TileForm.TEXTBOOK, -spike)[0][0] == 0


def test_one_range_for_all_keeps_channels_comparable():
    values = np.array([[[0.0, 8.0]], [[1.0, 10.0]]], np.float32)
    assert levels(0, TileForm.SHARED, values) == [[0], [26]]  # 25.5, halves to even
    assert levels(1, TileForm.SHARED, values) == [[204], [255]]


def test_extremes_of_float32_do_not_overflow():
    huge = np.array([[[-3e38], [3e38]]], np.float32)
    assert levels(0, TileForm.OWN, huge) == [[0, 255]]


def test_single_cells_are_compared_with_each_other():
    vector = np.zeros((1, 1, 4), np.float32)
    assert form_of(TileForm.OWN, vector) is TileForm.SHARED
    assert form_of(TileForm.TEXTBOOK, vector) is TileForm.SHARED
    assert form_of(TileForm.OWN, VALUES) is TileForm.OWN


def test_orders():
    found = channel_statistics(VALUES)
    weights = np.array([-0.5, 0.1, 0.7], np.float32)
    assert channel_order(TileOrder.INDEX, found).tolist() == [0, 1, 2]
    assert channel_order(TileOrder.MEAN, found).tolist() == [2, 0, 1]
    assert channel_order(TileOrder.SPARSITY, found).tolist() == [2, 0, 1]
    assert channel_order(TileOrder.WEIGHT, found, weights).tolist() == [2, 1, 0]
    assert channel_order(TileOrder.WEIGHT, found).tolist() == [0, 1, 2]


def test_equals_stay_in_the_order_of_their_numbers():
    found = channel_statistics(np.zeros((2, 2, 300), np.float32))
    for order in TileOrder:
        assert channel_order(order, found, np.zeros(300, np.float32)).tolist() == list(range(300))


def test_a_tile_repeats_cells_and_is_colored():
    grid = np.array([[0, 255], [128, 7]], np.uint8)
    table = colormap_table("viridis")
    found = tile(grid, table, (4, 6))
    assert found.shape == (4, 6, 3)
    assert np.array_equal(found, table[grid].repeat(2, axis=0).repeat(3, axis=1))


def test_a_large_grid_is_averaged():
    grid = np.array([[0, 100], [100, 200]], np.uint8)
    assert tile(grid, colormap_table("gray"), (1, 1)).tolist() == [[[100, 100, 100]]]


@pytest.mark.parametrize(
    ("grid", "size"),
    [
        ((7, 7), (70, 70)),
        ((1, 1), (64, 64)),
        ((224, 224), (224, 224)),
        ((3, 9), (24, 72)),
        ((64, 32), (64, 32)),
    ],
)
def test_exported_tiles_are_whole_multiples(grid, size):
    assert export_size(grid) == size
    assert max(size) >= EXPORT_SIDE


def test_a_grid_of_tiles_has_rows_columns_margins_and_grey_ground():
    style = TileStyle(columns=2, colormap="gray")
    found = tile_grid(VALUES, style, size=(2, 2))
    assert found.shape == (2 * (2 + MARGIN) + MARGIN, 2 * (2 + MARGIN) + MARGIN, 3)
    assert np.all(found[0] == GROUND)
    assert found[2:4, 2:4, 0].tolist() == [[0, 51], [102, 255]]
    assert found[2:4, 6:8].max() == 0
    assert np.all(found[6:8, 2:4] == 0)
    assert np.all(found[6:8, 6:8] == GROUND)  # there is no fourth channel


def test_a_grid_follows_the_order():
    style = TileStyle(order=TileOrder.MEAN, form=TileForm.SHARED, columns=3, colormap="gray")
    found = tile_grid(VALUES, style, size=(2, 2))
    assert [int(found[2, left, 0]) for left in (2, 6, 10)] == [153, 0, 0]
    assert int(found[3, 7, 0]) == 255  # the mixed channel stands second


@pytest.mark.parametrize("count", [1, 15, 16, 17, 33])
def test_any_number_of_channels_fits(count):
    found = tile_grid(np.ones((2, 3, count), np.float32), TileStyle(), size=(2, 3))
    rows, columns = -(-count // 16), min(16, count)
    assert found.shape == (rows * 4 + 2, columns * 5 + 2, 3)


def test_a_kernel_is_one_picture_on_one_scale():
    kernels = np.zeros((2, 1, 3, 2), np.float32)
    kernels[0, 0, :, 1] = [-1, 0, 1]
    assert kernel_tile(kernels, 1, (2, 1)).tolist() == [[[0, 128, 255]], [[128, 128, 128]]]
    assert kernel_tile(kernels, 0, (2, 1)).max() == 0
    grey = kernel_tile(kernels[:, :, :1], 1, (4, 2))
    assert grey.shape == (4, 2, 3)
    assert grey[0, 0].tolist() == [0, 0, 0]
    assert grey[3, 1].tolist() == [255, 255, 255]


def test_a_contact_sheet_stacks_titled_layers():
    many = np.random.default_rng(0).random((4, 4, SHEET_TILES + 5), np.float32)
    rows = [SheetRow("first", VALUES), SheetRow("second, with many", many)]
    found = contact_sheet(iter(rows), TileStyle(columns=8))
    single = [contact_sheet([row], TileStyle(columns=8)) for row in rows]
    assert found.shape[0] == sum(part.shape[0] - 2 * PAD for part in single) + 3 * PAD
    assert found.shape[1] == max(part.shape[1] for part in single)
    title = found[PAD : PAD + TITLE_HEIGHT, PAD : PAD + 60]
    assert title.min() < 100  # letters
    assert title.max() == 255
    # 8 rows of 8 tiles, not 9
    tall = single[1].shape[0] - 2 * PAD - TITLE_HEIGHT
    assert tall == 8 * (48 + MARGIN) + MARGIN
