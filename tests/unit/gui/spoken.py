"""Speaks a language of the program for a while, with its real translation files."""

from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.speech import Speech


@contextmanager
def speaking(code):
    """Speak a language; yield the `Speech`. Font, numbers and words are put back."""
    font, locale = QApplication.font(), QLocale()
    speech = Speech(["en"])
    speech.choose(code)
    try:
        yield speech
    finally:
        speech.stop()
        QApplication.setFont(font)
        QLocale.setDefault(locale)
