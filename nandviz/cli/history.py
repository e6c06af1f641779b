"""The command ``nandviz history``: a row a run, a column a law.

Source: exchange specification, section Verdicts in CI.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import sentence
from nandviz.cli.progress import Meter
from nandviz.errors import NandvizError, TraceError, why_of
from nandviz.exchange import registry
from nandviz.exchange.report import history_page
from nandviz.language import said, tr
from nandviz.model.words import Status
from nandviz.process import out
from nandviz.query.history import LawHistory, Turn, law_histories
from nandviz.text import plain
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Verdict

OK, BROKEN = 0, 1
_SIGN: Final = {Status.PASS: "✔", Status.BROKEN: "✖", Status.NOT_JUDGED: "○"}
_NUMBER: Final = re.compile(r"(\d+)")


def history(options: Options) -> int:
    """Judge what folders hold, in order; say where a law broke and where it was mended."""
    paths = [path for name in options.files for path in _runs(Path(name))]
    sources.check_targets(paths, options.outputs())
    names = _names(paths)
    with Meter() as meter:
        verdicts = [_verdicts(path, meter) for path in paths]
    found = law_histories(verdicts)
    turns = [tr(_turn_words(turn, names)) for law in found for turn in law.turns()]
    if not turns:
        turns = [tr("No law that is judged is broken anywhere.")]
    if options.html is not None:
        history_page.write(options.html, names, found, turns)
    out("".join(f"{line}\n" for line in _lines(names, found, turns)))
    return BROKEN if any(law.known[-1].times for law in found) else OK


def _runs(path: Path) -> list[Path]:
    """Return the runs that a path stands for: itself, or the folders in it, by their names.

    Numbers in names count as such: ``run9`` comes before ``run10``.
    """
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(path.iterdir(), key=lambda each: _key(each.name))
    except OSError as error:
        raise NandvizError(
            said("cannot look into {where}: {why}", where=path, why=why_of(error))
        ) from error
    found = [each for each in inside if registry.holds_trace(each)]
    if registry.holds_trace(path) and any(each.parent == path for each in registry.files_of(path)):
        return [path]
    if not found:
        raise TraceError(said("{path}: neither a run nor folders of runs", path=path))
    return found


def _key(name: str) -> list[tuple[int, str]]:
    parts = _NUMBER.split(name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _names(paths: Sequence[Path]) -> list[str]:
    """Return what runs are called: names of folders, or paths where two have the same."""
    names = [plain(path.name or str(path)) for path in paths]
    return names if len(set(names)) == len(names) else [plain(str(path)) for path in paths]


def _verdicts(path: Path, meter: Meter) -> list[Verdict]:
    meter.tell(tr("reading {name}", name=path.name))
    return laws.check(registry.load_trace(path))


def _turn_words(turn: Turn, names: Sequence[str]) -> str:
    """Say where a law broke or was mended."""
    law, at, count = turn.law, names[turn.at], turn.times
    if not count:
        return said("Law {law}: mended in {at}.", law=law, at=at)
    if turn.before is None:
        return said(
            "Law {law}: broken from {at} on (violations: {count:,}).",
            law=law,
            at=at,
            count=count,
        )
    before = names[turn.before]
    return said(
        "Law {law}: broke in {at} (violations: {count:,}); passed in {before}.",
        law=law,
        at=at,
        count=count,
        before=before,
    )


def _lines(
    names: Sequence[str], found: Sequence[LawHistory], turns: Sequence[str]
) -> Iterator[str]:
    """Yield a row a run, a column a law; below it where laws broke and were mended."""
    width = max(map(len, names))
    yield f"{'':<{width}}  {' '.join(f'{law.law:>4}' for law in found)}"
    for at, name in enumerate(names):
        cells = (law.known[at] for law in found)
        words = (str(c.times) if c.times else _SIGN[c.status] for c in cells)
        yield f"{name:<{width}}  {' '.join(f'{word:>4}' for word in words)}"
    yield ""
    yield tr("A number: so often broken; ✔: pass; ○: not judged.")
    yield ""
    for turn in turns:
        yield from sentence(turn)
