"""What the reads tell of policies that are off by default: reports of ops, words of events."""

import pytest

from nandviz.model.words import Fate
from nandviz.query.asof import AsOf
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.trace.tables import Trace
from tests.query.marks.reading import built_in


def headlines(trace: Trace) -> list[str]:
    return [describe(trace, k).headline for k in range(trace.last_event + 1)]


def details(trace: Trace) -> list[str]:
    return [line for k in range(trace.last_event + 1) for line in describe(trace, k).details]


@pytest.mark.parametrize(
    ("name", "uid", "due_us", "redone_us"),
    [
        ("cut-pulse-end", 1, 309.824, 0),
        ("cut-cancel", 1, 309.824, 49.806),
        ("resume-penalty-us", 1, 389.824, 0),
        ("reset-us", 8, 500.030, 0),
        ("reset-us", 4, 309.824, 0),
        ("suspend-resume", 1, 309.824, 0),
    ],
)
def test_what_is_done_and_left_adds_up_as_of_every_event(
    name: str, uid: int, due_us: float, redone_us: float
) -> None:
    trace = built_in(name)
    for k in range(int(trace.ops.born[uid - 1]), trace.last_event + 1):
        report = op_report(trace, k, uid)
        now_ns = AsOf(trace, k).now_ns
        ran = sum(max(min(p.end_ns, now_ns) - p.start_ns, 0) for p in report.parts)
        assert report.consumed_ns + report.redone_ns == ran
        assert report.consumed_ns + report.remaining_ns == report.due_ns
        assert report.remaining_ns >= 0
        known = [each for each in report.suspensions if each.at_ns == now_ns]
        assert all(each.remaining_ns == report.remaining_ns for each in known)
    assert (report.due_ns, report.redone_ns) == (round(due_us * 1000), round(redone_us * 1000))
    assert (report.remaining_ns == 0) == (report.fate is Fate.COMPLETED)


def test_a_suspension_tells_what_is_left_of_each_state() -> None:
    for name in ("cut-cancel", "resume-penalty-us"):
        read = AsOf(built_in(name))
        for each in read.suspensions_of(1):
            assert each.remainder_ns == (0, each.remaining_ns)


def test_the_words_of_a_suspend_tell_how_it_meets_the_pulses() -> None:
    assert any(
        "200.000 µs left; cut at the end of a pulse, at 109.824 µs" in line
        for line in headlines(built_in("cut-pulse-end"))
    )
    cancel = built_in("cut-cancel")
    assert any(
        "10.176 µs of the pulse that is cut to be done again" in h for h in headlines(cancel)
    )
    assert "op 1 does the 10.176 µs of its last pulse again" in details(cancel)
    assert not any("pulse" in line for line in headlines(built_in("suspend-resume")))


def test_the_words_of_a_resume_tell_its_penalty() -> None:
    trace = built_in("resume-penalty-us")
    told = [line for line in headlines(trace) if line.startswith("RESUME")]
    assert len(told) == 2
    assert all("it takes 40.000 µs to go on" in line for line in told)
    cuts = [line for line in details(trace) if "consumed" in line]
    assert "119.815 µs consumed + 230.009 µs left = 349.824 µs" in cuts[1]


def test_the_words_of_a_reset_tell_that_a_block_is_closed() -> None:
    told = headlines(built_in("reset-program-open-end"))
    assert sum("block 0 takes no more pages until it is erased" in line for line in told) == 1
