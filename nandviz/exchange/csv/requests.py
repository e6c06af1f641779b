"""The columns of the CSV file of a host's requests.

Source: study specification, "Host requests and controller".
"""

from nandviz.exchange.csv.text import Cells, numbers, times, words
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.request_columns import RequestColumns
from nandviz.query.request_records import Doing, WaitedFor
from nandviz.trace.codes import REQUEST_KINDS


def requests(as_of: ColumnsAsOf) -> dict[str, Cells]:
    """Each request that has arrived, in order of arrival."""
    found = RequestColumns(as_of)
    return {
        "arrival_us": times(found.arrival_ns),
        "kind": words(found.kind, REQUEST_KINDS),
        "die": numbers(found.die),
        "pages": numbers(found.n_pages),
        "first_start_us": times(found.first_start_ns, NOTHING_NS),
        "end_us": times(found.end_ns, NOTHING_NS),
        "latency_us": times(found.latency_ns, NOTHING_NS),
        "waited_for": words(found.waited_for, tuple(WaitedFor)),
        "suspends": numbers(found.suspends),
        "held_up_by": numbers(found.held_up_by, 0),
        "die_did": words(found.doing, tuple(Doing)),
        "lba": numbers(found.lba),
        "sectors": numbers(found.sectors),
    }
