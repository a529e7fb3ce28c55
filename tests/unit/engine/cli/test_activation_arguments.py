"""What `camscope activations` takes."""

from argparse import ArgumentParser

from engine.cli.activation_arguments import add_arguments


def parsed(*words):
    parser = ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(["a.png", "--out", "o", *words])


def test_defaults():
    options = parsed()
    assert (options.image, options.out, options.layer) == ("a.png", "o", "all")
    assert (options.form, options.order, options.columns) == ("own", "index", 16)
    assert (options.colors, options.preprocess, options.precision) == (
        "viridis",
        "auto",
        "float32",
    )


def test_choices_are_taken():
    options = parsed("--order", "weight", "--columns", "4", "--colours", "gray", "--layer", "c")
    assert (options.order, options.columns, options.colors, options.layer) == (
        "weight",
        4,
        "gray",
        "c",
    )
