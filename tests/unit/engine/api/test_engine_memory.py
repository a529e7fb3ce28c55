"""How much memory has to be free for a second engine process."""

import pytest

from engine.api.engine_memory import second_engine_bytes
from engine.api.units import GB, MIB


@pytest.mark.parametrize(
    ("file_bytes", "total_bytes", "expected"),
    [
        (0, 2 * GB, 700 * MIB + GB // 2),  # half a GB stays free, however small the machine
        (0, 16 * GB, 700 * MIB + 16 * GB // 10),
        (100 * MIB, 16 * GB, 1000 * MIB + 16 * GB // 10),
        (528 * MIB, 64 * GB, 2284 * MIB + 64 * GB // 10),  # VGG16
    ],
)
def test_process_model_and_reserve_are_counted(file_bytes, total_bytes, expected):
    assert second_engine_bytes(file_bytes, total_bytes) == expected
