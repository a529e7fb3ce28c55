"""What is a command is known before anything of one is loaded."""

import subprocess
import sys

import pytest

from engine.cli.command_words import is_command, unknown_word


@pytest.mark.parametrize(
    ("arguments", "is_it"),
    [
        (["methods"], True),
        (["explain", "a.png"], True),
        (["--version"], True),
        (["--selftest"], True),
        (["selftest"], False),
        (["a.png"], False),
        (["a.png", "methods"], False),
        ([], False),
    ],
)
def test_files_alone_open_the_window(arguments, is_it):
    assert is_command(arguments) is is_it


def test_a_word_that_is_neither_is_told_what_it_may_have_been(tmp_path):
    assert str(unknown_word(["explian"])) == (
        '"explian" is neither a command nor a file. Commands: explain.'
    )
    (tmp_path / "explian").write_bytes(b"")
    assert unknown_word([str(tmp_path / "explian")]) is None
    assert unknown_word([f"{tmp_path}/explian[3]"]) is None
    assert unknown_word([]) is None


def test_the_window_waits_for_nothing_of_a_command():
    code = (
        "import sys\n"
        "import engine.cli.command_words\n"
        "heavy = {'argparse', 'numpy', 'engine.cli.main', 'engine.cli.parser'}\n"
        "sys.exit(', '.join(heavy & {*sys.modules}) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
