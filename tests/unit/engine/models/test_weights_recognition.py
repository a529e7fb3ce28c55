"""Networks are recognised by their tensors, however a file lays them out; else it is said why not.

The numbers are of no matter here: `tests/unit/engine/session/test_weights_files.py` compares them.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest

from engine.api.errors import EngineError
from engine.api.weights import WeightsFit
from engine.models.model_contents import DataSet, LayerWeights, ModelContents
from engine.models.weights_recognition import recognise, recognise_as, weights_only
from tests.weights import network, old


def contents_of(sets, layers=(), groups=()):
    """What the box tells of a file: data sets by path, layers with the numbers of theirs."""
    return ModelContents(
        None,
        True,
        tuple(DataSet(path, "<f4", tuple(shape), 0) for path, shape in sets),
        tuple(LayerWeights(name, tuple(indices)) for name, indices in layers),
        tuple(groups),
    )


def new(layers, extra=(), root="layers", groups=()):
    """A file of Keras 3."""
    sets = [
        (f"{root}/" + "/layers/".join(layer.place.split("/")) + f"/vars/{number}", shape)
        for layer in layers
        for number, (_, shape) in enumerate(layer.weights)
    ]
    return contents_of([*sorted(sets), *extra], groups=groups)


def in_old_format(layers):
    """A file of Keras 2."""
    sets, listed = [], []
    for name, weights in layers:
        listed.append((name, range(len(sets), len(sets) + len(weights))))
        sets += [(f"{name}/{name}/{weight}:0", shape) for weight, shape in weights]
    return contents_of(sets, listed)


def with_classes(layers, count):
    """Layers of a whole network for another number of classes."""
    last = layers[-1]
    weights = tuple(
        (name, tuple(count if size == 1000 else size for size in shape))
        for name, shape in last.weights
    )
    return (*layers[:-1], replace(last, weights=weights))


def fits_of(contents):
    return [each.fit for each in recognise(contents, "f.h5")]


def shapes_of(found, contents):
    """Shapes as they are written for the framework, layer by layer."""
    return [[contents.data_sets[at].shape for at in layer.data_sets] for layer in found.layers]


VGG16, MOBILE, CONVNEXT = map(network, ("VGG16", "MobileNetV2", "ConvNeXtTiny"))
BARE_VGG = WeightsFit("VGG16", 224, has_top=False)


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "bare"])
@pytest.mark.parametrize("name", ["VGG16", "ResNet50", "ConvNeXtTiny", "NASNetMobile"])
def test_both_formats_are_recognised(name, is_whole):
    each = network(name)
    layers = each.whole if is_whole else each.bare
    for contents in (new(layers), in_old_format(old(layers))):
        (fit,) = fits_of(contents)
        assert (fit.network, fit.has_top, fit.class_count) == (name, is_whole, 1000)


def test_layers_are_handed_over_in_the_order_of_the_network():
    """Files of Keras 3 list classes by the alphabet, and conv2d_10 before conv2d_2."""
    contents = new(MOBILE.bare)
    (found,) = recognise(contents, "f.h5")
    assert shapes_of(found, contents) == [list(layer.shapes) for layer in MOBILE.bare]


def test_a_model_within_the_network_is_one_layer_of_it():
    contents = new(CONVNEXT.bare)
    (found,) = recognise(contents, "f.h5")
    stem = [shape for layer in CONVNEXT.bare[:2] for shape in layer.shapes]
    assert CONVNEXT.bare[0].place == "sequential/conv2d"
    assert shapes_of(found, contents)[0] == stem


def test_numbers_with_gaps_and_other_separators_are_understood():
    """tf_keras counts layers twice and has another name for their list; Windows had backslashes."""
    layers = [
        replace(
            layer, place=f"{layer.place.partition('_')[0]}_{2 * number}" if number else "conv2d"
        )
        for number, layer in enumerate(VGG16.bare)
    ]
    gaps = new(layers, root="_layer_checkpoint_dependencies")
    assert fits_of(gaps) == [BARE_VGG]
    turned = [(each.path.replace("/", "\\"), each.shape) for each in new(VGG16.bare).data_sets]
    assert fits_of(contents_of(turned)) == [BARE_VGG]


def test_shuffled_layers_are_put_in_order_by_their_names():
    layers = old(MOBILE.bare)
    contents = in_old_format(layers[50:] + layers[:50])
    (found,) = recognise(contents, "f.h5")
    paths = [contents.data_sets[layer.data_sets[0]].path for layer in found.layers]
    assert [path.split("/")[0] for path in paths] == [layer.name for layer in MOBILE.bare]


def test_numbered_names_are_taken_in_their_order():
    layers = [
        (f"conv2d_{number + 40}", weights) for number, (_, weights) in enumerate(old(VGG16.bare))
    ]
    assert fits_of(in_old_format(layers)) == [BARE_VGG]
    layers[3], layers[5] = layers[5], layers[3]
    with pytest.raises(EngineError, match="fit no network of Keras Applications"):
        recognise(in_old_format(layers), "f.h5")


def test_weights_of_a_layer_are_put_in_order_by_their_names():
    """Keras 2 writes a frozen model's variances before its scales, and others the other way."""
    layers = [(name, list(reversed(weights))) for name, weights in old(MOBILE.bare)]
    contents = in_old_format(layers)
    (found,) = recognise(contents, "f.h5")
    names = [contents.data_sets[at].path.rpartition("/")[2] for at in found.layers[1].data_sets]
    assert names == ["gamma:0", "beta:0", "moving_mean:0", "moving_variance:0"]


