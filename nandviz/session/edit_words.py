"""What edits made of a script, in a few words: ``Program_Suspend 100 → 330 µs``."""

from collections.abc import Iterator, Sequence

from nandviz.language import Said, said
from nandviz.model.setup import Submission
from nandviz.session.open_run import OpenRun
from nandviz.units import us_shortest


def edit_words(a: OpenRun, b: OpenRun) -> Said:
    """Say what differs between the scripts of two versions of a scenario, entry by entry."""
    assert a.scenario is not None, "what is edited has a scenario"
    assert b.scenario is not None, "what is edited has a scenario"
    before = dict(zip(a.entry_ids, a.scenario.setup.script, strict=True))
    after = dict(zip(b.entry_ids, b.scenario.setup.script, strict=True))
    changes = list(_changes(before, after))
    if len(changes) == 1:
        return changes[0]
    if changes:
        return said("{count} entries", count=len(changes))
    return said("not in the script") if a.text != b.text else said("nothing")


def _changes(before: dict[int, Submission], after: dict[int, Submission]) -> Iterator[Said]:
    for number in before.keys() | after.keys():
        old, new = before.get(number), after.get(number)
        if old != new:
            yield _change(old, new)


def _change(old: Submission | None, new: Submission | None) -> Said:
    if old is None:
        assert new is not None, "an entry is in one of the two"
        return said("{ops} added at {at} µs", ops=_ops(new), at=us_shortest(new.at_ns))
    if new is None:
        return said("{ops} removed at {at} µs", ops=_ops(old), at=us_shortest(old.at_ns))
    if _ops(old) != _ops(new):
        return said("{old} → {new}", old=_ops(old), new=_ops(new))
    if old.at_ns == new.at_ns:
        return said("{ops} at {at} µs", ops=_ops(new), at=us_shortest(new.at_ns))
    times = us_shortest(old.at_ns), us_shortest(new.at_ns)
    return said("{ops} {old} → {new} µs", ops=_ops(new), old=times[0], new=times[1])


def _ops(entry: Submission) -> str:
    names = _each([request.op.name for request in entry.ops])
    return " + ".join(names[:1] if len(names) == 1 else [names[0], "…"])


def _each(names: Sequence[str]) -> list[str]:
    """Return the different ones of some names, in order."""
    return list(dict.fromkeys(names))
