"""A tensor in words."""

from engine.models.torch_files.contents import StoredTensor, sides_and_type


def test_sides_and_type_are_one_line():
    assert sides_and_type(StoredTensor("a", "float32", (64, 3, 7, 7))) == "64 × 3 × 7 × 7 float32"
    assert sides_and_type(StoredTensor("a", "int64", ())) == "1 int64"
