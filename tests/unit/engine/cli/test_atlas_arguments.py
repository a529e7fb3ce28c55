"""What `camscope atlas` takes."""

from argparse import ArgumentParser

from engine.cli.atlas_arguments import add_arguments


def parsed(*words):
    parser = ArgumentParser()
    add_arguments(parser, str.upper, int)
    return parser.parse_args(["--out", "o", *words])


def test_defaults_leave_settings_to_the_engine():
    options = parsed()
    assert (options.layers, options.count, options.seed) == ("auto", 64, 0)
    assert (options.style, options.steps, options.size) == (None, None, None)
    assert not options.estimate
    assert not options.json


def test_words_are_checked_by_who_reads_them():
    options = parsed("--device", "gpu:1", "--count", "3", "--style", "textbook", "--estimate")
    assert (options.device, options.count, options.style) == ("GPU:1", 3, "textbook")
    assert options.estimate
