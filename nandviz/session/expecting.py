"""What there is to expect of a run like the one that is open."""

from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.query.entry_hits import entry_of
from nandviz.query.happened import Facts, of_laws, of_metrics, of_ops
from nandviz.scenario.expectations import Expectation
from nandviz.session.open_run import OpenRun

MOST_OPS: Final = 1000
"""Ops of a script of which all is written down at once."""


def happened(run: OpenRun, uid: int | None = None) -> list[Expectation]:
    """Return what happened to an op of the script; without one, to each, laws and metrics too.

    Metrics that are 0 say nothing of a run and are left out.

    Raises
    ------
    NandvizError
        If the run is not complete, the op is no op of the script, the laws are not judged yet, or
        there are too many ops.
    """
    if not run.complete:
        raise NandvizError(said("the run is not complete: nobody knows yet what will happen"))
    facts = Facts(run.trace)
    if uid is not None:
        if entry_of(run.trace, uid) is None:
            raise NandvizError(said("op {uid} is no op of the script", uid=uid))
        return [*of_ops(facts, [uid])]
    verdicts = run.laws.verdicts
    if not verdicts:
        raise NandvizError(said("the laws are not judged yet: {why_not}", why_not=run.laws.why_not))
    count = sum(1 for _ in facts.places())
    if count > MOST_OPS:
        raise NandvizError(
            said(
                "the script has {count:,} ops, more than {most:,}: expect what happened op by op",
                count=count,
                most=MOST_OPS,
            )
        )
    return [*of_laws(verdicts), *of_ops(facts), *of_metrics(facts)]
