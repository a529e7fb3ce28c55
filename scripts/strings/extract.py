"""Finds the visible strings of Python sources, and the faults that would hide one from translators.

Pure: sources in, messages and faults out. docs/translating.md says how a string is written.
"""

from __future__ import annotations

import ast
import re
import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENGINE = "engine"  # the context of every sentence that the engine says
DEFINING = ("engine/api/errors.py", "gui/text/translation.py")  # where the functions below are made
COUNT = "count"  # the field that chooses a plural form

SETTERS = frozenset(
    "setText setToolTip setWindowTitle setTitle setAccessibleName setAccessibleDescription"
    " setPlaceholderText setStatusTip setWhatsThis setSuffix setPrefix setInformativeText"
    " setDetailedText setLabelText setSpecialValueText addAction addMenu addRow addItem addTab"
    " addItems insertItem setTabText setHeaderLabels showMessage drawText"
    " QLabel QPushButton QCheckBox QRadioButton QGroupBox QAction QMenu"
    " QToolBar QDockWidget ElidedLabel".split()
)
NOTICES = frozenset({"info", "warn", "error"})  # of an object that is called notices
HOMES = ("engine.api.errors", "gui.text.translation")
_MARKUP = re.compile(r"<[^>]*>|&\w+;|Camscope")
_UNIT = re.compile(r"\{count\} (m?s|min|h|[KMG]B|px)")  # units have no plural forms
_WORD = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A string for translators.

    Attributes
    ----------
    context : str
        Where it stands: a class of the window, a subject, or "engine".
    source : str
        English; of a plural, the form for many.
    one : str
        English form for one; empty unless the string has plural forms.
    comment : str
        Tells equal English strings of a context apart.
    """

    context: str
    source: str
    one: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that keeps a string from translators."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(slots=True)
class Extraction:
    """All messages with the files that they stand in, and all faults."""

    messages: dict[Message, set[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a function takes strings: the places of context, source and form for one."""

    source: int
    context: int | str = ENGINE  # a place, or the context itself
    one: int | None = None
    keywords: tuple[str, ...] = ("template", "words", "many")
    reserved: tuple[str, ...] = ()  # keywords that are no values of the template
    fills: bool = False  # whether the other keywords are the template's values


_WINDOW = {
    "translate": _Kind(1, 0),
    "QT_TRANSLATE_NOOP": _Kind(1, 0),
    "translate_plural": _Kind(2, 0, 1),
}
_ENGINE = {
    "text": _Kind(0, fills=True),
    "plural": _Kind(1, one=0, fills=True, reserved=(COUNT,)),
    "Text": _Kind(0, reserved=("values",)),
}
_ERROR = _Kind(0, fills=True, reserved=("details",))


def fields_of(template: str) -> set[str]:
    """Return the names of a template's fields. Raises ValueError for unbalanced braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def extract(sources: Mapping[str, str]) -> Extraction:
    """Return the messages and the faults of sources, by their paths from the root."""
    trees = {path: ast.parse(source, path) for path, source in sources.items()}
    bases = _bases(trees)
    found = Extraction()
    for path, tree in trees.items():
        if path not in DEFINING:
            _File(path, tree, bases, found).read()
    _check_plurals(found)
    found.faults.sort()
    return found


def _bases(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Return the bases of every class, by name."""
    bases: dict[str, set[str]] = {}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                names = {_name(base) for base in node.bases}
                bases.setdefault(node.name, set()).update(names - {""})
    return bases


def _descends(name: str, ancestor: str, bases: Mapping[str, set[str]]) -> bool:
    seen, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current == ancestor:
            return True
        if current not in seen:
            seen.add(current)
            waiting += bases.get(current, ())
    return False


