"""What changes its arguments becomes pure, or is refused where that would say something else."""

import pytest

from engine.models.exported_program.program_graph import ProgramNode, ValueMeta, ValueRef
from engine.models.exported_program.purifying import pure_name, purified, refs_in


def node(name, op, *taken, **more):
    arguments = {"self": ValueRef(taken[0]), **more}
    arguments |= {f"other{at or ''}": ValueRef(each) for at, each in enumerate(taken[1:])}
    return ProgramNode(name, f"aten.{op}", arguments, (name,))


def pure(*nodes, outputs, types=()):
    names = {"x", *(each.name for each in nodes)}
    values = {name: ValueMeta(dict(types).get(name, "float32"), (1,)) for name in names}
    found = purified(nodes, outputs, values, "net.pt2")
    made = [
        (each.name, each.op.removeprefix("aten."), *(ref.name for ref in refs_in(each)))
        for each in found.nodes
    ]
    return made, found.outputs, [str(each) for each in found.refusals], values


def test_later_uses_take_the_result():
    made, outputs, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("b", "relu_.default", "a"),
        node("c", "add_.Tensor", "a", "x"),
        node("d", "mul.Tensor", "a", "b"),
        outputs=("d", "a", "b", "c"),
    )
    assert made == [
        ("a", "exp.default", "x"),
        ("b", "relu.default", "a"),
        ("c", "add.Tensor", "b", "x"),
        ("d", "mul.Tensor", "c", "c"),
    ]
    assert (outputs, refusals) == (("d", "c", "c", "c"), [])


def test_the_pure_one_may_call_its_first_argument_otherwise():
    change = node("b", "dropout_.default", "x", p=0.5, train=False)
    [found] = purified([change], ["b"], {"x": ValueMeta("float32", (1,))}, "net.pt2").nodes
    assert (found.op, found.arguments) == (
        "aten.dropout.default",
        {"input": ValueRef("x"), "p": 0.5, "train": False},
    )


def test_uses_before_a_change_see_what_was_there():
    made, _, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("b", "neg.default", "a"),
        node("c", "relu_.default", "a"),
        node("d", "add.Tensor", "b", "c"),
        outputs=("d",),
    )
    assert made[1:] == [
        ("b", "neg.default", "a"),
        ("c", "relu.default", "a"),
        ("d", "add.Tensor", "b", "c"),
    ]
    assert refusals == []


@pytest.mark.parametrize(
    ("view", "changed", "read"),
    [
        ("view.default", "v", "a"),
        ("view.default", "a", "v"),
        ("dropout.default", "v", "a"),
        ("slice.Tensor", "a", "v"),
        ("unsafe_split.Tensor", "v", "a"),
    ],
)
def test_another_view_that_is_read_later_would_see_the_change(view, changed, read):
    before = (node("a", "exp.default", "x"), node("v", view, "a"))
    change, after = node("b", "relu_.default", changed), node("d", "add.Tensor", "b", read)
    *_, refusals, _ = pure(*before, change, after, outputs=("d",))
    assert refusals == [
        "net.pt2 is refused: operation b (aten.relu_.default) changes numbers that are read by "
        "another name later. Export it again after program = program.run_decompositions()."
    ]
    *_, refusals, _ = pure(*before, change, outputs=("b", read))
    assert len(refusals) == 1
    *_, refusals, _ = pure(*before, change, node("d", "neg.default", "b"), outputs=("d",))
    assert refusals == []
    *_, refusals, _ = pure(*before, node("e", "neg.default", read), change, outputs=("b", "e"))
    assert refusals == []


def test_views_of_views_and_of_what_was_changed():
    *_, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("v", "view.default", "a"),
        node("w", "permute.default", "v"),
        node("b", "relu_.default", "w"),
        outputs=("a",),
    )
    assert len(refusals) == 1
    made, _, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("b", "relu_.default", "a"),
        node("v", "view.default", "a"),
        node("c", "add_.Tensor", "v", "x"),
        outputs=("c",),
    )
    assert made[2:] == [("v", "view.default", "b"), ("c", "add.Tensor", "v", "x")]
    assert refusals == []
    *_, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("b", "relu_.default", "a"),
        node("v", "view.default", "b"),
        node("c", "add_.Tensor", "v", "x"),
        outputs=("c", "a"),
    )
    assert len(refusals) == 1


def test_a_copy_is_no_view():
    *_, refusals, _ = pure(
        node("a", "exp.default", "x"),
        node("v", "clone.default", "a"),
        node("b", "relu_.default", "v"),
        outputs=("a", "b"),
    )
    assert refusals == []


def test_numbers_keep_the_type_of_what_is_changed():
    made, _, _, values = pure(
        node("a", "exp.default", "x"),
        node("b", "add_.Tensor", "a", "wide"),
        outputs=("b",),
        types={"wide": "float64", "a": "float16"}.items(),
    )
    assert made[1:] == [("b", "add.Tensor", "a", "wide")]  # nothing is told of wide
    nodes = (node("wide", "exp.default", "x"), node("b", "add_.Tensor", "x", "wide"))
    made, outputs, _, values = pure(*nodes, outputs=("b",), types={"wide": "float64"}.items())
    assert made[1:] == [
        ("b.wide", "add.Tensor", "x", "wide"),
        ("b", "_to_copy.default", "b.wide"),
    ]
    assert values["b.wide"].dtype == "float64"
    assert outputs == ("b",)


def test_what_has_no_pure_counterpart_stays():
    made, _, refusals, _ = pure(node("a", "set_.source_Tensor", "x", "x"), outputs=("a",))
    assert made == [("a", "set_.source_Tensor", "x", "x")]
    assert refusals == []


@pytest.mark.parametrize(
    ("op", "name"),
    [
        ("aten.relu_.default", "aten.relu.default"),
        ("aten.copy_.default", "aten.copy.default"),
        ("aten.relu.default", None),
        ("aten.__and__.Tensor", None),
        ("aten.resize_.default", None),
        ("mine.relu_.default", None),
        ("relu_", None),
    ],
)
def test_pure_names(op, name):
    assert pure_name(op) == name


def test_long_chains_take_no_long_time():
    """Ten thousand views and changes of one tensor, which squares would make an hour of."""
    nodes = [node("a0", "exp.default", "x")]
    for at in range(5000):
        nodes.append(node(f"v{at}", "view.default", f"a{at}"))
        nodes.append(node(f"a{at + 1}", "relu_.default", f"v{at}"))
    made, _, refusals, _ = pure(*nodes, outputs=("a5000",))
    assert (len(made), refusals) == (10_001, [])
