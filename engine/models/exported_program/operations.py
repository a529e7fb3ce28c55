"""Names the operations of exported programs as users know them; tells which are housekeeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.models.exported_program.program_graph import ProgramNode

_PLAIN_NAMES = {
    "convolution": "conv2d",
    "_convolution": "conv2d",
    "native_batch_norm": "batch_norm",
    "_native_batch_norm_legit_no_training": "batch_norm",
    "cudnn_batch_norm": "batch_norm",
    "native_layer_norm": "layer_norm",
    "native_group_norm": "group_norm",
    "_softmax": "softmax",
    "_log_softmax": "log_softmax",
    "_unsafe_view": "view",
    "_unsafe_index": "index",
    "max_pool2d_with_indices": "max_pool2d",
    "_adaptive_avg_pool2d": "adaptive_avg_pool2d",
    "special_expit": "sigmoid",
    "concat": "cat",
    "concatenate": "cat",
    "special_softmax": "softmax",
    "special_log_softmax": "log_softmax",
    "_scaled_dot_product_flash_attention_for_cpu": "scaled_dot_product_attention",
    "_scaled_dot_product_flash_attention": "scaled_dot_product_attention",
    "_scaled_dot_product_efficient_attention": "scaled_dot_product_attention",
}
"""Operations that PyTorch writes when it takes others apart, and the names that users know."""

HOUSEKEEPING = frozenset(
    "getitem sym_size sym_stride sym_numel alias lift_fresh_copy lift_fresh detach detach_copy "
    "clone contiguous to _to_copy type_as float "
    "view reshape permute transpose t swapaxes movedim unsqueeze squeeze expand expand_as "
    "select slice narrow split split_with_sizes chunk unbind unflatten numpy_T "
    "view_copy permute_copy _reshape_copy broadcast_to as_strided "
    "dropout feature_dropout alpha_dropout native_dropout "
    "arange full full_like zeros zeros_like ones ones_like empty empty_like scalar_tensor "
    "new_zeros new_ones new_full empty_strided "
    "eq ne ge gt le lt logical_not logical_and logical_or any all item "
    "_assert_scalar _assert_tensor_metadata sym_constrain_range_for_size".split()
)
"""Operations that only look at values otherwise, or are not about images: no rows of their own."""

VIEWS = frozenset(
    "view reshape _reshape_copy view_copy flatten unflatten squeeze unsqueeze expand expand_as "
    "broadcast_to contiguous clone alias detach detach_copy lift_fresh lift_fresh_copy to _to_copy "
    "type_as float dropout feature_dropout alpha_dropout native_dropout".split()
)
"""Operations that leave the numbers as they are, in their order."""


def operation_of(node: ProgramNode) -> str:
    """Return an operation's name as users know it, without its overload: "conv2d"."""
    name = node.op.removeprefix("aten.").partition(".")[0]
    if node.arguments.get("transposed") is True:
        return "conv_transpose2d"
    name = _PLAIN_NAMES.get(name, name)
    is_special = name.startswith("_") or not name.endswith("_")
    return name if is_special else name.rstrip("_")


def taken(node: ProgramNode) -> Iterator[str]:
    """Yield the names of the values that an operation takes."""
    for argument in node.arguments.values():
        items = argument if isinstance(argument, tuple) else (argument,)
        yield from (item.name for item in items if isinstance(item, ValueRef))


def fed(node: ProgramNode, name: str) -> str | None:
    """Return the value that an operation takes as an argument; None for none."""
    value = node.arguments.get(name)
    return value.name if isinstance(value, ValueRef) else None