def _name(node: ast.expr) -> str:
    """Return the last name of "name", "module.name" or "Name[...]"; "" for anything else."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _check_plurals(found: Extraction) -> None:
    """Report strings that are plural in one place and not, or otherwise, in another."""
    first: dict[tuple[str, str, str], Message] = {}
    for message in sorted(found.messages):
        key = (message.context, message.source, message.comment)
        if first.setdefault(key, message).one != message.one:
            path = min(found.messages[message])
            sentence = f'"{message.source}" has another form for one elsewhere in its context'
            found.faults.append(Fault(path, 1, sentence))


class _File(ast.NodeVisitor):
    """Reads one file."""

    def __init__(
        self, path: str, tree: ast.Module, bases: Mapping[str, set[str]], found: Extraction
    ) -> None:
        self._path, self._tree, self._bases, self._found = path, tree, bases, found
        self._classes: list[str] = []
        self._functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []
        self._kinds = dict(_WINDOW)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "engine.api.errors":
                self._kinds |= {
                    one.name: _ENGINE[one.name] for one in node.names if one.name in _ENGINE
                }
        self._kinds |= {name: _ERROR for name in bases if _descends(name, "EngineError", bases)}
        self._kinds |= {"EngineError": _ERROR, "OutOfMemory": _ERROR}
        self._relays: dict[str, list[_Kind]] = {}
        self._value_relays: dict[str, set[tuple[int, str]]] = {}
        self._constants = _assigned(tree.body)

    def read(self) -> None:
        """Find the relays of this file, then its strings."""
        functions = [node for node in self._tree.body if isinstance(node, ast.FunctionDef)]
        while self._find_relays(functions):
            pass
        self.visit(self._tree)

    def _find_relays(self, functions: list[ast.FunctionDef]) -> bool:
        """Find functions that hand a parameter on as a string; tell whether there was a new one."""
        before = sum(map(len, self._relays.values()))
        for function in functions:
            names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                for kind in self._kinds_of(call):
                    if kind.fills:
                        self._value_relays.setdefault(function.name, set()).update(
                            (names.index(one.value.id), one.value.id)
                            for one in _values(call, kind)
                            if isinstance(one.value, ast.Name) and one.value.id in names
                        )
                    node = _argument(call, kind.source, kind.keywords)
                    if not isinstance(node, ast.Name) or node.id not in names:
                        continue
                    context = kind.context
                    if isinstance(context, int):
                        said = self._literals(_argument(call, context, ("context",)))
                        if said is None or len(said) != 1:
                            continue
                        context = said[0]
                    relay = _Kind(names.index(node.id), context, keywords=(node.id,))
                    known = self._relays.setdefault(function.name, [])
                    if relay not in known:
                        known.append(relay)
        return sum(map(len, self._relays.values())) > before

    def _kinds_of(self, call: ast.Call) -> list[_Kind]:
        if not isinstance(call.func, ast.Name):
            name = _name(call.func)
            return [self._kinds[name]] if name in ("EngineError", "OutOfMemory") else []
        name = call.func.id
        return [self._kinds[name]] if name in self._kinds else self._relays.get(name, [])

    # Walking

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node)
        self.generic_visit(node)
        self._functions.pop()

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._functions.append(node)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Import(self, node: ast.Import) -> None:
        for one in node.names:
            if one.name in HOMES:
                self._fault(node, f"import the functions of {one.name} by their names")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for one in node.names:
            known = one.name in _WINDOW or one.name in _ENGINE or one.name == "EngineError"
            is_renamed = node.module in HOMES and known and one.asname not in (None, one.name)
            if is_renamed or f"{node.module}.{one.name}" in HOMES:
                self._fault(node, f"import {one.name} and what is in it by the names they have")

    def visit_Call(self, node: ast.Call) -> None:
        func = node.func
        if isinstance(func, ast.Attribute) and func.attr == "tr":
            self._read_tr(node, func)
        elif isinstance(func, ast.Attribute) and func.attr == "translate":
            if _name(func.value) in ("QCoreApplication", "QApplication", "QGuiApplication"):
                self._fault(node, "use translate() of gui.text.translation")
        elif isinstance(func, ast.Name) and func.id == "translate_marked":
            if self._literals(_argument(node, 0, ("context",))) is None:
                self._fault(node, "the context of translate_marked() is not a literal")
        else:
            for kind in self._kinds_of(node):
                self._read_call(node, kind)
        if isinstance(func, ast.Attribute) and func.attr == "format":
            self._check_format(node, func.value)
        if isinstance(func, ast.Name):
            for place, name in self._value_relays.get(func.id, ()):
                self._check_value(_argument(node, place, (name,)))
        is_notice = (
            isinstance(func, ast.Attribute)
            and func.attr in NOTICES
            and _name(func.value).endswith("notices")
        )
        if self._path.startswith("gui/") and (is_notice or _name(func) in SETTERS):
            for argument in node.args:
                self._check_visible(argument, _name(func))
        self.generic_visit(node)

    def _read_tr(self, call: ast.Call, func: ast.Attribute) -> None:
        if not (isinstance(func.value, ast.Name) and func.value.id == "self" and self._classes):
            self._fault(call, 'tr() is not called on self: use translate("Context", ...)')
            return
        name = self._classes[-1]
        heirs = sorted(
            heir for heir in self._bases if heir != name and _descends(heir, name, self._bases)
        )
        if heirs:
            self._fault(
                call,
                f"self.tr() in {name}, but Qt looks in the context of the object's own class, such"
                f' as {heirs[0]}: use translate("{name}", ...)',
            )
        if len(call.args) + len(call.keywords) > 2:
            self._fault(call, 'use translate_plural("Context", one, many, count) for plural forms')
            return
        comment = ""
        if len(call.args) == 2:
            comments = self._literals(call.args[1])
            if comments is None:
                self._fault(call, "the comment of tr() is not a literal")
            comment = (comments or [""])[0]
        for source in self._sources(call, call.args[0] if call.args else None, "tr"):
            self._add(call, Message(name, source, comment=comment))

    def _read_call(self, call: ast.Call, kind: _Kind) -> None:
        name = _name(call.func)
        node = _argument(call, kind.source, kind.keywords)
        if self._is_relayed(node):
            return  # the callers' strings are read
        if kind == _ERROR and isinstance(node, ast.Call) and _name(node.func) in _ENGINE:
            return  # EngineError(plural(...)): read by itself
        contexts: list[str] | None = [kind.context] if isinstance(kind.context, str) else None
        if isinstance(kind.context, int):
            contexts = self._literals(_argument(call, kind.context, ("context",)))
            if contexts is None or len(contexts) != 1:
                self._fault(call, f"the context of {name}() is not a literal")
                return
        assert contexts is not None
        ones = [""]
        if kind.one is not None:
            ones = list(self._sources(call, _argument(call, kind.one, ("one",)), name))
        for source in self._sources(call, node, name):
            for one in ones:
                self._add(call, Message(contexts[0], source, one))
            if kind.fills:
                self._check_values(call, kind, source)
        for value in _values(call, kind) if kind.fills else ():
            self._check_value(value.value)

    def _is_relayed(self, node: ast.expr | None) -> bool:
        """Return whether a string is a parameter of a function of this file that is a relay."""
        if not isinstance(node, ast.Name) or not self._functions or self._classes:
            return False
        relays = self._relays.get(self._functions[0].name, [])
        return any(node.id in relay.keywords for relay in relays)

    # Strings

    def _sources(self, call: ast.Call, node: ast.expr | None, name: str) -> Iterator[str]:
        found = self._literals(node)
        if found is None:
            self._fault(call, f"the string given to {name}() is not a literal")
        yield from found or ()

    def _literals(self, node: ast.expr | None) -> list[str] | None:
        """Return the strings that an expression can be; None when one is not in sight."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return [node.value]
        if isinstance(node, ast.IfExp):
            one, other = self._literals(node.body), self._literals(node.orelse)
            return None if one is None or other is None else one + other
        if isinstance(node, ast.Name):
            local = _assigned(list(ast.walk(self._functions[-1]))) if self._functions else {}
            values = local.get(node.id) or self._constants.get(node.id) or [None]
            parts = [self._literals(value) for value in values]
            if all(part is not None for part in parts):
                return [one for part in parts for one in part or ()]
        return None

    def _add(self, call: ast.Call, message: Message) -> None:
        try:
            fields = fields_of(message.source) | fields_of(message.one)
        except ValueError:
            self._fault(call, f'"{message.source}" has unbalanced braces')
            return
        if not message.source:
            return
        if COUNT in fields and not message.one and not _UNIT.fullmatch(message.source):
            self._fault(
                call, f'"{message.source}" has {{count}}: use plural forms, or another name'
            )
        if message.one and fields_of(message.one) - {COUNT} != fields_of(message.source) - {COUNT}:
            self._fault(call, f'"{message.one}" and "{message.source}" differ in their fields')
        self._found.messages.setdefault(message, set()).add(self._path)

    # Checks

    def _check_values(self, call: ast.Call, kind: _Kind, source: str) -> None:
        """Report fields without a value, and values without a field."""
        given = {one.arg for one in _values(call, kind)}
        if any(one.arg is None for one in call.keywords):
            return  # **values
        try:
            wanted = fields_of(source)
        except ValueError:
            return  # reported already
        if kind.reserved == (COUNT,):
            wanted -= {COUNT}
        if wanted != given:
            fields = ", ".join(sorted(wanted)) or "none"
            self._fault(call, f'the values do not fit the fields of "{source}": {fields}')

    def _check_format(self, call: ast.Call, node: ast.expr) -> None:
        """Report `self.tr("{a}").format(b=...)`."""
        if not isinstance(node, ast.Call) or call.args:
            return
        if isinstance(node.func, ast.Attribute) and node.func.attr == "tr" and node.args:
            literal = node.args[0]
        elif isinstance(node.func, ast.Name) and node.func.id in _WINDOW:
            place = _WINDOW[node.func.id].source
            literal = node.args[place] if len(node.args) > place else node
        else:
            return
        given = {one.arg for one in call.keywords}
        for one in call.keywords:
            self._check_value(one.value)
        for source in self._literals(literal) or ():
            if None not in given and fields_of(source) != given:
                fields = ", ".join(sorted(fields_of(source))) or "none"
                self._fault(call, f'the values do not fit the fields of "{source}": {fields}')

    def _check_value(self, node: ast.expr | None) -> None:
        """Report English that is put into a sentence as a value, where no translator sees it."""
        if isinstance(node, ast.IfExp):
            self._check_value(node.body)
            self._check_value(node.orelse)
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                if _WORD.search(part.value):
                    self._fault(part, f'"{part.value}" is a value: give a whole sentence instead')

    def _check_visible(self, node: ast.expr, setter: str) -> None:
        """Report English that is put on the screen without a translation."""
        parts: list[ast.expr] = [node]
        if isinstance(node, ast.JoinedStr):
            parts = node.values
        elif isinstance(node, ast.List | ast.Tuple):
            parts = node.elts
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            self._check_visible(node.left, setter)
            self._check_visible(node.right, setter)
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                if _WORD.search(_MARKUP.sub("", part.value)):
                    self._fault(node, f'{setter}() shows "{part.value}" untranslated')

    def _fault(self, node: ast.expr, sentence: str) -> None:
        self._found.faults.append(Fault(self._path, node.lineno, sentence))


