"""Messages are read by descriptors of our own; bytes are written by hand here."""

import pytest

from engine.models.saved_model.protocol_buffers import NoMessage, empty, parsed


def test_a_message_written_by_hand():
    node = parsed("Node", b"\x0a\x01a\x12\x04Relu\x1a\x01x\x1a\x01y")
    assert (node.name, node.op, list(node.input)) == ("a", "Relu", ["x", "y"])


def test_a_map_and_one_of_several_values():
    attribute = b"\x0a\x01T\x12\x02\x30\x01"  # key "T", value {type: 1}
    node = parsed("Node", b"\x2a" + bytes([len(attribute)]) + attribute)
    assert node.attr["T"].WhichOneof("value") == "type"
    assert node.attr["T"].type == 1


def test_fields_that_are_not_needed_are_skipped():
    assert parsed("Node", b"\x22\x03cpu\x0a\x01a").name == "a"


@pytest.mark.parametrize("data", [b"\x0a\x05ab", b"\x0a\x01\xff", b"\x0f", b"\x0b" * 999])
def test_bytes_that_are_no_message(data):
    with pytest.raises(NoMessage):
        parsed("Node", data)


def test_an_empty_message():
    assert empty("Shape").unknown_rank is False
