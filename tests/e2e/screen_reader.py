"""Reads and works the window as a screen reader does: by AT-SPI, by names, without coordinates.

The protocol is D-Bus: https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml. Every program
that has something to tell has an object for each of its controls, with a role, a name, states and
interfaces (action, value, text, selection). `Reader` finds the objects; `Thing` is one of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ATSPI = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
LIMIT_S = 60.0  # bounds for a hung program, not measurements
PAUSE_S = 0.03
ROWS = ("combo box", "list", "tree")
# Bits of org.a11y.atspi's StateType that the stories ask for.
STATES = {
    "busy": 3,
    "checked": 4,
    "enabled": 8,
    "expandable": 9,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "selectable": 22,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
}


@contextmanager
def session_bus() -> Iterator[str]:
    """Run a message bus of its own, and give its address."""
    command = [shutil.which("dbus-daemon") or "dbus-daemon", "--session", "--nofork"]
    server = subprocess.Popen(
        [*command, "--print-address"], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def missing() -> str:
    """Return why no screen reader can be played here; empty if it can."""
    try:
        import jeepney  # noqa: F401
    except ImportError:
        return "jeepney is missing: `make test` installs it"
    if not shutil.which("dbus-daemon"):
        return "dbus-daemon is missing: `make test` installs it, or says how"
    if not os.path.exists("/usr/share/dbus-1/services/org.a11y.Bus.service"):
        return "at-spi2-core is missing: `make test` installs it, or says how"
    return ""


@dataclass(frozen=True)
class Thing:
    """An object of a program: control, row, label or picture."""

    reader: Reader
    bus: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        return self.reader.call(
            self.bus, self.path, f"{ATSPI}.{interface}", method, signature, *body
        )

    def ask(self, interface: str, name: str) -> Any:
        found = self.reader.call(
            self.bus,
            self.path,
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            f"{ATSPI}.{interface}",
            name,
        )
        return found[1]

    @property
    def name(self) -> str:
        return str(self.ask("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self.ask("Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self.call("Accessible", "GetRoleName"))

    @property
    def interfaces(self) -> list[str]:
        return [str(name).rpartition(".")[2] for name in self.call("Accessible", "GetInterfaces")]

    @property
    def states(self) -> set[str]:
        low, high = self.call("Accessible", "GetState")
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def children(self) -> list[Thing]:
        found = self.call("Accessible", "GetChildren")
        return [Thing(self.reader, bus, path) for bus, path in found]

    def walk(self, *, showing: bool = True) -> Iterator[Thing]:
        """Yield this and all below it, from the top.

        What is not on the screen is left out, and so are the rows of lists within: ask the list.
        """
        yield self
        for child in self.children:
            with suppress(Gone):
                if showing and "showing" not in child.states:
                    continue
                if child.role in ROWS:
                    yield child
                else:
                    yield from child.walk(showing=showing)

    def find(self, role: str, name: str | Callable[[str], object]) -> Thing:
        """Wait for something on the screen, by its role and its name, or a test of it."""
        is_it = name.__eq__ if isinstance(name, str) else name
        return self.reader.wait(lambda: self.seen(role, is_it), f"{role} {name!r}")

    def seen(
        self, role: str, is_it: Callable[[str], object], *, showing: bool = True
    ) -> Thing | None:
        """Return something by its role and its name, or None."""
        things = self.walk(showing=showing)
        return next((each for each in things if each.role == role and is_it(each.name)), None)

    # --- the hand

    def act(self, action: str = "") -> None:
        """Do an action by its name, such as "Press"; the first one when left out."""
        actions = [str(each[0]) for each in self.call("Action", "GetActions")]
        number = next((n for n, name in enumerate(actions) if action in ("", name)), None)
        assert number is not None, f"{self.role} {self.name!r} has {actions}, not {action!r}"
        assert self.call("Action", "DoAction", "i", number)

    def focus(self) -> None:
        """Put the cursor here."""
        self.call("Component", "GrabFocus")

    @property
    def value(self) -> float:
        """The number of a slider, spin box or bar."""
        return float(self.ask("Value", "CurrentValue"))

    def set_value(self, value: float) -> None:
        self.reader.call(
            self.bus,
            self.path,
            "org.freedesktop.DBus.Properties",
            "Set",
            "ssv",
            f"{ATSPI}.Value",
            "CurrentValue",
            ("d", value),
        )

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self.call("Text", "GetText", "ii", 0, -1))

    def write(self, words: str) -> None:
        """Replace what is written in it."""
        assert self.call("EditableText", "SetTextContents", "s", words)

    def select(self, number: int) -> None:
        """Select one of the children."""
        assert self.call("Selection", "SelectChild", "i", number)


class Gone(Exception):
    """The object is not there any more, or does not do that."""


class Reader:
    """A connection to the accessibility bus, and what is heard on it.

    Parameters
    ----------
    address : str
        Of the session bus: it knows the other one's.
    """

    def __init__(self, address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self._connection = open_dbus_connection(address)
        bus = self.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self._connection.close()
        self.address = str(bus)
        self._connection = open_dbus_connection(self.address)
        self._ear = open_dbus_connection(self.address)
        self.heard: list[str] = []
        self.cursor: Thing | None = None

    def close(self) -> None:
        self._connection.close()
        self._ear.close()

    def listen(self) -> None:
        """Ask to be told where the cursor goes, and what programs announce."""
        from jeepney import MatchRule, message_bus

        rule = MatchRule(type="signal", interface=f"{ATSPI}.Event.Object")
        self._ear.send_and_get_reply(message_bus.AddMatch(rule), timeout=LIMIT_S)
        registry = (f"{ATSPI}.Registry", "/org/a11y/atspi/registry", f"{ATSPI}.Registry")
        for event in ("object:announcement", "object:state-changed:focused"):
            self.call(*registry, "RegisterEvent", "sass", event, [], "")

    def hear(self) -> list[str]:
        """Return all that was announced so far, and note where the cursor went."""
        from jeepney import HeaderFields as Field

        with suppress(TimeoutError):
            while True:
                message = self._ear.receive(timeout=0)
                fields, body = message.header.fields, message.body
                if fields.get(Field.member) == "Announcement":
                    self.heard.append(str(body[3][1]))
                elif fields.get(Field.member) == "StateChanged" and body[:2] == ("focused", 1):
                    self.cursor = Thing(self, fields[Field.sender], fields[Field.path])
        return self.heard

    def cursor_at(self, role: str, name: str | Callable[[str], object]) -> Thing:
        """Wait until the cursor is at something, and return it."""
        is_it = name.__eq__ if isinstance(name, str) else name

        def found() -> Thing | None:
            self.hear()
            at = self.cursor
            return at if at is not None and at.role == role and is_it(at.name) else None

        return self.wait(found, f"the cursor at {role} {name!r}")

    def call(
        self, bus: str, path: str, interface: str, method: str, signature: str = "", *body: Any
    ) -> Any:
        """Call a method, and return what it gives: one thing, or a tuple of several."""
        from jeepney import DBusAddress, MessageType, new_method_call

        at = DBusAddress(path, bus_name=bus, interface=interface)
        message = new_method_call(at, method, signature or None, body)
        answer = self._connection.send_and_get_reply(message, timeout=LIMIT_S)
        if answer.header.message_type is MessageType.error:
            raise Gone(f"{method} of {path}: {answer.body}")
        return answer.body[0] if len(answer.body) == 1 else answer.body

    def programs(self) -> list[Thing]:
        return Thing(self, f"{ATSPI}.Registry", ROOT).children

    def program(self, name: str) -> Thing:
        """Wait for a program."""
        return self.wait(
            lambda: next((each for each in self.programs() if each.name == name), None), name
        )

    def wait(self, happened: Callable[[], Any], what: str) -> Any:
        """Wait until something is so, and return it; what is gone by then is not so."""
        deadline = time.monotonic() + LIMIT_S
        while time.monotonic() < deadline:
            with suppress(Gone):
                value = happened()
                if value:
                    return value
            time.sleep(PAUSE_S)
        raise AssertionError(f"Not within {LIMIT_S} s: {what}")
