"""Exceptions that nobody caught become a sentence."""

import sys
import threading

from gui.notices import ExceptionHooks, Notices


def raised():
    try:
        raise ValueError("odd")
    except ValueError as error:
        return type(error), error, error.__traceback__


def test_an_unexpected_exception_is_a_sentence_with_the_traceback(qtbot, capsys, caplog):
    notices = Notices()
    hooks = ExceptionHooks(notices)
    before = sys.excepthook, threading.excepthook
    hooks.install()
    try:
        with qtbot.waitSignal(notices.message_posted) as told:
            sys.excepthook(*raised())
    finally:
        hooks.remove()
    kind, sentence, details = told.args
    assert kind == "error"
    assert sentence == "Something unexpected happened. Camscope is still running."
    assert "ValueError: odd" in details
    assert "ValueError: odd" in capsys.readouterr().err
    assert "ValueError: odd" in caplog.text
    assert (sys.excepthook, threading.excepthook) == before


def test_an_exception_of_another_thread_is_told_in_this_one(qtbot, capsys, caplog):
    notices = Notices()
    heard_in = []
    notices.message_posted.connect(lambda *_: heard_in.append(threading.current_thread()))
    hooks = ExceptionHooks(notices)
    hooks.install()
    try:
        with qtbot.waitSignal(notices.message_posted):
            worker = threading.Thread(target=lambda: 1 / 0)
            worker.start()
            worker.join()
    finally:
        hooks.remove()
    assert heard_in == [threading.main_thread()]
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "ZeroDivisionError" in caplog.text
