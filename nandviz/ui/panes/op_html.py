"""About an op, for the inspector."""

from collections.abc import Sequence
from typing import NamedTuple

from nandviz.language import noop, tr, trn
from nandviz.query.asof import AsOf
from nandviz.query.op_history import OpReport, op_report
from nandviz.query.op_words import op_words
from nandviz.query.policy_hints import PolicyHint, policy_hints
from nandviz.query.reason_texts import RULES
from nandviz.query.requests import request_of_op
from nandviz.trace.tables import Trace
from nandviz.ui.panes.html import (
    Html,
    chain_html,
    event_link,
    facts,
    headed,
    heading,
    html,
    joined,
    op_link,
    paragraph,
    policy_link,
    request_link,
)
from nandviz.units import us_cell, us_sentence


class OpTold(NamedTuple):
    """What is told of an op: from one step to the next it is mostly the same.

    Attributes
    ----------
    here
        The event at the playhead where it is a step of the op's chain, else None.
    request
        That it serves, None for none.
    """

    uid: int
    trace: Trace
    here: int | None
    report: OpReport
    request: int | None
    hints: tuple[PolicyHint, ...]


def op_told(as_of: AsOf, uid: int) -> OpTold:
    """Read what is to be told of an op."""
    report = op_report(as_of.trace, as_of.k, uid)
    here = next((step.event for step in report.chain if step.event == as_of.k), None)
    serves = request_of_op(as_of, uid)
    return OpTold(uid, as_of.trace, here, report, serves, policy_hints(as_of, uid))


def op_html(told: OpTold) -> Html:
    """Write about an op."""
    report = told.report
    parts = [
        heading(f"op {told.uid} · {report.submission.op.name}"),
        _summary(report, told.request),
        _refusal(told.trace, report),
        _parts(report),
        _suspensions(report),
        _stays(report),
        _hints(told.hints),
        heading(tr("How it came to this"), 4),
        chain_html(report.chain, told.here),
    ]
    return joined(parts)


def _hints(hints: Sequence[PolicyHint]) -> Html:
    """Name the policies that would change what happened, each a click away from a run B."""
    if not hints:
        return joined([])
    return joined(
        [
            heading(tr("Another policy"), 4),
            *(
                paragraph(html("{} {}", hint.words, policy_link(hint.key, hint.value)))
                for hint in hints
            ),
        ]
    )


def _summary(report: OpReport, number: int | None) -> Html:
    fate, submission = report.fates[-1], report.submission
    submitted = us_sentence(submission.submitted_ns)
    batch = [f"batch {submission.batch}"] if submission.batch >= 0 else []
    done = f"{us_cell(report.consumed_ns)} + {us_cell(report.remaining_ns)}"
    return facts(
        (
            tr("fate"),
            html(
                "<b>{}</b> {}",
                fate.fate,
                html(tr("since {event}", event="{}"), event_link(fate.since)),
            ),
        ),
        *([(tr("reason"), str(fate.reason))] if fate.reason else []),
        (tr("where"), report.where),
        (tr("base"), f"{submission.op.base.name}, {submission.op.celltype}"),
        (tr("submitted"), ", ".join((submitted, *batch, submission.source))),
        *([(tr("serves"), request_link(number))] if number is not None else []),
        (tr("done + left"), f"{done} = {us_sentence(report.due_ns)}"),
        *([(tr("done again"), us_sentence(report.redone_ns))] if report.redone_ns else []),
        *_plan_and_actual(report),
    )


def _plan_and_actual(report: OpReport) -> list[tuple[str, str]]:
    """Compare the first plan, an op that is never suspended, with what came of it."""
    if not report.parts:
        return []
    start_ns = report.parts[0].start_ns
    planned_ns, end_ns = start_ns + report.nominal_ns, report.parts[-1].end_ns
    rows = [(tr("start"), us_sentence(start_ns))]
    if report.parts[-1].cut:
        rows.append(
            (
                tr("end"),
                tr(
                    "cut at {end}, without the cut {planned}",
                    end=us_sentence(end_ns),
                    planned=us_sentence(planned_ns),
                ),
            )
        )
    else:
        late = end_ns - planned_ns
        words = tr(
            "{end} ({late} later than undisturbed)",
            end=us_sentence(end_ns),
            late=us_sentence(late),
        )
        rows.append((tr("end"), words if late else us_sentence(end_ns)))
    return rows


def _refusal(trace: Trace, report: OpReport) -> Html:
    why = report.refusal
    if why is None:
        return Html()
    rows = [
        (tr("reason"), html("<b>{}</b>", why.reason)),
        (tr("rule"), tr(RULES[why.reason])),
        (tr("inputs"), why.detail),
        (
            tr("would start"),
            tr("none found") if why.start_ns is None else us_sentence(why.start_ns),
        ),
        (tr("at"), event_link(why.event)),
    ]
    if why.blocker_uid is not None:
        words = op_words(trace, why.blocker_uid)
        rows.append((tr("in the way"), op_link(why.blocker_uid, words)))
    return headed(tr("Why refused"), rows)


def _parts(report: OpReport) -> Html:
    rows = []
    for p in report.parts:
        left = us_cell(p.planned_end_ns - p.end_ns)
        cut = html(tr(", <b>cut</b>: {left} left", left="{}"), left) if p.cut else ""
        span = f"{us_cell(p.start_ns)} … {us_cell(p.end_ns)} = {us_cell(p.end_ns - p.start_ns)} µs"
        words = html("{}{} <i>({})</i>", span, cut, p.source)
        rows.append((f"{p.number}/{len(report.parts)}", words))
    return headed(tr("Parts"), rows)


def _suspensions(report: OpReport) -> Html:
    rows, states = [], report.submission.op.base.states
    for s in report.suspensions:
        after = (
            str(s.status)
            if s.resumed_ns is None
            else tr("resumed at {resumed}", resumed=us_cell(s.resumed_ns))
        )
        words = html(
            tr(
                "at {at} in {state} by {op}: {done} consumed + {left} remaining, {after}",
                **dict.fromkeys(("at", "state", "op", "done", "left", "after"), "{}"),
            ),
            *(us_cell(s.at_ns), states[s.state].name, op_link(s.suspender_uid)),
            *(us_cell(s.consumed_ns), us_cell(s.remaining_ns), after),
        )
        again = html(tr(", {redone} of it again", redone="{}"), us_cell(s.redone_ns))
        rows.append((f"{s.n}.", html("{}{}", words, again if s.redone_ns else "")))
    return headed(tr("Suspensions"), rows)


def _stays(report: OpReport) -> Html:
    rows = []
    for s in report.stays:
        delta = tr("delta {delta}", delta=us_cell(s.delta_ns))
        if s.anchor_uid:
            words = noop("{delta} after {op}")
            if s.from_start:
                words = noop("{delta} after the start of {op}")
            after = tr(words, delta=delta, op="{}")
            delta = html(after, op_link(s.anchor_uid))
        tries = trn(s.retries, "{count} retry", "{count} retries") if s.retries else ""
        left: str = tr("waits")
        if s.left is not None:
            left = html(tr("{fate} at {event}", fate="{}", event="{}"), s.fate, event_link(s.left))
        entered = html(tr("{fate} at {event}", fate="{}", event="{}"), s.why, event_link(s.entered))
        words = html("{}, {}{}; {}", entered, delta, html(", {}", tries) if tries else "", left)
        rows.append((f"{s.axis} die {s.die}", words))
    return headed(tr("Backlog"), rows)
