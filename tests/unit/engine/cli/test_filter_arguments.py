"""What `camscope filters` takes."""

from argparse import ArgumentParser

import pytest

from engine.cli.filter_arguments import add_arguments


def parsed(*words):
    parser = ArgumentParser()
    add_arguments(parser, str.upper)
    return parser.parse_args(["--out", "o", *words])


def test_defaults_leave_settings_to_the_engine():
    options = parsed()
    assert (options.layer, options.seed, options.preprocess) == ("auto", 0, "auto")
    left_out = (options.channels, options.steps, options.size, options.style, options.start)
    assert left_out == (None,) * 5
    assert options.objective_kind is None


@pytest.mark.parametrize("name", ["--objective", "--excite"])
def test_the_objective_has_an_old_name_too(name):
    assert parsed(name, "class").objective_kind == "class"


def test_words_are_checked_by_who_reads_them():
    assert parsed("--device", "gpu:1").device == "GPU:1"
    with pytest.raises(SystemExit):
        parsed("--style", "cubist")
