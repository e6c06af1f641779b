"""The command ``nandviz replay``: the pattern of a trace as a scenario.

Source: the page on the generator's files, "Replay".
"""

from pathlib import Path

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import row
from nandviz.cli.progress import Meter
from nandviz.exchange import registry
from nandviz.exchange.replay import Replay
from nandviz.exchange.replay import replay as replayed
from nandviz.files import atomic_path
from nandviz.language import noop, spoken, tr
from nandviz.process import out

OK = 0
_SHOWN = 10


def replay(options: Options) -> int:
    """Make a scenario of what has begun in a trace; print it, or write it and sum up."""
    assert options.file is not None
    path, known = Path(options.file), options.of_import()
    sources.check_targets([path, *known.files], options.outputs())
    with Meter() as meter:
        meter.tell(tr("reading {name}", name=path.name))
        trace = registry.load_trace(path, known)
        meter.tell(tr("making a scenario"))
        made = replayed(trace)
        if options.output is not None:
            with atomic_path(options.output) as temporary:
                temporary.write_bytes(made.scenario.text.encode())
    out(made.scenario.text if options.output is None else _report(path, options.output, made))
    return OK


def _report(path: Path, target: Path, made: Replay) -> str:
    """Say what was made, and of what."""
    entries = len(made.scenario.setup.script)
    lines = row(noop("replayed"), str(path))
    lines += row(
        noop("entries"), tr("{entries:,} of {rows:,} ops", entries=entries, rows=made.rows)
    )
    presupposed = [
        tr(
            "die {die} block {block} with {pages} pages programmed: {why}",
            die=each.die,
            block=each.block,
            pages=each.pages,
            why=spoken(each.why),
        )
        for each in made.presupposed
    ]
    lines += _some(noop("at start"), presupposed)
    lines += _some(noop("noted"), [spoken(note) for note in made.notes])
    lines += row(noop("written"), str(target))
    return "\n".join(lines) + "\n"


def _some(label: str, texts: list[str]) -> list[str]:
    """Write some texts, each beside the label."""
    lines = [line for text in texts[:_SHOWN] for line in row(label, text)]
    if len(texts) > _SHOWN:
        lines += row(label, tr("and {more:,} more", more=len(texts) - _SHOWN))
    return lines
