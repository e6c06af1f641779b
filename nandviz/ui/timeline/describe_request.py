"""What the tooltip says of a request of the host."""

from collections.abc import Iterator

from nandviz.language import tr, trn
from nandviz.query.asof import AsOf
from nandviz.query.request_records import RequestRecord
from nandviz.query.requests import request
from nandviz.units import us_sentence


def request_lines(as_of: AsOf, number: int, merged: int) -> list[str]:
    """Return what the tooltip says, a line each; ``merged`` requests arrive in the pixel."""
    record = request(as_of, number)
    lines = [
        tr("request {number}  {kind}", number=number, kind=record.kind),
        ", ".join(_where(record)),
        tr("arrived at {at}", at=us_sentence(record.arrival_ns)),
        *_course(record),
    ]
    if merged > 1:
        lines.append(tr("{merged} requests arrive in this pixel", merged=merged))
    return lines


def _where(record: RequestRecord) -> Iterator[str]:
    dies = sorted({page.die for page in record.pages})
    yield f"die {' '.join(map(str, dies))}"
    yield trn(len(record.pages), "{count} page", "{count} pages")
    yield tr("LBA {lba}, {sectors} sectors", lba=record.lba, sectors=record.sectors)


def _course(record: RequestRecord) -> Iterator[str]:
    """Yield its latency, and for what it waited."""
    if record.latency_ns is not None:
        yield tr("latency {latency}", latency=us_sentence(record.latency_ns))
    elif record.first_start_ns is None:
        yield tr("not started yet")
    else:
        yield tr("not done yet")
    if record.waits:
        by = "" if record.held_up_by is None else f" (op {record.held_up_by})"
        waited = sum(w.end_ns - w.start_ns for w in record.waits if w.what is record.waited_for)
        yield tr(
            "waited {waited} for {what}{by}",
            waited=us_sentence(waited), what=tr(record.waited_for), by=by,
        )  # fmt: skip
