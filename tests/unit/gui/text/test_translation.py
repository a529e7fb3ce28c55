"""Engine sentences in the user's language, and what a bad translation does."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from engine.api.errors import EngineError, plural, text
from engine.api.resources import RESOURCES
from gui.text.translation import Said, retold, translate, translate_plural, translated

WORDS = {
    "{name} is no image.": "{name} ist kein Bild.",
    "Layer {layer}": "Schicht {schicht}",
    "{layer}: {why}": "{layer} – {why}",
    "It is {what}.": "Es ist {what}.",
}
FORMS = {"{count} layers of {name}": ("{count} Schicht von {name}", "{count} Schichten von {name}")}


class German(QTranslator):
    """Knows a few sentences, one of them with a field that does not exist."""

    def translate(self, context, source, disambiguation=None, n=-1):
        if source in FORMS:
            return FORMS[source][n != 1]
        return WORDS.get(source) if context == "engine" else None

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


def layers(count):
    return plural("{count} layer of {name}", "{count} layers of {name}", count, name="net")


def test_a_count_chooses_the_form(german):
    assert translated(layers(1)) == "1 Schicht von net"
    assert translated(layers(2)) == "2 Schichten von net"


@pytest.mark.parametrize(("count", "words"), [(0, "layers"), (1, "layer"), (2, "layers")])
def test_english_has_its_forms_without_a_translation(qapp, count, words):
    assert translated(layers(count)) == str(layers(count)) == f"{count} {words} of net"
    assert translate_plural("a", "{count} layer", "{count} layers", count) == f"{{count}} {words}"


def test_a_sentence_in_a_sentence_is_translated_too(german):
    why = text("It is {what}.", what="x")
    assert translated(text("{layer}: {why}", layer="conv", why=why)) == "conv – Es ist x."
    error = EngineError("It is {what}.", what="x")
    assert translated(text("{layer}: {why}", layer="conv", why=error)) == "conv – Es ist x."
    assert str(text("{layer}: {why}", layer="conv", why=error)) == "conv: It is x."


def test_a_sentence_that_is_kept_is_said_again_in_another_language(qapp):
    kept = translated(text("{name} is no image.", name="a.txt"))
    own = Said(lambda: translate("engine", "{name} is no image.").format(name="b.txt"))
    assert (kept, own) == ("a.txt is no image.", "b.txt is no image.")
    made = German()
    QCoreApplication.installTranslator(made)
    try:
        assert retold(kept) == "a.txt ist kein Bild."
        assert retold(retold(own)) == "b.txt ist kein Bild."
        assert kept == "a.txt is no image."  # what was said does not change
    finally:
        QCoreApplication.removeTranslator(made)
    assert retold(retold(kept)) == "a.txt is no image."


def test_other_words_stay_as_they_are():
    assert retold("as it is") == "as it is"
    assert retold("") == ""


def test_the_resources_are_where_the_program_looks():
    assert (RESOURCES / "icons").is_dir()
