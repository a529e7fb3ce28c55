"""Counting weights, and files that ask for more than they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.api.errors import EngineError
from engine.api.model import LayerNode
from engine.models import parameter_budget as budget
from engine.models.shape_inference import output_shape, weights
from engine.models.vetting import vet
from tests.unit.engine.models import files


def count(*layers: dict) -> int:
    return budget.measure(files.sequential(*layers), [], "f")[0]


@pytest.mark.parametrize(
    ("layer", "parameters"),
    [
        (files.layer("Conv2D", "c", filters=5, kernel_size=[3, 2]), 5 * (3 * 2 * 3 + 1)),
        (files.layer("Conv2D", "c", filters=6, kernel_size=3, groups=3, use_bias=False), 6 * 9),
        (files.layer("Conv2DTranspose", "c", filters=5, kernel_size=[2, 2]), 5 * (4 * 3 + 1)),
        (files.layer("DepthwiseConv2D", "c", kernel_size=[3, 3], depth_multiplier=2), 6 * 10),
        (files.layer("SeparableConv2D", "c", filters=4, kernel_size=[3, 3]), 27 + 4 * 4),
        (files.layer("Dense", "c", units=7), 7 * 4),
        (files.layer("BatchNormalization", "c", axis=-1), 12),
        (files.layer("LayerNormalization", "c", axis=[-1], center=False), 3),
        (files.layer("PReLU", "c", shared_axes=[1, 2]), 3),
        (files.layer("MaxPooling2D", "c", pool_size=[2, 2]), 0),
        (files.layer("Dense", "c", units=7, lora_rank=5), 7 * 4 + 5 * (3 + 7)),
        (
            files.layer("Conv2D", "c", filters=5, kernel_size=3, lora_rank=4),
            5 * (9 * 3 + 1) + 4 * (9 * 3 + 5),
        ),
        (files.layer("Embedding", "c", input_dim=9, output_dim=2, lora_rank=3), 18 + 3 * 11),
        (files.layer("ReversibleEmbedding", "c", input_dim=9, output_dim=2, tie_weights=False), 36),
        (files.layer("EinsumDense", "c", equation="abcd,de->abce", output_shape=[8, 8, 6]), 18),
        (files.layer("EinsumDense", "c", equation="...x,xy->...y", output_shape=6), 18),
        (files.layer("MultiHeadAttention", "c", num_heads=2, key_dim=4, value_dim=5), 2 * 2 * 27),
        (files.layer("RNN", "c", cell=files.layer("GRUCell", "g", units=4)), 3 * 4 * (3 + 4 + 1)),
        (files.layer("ConvLSTM3D", "c", filters=2, kernel_size=3), 4 * 2 * (27 * (3 + 2) + 1)),
        (files.layer("STFTSpectrogram", "c", frame_length=10, fft_length=20), 2 * 10 * 11),
    ],
)
def test_one_layer_on_an_8x8x3_input(layer, parameters):
    assert count(layer) == parameters


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (files.layer("Conv2D", "c", filters=5, kernel_size=3, strides=2), (None, 4, 3, 5)),
        (
            files.layer("Conv2D", "c", filters=5, kernel_size=3, strides=2, padding="same"),
            (None, 5, 4, 5),
        ),
        (files.layer("Conv2D", "c", filters=5, kernel_size=3, dilation_rate=2), (None, 5, 3, 5)),
        (files.layer("MaxPooling2D", "c", pool_size=[2, 2]), (None, 4, 3, 2)),
        (files.layer("GlobalMaxPooling2D", "c"), (None, 2)),
        (files.layer("GlobalAveragePooling2D", "c", keepdims=True), (None, 1, 1, 2)),
        (files.layer("Flatten", "c"), (None, 126)),
        (files.layer("Reshape", "c", target_shape=[7, -1]), (None, 7, 18)),
        (files.layer("ZeroPadding2D", "c", padding=[[0, 1], [2, 3]]), (None, 10, 12, 2)),
        (files.layer("Cropping2D", "c", cropping=[[1, 1], [2, 2]]), (None, 7, 3, 2)),
        (files.layer("UpSampling2D", "c", size=[2, 3]), (None, 18, 21, 2)),
        (files.layer("Resizing", "c", height=20, width=30), (None, 20, 30, 2)),
    ],
)
def test_shapes_from_9x7x2(layer, shape):
    assert output_shape(layer, [(None, 9, 7, 2)]) == shape


@pytest.mark.parametrize("make", [files.keras_file, files.h5_file])
def test_a_small_file_that_asks_for_a_gigabyte(tmp_path, work, make):
    config = files.sequential(
        files.layer("Flatten", "flat"),
        files.layer("Dense", "a", units=16_000),
        files.layer("Dense", "b", units=16_000),
    )
    path = make(tmp_path / "net.keras", config)
    assert Path(path).stat().st_size < 25_000
    with pytest.raises(EngineError, match=r"asks for 259,\d+,\d+ weights but stores only 275"):
        vet(path, work_dir=str(work))


def test_the_shape_it_was_built_with_is_not_believed(tmp_path, work):
    big = files.layer("Dense", "a", units=16_000)
    second = files.layer("Dense", "b", units=16_000) | {"build_config": {"input_shape": [None, 1]}}
    with pytest.raises(EngineError, match="but stores only"):
        vet(
            files.keras_file(tmp_path / "n.keras", files.sequential(big, second)),
            work_dir=str(work),
        )
    built = files.layer("Dense", "c", units=9) | {"build_config": {"input_shape": [None, 10**8]}}
    path = files.keras_file(tmp_path / "n.keras", files.sequential(built))
    vetted = vet(path, work_dir=str(work))
    assert vetted.parameters == 9 * (3 + 1)
    assert "build_config" not in str(vetted.config)


def wrapped(cls: str, inner: dict) -> dict:
    return files.layer(cls, "wrap", layer=inner)


@pytest.mark.parametrize(
    "front",
    [
        files.layer("LSTM", "front", units=2),
        wrapped("Bidirectional", files.layer("LSTM", "front", units=2)),
        wrapped("TimeDistributed", files.layer("Flatten", "front")),
        files.layer("Embedding", "front", input_dim=2, output_dim=2),
        files.layer("Tile", "front", "keras.src.ops.numpy"),
        files.layer("Pipeline", "front", layers=[]),
    ],
)
def test_no_layer_in_front_hides_what_follows(front):
    dense = [files.layer("Dense", name, units=16_000) for name in "ab"]
    assert count(front, *dense) > 16_000**2


@pytest.mark.parametrize(
    "layer",
    [
        files.layer("UpSampling2D", "big", size=[100_000, 100_000]),
        files.layer("UpSampling2D", "big", size=[1200, 1200]),
        files.layer("ZeroPadding2D", "big", padding=[[9_000, 9_000], [9_000, 9_000]]),
        files.layer("Conv2DTranspose", "big", filters=1, kernel_size=1, strides=2_000),
        files.layer("RepeatVector", "big", n=10**8),
        files.layer("Resizing", "big", height=9_000, width=9_000),
        files.layer("Reshape", "big", target_shape=[1] * 40),
        files.layer("InputLayer", "big", batch_shape=[None, 20_000, 20_000, 3]),
    ],
    ids=["absurd", "large", "padded", "strides", "repeated", "resized", "axes", "input"],
)
def test_arrays_out_of_proportion(layer):
    with pytest.raises(EngineError, match="layer big makes an array"):
        count(layer)


def operation(cls: str, module: str = "numpy", **settings: object) -> dict:
    return files.layer(cls, "big", f"keras.src.ops.{module}", **settings)


@pytest.mark.parametrize(
    "layer",
    [
        operation("Tile", repeats=[1, 900, 900, 1]),
        operation("Tile", repeats=[500_000, 1, 1, 1]),
        operation("Repeat", repeats=500_000, axis=-1),
        operation("Repeat", repeats=[400_000] * 8, axis=1),
        operation("BroadcastTo", shape=[30, 8_000, 8_000, 3]),
        operation("Pad", pad_width=[[0, 0], [9_000, 9_000], [9_000, 9_000], [0, 0]]),
        operation("Pad", pad_width=2_000),
        operation("Outer"),
        operation("Vander", N=10**7),
        operation("Linspace", num=10**7),
        operation("Full", shape=[10**9]),
        operation("Resize", "image", size=[9_000, 9_000]),
        operation("PadImages", "image", target_height=9_000, target_width=9_000),
        operation("ExtractPatches", "image", size=[8, 8], strides=[1, 1], data_format=None),
        operation("OneHot", "nn", num_classes=10**7, axis=-1),
        operation("MultiHot", "nn", num_classes=10**8),
        operation("Fold", "nn", output_size=[90_000, 90_000], kernel_size=1),
        operation("SegmentSum", "math", num_segments=10**8),
        operation("IRFFT", "math", fft_length=10**7),
    ],
    ids=lambda each: each["class_name"],
)
def test_operations_that_make_arrays_out_of_proportion(layer):
    if layer["class_name"] == "Outer":
        config = two_inputs(layer, (None, 9_000), (None, 9_000))
    elif layer["class_name"] == "ExtractPatches":
        config = two_inputs(layer, (None, 1_500, 1_500, 3))
        layer["config"]["size"] = [200, 200]
    elif layer["class_name"] == "Fold":
        config = two_inputs(layer, (None, 4, 9))
    else:
        config = files.sequential(layer)
    with pytest.raises(EngineError, match="layer big makes an array"):
        budget.measure(config, [], "f")


def two_inputs(last: dict, *shapes: tuple[int | None, ...]) -> dict:
    """A functional model of inputs with these shapes, which all go to one layer."""
    names = [f"in{at}" for at in range(len(shapes))]
    inputs = [
        files.layer("InputLayer", name, batch_shape=list(shape))
        for name, shape in zip(names, shapes, strict=True)
    ]
    tensors = [
        {"class_name": "__keras_tensor__", "config": {"keras_history": [name, 0, 0]}}
        for name in names
    ]
    layers = [*inputs, {**last, "inbound_nodes": [{"args": tensors, "kwargs": {}}]}]
    return {"class_name": "Functional", "config": {"name": "net", "layers": layers}}


def test_sums_of_rows_and_columns_are_as_large_as_their_product():
    add = files.layer("Add", "big")
    with pytest.raises(EngineError, match=r"layer big makes an array of shape . x 9000 x 9000"):
        budget.measure(two_inputs(add, (None, 9_000, 1), (None, 1, 9_000)), [], "f")


@pytest.mark.parametrize(
    ("wrapper", "inside", "parameters"),
    [
        ("TimeDistributed", {"layer": files.layer("Dense", "d", units=5)}, 5 * 4),
        ("Bidirectional", {"layer": files.layer("LSTM", "l", units=5)}, 2 * 4 * 5 * 9),
        (
            "Bidirectional",
            {
                "layer": files.layer("LSTM", "l", units=5),
                "backward_layer": files.layer("LSTM", "m", units=5),
            },
            2 * 4 * 5 * 9,
        ),
    ],
    ids=["each step", "there and back", "as Keras writes it"],
)
def test_what_wrapped_layers_keep(wrapper, inside, parameters):
    steps = files.layer("Reshape", "steps", target_shape=[64, 3])
    assert count(steps, files.layer(wrapper, "w", **inside)) == parameters


STEPS = files.layer("Reshape", "steps", target_shape=[64, 3])


@pytest.mark.parametrize(
    ("layers", "says"),
    [
        ([files.layer("Dense", "d", units=10_000)] * 2, "but stores only 275"),
        (
            [files.layer("EinsumDense", "d", equation="...x,xy->...y", output_shape=9_000)] * 2,
            "but stores only 275",
        ),
        (
            [STEPS, files.layer("Bidirectional", "b", layer=files.layer("GRU", "g", units=4_000))],
            "but stores only 275",
        ),
        (
            [
                STEPS,
                *[files.layer("TimeDistributed", "t", layer=files.layer("Dense", "d", units=9_000))]
                * 2,
            ],
            "but stores only 275",
        ),
        ([operation("Tile", repeats=[1, 2_000, 2_000, 1])], "layer big makes an array"),
        ([operation("OneHot", "nn", num_classes=10**6, axis=-1)], "layer big makes an array"),
        ([operation("BroadcastTo", shape=[10**9, 8, 8, 3])], "layer big makes an array"),
    ],
    ids=["dense", "einsum", "there and back", "each step", "tiled", "one hot", "broadcast"],
)
@pytest.mark.parametrize("make", [files.keras_file, files.h5_file])
def test_small_files_that_ask_for_much_are_refused(tmp_path, work, make, layers, says):
    path = make(tmp_path / "net.keras", files.sequential(*layers))
    with pytest.raises(EngineError, match=says):
        vet(path, work_dir=str(work))


@pytest.mark.parametrize(
    ("mode", "values", "size"),
    [
        ("int8", 64 * 50 + 50 + 50, 64 * 50 + 4 * 100),
        ("int4/-1", 32 * 50 + 50 + 50, 32 * 50 + 4 * 100),
        ("int4/16", 32 * 50 + 4 * 50 + 50, 32 * 50 + 4 * 250),
        ("gptq/8/64", 64 * 50 + 50 + 50, 64 * 50 + 4 * 100),
    ],
)
def test_quantised_kernels_count_as_they_are_stored(mode, values, size):
    policy = {"class_name": "QuantizedDTypePolicy", "config": {"mode": mode}}
    dense = files.layer("Dense", "d", units=50, dtype=policy)
    found = weights(dense, (None, 64))
    assert (found.values, found.size_bytes) == (values, size)


def test_shapes_that_the_framework_tells_are_checked_before_anything_is_run():
    small = files.small()
    row = LayerNode("big", "big", "Arange", (None, 2**27), 0, True, (), False)
    outer = replace(row, path="outer", name="outer", output_shape=(None, 3), children=(row,))
    budget.check_arrays(small, [replace(row, output_shape=(None, 2**20)), row_of(())], "f")
    with pytest.raises(EngineError, match=r"layer big makes an array of shape . x 134217728"):
        budget.check_arrays(small, [outer], "f")


def test_arrays_are_in_proportion_to_what_is_fed_where_no_description_tells():
    row = LayerNode("big", "big", "Conv2d", (None, 4096, 4096, 8), 0, True, (), False)
    budget.check_arrays({}, [row], "f", (4096, 4096, 3))
    with pytest.raises(EngineError, match="layer big makes an array"):
        budget.check_arrays({}, [row], "f", (64, 64, 3))


def row_of(shape: tuple[int | None, ...]) -> LayerNode:
    return LayerNode("x", "x", "X", shape, 0, True, (), False)


def test_large_arrays_of_large_inputs_are_in_proportion():
    image = files.layer("InputLayer", "image", batch_shape=[None, 2048, 2048, 3])
    config = files.sequential(files.layer("Conv2D", "c", filters=64, kernel_size=3))
    config["config"]["layers"][0] = image
    assert budget.measure(config, [], "f")[:2] == (64 * 28, (None, 2046, 2046, 64))


def test_arrays_larger_than_the_free_memory(monkeypatch):
    monkeypatch.setattr(budget, "free_bytes", lambda: 300_000_000)
    count(files.layer("Resizing", "big", height=3_500, width=3_500))  # 147 MB, twice
    with pytest.raises(EngineError, match=r"needs about 384 MB of memory, and 300 MB are free"):
        count(files.layer("Resizing", "big", height=4_000, width=4_000))


def test_more_layers_than_are_built_in_sensible_time(monkeypatch):
    monkeypatch.setattr(budget, "MAX_LAYERS", 4)
    budget.check_extent(files.sequential(*[files.layer("ReLU", "r")] * 3), "f")
    with pytest.raises(EngineError, match="has 5 layers, more than the 4"):
        budget.check_extent(files.sequential(*[files.layer("ReLU", "r")] * 4), "f")


def test_models_in_models_that_are_used_over_and_over():
    model = files.sequential(files.layer("ReLU", "r"))
    for depth in range(20):
        model = files.sequential({**model, "inbound_nodes": [{}, {}]}, name=f"outer {depth}")
    with pytest.raises(EngineError, match="calls its layers more than 50,000 times"):
        budget.check_extent(model, "f")
    once = files.sequential(files.layer("ReLU", "r"))
    for depth in range(20):
        once = files.sequential({**once, "inbound_nodes": [{}]}, name=f"outer {depth}")
    budget.check_extent(once, "f")


def test_more_than_the_free_memory(tmp_path, work, monkeypatch):
    path = files.keras_file(tmp_path / "net.keras")
    monkeypatch.setattr(budget, "free_bytes", lambda: 1000)
    with pytest.raises(EngineError, match="Close other programs"):
        vet(path, work_dir=str(work))
    monkeypatch.setattr(budget, "free_bytes", lambda: 2000)
    assert vet(path, work_dir=str(work)).parameters == 275
