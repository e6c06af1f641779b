"""What a scenario expects, held against what happened.

Source: exchange specification, section Verdicts in CI.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nandviz.language import Said, joined, said
from nandviz.model.words import Fate, Status
from nandviz.query.happened import ENDED, Facts, Occurrence
from nandviz.query.records import FateRecord
from nandviz.scenario.expectation_words import (
    event_words,
    expected_words,
    metric_text,
    op_words,
    rejected_words,
    subject_words,
)
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    Expectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    Rejection,
)
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace

_FINAL: Final = (*ENDED, Fate.REJECTED, Fate.DROPPED)
_CUT_OFF: Final = (Fate.PLANNED, Fate.RUNNING)
"""What the end of a run has cut off, even of one that ran dry."""
_NOT_YET: Final = said("the run is not complete")


@dataclass(frozen=True, slots=True)
class ExpectationVerdict:
    """What is known of an expectation.

    Attributes
    ----------
    got
        What is the case, in words as those of what is expected.
    why_not
        Why it is not judged; else empty.
    uid, event, time_ns
        The op concerned, and the event that made it so; None where there is none.
    """

    what: Expectation
    status: Status
    got: str
    why_not: str = ""
    uid: int | None = None
    event: int | None = None
    time_ns: int | None = None

    @property
    def asked(self) -> Said:
        """What is expected: ``op 2.0: expected completed``."""
        subject, expected = subject_words(self.what), expected_words(self.what)
        return said("{subject}: expected {expected}", subject=subject, expected=expected)

    @property
    def words(self) -> Said:
        """What is expected, and what is the case or why that is not known."""
        if self.status is Status.NOT_JUDGED:
            return said("{asked}; not judged: {why_not}", asked=self.asked, why_not=self.why_not)
        return said("{asked}, got {got}", asked=self.asked, got=self.got)


def judge(
    expectations: Sequence[Expectation],
    trace: Trace,
    verdicts: Sequence[Verdict],
    *,
    complete: bool,
) -> tuple[ExpectationVerdict, ...]:
    """Hold what is expected against a trace.

    Parameters
    ----------
    verdicts
        Of the laws; none where these are not judged.
    complete
        Whether nothing is left to simulate. Of a run that is not, what has been settled is judged.
    """
    if not expectations:
        return ()
    judging = _Judging(trace, verdicts, complete=complete)
    return tuple(map(judging.verdict, expectations))


def not_judged(expectations: Sequence[Expectation]) -> tuple[ExpectationVerdict, ...]:
    """Return that nothing is known yet of what is expected, for the run goes on."""
    return tuple(_open(each, _NOT_YET) for each in expectations)


def _status(*, holds: bool) -> Status:
    return Status.PASS if holds else Status.BROKEN


def _open(what: Expectation, why_not: str, uid: int | None = None) -> ExpectationVerdict:
    return ExpectationVerdict(what, Status.NOT_JUDGED, "", why_not, uid)


class _Judging:
    """Expectations held against one trace."""

    def __init__(self, trace: Trace, verdicts: Sequence[Verdict], *, complete: bool) -> None:
        self._facts = Facts(trace)
        self._as_of = self._facts.as_of
        self._times_ns = trace.events.time_ns
        self._verdicts = verdicts
        self._complete = complete
        self._is_cut = trace.info.until_ns is not None and not trace.info.drain

    def verdict(self, what: Expectation) -> ExpectationVerdict:
        """Return what is known of an expectation."""
        match what:
            case LawExpectation():
                return self._law(what)
            case MetricExpectation():
                return self._metric(what)
            case _:
                return self._of_op(what)

    def _of_op(self, what: OpExpectation | EventExpectation | Rejection) -> ExpectationVerdict:
        uid = self._facts.uid(what.op)
        if uid is None and not self._complete:
            return _open(what, _NOT_YET)
        if uid is None:
            got = said("not submitted before the run ends")
            return ExpectationVerdict(what, Status.BROKEN, got)
        match what:
            case OpExpectation():
                return self._op(what, uid)
            case EventExpectation():
                return self._event(what, uid)
            case Rejection():
                return self._rejection(what, uid)

    def _op(self, what: OpExpectation, uid: int) -> ExpectationVerdict:
        found, end_ns = self._as_of.fate(uid), self._facts.end_ns(uid)
        assert found is not None, "what was submitted has a fate"
        if found.fate not in _FINAL and not self._complete:
            return _open(what, _NOT_YET, uid)
        fits, wanted_ns = what.fate in (None, found.fate), what.end_ns
        is_open = found.fate not in _FINAL and (self._is_cut or found.fate in _CUT_OFF)
        if fits and is_open and wanted_ns is not None and wanted_ns >= self._as_of.now_ns:
            return _open(what, said("the run ends before op {op} does", op=what.op), uid)
        holds = fits and wanted_ns in (None, end_ns)
        got = _became(found, end_ns, asked=wanted_ns is not None)
        return self._known(what, got, found.since, uid, holds=holds)

    def _rejection(self, what: Rejection, uid: int) -> ExpectationVerdict:
        refused, fate = self._as_of.refusal(uid), self._as_of.fate(uid)
        if refused is not None:
            holds, got = what.reason in (None, refused.reason), rejected_words(refused.reason)
            return self._known(what, got, refused.event, uid, holds=holds)
        assert fate is not None, "what was submitted has a fate"
        got = said("not rejected: {fate}", fate=fate.fate.value)
        return self._known(what, got, fate.since, uid, holds=False)

    def _event(self, what: EventExpectation, uid: int) -> ExpectationVerdict:
        found = self._facts.occurrences(what.event, uid)
        fitting = [each for each in found if _fits(what, each)]
        if not fitting and not self._complete:
            return _open(what, _NOT_YET, uid)
        told = [event_words(each.at_ns, each.remaining_ns) for each in fitting[:1] or found]
        got = joined("; ", told) if told else said("never")
        first = next(iter(fitting or found), None)
        return self._known(what, got, first and first.event, uid, holds=bool(fitting))

    def _metric(self, what: MetricExpectation) -> ExpectationVerdict:
        if not self._complete:
            return _open(what, _NOT_YET)
        value, event = self._as_of.metric_at(what.metric, self._as_of.k)
        got = metric_text(what.metric, value)
        return self._known(what, got, event, None, holds=value == what.value)

    def _known(
        self, what: Expectation, got: str, event: int | None, uid: int | None, *, holds: bool
    ) -> ExpectationVerdict:
        time_ns = None if event is None or event < 0 else int(self._times_ns[event])
        return ExpectationVerdict(what, _status(holds=holds), got, "", uid, event, time_ns)

    def _law(self, what: LawExpectation) -> ExpectationVerdict:
        """Judge what is expected of a law, or of all that are judged."""
        whole = what.law == ALL_LAWS
        asked = [
            each
            for each in self._verdicts
            if each.law == what.law or (whole and each.status is not Status.NOT_JUDGED)
        ]
        if not asked:
            return _open(what, said("the laws are not judged yet"))
        others = [each for each in asked if each.status is not what.verdict]
        why_not = self._why_not_judged(what, others)
        if why_not:
            return _open(what, why_not)
        shown = (others or asked)[0]
        got: str = _law_words(shown)
        if whole:
            got = joined(", ", [_of_law(e) for e in others] or [what.verdict.value])
        first = next(iter(shown.violations), None)
        event, uid = (first.event, first.uid or None) if first else (None, None)
        return self._known(what, got, event, uid, holds=not others)

    def _why_not_judged(self, what: LawExpectation, others: Sequence[Verdict]) -> str:
        """Say why laws that are otherwise than expected, or all as expected, may change yet."""
        if not others:
            may_break = what.verdict is Status.PASS and not self._complete
            return _NOT_YET if may_break else ""
        if any(each.status is Status.BROKEN for each in others):
            return ""
        unknown = next((each for each in others if each.status is Status.NOT_JUDGED), None)
        if unknown is not None:
            return unknown.why_not
        return "" if self._complete else _NOT_YET


def _fits(what: EventExpectation, found: Occurrence) -> bool:
    at_fits = what.at_ns in (None, found.at_ns)
    return at_fits and what.remaining_ns in (None, found.remaining_ns)


def _became(found: FateRecord, end_ns: int | None, *, asked: bool) -> Said:
    """Say what has become of an op, and why; that it has not ended where that was asked for."""
    got = op_words(found.fate, end_ns)
    if found.reason is not None:
        got = joined("", [got, f" ({found.reason})"])
    return said("{fate}, not ended", fate=got) if asked and end_ns is None else got


def _of_law(verdict: Verdict) -> Said:
    return said("law {law} {verdict}", law=verdict.law, verdict=_law_words(verdict))


def _law_words(verdict: Verdict) -> Said:
    if not verdict.violations:
        return said(verdict.status.value)
    first = verdict.violations[0]
    return said("broken at event {event}: {detail}", event=first.event, detail=first.detail)
