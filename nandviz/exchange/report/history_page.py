"""The history of the laws as one page for a browser: a row a law, a column a run.

Source: exchange specification, section Verdicts in CI.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from nandviz.exchange import page
from nandviz.language import noop, spoken, tr
from nandviz.model.words import Status
from nandviz.query.history import Known, LawHistory

_STYLE: Final = """
td.broken { background: #c433; font-weight: 600; text-align: right; }
td.pass { color: #284; }
td.none { opacity: .6; }
@media (prefers-color-scheme: dark) { td.pass { color: #6c8; } }
"""
_CLASS: Final = {Status.PASS: "pass", Status.BROKEN: "broken", Status.NOT_JUDGED: "none"}


def write(
    target: Path, names: Sequence[str], laws: Sequence[LawHistory], turns: Sequence[str]
) -> None:
    """Write the page; NandvizError if it cannot be, an old file stays whole.

    Parameters
    ----------
    names
        Of the runs, in order.
    turns
        A sentence each: where a law broke or was mended.
    """
    page.write(target, tr("nandviz history"), _body(names, laws, turns), _STYLE)


def cell(known: Known) -> str:
    """Return what is known of a law in one run, in a word or a number."""
    return f"✖ {known.times:,}" if known.times else tr(known.status.value)


def _body(names: Sequence[str], laws: Sequence[LawHistory], turns: Sequence[str]) -> Iterator[str]:
    broken = any(law.known[-1].times for law in laws)
    yield from (f'<p class="sentence{"" if broken else " same"}">{page.text(t)}</p>' for t in turns)
    titles = [tr(noop("law")), tr(noop("what always holds")), *names]
    head = "".join(f"<th>{page.text(title)}</th>" for title in titles)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"
    for law in laws:
        first = f"<td class=n>{law.law}</td><td>{page.text(tr(law.title))}</td>"
        yield f"<tr>{first}{''.join(map(_cell, law.known))}</tr>"
    yield "</tbody>\n</table>"


def _cell(known: Known) -> str:
    tip = f' title="{page.text(spoken(known.why_not))}"' if known.why_not else ""
    return f'<td class="{_CLASS[known.status]}"{tip}>{page.text(cell(known))}</td>'
