"""The command line's outside: which words are commands, exit codes, and sentences on stderr."""

from __future__ import annotations

import json
import os
import signal
import sys

import pytest

from engine.api.errors import EngineError
from engine.cli import main


@pytest.fixture(autouse=True)
def own_streams(monkeypatch):
    """The command takes stderr away from native code, which a test's own stderr must not suffer."""
    monkeypatch.setattr(main, "configure_native_logging", lambda *_: None)
    monkeypatch.setattr(main, "_free_stderr_of_native_messages", lambda: None)


def test_methods_are_printed_as_json(capsys):
    assert main.run_command(["methods", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["methods"]) > 10


def test_a_bad_argument_is_one_sentence(capsys):
    assert main.run_command(["predict"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (EngineError("It is bad."), 2, "It is bad.\n"),
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
        (ValueError("line one\nline two"), 2, "The engine could not do this: line one\n"),
        (ValueError(), 2, "The engine could not do this: ValueError\n"),
    ],
)
def test_what_goes_wrong_has_a_code_and_a_sentence(monkeypatch, capsys, error, code, sentence):
    def fails(options, work_dir):
        raise error

    monkeypatch.setitem(main._COMMANDS, "methods", fails)
    assert main.run_command(["methods"]) == code
    assert capsys.readouterr().err == sentence


@pytest.mark.parametrize(
    ("errors", "code"), [([0], 0), ([1], 2), ([0, 0], 0), ([0, 1], 1), ([1, 1], 1)]
)
def test_the_code_says_whether_the_only_image_failed(errors, code):
    records = [{"error": "bad"} if error else {"path": "a"} for error in errors]
    assert main._exit_code(records) == code


def test_progress_is_for_terminals(monkeypatch, capsys):
    main.progress("half")
    main.progress("")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main.progress("half")
    assert capsys.readouterr().err == "\r\x1b[Khalf"
    main.progress("")
    main.progress("")
    assert capsys.readouterr().err == "\r\x1b[K"  # there was one line to take away


def test_words_take_the_place_of_progress(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main.progress("half")
    main.say("It is bad.")
    assert capsys.readouterr().err == "\r\x1b[Khalf\r\x1b[KIt is bad.\n"


@pytest.mark.tensorflow  # the command's module loads it
@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([{"path": "a", "made": 2, "kept": 0}], ["1 image, 2 maps", "out/manifest.json"]),
        (
            [{"path": "a", "made": 1, "kept": 3}, {"path": "b", "made": 0, "kept": 1}],
            ["2 images, 1 map and 4 already there", "out/manifest.json"],
        ),
    ],
)
def test_the_last_line_is_the_file_that_was_written(monkeypatch, capsys, records, words):
    monkeypatch.setattr("engine.cli.explain.explain_images", lambda *given: records)
    assert main.run_command(["explain", "a", "b", "--out", "out", "--code", "s.py"]) == 0
    first, script, last = capsys.readouterr().out.replace("\\", "/").splitlines()
    assert ([first, last], script) == (words, "s.py")
    assert main.run_command(["explain", "a", "b", "--out", "out", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["images"] == records
    assert (told["made"], told["kept"]) == tuple(
        sum(each[name] for each in records) for name in ("made", "kept")
    )


@pytest.mark.tensorflow  # as above
def test_a_run_that_made_nothing_claims_nothing(monkeypatch, capsys):
    failed = [{"path": "a", "error": "It is no image.", "made": 0, "kept": 0}]
    monkeypatch.setattr("engine.cli.explain.explain_images", lambda *given: failed)
    assert main.run_command(["explain", "a", "--out", "out"]) == 2
    assert capsys.readouterr() == ("", "It is no image.\n")


def test_the_selftest_is_one_object_too(monkeypatch, capsys):
    def selftest(work_dir, print_line, print_error):
        print_line("engine   CPU")
        return 0

    monkeypatch.setattr("engine.cli.selftest.selftest", selftest)
    assert main.run_command(["--selftest", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "lines": ["engine   CPU"]}


@pytest.mark.skipif(sys.platform == "win32", reason="has other signals")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_a_command_with_its_code_and_its_folder_put_away(
    monkeypatch, capsys, name, code
):
    folders = []

    def at_work(options, work_dir):
        folders.append(work_dir)
        assert os.path.isdir(work_dir)
        signal.raise_signal(signal.Signals[name])

    monkeypatch.setitem(main._COMMANDS, "methods", at_work)
    assert main.run_command(["methods"]) == code
    assert capsys.readouterr().err == "Interrupted.\n"
    assert not os.path.exists(folders[0])