@pytest.mark.parametrize("count", [1, 7])
def test_another_number_of_classes(count):
    layers = with_classes(MOBILE.whole, count)
    wanted = [WeightsFit("MobileNetV2", 224, class_count=count)]
    assert fits_of(new(layers)) == wanted
    assert fits_of(in_old_format(old(layers))) == wanted


def test_another_size_of_images_is_told_by_the_layer_behind_the_maps():
    layers = [
        replace(layer, weights=(("kernel", (5 * 5 * 512, 4096)), ("bias", (4096,))))
        if layer.name == "fc1"
        else layer
        for layer in VGG16.whole
    ]
    assert fits_of(new(layers)) == [WeightsFit("VGG16", 160)]


@pytest.mark.parametrize("is_listed", [True, False])
@pytest.mark.parametrize("count", [1, 2])
def test_the_extra_layer_of_an_efficientnet_is_seen_where_layers_are_listed(count, is_listed):
    layers = network("EfficientNetB0").bare
    names = ["rescaling", "rescaling_1"][:count]
    files = [
        new(layers, groups=["input_layer", *names] if is_listed else ()),
        in_old_format([*((name, []) for name in names if is_listed), *old(layers)]),
    ]
    for contents in files:
        (fit,) = fits_of(contents)
        assert fit.is_corrected == (count == 2 or not is_listed)


def test_random_states_and_optimizers_are_no_weights():
    extra = [("layers/dropout/seed_generator/vars/0", (2,)), ("optimizer/vars/0", ())]
    assert fits_of(new(VGG16.bare, extra[:1])) == [BARE_VGG]


# --- heads and misfits ----------------------------------------------------------------------------


def head_files():
    """A bare network with a layer of the user's, inside a model of theirs and beside it."""
    dense = [("kernel", (512, 5)), ("bias", (5,))]
    extra = [(f"layers/dense/vars/{number}", shape) for number, (_, shape) in enumerate(dense)]
    within = new(VGG16.bare, extra, root="layers/functional/layers")
    nested = [
        *(
            (f"vgg16/{name}/{weight}:0", shape)
            for name, each in old(VGG16.bare)
            for weight, shape in each
        ),
        *((f"dense/dense/{weight}:0", shape) for weight, shape in dense),
    ]
    listed = [("vgg16", range(26)), ("global_average_pooling2d", ()), ("dense", (26, 27))]
    return [
        within,
        new(VGG16.bare, extra),
        in_old_format([*old(VGG16.bare), ("dense", dense)]),
        contents_of(nested, listed),
    ]


@pytest.mark.parametrize("number", range(4), ids=["nested", "flat", "old", "old-nested"])
def test_a_head_of_the_users_is_named_and_needs_the_whole_model(number):
    with pytest.raises(EngineError) as caught:
        recognise(head_files()[number], "f.h5")
    said = str(caught.value)
    assert (
        "those of VGG16 without its top layers, and of further layers (dense 512 × 5 + 5)" in said
    )
    assert "model.save('name.keras')" in said


