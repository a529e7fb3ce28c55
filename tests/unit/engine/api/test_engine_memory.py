"""When a second engine process may start."""

import pytest

from engine.api.engine_memory import has_room, second_engine_bytes
from engine.api.units import GB, MIB


def test_a_process_takes_its_framework_and_its_model_three_times():
    assert second_engine_bytes(0) == 700 * MIB
    assert second_engine_bytes(100 * MIB) == 1000 * MIB


@pytest.mark.parametrize(
    ("file_bytes", "free_bytes", "total_bytes", "fits"),
    [
        (0, 700 * MIB + GB // 2, 2 * GB, True),  # half a GB stays free
        (0, 700 * MIB + GB // 2 - 1, 2 * GB, False),
        (528 * MIB, 39 * GB // 10, 16 * GB, False),  # VGG16: 2.4 GB, and 1.6 GB stay free
        (528 * MIB, 5 * GB, 16 * GB, True),
        (10 * MIB, 16 * GB, 16 * GB, True),
        (8 * GB, 16 * GB, 16 * GB, False),
    ],
)
def test_a_part_of_the_memory_stays_free(file_bytes, free_bytes, total_bytes, fits):
    assert has_room(file_bytes, free_bytes, total_bytes) is fits
