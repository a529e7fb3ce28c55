"""What symbols say without their colours: each kind of layer and of message has another shape."""

import itertools

import pytest
from PySide6.QtGui import QColor

from gui.core.layer_kinds import LayerKind
from gui.icons import symbol

SIDE = 20
KINDS = [f"layer-{kind.value}" for kind in LayerKind]
MESSAGES = ["info", "warning", "error"]


def ink(name):
    """Return which pixels of a symbol are inked, all in one grey."""
    image = symbol(name, SIDE, 1.0, QColor("#808080")).toImage()
    pixels = itertools.product(range(image.width()), range(image.height()))
    return {place for place in pixels if image.pixelColor(*place).alpha() > 127}


@pytest.mark.parametrize("names", [KINDS, MESSAGES], ids=["layers", "messages"])
def test_shapes_tell_kinds_apart(qapp, names):
    shapes = {name: ink(name) for name in names}
    for one, other in itertools.combinations(names, 2):
        differing = shapes[one] ^ shapes[other]
        assert len(differing) > 0.2 * len(shapes[one] | shapes[other]), (one, other)
    assert all(shapes.values())
