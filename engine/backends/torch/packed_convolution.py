"""Runs convolutions of images in oneDNN, forward and back, with kernels that lie as it wants them.

PyTorch lays a kernel anew for each call, which takes up to five times as long as a convolution of
few cells. The gradient with respect to what a convolution takes is a convolution, too, with the
kernel turned round; with strides it is a transposed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST = torch.channels_last
Activation = tuple[str, list[float]]
"""What oneDNN calls an activation, and its numbers."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """How a convolution moves over the grid.

    Attributes
    ----------
    padding, stride, dilation : tuple of int
        In rows and columns.
    groups : int
        Parts of the channels that do not mix.
    """

    padding: tuple[int, int]
    stride: tuple[int, int]
    dilation: tuple[int, int]
    groups: int

    @property
    def listed(self) -> list[Any]:
        """As oneDNN's operations take them."""
        return [list(self.padding), list(self.stride), list(self.dilation), self.groups]


def can_pack(device: str) -> bool:
    """Tell whether oneDNN's operations on such kernels are to be had on a device."""
    names = (
        "_convolution_pointwise",
        "_convolution_transpose_pointwise",
        "_reorder_convolution_weight",
        "_reorder_convolution_transpose_weight",
    )
    return (
        device == "cpu"
        and torch.backends.mkldnn.is_available()
        and torch.backends.mkldnn.enabled
        and all(hasattr(torch.ops.mkldnn, name) for name in names)
    )


def working_type(given: Any) -> Any:
    """Return the type of numbers that a convolution of a tensor works in."""
    return torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else given.dtype


