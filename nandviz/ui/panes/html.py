"""Pieces of the inspector's text."""

from collections.abc import Iterable, Sequence

from nandviz.query.causes import Step
from nandviz.ui.words import words_html
from nandviz.units import us_sentence


def op_link(uid: int, words: str = "") -> str:
    """Return a link that selects an op."""
    return f'<a href="op:{uid}">{words_html(words) or f"op {uid}"}</a>'


def event_link(k: int) -> str:
    """Return a link that goes to an event; the start of the run is no event."""
    return f'<a href="event:{k}">event {k}</a>' if k >= 0 else "the start"


def heading(text: str, level: int = 3) -> str:
    """Return a heading of plain text."""
    return f'<h{level} style="margin:8px 0 2px 0">{words_html(text)}</h{level}>'


def paragraph(text: str) -> str:
    """Return a paragraph of plain text."""
    return f'<p style="margin:2px 0">{words_html(text)}</p>'


def facts(*rows: tuple[str, str]) -> str:
    """Return names and values; the values are HTML already."""
    return _table(
        f"<tr><td>{words_html(name)}&nbsp;</td><td>{value}</td></tr>" for name, value in rows
    )


def steps(chain: Sequence[Step], k: int) -> str:
    """Return a chain of causes; the step at the playhead is bold, planned ones are slanted.

    Each link has a line for when and where, and below it the whole width for its words.
    """
    last = len(chain) - 1
    return _table(_step(step, k, link="│" if n < last else "") for n, step in enumerate(chain))


def _step(step: Step, k: int, link: str) -> str:
    words = words_html(step.words)
    if step.planned:
        words = f"<i>{words}</i>"
    elif step.event == k:
        words = f"<b>{words}</b>"
    bullet, where = ("○", "planned") if step.planned else ("●", event_link(step.event))
    by = f" · {op_link(step.uid)}" if step.uid else ""
    return (
        f"<tr><td>{bullet}&nbsp;</td><td>{us_sentence(step.time_ns)} · {where}{by}</td></tr>"
        f'<tr><td>{link}</td><td style="padding-bottom:5px">{words}</td></tr>'
    )


def _table(rows: Iterable[str]) -> str:
    return f'<table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'
