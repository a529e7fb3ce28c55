"""Parses the protocol buffers of a SavedModel, for `reading`: messages with the fields needed here.

The descriptors are our own, so that no framework is loaded in a box. What a message has beside
these fields is skipped. Texts must be UTF-8, messages lie in each other at most 100 deep.
"""

from __future__ import annotations

from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

_PACKAGE = "camscope.saved_model"

_ATTRIBUTE_LIST = "s=2:bytes* i=3:int64* f=4:float* b=5:bool* type=6:int32* shape=7:Shape*"
_FORMS = {
    "SavedModel": "meta_graphs=2:MetaGraph*",
    "MetaGraph": (
        "meta_info_def=1:MetaInfo graph_def=2:Graph saver_def=3:Saver signature_def=5:{Signature}"
    ),
    "MetaInfo": "tags=4:string*",
    "Saver": "filename_tensor_name=1:string save_tensor_name=2:string restore_op_name=3:string",
    "Signature": "inputs=1:{TensorInfo} outputs=2:{TensorInfo}",
    "TensorInfo": "name=1:string dtype=2:int32 tensor_shape=3:Shape",
    "Graph": "node=1:Node* library=2:Library",
    "Library": "function=1:Function*",
    "Function": "signature=1:Operation node_def=3:Node* ret=4:{string}",
    "Operation": "name=1:string input_arg=2:Argument* output_arg=3:Argument*",
    "Argument": (
        "name=1:string type=3:int32 type_attr=4:string number_attr=5:string type_list_attr=6:string"
    ),
    "Node": "name=1:string op=2:string input=3:string* attr=5:{Attribute}",
    "Attribute": (
        "list=1:AttributeList s=2:bytes i=3:int64 f=4:float b=5:bool type=6:int32 shape=7:Shape "
        "tensor=8:Tensor placeholder=9:string func=10:FunctionName"
    ),
    "AttributeList": f"{_ATTRIBUTE_LIST} func=9:FunctionName*",
    "FunctionName": "name=1:string",
    "Shape": "dim=2:Side* unknown_rank=3:bool",
    "Side": "size=1:int64",
    "Tensor": (
        "dtype=1:int32 tensor_shape=2:Shape tensor_content=4:bytes float_val=5:float* "
        "double_val=6:double* int_val=7:int32* string_val=8:bytes* int64_val=10:int64* "
        "bool_val=11:bool* half_val=13:int32* uint32_val=16:uint32* uint64_val=17:uint64*"
    ),
    "BundleHeader": "num_shards=1:int32 endianness=2:int32",
    "BundleEntry": (
        "dtype=1:int32 shape=2:Shape shard_id=3:int32 offset=4:int64 size=5:int64 slices=7:Slice*"
    ),
    "Slice": "",
}
"""Fields as name=number:type; a star repeats, braces map texts to the type. An Attribute has one of
its fields."""

_ONE_OF = {"Attribute": "value"}


class NoMessage(ValueError):
    """Bytes are not what they should be."""


def parsed(name: str, data: bytes) -> Any:  # noqa: ANN401  a message of a class made at run time
    """Return the message that bytes hold.

    Parameters
    ----------
    name : str
        Its kind: a key of the forms above.
    data : bytes
        All of it.

    Raises
    ------
    NoMessage
        When they are none.
    """
    message = _CLASSES[name]()
    try:
        message.ParseFromString(data)
    except (DecodeError, RecursionError) as error:
        raise NoMessage(str(error)) from None
    return message


def empty(name: str) -> Any:  # noqa: ANN401  a message of a class made at run time
    """Return a message of a kind with nothing in it."""
    return _CLASSES[name]()


def _made_classes() -> dict[str, Any]:
    file = descriptor_pb2.FileDescriptorProto(
        name="camscope_saved_model.proto", package=_PACKAGE, syntax="proto3"
    )
    for name, fields in _FORMS.items():
        form = file.message_type.add(name=name)
        if name in _ONE_OF:
            form.oneof_decl.add(name=_ONE_OF[name])
        for field in fields.split():
            _add_field(form, field, is_one=name in _ONE_OF)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}"))
        for name in _FORMS
    }


def _add_field(form: Any, field: str, *, is_one: bool) -> None:  # noqa: ANN401  a descriptor
    label, _, type_ = field.partition(":")
    name, _, number = label.partition("=")
    made = form.field.add(name=name, number=int(number))
    is_map = type_.startswith("{")
    made.label = made.LABEL_REPEATED if is_map or type_.endswith("*") else made.LABEL_OPTIONAL
    if is_map:
        entry = form.nested_type.add(name=name.title().replace("_", "") + "Entry")
        entry.options.map_entry = True
        _set_type(entry.field.add(name="key", number=1, label=made.LABEL_OPTIONAL), "string")
        _set_type(entry.field.add(name="value", number=2, label=made.LABEL_OPTIONAL), type_[1:-1])
        made.type = made.TYPE_MESSAGE
        made.type_name = f".{_PACKAGE}.{form.name}.{entry.name}"
        return
    _set_type(made, type_.rstrip("*"))
    if is_one:
        made.oneof_index = 0


def _set_type(field: Any, type_: str) -> None:  # noqa: ANN401  a descriptor
    if type_ in _FORMS:
        field.type = field.TYPE_MESSAGE
        field.type_name = f".{_PACKAGE}.{type_}"
    else:
        field.type = getattr(field, f"TYPE_{type_.upper()}")


_CLASSES = _made_classes()
