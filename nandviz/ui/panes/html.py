"""Pieces of the inspector's text."""

from collections.abc import Iterable, Sequence
from typing import Final

from nandviz.language import tr
from nandviz.query.causes import Step
from nandviz.ui.words import words_html
from nandviz.units import us_sentence

LAST_STEPS: Final = 12
"""Steps of a chain that are shown: each event of a workload may be caused by the one before."""


class Html(str):
    """A piece of HTML; every other text is escaped on its way into one."""

    __slots__ = ()


def html(template: str, *pieces: object) -> Html:
    """Return a template with pieces in place of ``{}``: HTML as it is, all else as text."""
    return Html(template.format(*map(_escaped, pieces)))


def joined(pieces: Iterable[str]) -> Html:
    """Return pieces one after the other."""
    return Html("".join(map(_escaped, pieces)))


def _escaped(piece: object) -> str:
    if isinstance(piece, Html):
        return piece
    return words_html(piece if isinstance(piece, str) else str(piece))


def op_link(uid: int, words: str = "") -> Html:
    """Return a link that selects an op."""
    return html('<a href="op:{}">{}</a>', uid, words or f"op {uid}")


def request_link(number: int) -> Html:
    """Return a link that shows a request of the host."""
    return html('<a href="request:{}">{}</a>', number, tr("request {number}", number=number))


def event_link(k: int) -> Html:
    """Return a link that goes to an event; the start of the run is no event."""
    return html('<a href="event:{}">event {}</a>', k, k) if k >= 0 else html("{}", tr("the start"))


def policy_link(key: str, value: str) -> Html:
    """Return a link that runs the scenario with another value of a policy, as B."""
    words = tr("run with {policy} as B", policy=f"{key}: {value}")
    return html('<a href="policy:{}={}">{}</a>', key, value, words)


def heading(text: str, level: int = 3) -> Html:
    """Return a heading."""
    return html('<h{} style="margin:8px 0 2px 0">{}</h{}>', level, text, level)


def paragraph(text: str) -> Html:
    """Return a paragraph."""
    return html('<p style="margin:2px 0">{}</p>', text)


def facts(*rows: tuple[str, str]) -> Html:
    """Return names and values."""
    return _table(html("<tr><td>{}&nbsp;</td><td>{}</td></tr>", *row) for row in rows)


def headed(title: str, rows: Sequence[tuple[str, str]]) -> Html:
    """Write rows under a heading; nothing where there are none."""
    return joined([heading(title, 4), facts(*rows)]) if rows else Html()


def steps(chain: Sequence[Step], k: int | None) -> Html:
    """Return a chain of causes; the step at the playhead is bold, planned ones are slanted.

    Each link has a line for when and where, and below it the whole width for its words.
    """
    last = len(chain) - 1
    return _table(_step(step, k, link="│" if n < last else "") for n, step in enumerate(chain))


def chain_html(chain: Sequence[Step], k: int | None) -> Html:
    """Write the last steps of a chain, with a link to where it goes on backwards."""
    last = chain[-LAST_STEPS:]
    if len(last) == len(chain):
        return steps(last, k)
    before = chain[-LAST_STEPS - 1]
    more = paragraph(html(tr("⋮ before that {event}", event="{}"), event_link(before.event)))
    return joined([more, steps(last, k)])


def _step(step: Step, k: int | None, link: str) -> Html:
    words = step.words
    if step.planned:
        words = html("<i>{}</i>", words)
    elif step.event == k:
        words = html("<b>{}</b>", words)
    bullet, where = ("○", tr("planned")) if step.planned else ("●", event_link(step.event))
    return html(
        "<tr><td>{}&nbsp;</td><td>{} · {}{}</td></tr>"
        '<tr><td>{}</td><td style="padding-bottom:5px">{}</td></tr>',
        *(bullet, us_sentence(step.time_ns), where),
        *(html(" · {}", op_link(step.uid)) if step.uid else "", link, words),
    )


def _table(rows: Iterable[Html]) -> Html:
    return html('<table cellspacing="0" cellpadding="1">{}</table>', joined(rows))