def _argument(call: ast.Call, place: int, names: tuple[str, ...]) -> ast.expr | None:
    if place < len(call.args):
        return call.args[place]
    return next((one.value for one in call.keywords if one.arg in names), None)


def _values(call: ast.Call, kind: _Kind) -> list[ast.keyword]:
    """Return the values that a call fills its template with."""
    names = {*kind.keywords, *kind.reserved, "one"}
    return [one for one in call.keywords if one.arg is not None and one.arg not in names]


def _assigned(body: list[ast.stmt] | list[ast.AST]) -> dict[str, list[ast.expr | None]]:
    """Return what is assigned to each name by the statements given; None for what is not plain."""
    values: dict[str, list[ast.expr | None]] = {}
    for node in body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    values.setdefault(target.id, []).append(node.value)
                elif isinstance(target, ast.Tuple | ast.List):
                    plain = isinstance(node.value, ast.Tuple | ast.List)
                    parts = node.value.elts if plain else [None] * len(target.elts)
                    for name, value in zip(target.elts, parts, strict=False):
                        if isinstance(name, ast.Name):
                            values.setdefault(name.id, []).append(value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.For | ast.NamedExpr):
            if isinstance(node.target, ast.Name):
                plain = isinstance(node, ast.AnnAssign | ast.NamedExpr)
                values.setdefault(node.target.id, []).append(node.value if plain else None)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
                values.setdefault(one.arg, []).append(None)
        elif isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name):
            values.setdefault(node.target.id, []).append(None)
    return values
