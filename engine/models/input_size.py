"""Finds the input size that a model was trained for, where the model itself takes any.

Called when a model is opened, by `engine.session.open_model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.api.limits import LONG_SIDE_PX
from engine.models.architectures import find_architecture
from engine.models.config_graph import class_of, config_of, name_of, walk_layers

if TYPE_CHECKING:
    from engine.models.config_graph import Config

Size = tuple[int, int]

ANY_SIZE = text(
    "The model takes any size, and nothing tells which it was trained for: images keep their "
    "proportions, with at most {most} pixels on the longer side.",
    most=LONG_SIDE_PX,
)

_RESIZING = ("Resizing", "CenterCrop")


def find_input_size(
    config: Config, model_name: str, own: tuple[int | None, int | None]
) -> tuple[Size | None, Text | None]:
    """Tell the size that an image is given for a model that takes any.

    Parameters
    ----------
    config : dict
        `VettedModel.config`.
    model_name : str
        The model's own name.
    own : tuple
        Height and width of the input; None where any fits.

    Returns
    -------
    size : (int, int) or None
        Height and width; None where nothing tells, and for an input of one size.
    reason : Text or None
        A sentence on it; None for an input of one size.
    """
    if None not in own:
        return None, None
    built = _built_size(config)
    if built is not None:
        return _whole(built, own), text(
            "The file says that the network was built for {width} × {height} pixels.",
            width=built[1],
            height=built[0],
        )
    for layer in walk_layers(config):
        if class_of(layer) in _RESIZING:
            size = _sides(config_of(layer).get("height"), config_of(layer).get("width"))
            if size is not None:
                return _whole(size, own), text(
                    "The model itself makes {width} × {height} pixels of its input (layer "
                    "{layer}).",
                    width=size[1],
                    height=size[0],
                    layer=name_of(layer),
                )
    family = find_architecture(config, model_name)
    side = None if family is None else family.side_of(config, model_name)
    if family is not None and side is not None:
        return _whole((side, side), own), text(
            "The model takes any size; {family} of Keras Applications was trained with {side} × "
            "{side} pixels.",
            family=family.name,
            side=side,
        )
    return None, ANY_SIZE


def _built_size(config: Config) -> Size | None:
    """Return the size that a saved model was built with, where the file has kept it."""
    built = config.get("build_config")
    shape = built.get("input_shape") if isinstance(built, dict) else None
    if not isinstance(shape, list | tuple) or len(shape) != 4:
        return None
    return _sides(shape[1], shape[2])


def _sides(height: object, width: object) -> Size | None:
    """Return two sides of an image; None for what is none."""
    if isinstance(height, int) and isinstance(width, int) and min(height, width) > 0:
        return height, width
    return None


def _whole(size: Size, own: tuple[int | None, int | None]) -> Size:
    """Return a size with the sides that are fixed."""
    return own[0] or size[0], own[1] or size[1]
