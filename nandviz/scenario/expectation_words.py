"""What is expected of a run in words, and as a scenario file says it."""

from nandviz.language import Said, joined, said
from nandviz.model.words import Fate, Reason
from nandviz.scenario.breakpoint_words import METRIC_IN_WORDS
from nandviz.scenario.expectations import (
    ALL_LAWS,
    EventExpectation,
    Expectation,
    LawExpectation,
    MetricExpectation,
    OpExpectation,
    OpPlace,
    Rejection,
)
from nandviz.units import us_sentence, us_shortest


def subject_words(what: Expectation) -> Said:
    """Say what is expected something of: ``op 2.0``, ``SUSPEND of op 0.0``, ``backlog_drop``."""
    match what:
        case LawExpectation(law=law):
            return said("all laws") if law == ALL_LAWS else said("law {law}", law=law)
        case EventExpectation():
            return said("{event} of op {op}", event=what.event.value, op=what.op)
        case MetricExpectation():
            return joined("", [METRIC_IN_WORDS[what.metric]])
        case _:
            return said("op {op}", op=what.op)


def expected_words(what: Expectation) -> Said:
    """Say what is expected: ``completed, end 1069.833 µs``, ``rejected: not_core_busy``, ``0``."""
    match what:
        case OpExpectation():
            return op_words(what.fate, what.end_ns)
        case LawExpectation():
            return said(what.verdict.value)
        case EventExpectation():
            return event_words(what.at_ns, what.remaining_ns)
        case Rejection():
            return rejected_words(what.reason)
        case MetricExpectation():
            return joined("", [metric_text(what.metric, what.value)])


def op_words(fate: Fate | None, end_ns: int | None) -> Said:
    """Say what becomes of an op, and when it ends, as far as that is given."""
    end = None if end_ns is None else said("end {time}", time=us_sentence(end_ns))
    return joined(", ", [each for each in (fate and fate.value, end) if each])


def event_words(at_ns: int | None, remaining_ns: int | None) -> Said:
    """Say when something happens, and what is left then, as far as that is given."""
    words = []
    if at_ns is not None:
        words.append(said("at {time}", time=us_sentence(at_ns)))
    if remaining_ns is not None:
        words.append(said("remaining {time}", time=us_sentence(remaining_ns)))
    return joined(", ", words) if words else said("at any time")


def rejected_words(reason: Reason | None) -> Said:
    """Say that an op is refused, and why."""
    if reason is None:
        return said("rejected")
    return said("rejected: {reason}", reason=reason.value)


def metric_text(metric: str, value: int) -> str:
    """Write the value of a metric as a file has it: times in µs."""
    return us_shortest(value) if metric.endswith("_ns") else str(value)


def expectation_entry(what: Expectation) -> str:
    """Write an expectation as a scenario file has it: ``{op: 2.0, fate: completed}``."""
    values = {key: value for key, value in _values(what).items() if value is not None}
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


def place_text(op: OpPlace) -> str:
    """Write the place of an op; in quotes where a reader of numbers would drop a zero."""
    text = str(op)
    return f'"{text}"' if op.place and text.endswith("0") else text


def _values(what: Expectation) -> dict[str, object]:
    match what:
        case OpExpectation():
            return {"op": place_text(what.op), "fate": what.fate, "end_us": _us(what.end_ns)}
        case LawExpectation():
            law = "all" if what.law == ALL_LAWS else what.law
            return {"law": law, "verdict": what.verdict.value}
        case EventExpectation():
            times = {"at_us": _us(what.at_ns), "remaining_us": _us(what.remaining_ns)}
            return {"event": what.event.value, "of": place_text(what.op), **times}
        case Rejection():
            return {"rejected": place_text(what.op), "reason": what.reason}
        case MetricExpectation():
            name = METRIC_IN_WORDS[what.metric]
            return {"metric": name, "value": metric_text(what.metric, what.value)}


def _us(ns: int | None) -> str | None:
    return None if ns is None else us_shortest(ns)
