"""What is left of a scenario as a file: it loads, and says what it is of."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nandviz.language import Said, said
from nandviz.query.op_words import op_words, place_words
from nandviz.scenario import library, loader
from nandviz.scenario.breakpoint_words import breakpoint_entry, breakpoint_words
from nandviz.scenario.profile import DEFAULT_PROFILE
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.scenario.written import (
    initial_lines,
    policy_lines,
    profile_lines,
    quoted,
    run_lines,
    script_entry,
    topology_line,
    word,
)
from nandviz.study.case import KeptEntry
from nandviz.study.condition import ops_named
from nandviz.study.shrink import Shrunk
from nandviz.study.shrink_trace import ShrunkTrace
from nandviz.text import plain


def scenario_of(shrunk: Shrunk, source: str) -> Scenario:
    """Return the scenario, loaded from the text that a file of it would have.

    Parameters
    ----------
    source
        What it was made of, as it is to be named.
    """
    text = "\n".join(_lines(shrunk, source)) + "\n"
    scenario = loader.loads(text, source)
    assert scenario.setup == shrunk.case.setup, "what is written is what was run"
    return scenario


def _lines(shrunk: Shrunk, source: str) -> Iterator[str]:
    scenario, setup = shrunk.case.base, shrunk.case.setup
    yield f"# What nandviz shrink left of {plain(source)}:"
    yield from (f"#   {plain(each)}" for each in remarks(shrunk))
    yield "nandviz: 1"
    name = f"{plain(scenario.name)}: {breakpoint_words(shrunk.what)}"
    yield f"name: {word(name)}"
    yield f"description: {quoted(_description(shrunk))}"
    yield from _profile(scenario)
    yield topology_line(setup.topology)
    policies = list(policy_lines(setup.policies))
    if policies:
        yield "policies:"
        yield from (f"  {line}" for line in policies)
    yield from initial_lines(setup)
    yield from run_lines(setup)
    yield "script:" if setup.script else "script: []"
    gap_ns = setup.policies.sequence_gap_ns
    for kept, entry in zip(shrunk.case.entries, setup.script, strict=True):
        yield f"  - {script_entry(entry, gap_ns)}  # {_was(kept)}"
    if replace(shrunk.condition, hits=1) != Breakpoint():  # a file has none that is every event
        yield "breakpoints:"
        yield f"  - {breakpoint_entry(shrunk.condition)}"


def _description(shrunk: Shrunk) -> str:
    return (
        f"The smallest that is left of it in which this holds: {breakpoint_words(shrunk.condition)}"
    )


def _profile(scenario: Scenario) -> Iterator[str]:
    """Yield the lines of the profile: its name where it is built in, else all that it says."""
    if scenario.profile_name in library.profile_names():
        if scenario.profile_name != DEFAULT_PROFILE:
            yield f"profile: {word(scenario.profile_name)}"
        return
    yield "profile:"
    yield from profile_lines(scenario.profile, "  ")


def _was(kept: KeptEntry) -> str:
    """Say which entry it was, and which of its ops where others are gone."""
    places = [op.place for op in kept.ops]
    if places == [0]:
        return f"was entry {kept.number}"
    return f"was entry {kept.number}, ops {', '.join(map(str, places))}"


def remarks(shrunk: Shrunk) -> Iterator[Said]:
    """Yield what is to be said of what is left, a sentence each."""
    yield said(
        "entries left: {left:,} of {entries:,}; ops: {ops:,}; runs: {runs:,}",
        left=len(shrunk.case.entries),
        entries=shrunk.entries,
        ops=shrunk.case.op_count,
        runs=shrunk.runs,
    )
    yield said("it holds here: {condition}", condition=breakpoint_words(shrunk.condition))
    for op in ops_named(shrunk.what):
        yield said("op {now} here is op {op} of that", now=shrunk.case.places[op], op=op)
    yield from shrunk.notes
    if not shrunk.is_minimal:
        yield _STOPPED


def trace_remarks(shrunk: ShrunkTrace) -> Iterator[Said]:
    """Yield the same of a trace, with each op that is left."""
    yield said(
        "ops left: {left:,} of {ops:,}; parts of the trace that were judged: {runs:,}",
        left=len(shrunk.uids),
        ops=shrunk.ops,
        runs=shrunk.runs,
    )
    yield said("it holds here: {condition}", condition=breakpoint_words(shrunk.condition))
    for number, uid in enumerate(shrunk.uids, 1):
        op, where = op_words(shrunk.trace, number), place_words(shrunk.trace, number)
        partner = "" if uid in shrunk.chosen else said("; suspends or resumes one of them")
        yield said(
            "{op}, {where}: was op {uid}{partner}", op=op, where=where, uid=uid, partner=partner
        )
    yield from shrunk.notes
    if not shrunk.is_minimal:
        yield _STOPPED


_STOPPED: Final = said("stopped before its end: something smaller may be left")