class PackedConvolution:
    """A convolution without gradients of its own, on the CPU.

    Parameters
    ----------
    kernel : tensor of float32, shape (o, i / groups, kh, kw)
        The kernel.
    bias : tensor of float32, shape (o,), or None
        The bias.
    geometry : Geometry
        How it moves.
    """

    def __init__(self, kernel: Any, bias: Any, geometry: Geometry) -> None:
        self._kernel, self._bias = kernel, bias
        self.geometry = geometry
        self._settings = geometry.listed
        self._forward: dict[Any, tuple[Any, Any]] = {}  # by the type of numbers
        self._back: dict[Any, Callable[..., Any]] = {}

    def forward(self, given: Any, activation: Activation | None = None, other: Any = None) -> Any:
        """Return the convolution of images (n, i, h, w), in `working_type`.

        Parameters
        ----------
        given : tensor
            The images.
        activation : Activation or None
            What comes behind the bias, and behind the sum.
        other : tensor or None
            Is added, of the result's shape.
        """
        dtype = working_type(given)
        given = given.to(dtype).contiguous(memory_format=_LAST)
        if dtype not in self._forward:
            kernel = torch.ops.mkldnn._reorder_convolution_weight(
                self._kernel.to(dtype), *self._settings, list(given.shape)
            )
            self._forward[dtype] = kernel, None if self._bias is None else self._bias.to(dtype)
        kernel, bias = self._forward[dtype]
        name, numbers = activation or ("none", [])
        if other is None:
            return torch.ops.mkldnn._convolution_pointwise.default(
                given, kernel, bias, *self._settings, name, numbers, ""
            )
        other = other.to(dtype).contiguous(memory_format=_LAST)
        unary = None if activation is None else name
        return torch.ops.mkldnn._convolution_pointwise.binary(
            given, other, kernel, bias, *self._settings, "add", None, unary, numbers, None
        )

    def back(self, gradient: Any, given: Any, dtype: Any, onto: Any = None) -> Any:
        """Return the gradient with respect to the images that were given.

        Parameters
        ----------
        gradient : tensor, shape (n, o, h', w')
            With respect to the convolution.
        given : tensor, shape (n, i, h, w)
            The images; only their shape counts.
        dtype : torch.dtype
            What the convolution worked in.
        onto : tensor or None
            Another part of the same gradient, which is added.
        """
        gradient = gradient.to(dtype).contiguous(memory_format=_LAST)
        key = dtype, self._left(gradient, given)
        if key not in self._back:
            self._back[key] = self._way_back(gradient, *key)
        return self._back[key](gradient, given, onto)

    def _reach(self) -> list[int]:
        """Return how far a kernel reaches, in rows and columns, less one."""
        sides = self._kernel.shape[2:]
        return [step * (side - 1) for step, side in zip(self.geometry.dilation, sides, strict=True)]

    def _left(self, gradient: Any, given: Any) -> tuple[int, int]:
        """Return how many of the last rows and columns that were given no step of a stride met."""
        geometry = self.geometry
        rows, columns = (
            given.shape[2 + axis]
            + 2 * geometry.padding[axis]
            - reach
            - 1
            - (gradient.shape[2 + axis] - 1) * geometry.stride[axis]
            for axis, reach in enumerate(self._reach())
        )
        return rows, columns

    def _way_back(self, gradient: Any, dtype: Any, left: tuple[int, int]) -> Callable[..., Any]:
        """Return a function of a gradient, the images, and what is added."""
        geometry = self.geometry
        around = [far - near for far, near in zip(self._reach(), geometry.padding, strict=True)]
        if geometry.stride == (1, 1) and min(around) >= 0:
            return self._turned(gradient, dtype, around)
        fits = all(
            0 <= rest < max(step, apart)
            for rest, step, apart in zip(left, geometry.stride, geometry.dilation, strict=True)
        )
        if geometry.groups == 1 and fits:
            return self._transposed(gradient, dtype, list(left))
        return self._plain(dtype)

    def _turned(self, gradient: Any, dtype: Any, around: list[int]) -> Callable[..., Any]:
        groups = self.geometry.groups
        out, into, *sides = self._kernel.shape
        turned = self._kernel.reshape(groups, out // groups, into, *sides).transpose(1, 2)
        turned = turned.reshape(groups * into, out // groups, *sides).flip(2, 3)
        geometry = Geometry((around[0], around[1]), (1, 1), self.geometry.dilation, groups)
        kernel = turned.to(dtype).contiguous(memory_format=_LAST)
        settings = geometry.listed
        kernel = torch.ops.mkldnn._reorder_convolution_weight(
            kernel, *settings, list(gradient.shape)
        )
        pointwise = torch.ops.mkldnn._convolution_pointwise

        def run(gradient: Any, _given: Any, onto: Any) -> Any:
            if onto is None:
                return pointwise.default(gradient, kernel, None, *settings, "none", [], "")
            onto = onto.to(dtype).contiguous(memory_format=_LAST)
            return pointwise.binary(
                gradient, onto, kernel, None, *settings, "add", None, None, [], None
            )

        return run

    def _transposed(self, gradient: Any, dtype: Any, left: list[int]) -> Callable[..., Any]:
        padding, stride, dilation, groups = self._settings
        settings = [padding, left, stride, dilation, groups]
        kernel = torch.ops.mkldnn._reorder_convolution_transpose_weight(
            self._kernel.to(dtype).contiguous(), *settings, list(gradient.shape)
        )

        def run(gradient: Any, _given: Any, onto: Any) -> Any:
            found = torch.ops.mkldnn._convolution_transpose_pointwise.default(
                gradient, kernel, None, *settings, "none", [], ""
            )
            return found if onto is None else onto + found

        return run

    def _plain(self, dtype: Any) -> Callable[..., Any]:
        """Return PyTorch's own way; in bfloat16 it takes thirty times as long as in float32."""
        padding, stride, dilation, groups = self._settings

        def run(gradient: Any, given: Any, onto: Any) -> Any:
            shaped = torch.empty(given.shape, memory_format=_LAST)
            found = torch.ops.aten.convolution_backward.default(
                gradient.float(),
                shaped,
                self._kernel,
                None,
                stride,
                padding,
                dilation,
                False,
                [0, 0],
                groups,
                [True, False, False],
            )[0].to(dtype)
            return found if onto is None else onto + found

        return run
