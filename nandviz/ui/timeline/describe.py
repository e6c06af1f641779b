"""What the tooltip says of what was hit: plan and actual, consumed and remaining."""

from nandviz.language import spoken, tr, trn
from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import count_born_by
from nandviz.query.records import SuspensionRecord
from nandviz.ui.timeline.layer import Hit
from nandviz.units import us_sentence


def describe(as_of: AsOf, found: Hit) -> list[str]:
    """Return what the tooltip says, a line each."""
    if found.uid is None:
        return spoken(found.text).split("\n") if found.text else []
    op = as_of.op(found.uid)
    targets = ", ".join(
        f"plane {t.plane} block {t.block}" + (f" page {t.page}" if t.page >= 0 else "")
        for t in op.targets
    )
    lines = [f"op {found.uid}  {op.op.name}", f"die {op.die}" + (f", {targets}" if targets else "")]
    if found.segment >= 0:
        lines += _segment_lines(as_of, found)
    elif found.text:
        lines += spoken(found.text).split("\n")
    lines += _plan(as_of, found.uid)
    lines += _progress(as_of, found.uid)
    fate = as_of.fate(found.uid)
    if fate is not None:
        why = f" ({fate.reason})" if fate.reason else ""
        lines.append(tr("{fate} since event {since}", fate=f"{fate.fate}{why}", since=fate.since))
    lines.append(
        tr(
            "submitted at {time}, event {event}, from {source}",
            time=us_sentence(op.submitted_ns),
            event=op.submitted,
            source=op.source,
        )
    )
    if found.merged > 1:
        lines.append(tr("{merged} segments in this pixel", merged=found.merged))
    return lines


def _segment_lines(as_of: AsOf, found: Hit) -> list[str]:
    segments, parts = as_of.trace.segments, as_of.trace.parts
    part = int(segments.part[found.segment])
    op = as_of.op(int(parts.uid[part])).op
    state = op.base.states[int(segments.state[found.segment])].name
    span = f"{us_sentence(found.start_ns)} … {us_sentence(found.end_ns)}"
    length = us_sentence(found.end_ns - found.start_ns)
    planned = (
        tr("planned")
        if found.start_ns >= as_of.now_ns
        else tr("running")
        if found.end_ns > as_of.now_ns
        else tr("executed")
    )
    cut = tr(", cut by SUSPEND or RESET") if segments.cut[found.segment] else ""
    nominal = us_sentence(op.durations_ns[int(segments.state[found.segment])])
    born, total = int(segments.born[found.segment]), as_of.part_count(int(parts.uid[part]))
    number = int(parts.number[part])
    which = tr("part {number}", number=number)
    if total > 1:
        which = tr("part {number} of {total}", number=number, total=total)
    return [
        f"{op.base.name}.{state}, {which}: {planned}{cut}",
        tr("{span} = {length} (nominal {nominal})", span=span, length=length, nominal=nominal),
        tr("cause: event {born}", born=born) if born >= 0 else tr("cause: the script"),
    ]


def _plan(as_of: AsOf, uid: int) -> list[str]:
    """Return when an op was to run at first and when it does, where these differ."""
    parts = as_of.trace.parts
    rows = index_of(as_of.trace).parts.rows(uid, count_born_by(parts.born, as_of.k))
    now = as_of.parts_of(uid)
    if not len(rows):
        return []
    first = int(parts.start_ns[rows[0]]), int(parts.end_ns[rows[0]])
    plan = _span_words(first)
    if not now:
        return [tr("planned at first {plan}, now nowhere", plan=plan)]
    actual = min(p.start_ns for p in now), max(p.end_ns for p in now)
    if actual == first:
        return []
    return [
        trn(
            len(now),
            "planned at first {plan}, now {actual}",
            "planned at first {plan}, now {actual} in {count} parts",
            plan=plan,
            actual=_span_words(actual),
        )
    ]


def _span_words(span: tuple[int, int]) -> str:
    return f"{us_sentence(span[0])} … {us_sentence(span[1])}"


def _due_ns(as_of: AsOf, uid: int, last: SuspensionRecord) -> int:
    return as_of.trace.info.policies.due_ns(as_of.op(uid).op, last.n - 1)


def _progress(as_of: AsOf, uid: int) -> list[str]:
    """Return consumed + remaining = nominal, of an op that was suspended."""
    suspensions = as_of.suspensions_of(uid)
    if not suspensions:
        return []
    last, nominal = suspensions[-1], us_sentence(_due_ns(as_of, uid, suspensions[-1]))
    done, left = us_sentence(last.consumed_ns), us_sentence(last.remaining_ns)
    return [
        tr(
            "suspended {times}×: consumed {done} + remaining {left} = nominal {nominal}",
            times=len(suspensions),
            done=done,
            left=left,
            nominal=nominal,
        )
    ]
