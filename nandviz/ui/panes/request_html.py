"""What the inspector says of a request of the host: its pages, and what each waited for."""

from nandviz.language import tr, trn
from nandviz.query.op_words import op_words
from nandviz.query.request_records import PageRecord, RequestRecord, Stretch
from nandviz.trace.tables import Trace
from nandviz.ui.panes.html import Html, event_link, facts, heading, html, joined, op_link
from nandviz.units import us_cell, us_sentence


def request_html(trace: Trace, record: RequestRecord) -> Html:
    """Write about a request as of the playhead."""
    title = tr("request {number} · {kind}", number=record.number, kind=record.kind)
    parts = [heading(title), _summary(record)]
    if record.waits:
        die = record.decisive.die
        parts.append(heading(tr("What it waited for on die {die}", die=die), 4))
        parts.append(facts(*_waits(trace, record)))
    parts.append(heading(tr("Pages"), 4))
    parts.append(facts(*(_page(record, page) for page in record.pages)))
    return joined(parts)


def _summary(record: RequestRecord) -> Html:
    arrival = html(
        tr("{at}, {event}", at="{}", event="{}"),
        us_sentence(record.arrival_ns),
        event_link(record.arrived),
    )
    pages = trn(len(record.pages), "{count} page", "{count} pages")
    where = tr(
        "LBA {lba}, {sectors} sectors: {pages}", lba=record.lba, sectors=record.sectors, pages=pages
    )
    rows = [
        (tr("arrival"), arrival),
        (tr("data"), where),
        (tr("latency"), _latency(record)),
        (tr("die at arrival"), tr(record.doing)),
    ]
    if record.waits:
        rows.append((tr("waited for"), _longest(record)))
    if record.suspends:
        rows.append((tr("suspends for it"), str(record.suspends)))
    return facts(*rows)


def _latency(record: RequestRecord) -> str:
    if record.latency_ns is not None:
        return html("<b>{}</b>", us_sentence(record.latency_ns))
    return tr("not done yet") if record.first_start_ns is not None else tr("not started yet")


def waited_ns(record: RequestRecord) -> int:
    """Return how long the page that ended last waited for what it waited for longest."""
    return sum(w.end_ns - w.start_ns for w in record.waits if w.what is record.waited_for)


def _longest(record: RequestRecord) -> Html:
    """Say for what it waited longest, and for how long."""
    longest = html("<b>{}</b> {}", tr(record.waited_for), us_sentence(waited_ns(record)))
    if record.held_up_by is None:
        return longest
    return html("{} {}", longest, op_link(record.held_up_by))


def _waits(trace: Trace, record: RequestRecord) -> list[tuple[str, str]]:
    """Return the chain: the arrival, each stretch of the wait, the start, the end."""
    page = record.decisive
    rows = [(us_cell(record.arrival_ns), tr("arrives; the die: {doing}", doing=tr(record.doing)))]
    rows += [(us_cell(wait.start_ns), _wait(trace, wait)) for wait in record.waits]
    if page.start_ns is not None and page.uid is not None:
        started = html(tr("{op} starts", op="{}"), op_link(page.uid))
        rows.append((us_cell(page.start_ns), started))
    if page.end_ns is not None:
        rows.append((us_cell(page.end_ns), tr("done")))
    return rows


def _wait(trace: Trace, wait: Stretch) -> Html:
    length = us_sentence(wait.end_ns - wait.start_ns)
    if wait.uid is None:
        return html(tr("waits {length} for {what}", length="{}", what="{}"), length, tr(wait.what))
    return html(
        tr("waits {length} for {what}: {op}", length="{}", what="{}", op="{}"),
        *(length, tr(wait.what), op_link(wait.uid, op_words(trace, wait.uid))),
    )


def _page(record: RequestRecord, page: PageRecord) -> tuple[str, str]:
    where = f"die {page.die} plane {page.plane}"
    if page.uid is None or page.start_ns is None:
        return where, tr("waits in the controller")
    waited = us_sentence(page.start_ns - record.arrival_ns)
    if page.end_ns is None:
        words = tr("{op} after {waited}, not ended yet", op="{}", waited="{}")
        return where, html(words, op_link(page.uid), waited)
    words = tr("{op} after {waited}, ended at {end}", op="{}", waited="{}", end="{}")
    return where, html(words, op_link(page.uid), waited, us_cell(page.end_ns))
