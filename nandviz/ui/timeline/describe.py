"""What the tooltip says of what was hit: plan and actual, consumed and remaining."""

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import count_born_by
from nandviz.ui.timeline.layer import Hit
from nandviz.units import us_sentence


def describe(as_of: AsOf, found: Hit) -> list[str]:
    """Return what the tooltip says, a line each."""
    if found.uid is None:
        return [found.text] if found.text else []
    op = as_of.op(found.uid)
    targets = ", ".join(
        f"plane {t.plane} block {t.block}" + (f" page {t.page}" if t.page >= 0 else "")
        for t in op.targets
    )
    lines = [f"op {found.uid}  {op.op.name}", f"die {op.die}" + (f", {targets}" if targets else "")]
    if found.segment >= 0:
        lines += _segment_lines(as_of, found)
    elif found.text:
        lines.append(found.text)
    lines += _plan(as_of, found.uid)
    lines += _progress(as_of, found.uid)
    fate = as_of.fate(found.uid)
    if fate is not None:
        why = f" ({fate.reason})" if fate.reason else ""
        lines.append(f"{fate.fate}{why} since event {fate.since}")
    lines.append(
        f"submitted at {us_sentence(op.submitted_ns)}, event {op.submitted}, from {op.source}"
    )
    if found.merged > 1:
        lines.append(f"{found.merged} segments in this pixel")
    return lines


def _segment_lines(as_of: AsOf, found: Hit) -> list[str]:
    segments, parts = as_of.trace.segments, as_of.trace.parts
    part = int(segments.part[found.segment])
    op = as_of.op(int(parts.uid[part])).op
    state = op.base.states[int(segments.state[found.segment])].name
    span = f"{us_sentence(found.start_ns)} … {us_sentence(found.end_ns)}"
    length = us_sentence(found.end_ns - found.start_ns)
    planned = (
        "planned"
        if found.start_ns >= as_of.now_ns
        else "running"
        if found.end_ns > as_of.now_ns
        else "executed"
    )
    cut = ", cut by SUSPEND or RESET" if segments.cut[found.segment] else ""
    nominal = us_sentence(op.durations_ns[int(segments.state[found.segment])])
    born, total = int(segments.born[found.segment]), as_of.part_count(int(parts.uid[part]))
    of = f" of {total}" if total > 1 else ""
    return [
        f"{op.base.name}.{state}, part {int(parts.number[part])}{of}: {planned}{cut}",
        f"{span} = {length} (nominal {nominal})",
        f"cause: event {born}" if born >= 0 else "cause: the script",
    ]


def _plan(as_of: AsOf, uid: int) -> list[str]:
    """Return when an op was to run at first and when it does, where these differ."""
    parts = as_of.trace.parts
    rows = index_of(as_of.trace).parts.rows(uid, count_born_by(parts.born, as_of.k))
    now = as_of.parts_of(uid)
    if not len(rows):
        return []
    first = int(parts.start_ns[rows[0]]), int(parts.end_ns[rows[0]])
    plan = f"planned at first {us_sentence(first[0])} … {us_sentence(first[1])}"
    if not now:
        return [f"{plan}, now nowhere"]
    actual = min(p.start_ns for p in now), max(p.end_ns for p in now)
    if actual == first:
        return []
    count = f" in {len(now)} parts" if len(now) > 1 else ""
    return [f"{plan}, now {us_sentence(actual[0])} … {us_sentence(actual[1])}{count}"]


def _progress(as_of: AsOf, uid: int) -> list[str]:
    """Return consumed + remaining = nominal, of an op that was suspended."""
    suspensions = as_of.suspensions_of(uid)
    if not suspensions:
        return []
    last, nominal = suspensions[-1], us_sentence(as_of.op(uid).op.nominal_ns)
    done, left = us_sentence(last.consumed_ns), us_sentence(last.remaining_ns)
    times = f"suspended {len(suspensions)}×"
    return [f"{times}: consumed {done} + remaining {left} = nominal {nominal}"]
