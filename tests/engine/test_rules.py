"""Address rules, target by target, in their order (engine specification, section 9)."""

import pytest

from nandviz.engine.rules import address_refusal
from nandviz.model.ops import OpDef, OpRequest
from nandviz.model.setup import BlockState, Policies
from nandviz.model.words import BAD, DIRTY, ERASED, EprCheck, Reason
from tests.engine.stories import OPS, op

SLC = BlockState(3, "SLC", "SLC")


def refusal(request: OpRequest, state: BlockState, **policies: object) -> Reason | None:
    refused = address_refusal(request, lambda _: state, Policies(**policies))  # type: ignore[arg-type]
    return refused.reason if refused else None


def of_celltype(name: str, celltype: str, page: int) -> OpRequest:
    known = OPS[name]
    return OpRequest(
        OpDef(name, known.base, celltype, known.durations_ns), 0, op(name, 0, page).targets
    )


@pytest.mark.parametrize(
    ("request_", "state", "reason"),
    [
        (op("program", 0, 4), SLC, None),
        (op("program", 0, 3), SLC, Reason.EPR_SAME_PAGE),
        (op("program", 0, 6), SLC, Reason.EPR_PAGE_ORDER),
        (op("program", 0, 0), BlockState(ERASED), None),
        (op("program", 0, 1), BlockState(ERASED), Reason.EPR_PAGE_ORDER),
        (op("program", 0, 0), BlockState(DIRTY), Reason.EPR_PROGRAM_BEFORE_ERASE),
        (op("program", 0, 0), BlockState(BAD), Reason.EPR_BAD_BLOCK),
        (op("erase", 0), BlockState(BAD), Reason.EPR_BAD_BLOCK),
        (op("erase", 0), BlockState(DIRTY), None),
        (op("read", 0, 0), BlockState(BAD), Reason.EPR_BAD_BLOCK),
        (op("read", 0, 3), SLC, None),
        (op("read", 0, 4), SLC, Reason.EPR_READ_BEFORE_PROGRAM),
        (op("read", 0, 0), BlockState(ERASED), Reason.EPR_READ_BEFORE_PROGRAM),
        (op("read", 0, 0), BlockState(DIRTY), Reason.EPR_READ_BEFORE_PROGRAM),
        (op("psuspend"), BlockState(BAD), None),
    ],
)
def test_address_rules(request_, state, reason):
    assert refusal(request_, state) is reason
    assert refusal(request_, state, epr=False) is None


@pytest.mark.parametrize(
    ("celltype", "erased", "programmed", "allowed"),
    [
        ("SLC", "SLC", None, True),
        ("A0SLC", "SLC", None, True),
        ("ACSLC", "SLC", None, True),
        ("TLC", "SLC", None, False),
        ("SLC", "TLC", None, False),
        ("TLC", "TLC", None, True),
        ("SLC", None, None, True),
        ("NONE", "TLC", None, True),
        ("TLC", "NONE", None, True),
        ("SLC", "SLC", "A0SLC", False),
        ("A0SLC", "SLC", "A0SLC", True),
    ],
)
def test_celltypes_of_programs(celltype, erased, programmed, allowed):
    state = BlockState(2, erased, programmed)
    expected = None if allowed else Reason.EPR_CELLTYPE
    assert refusal(of_celltype("program", celltype, 3), state) is expected


@pytest.mark.parametrize(
    ("celltype", "allowed"), [("SLC", True), ("TLC", False), ("NONE", True), ("A0SLC", False)]
)
def test_celltypes_of_reads(celltype, allowed):
    expected = None if allowed else Reason.EPR_CELLTYPE
    assert refusal(of_celltype("read", celltype, 1), SLC) is expected
    assert refusal(of_celltype("read", celltype, 1), BlockState(3)) is None


def test_offset_guard_keeps_reads_off_the_newest_pages():
    assert refusal(op("read", 0, 2), SLC, offset_guard=1) is None
    assert refusal(op("read", 0, 3), SLC, offset_guard=1) is Reason.EPR_READ_BEFORE_PROGRAM


def test_a_refusal_says_in_words_what_stood_in_the_way():
    refused = address_refusal(op("program", 0, 9), lambda _: SLC, Policies())
    assert refused is not None
    assert refused.detail == (
        "die 0 block 0: last page 3, erased SLC, programmed SLC; wants page 9 SLC"
    )


CHECKS = [
    (EprCheck.BAD_BLOCK, op("erase", 0), BlockState(BAD), Reason.EPR_BAD_BLOCK),
    (
        EprCheck.PROGRAM_BEFORE_ERASE,
        op("program", 0, 0),
        BlockState(DIRTY),
        Reason.EPR_PROGRAM_BEFORE_ERASE,
    ),
    (EprCheck.PAGE_ORDER, op("program", 0, 6), SLC, Reason.EPR_PAGE_ORDER),
    (EprCheck.READ_BEFORE_PROGRAM, op("read", 0, 4), SLC, Reason.EPR_READ_BEFORE_PROGRAM),
    (
        EprCheck.CELLTYPE,
        of_celltype("program", "TLC", 0),
        BlockState(ERASED, "SLC"),
        Reason.EPR_CELLTYPE,
    ),
    (EprCheck.CELLTYPE, of_celltype("read", "TLC", 0), SLC, Reason.EPR_CELLTYPE),
]


@pytest.mark.parametrize(("check", "request_", "state", "reason"), CHECKS)
def test_each_address_rule_can_be_switched_off_by_itself(check, request_, state, reason):
    others = tuple(each for each in EprCheck if each is not check)
    assert refusal(request_, state, epr_off=others) is reason
    assert refusal(request_, state, epr_off=(check,)) is None


def test_a_page_that_is_programmed_already_is_also_out_of_order():
    again = op("program", 0, 3)
    assert refusal(again, SLC, epr_off=(EprCheck.SAME_PAGE,)) is Reason.EPR_PAGE_ORDER
    assert refusal(again, SLC, epr_off=(EprCheck.PAGE_ORDER,)) is Reason.EPR_SAME_PAGE
    assert refusal(again, SLC, epr_off=(EprCheck.SAME_PAGE, EprCheck.PAGE_ORDER)) is None


@pytest.mark.parametrize("last", [DIRTY, BAD])
def test_a_block_that_may_be_programmed_as_it_is_begins_with_page_0(last):
    off = (EprCheck.BAD_BLOCK, EprCheck.PROGRAM_BEFORE_ERASE)
    assert refusal(op("program", 0, 0), BlockState(last), epr_off=off) is None
    assert refusal(op("program", 0, 1), BlockState(last), epr_off=off) is Reason.EPR_PAGE_ORDER
