"""What follows from one event is told once, and nothing is told when nothing is another."""

from gui.core.turns import Turns


class Book:
    def __init__(self):
        self.active, self.beside, self.told = object(), (), []
        self.turns = Turns(self.parts, lambda: self.tell("active"), lambda: self.tell("beside"))

    def parts(self):
        return (self.active,), self.beside

    def tell(self, what):
        self.told.append(what)


def test_it_is_told_at_the_end_of_the_outermost_turn():
    book = Book()
    with book.turns.one_turn():
        book.turns.note()
        with book.turns.one_turn():
            book.turns.note()
        assert book.told == []
    assert book.told == ["active"]
    with book.turns.one_turn():
        book.active = object()
    assert book.told == ["active"]  # nobody noted anything


def test_the_same_objects_are_told_once():
    book = Book()
    book.turns.note()
    book.turns.note()
    assert book.told == ["active"]
    book.beside = (object(), object())
    book.turns.note()
    book.turns.note()
    book.active = object()
    book.turns.note()
    assert book.told == ["active", "beside", "active"]


def test_it_is_told_although_the_turn_failed():
    book = Book()
    try:
        with book.turns.one_turn():
            book.turns.note()
            raise ValueError
    except ValueError:
        pass
    assert book.told == ["active"]