def test_a_top_of_another_name_is_not_taken_for_that_of_keras():
    """One Dense on ResNet50 may stand on a mean or on a maximum: only Keras' own name tells."""
    resnet = network("ResNet50")
    layers = old(with_classes(resnet.whole, 5))
    with pytest.raises(EngineError, match=r"ResNet50 without its top layers, and of further"):
        recognise(in_old_format([*layers[:-1], ("my_scores", layers[-1][1])]), "f.h5")
    thousand = old(resnet.whole)  # files that Keras offered once have fc1000
    assert fits_of(in_old_format([*thousand[:-1], ("fc1000", thousand[-1][1])]))[0].has_top


def test_the_nearest_is_told_with_what_differs():
    layers = list(VGG16.bare)
    layers[4] = replace(layers[4], weights=(("kernel", (3, 3, 128, 99)), ("bias", (99,))))
    for contents in (new(layers), in_old_format(old(layers))):
        with pytest.raises(EngineError) as caught:
            recognise(contents, "f.h5")
        assert (
            "The nearest is VGG16. Of its 13 layers with weights 12 fit; layer block3_conv1 has "
            "3 × 3 × 128 × 99 + 99, and 3 × 3 × 128 × 256 + 256 belongs there."
        ) in str(caught.value)


def test_a_missing_layer_is_told():
    with pytest.raises(EngineError, match="12 fit; layer block5_conv3 has nothing, and"):
        recognise(new(VGG16.bare[:-1]), "f.h5")


@pytest.mark.parametrize(
    "contents",
    [
        contents_of([("layers/conv2d/vars/0", (3, 3, 3, 8))]),
        contents_of([("vars/0", (216,))]),
        contents_of([("layers/" + "x" * 100_000 + "/vars/0", (216,))]),
        contents_of([("layers//vars/0", (200,)), ("a\\..\\b", (16,)), ("layers/a/vars/٣", (9,))]),
        contents_of([("\x1b[2J/\u202e:0", (216,))], [("\x1b[2J", (0,))]),
        contents_of([("layers/conv2d_99999999999999999999/vars/99999999999999999999", (216,))]),
    ],
    ids=["small", "root", "long", "paths", "terminal", "numbers"],
)
def test_what_is_no_such_network_is_told(contents):
    with pytest.raises(EngineError, match="holds weights without a model"):
        recognise(contents, "f.h5")


def test_an_empty_file_is_no_network():
    with pytest.raises(EngineError, match="0 numbers"):
        recognise(contents_of([]), "f.h5")


# --- what the user named --------------------------------------------------------------------------


def test_a_named_network_that_fits_is_taken_whatever_its_case():
    assert recognise_as(new(VGG16.bare), "vgg16", "f.h5").fit == BARE_VGG


def test_a_named_network_that_does_not_fit_is_refused_with_what_differs():
    with pytest.raises(EngineError, match="not those of VGG19: they fit VGG16 without its top"):
        recognise_as(new(VGG16.bare), "VGG19", "f.h5")
    with pytest.raises(EngineError, match=r"not those of VGG19\. Of its 16 layers with weights"):
        recognise_as(new(VGG16.bare[:-1]), "VGG19", "f.h5")
    with pytest.raises(EngineError, match="of further layers"):
        recognise_as(head_files()[0], "VGG16", "f.h5")
    with pytest.raises(EngineError, match=r'no network "VGG17"\. Nearest: VGG1'):
        recognise_as(new(VGG16.bare), "VGG17", "f.h5")


def test_the_sentence_names_all_choices():
    fits = (BARE_VGG, WeightsFit("ResNet50", 224, class_count=1))
    error = weights_only(fits, "f.h5")
    assert error.fits == fits
    assert "fit VGG16 without its top layers, ResNet50 with 1 class: open" in str(error)
    assert "--as VGG16" in str(error)
    networks = dict(dict(error.text.values)["models"].values)  # translated one by one
    assert networks["first"].template == "{network} without its top layers"
    assert networks["second"].one == "{network} with {count} class"


def test_all_numbers_of_the_network_are_there_once():
    contents = new(MOBILE.whole)
    (found,) = recognise(contents, "f.h5")
    listed = [at for layer in found.layers for at in layer.data_sets]
    assert sorted(listed) == list(range(len(contents.data_sets)))
    total = sum(prod(contents.data_sets[at].shape) for at in listed)
    assert total == 3_538_984  # as Keras' documentation has it
