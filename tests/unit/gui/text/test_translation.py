"""Engine sentences in the user's language, and what a bad translation does."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from engine.api.errors import text
from engine.api.resources import RESOURCES
from gui.text.translation import install_translations, translated

WORDS = {"{name} is no image.": "{name} ist kein Bild.", "Layer {layer}": "Schicht {schicht}"}


class German(QTranslator):
    """Knows two sentences, one of them with a field that does not exist."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return WORDS.get(source, "") if context == "engine" else ""

    def isEmpty(self):
        return False


@pytest.fixture
def german(qapp):
    made = German()
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)


def test_values_are_put_into_the_translated_sentence(german):
    assert translated(text("{name} is no image.", name="{odd}.txt")) == "{odd}.txt ist kein Bild."


def test_a_translation_with_wrong_fields_falls_back_to_english(german):
    assert translated(text("Layer {layer}", layer="conv")) == "Layer conv"


def test_without_a_translation_the_sentence_is_english(qapp):
    assert translated(text("Ready.")) == "Ready."


def test_a_language_that_is_not_there_installs_nothing_of_ours(qapp):
    for translator in install_translations(qapp, "tlh"):
        QCoreApplication.removeTranslator(translator)
        assert "camscope" not in translator.filePath()


def test_the_resources_are_where_the_program_looks():
    assert (RESOURCES / "icons").is_dir()
