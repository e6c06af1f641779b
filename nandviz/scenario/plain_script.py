"""Script entries that stand plainly, each on a line of its own: read past the parser.

A long script is mostly lines like ``- {at_us: 5, op: Page_Read_SLC, die: 0, block: 3, page: 7}``.
For the parser a run of them is blanked: one empty mapping of the same extent, so that nothing else
moves. Whoever reads the script meets that mapping, and takes the lines from here.

A run that nobody meets so was no part of the script. Then, and where anything is wrong with an
entry, the file is read anew without this: what is plain is only ever read faster, never otherwise.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Submission, Topology
from nandviz.model.words import NO_PAGE
from nandviz.scenario.nodes import Composer
from nandviz.scenario.problems import Invalid, Sink
from nandviz.scenario.script import ScriptReader
from nandviz.units import NS_PER_US

_MOST_LINES: Final = 500
"""Lines of one run: the parser must find a value now and then."""
_MOST_READ: Final = 2_000
"""Entries that are read one by one: where more must be, there is nothing to gain."""

_NUMBER: Final = "0|[1-9][0-9]{0,8}"
_PAIR: Final = r"[a-z_]{1,20}: [\w.]{1,60}"
_REQUEST: Final = rf"op: [\w.]{{1,60}}(?:, {_PAIR})*+"
_BATCH: Final = rf"batch: \[\{{{_REQUEST}\}}(?:, \{{{_REQUEST}\}}){{0,99}}+\]"
_TIME: Final = r"(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,3}))?"
_LATEST: Final = 10**12
"""An ``at_us`` later than any of these."""


def _line(time: str, rest: str) -> str:
    return rf"- \{{at_us: {time}, {rest}\}}\r?\n"


_ENTRY: Final = re.compile(_line(_TIME, f"({_BATCH}|{_REQUEST})"), re.ASCII)
_PLAIN: Final = _line(_TIME.replace("(?:", "(").replace("(", "(?:"), f"(?:{_BATCH}|{_REQUEST})")
_RUN: Final = re.compile(
    rf"^( {{0,40}}+){_PLAIN}(?:\1{_PLAIN}){{0,{_MOST_LINES - 1}}}+", re.ASCII | re.MULTILINE
)
_ADDRESS: Final = re.compile(
    rf"(?:, plane: ({_NUMBER}))?, block: ({_NUMBER})(?:(, page: )({_NUMBER}))?"
)
"""What differs between entries of one form; with its groups, a text is split into six by it."""


class PlainScript:
    """A text, and the runs of plain entries in it.

    Attributes
    ----------
    runs
        The lines of each run, by the place of its first brace.
    blanked
        The text with each run blanked.
    """

    def __init__(self, text: str) -> None:
        self.runs: dict[int, str] = {}
        pieces: list[str] = []
        end = 0
        for found in _RUN.finditer(text):
            run = found[0]
            self.runs[found.start() + run.index("{")] = run
            pieces += text[end : found.start()], _blanked(run)
            end = found.end()
        self.blanked = "".join((*pieces, text[end:]))


def _blanked(run: str) -> str:
    """Return an empty mapping of as many characters and lines, which begins and ends as the run."""
    start, end = run.index("{") + 1, run.rindex("}")
    breaks = run.count("\n", start, end)
    return run[:start] + "\n" * breaks + " " * (end - start - breaks) + run[end:]


class PlainReader:
    """Reads plain entries: of those of one form, which differ in addresses and times, one is read.

    Raises ``Invalid`` where something is wrong, which is not reported.
    """

    def __init__(self, reader: ScriptReader, topology: Topology) -> None:
        self._reader = reader
        self._size = topology
        self._forms: dict[tuple[str | None, ...], tuple[OpRequest, ...]] = {}
        self._left = _MOST_READ

    def submissions(self, run: str) -> list[Submission]:
        """Return the submissions of a run."""
        found = []
        for us, part, text in _ENTRY.findall(run):
            ns = int(part.ljust(3, "0")) if part else 0
            found.append(Submission(int(us) * NS_PER_US + ns, self._ops(text)))
        return found

    def _ops(self, text: str) -> tuple[OpRequest, ...]:
        """Return the ops of an entry, told what it says behind its time."""
        pieces = _ADDRESS.split(text)
        form = (*pieces[::5], *pieces[3::5])
        targets = self._targets(pieces)
        like = self._forms.get(form)
        if like is not None:
            return _placed(like, targets)
        ops = self._read(text)
        # An address that stands in another way is part of the form: it must not be put elsewhere.
        if "plane" not in "".join(pieces[::5]) and targets == _only_targets(ops):
            self._forms[form] = ops
        return ops

    def _targets(self, pieces: Sequence[Any]) -> list[Target]:
        size, targets = self._size, []
        for plane, block, page in zip(pieces[1::5], pieces[2::5], pieces[4::5], strict=True):
            number = int(block)
            target = Target(size.plane_of(number), number, NO_PAGE if page is None else int(page))
            if number >= size.blocks or target.page >= size.pages:
                raise Invalid
            if plane is not None and int(plane) != target.plane:
                raise Invalid
            targets.append(target)
        return targets

    def _read(self, text: str) -> tuple[OpRequest, ...]:
        self._left -= 1
        if not self._left:
            raise Invalid
        composer = Composer(f"{{at_us: {_LATEST}, {text}}}", Sink(""))
        return self._reader.entry(composer.value(composer.start(), 1), "").ops


def _only_targets(ops: Sequence[OpRequest]) -> list[Target]:
    return [target for op in ops for target in op.targets]


def _placed(ops: Sequence[OpRequest], targets: Sequence[Target]) -> tuple[OpRequest, ...]:
    """Return ops with other targets, one for each that has any."""
    places = iter(targets)
    return tuple(
        [
            OpRequest(op.op, op.die, (next(places),), op.gap_ns, op.from_start)
            if op.targets
            else op
            for op in ops
        ]
    )
