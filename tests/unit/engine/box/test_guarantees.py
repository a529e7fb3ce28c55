"""What holds is told in a line."""

from engine.box import Guarantees


def test_what_is_limited_and_what_is_not_is_told():
    told = str(Guarantees(memory=True, cpu=True, means=("resource limits",)))
    assert told == (
        "limited: memory, cpu; not limited: files, network, processes, calls (resource limits)"
    )
    assert str(Guarantees()).startswith("limited: nothing; not limited: memory,")
