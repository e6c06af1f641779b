"""The sections ``host`` and ``controller`` of a scenario file: from checked values to the model.

Source: study specification, "Host requests and controller".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from nandviz.errors import ScenarioError
from nandviz.language import said
from nandviz.model.host import SECTOR_BYTES, Controller, Host, HostOps, HostRequest
from nandviz.model.ops import OpDef, Profile
from nandviz.model.words import Axis, ControllerOrder, Kind, PlacePart
from nandviz.scenario import host_fields as f
from nandviz.scenario.fields import join
from nandviz.scenario.host_traces.reading import read_host_trace
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.random_requests import random_requests
from nandviz.scenario.section import Field, Values
from nandviz.text import path_of

_HOST: Final = "host"
_KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Served:
    """A host, what serves it, and the file that its requests are from, if they are from one."""

    host: Host
    controller: Controller
    trace_file: Path | None


class HostReader:
    """Reads the sections of one file.

    Parameters
    ----------
    folder
        Where the path of a trace starts; None: the working folder.
    overrides
        Values by full key, such as ``controller.order``, that go over those of the file.
    known
        The requests, where they have been read.
    """

    def __init__(
        self,
        profile: Profile,
        folder: Path | None,
        overrides: Mapping[str, Any],
        sink: Sink,
        known: tuple[HostRequest, ...] | None = None,
    ) -> None:
        self._profile, self._folder = profile, folder
        self._overrides, self._sink = overrides, sink
        self._known = known
        self._trace_file: Path | None = None

    def read(self, host: Values, controller: Values | None) -> Served:
        """Return the host and its controller.

        Raises
        ------
        Invalid
            If something is wrong with them; all of it is reported.
        """
        before = len(self._sink.problems)
        served_by = self._controller(controller)
        ops = self._ops(host)
        page_sectors = host[f.PAGE_KIB] * _KIB // SECTOR_BYTES
        requests = self._requests(host) if self._known is None else self._known
        self._check_pages(host, requests, page_sectors)
        if served_by.order is ControllerOrder.SUSPEND:
            self._check_axes(controller, ops)
        erase_every, order = self._place(host)
        if len(self._sink.problems) > before:
            raise Invalid
        return Served(
            Host(requests, ops, page_sectors, erase_every, order), served_by, self._trace_file
        )

    def _value(self, section: Values | None, path: str, field: Field[Any]) -> Any:
        """Return a value of the command line, else of the file, else the default."""
        given = field.default if section is None else section[field]
        return self._overrides.get(join(path, field.key), given)

    def _controller(self, values: Values | None) -> Controller:
        def value(field: Field[Any]) -> Any:
            return self._value(values, "controller", field)

        return Controller(
            order=value(f.ORDER),
            min_progress_ns=value(f.MIN_PROGRESS),
            spare_ns=value(f.SPARE),
            max_suspends=value(f.MAX_CUTS),
            max_reads=value(f.MAX_READS),
            budget_ns=value(f.BUDGET),
        )

    def _place(self, host: Values) -> tuple[int | None, tuple[PlacePart, PlacePart]]:
        place = host[f.HOST_PLACE]
        erase_every = self._value(place, "host.place", f.ERASE_EVERY)
        given = place[f.PLACE_ORDER] if place is not None else None
        (first, _), (second, node) = given or ((PlacePart.DIE, None), (PlacePart.PLANE, None))
        if first is second:
            self._sink.add(
                node, "host.place.order[1]", f"'{second}'", said("each of die and plane once")
            )
        return erase_every, (first, second)

    # Ops

    def _ops(self, host: Values) -> HostOps:
        values = host[f.HOST_OPS]
        return HostOps(
            read=self._op(host, values, f.OPS_READ, Kind.READ),
            program=self._op(host, values, f.OPS_PROGRAM, Kind.PROGRAM),
            erase=self._op(host, values, f.OPS_ERASE, Kind.ERASE),
            suspend=self._by_axis(Kind.SUSPEND),
            resume=self._by_axis(Kind.RESUME),
        )

    def _op(self, host: Values, values: Values | None, field: Field[str], kind: Kind) -> OpDef:
        """Return an op of the profile that can serve one page."""
        name = field.default if values is None else values[field]
        assert name is not None
        node = host.mapping if values is None else values.node(field)
        path, op = f"host.ops.{field.key}", self._profile.ops.get(name)
        fitting = [each.name for each in self._profile.ops.values() if _serves(each, kind)]
        if op is None:
            near, got = (
                self._sink.nearest(name, fitting),
                said("unknown op '{name}'", name=name[:60]),
            )
            raise self._sink.fail(node, path, got, listed(fitting), near)
        if not _serves(op, kind):
            expected = said("an op for one page: {ops}", ops=listed(fitting))
            raise self._sink.fail(node, path, f"'{name}'", expected)
        return op

    def _by_axis(self, kind: Kind) -> dict[Axis, OpDef]:
        """Return the first op of a kind on each axis."""
        found: dict[Axis, OpDef] = {}
        for op in self._profile.ops.values():
            if op.base.kind is kind and op.base.axis is not None:
                found.setdefault(op.base.axis, op)
        return found

    def _check_axes(self, controller: Values | None, ops: HostOps) -> None:
        for axis in (ops.program.base.axis, ops.erase.base.axis):
            if axis is not None and not (axis in ops.suspend and axis in ops.resume):
                node = None if controller is None else controller.node(f.ORDER)
                got = said("a profile without suspend or resume of {axis}", axis=axis)
                self._sink.add(node, "controller.order", got, said("fifo or read_first"))

    # Requests

    def _requests(self, host: Values) -> tuple[HostRequest, ...]:
        """Return the requests in order of arrival, those of one instant as the file has them."""
        given = [field for field in f.HOST_SOURCES if host[field] is not None]
        if len(given) != 1:
            got = ", ".join(field.key for field in given) or said("no requests")
            node = host.node(given[-1]) if given else host.mapping
            expected = said("one of trace, requests and random")
            raise self._sink.fail(node, _HOST, got, expected)
        read: dict[str, Callable[[Values], tuple[HostRequest, ...]]] = {
            f.HOST_TRACE.key: self._of_trace,
            f.HOST_RANDOM.key: self._of_random,
        }
        self._refuse_others(given[0])
        field = given[0]
        listed_ones = host[f.HOST_REQUESTS]
        found = (
            tuple(_request(each) for each, _ in listed_ones)
            if listed_ones is not None
            else read[field.key](host[field])
        )
        if all(a.arrival_ns <= b.arrival_ns for a, b in pairwise(found)):
            return found
        return tuple(sorted(found, key=lambda request: request.arrival_ns))

    def _refuse_others(self, given: Field[Any]) -> None:
        """Report values of the command line for requests that are not from where they say."""
        for key in self._overrides:
            for field in f.HOST_SOURCES:
                if key.startswith(f"host.{field.key}.") and field is not given:
                    got = said("--set {key} without host.{section}", key=key, section=field.key)
                    expected = said("a file with host.{section}", section=field.key)
                    self._sink.add_at(None, "", got, expected)

    def _of_trace(self, values: Values) -> tuple[HostRequest, ...]:
        path = "host.trace"
        file = (self._folder or Path()) / path_of(values[f.TRACE_FILE])
        self._trace_file = file
        try:
            return read_host_trace(
                file,
                values[f.TRACE_FORMAT],
                values[f.TRACE_UNIT],
                self._value(values, path, f.TRACE_FIRST),
                self._value(values, path, f.TRACE_SPEED),
            )
        except ScenarioError as error:
            self._sink.problems.extend(error.problems)
            raise Invalid from None

    def _of_random(self, values: Values) -> tuple[HostRequest, ...]:
        return random_requests(
            values, lambda field: self._value(values, "host.random", field), self._sink
        )

    def _check_pages(
        self, host: Values, requests: tuple[HostRequest, ...], page_sectors: int
    ) -> None:
        pages = sum(len(request.pages(page_sectors)) for request in requests)
        if pages > f.MAX_HOST_PAGES:
            expected = said("at most {most:,} pages", most=f.MAX_HOST_PAGES)
            self._sink.add(host.mapping, _HOST, said("{pages:,} pages", pages=pages), expected)


def _request(values: Values) -> HostRequest:
    return HostRequest(
        values[f.REQUEST_AT],
        values[f.REQUEST_KIND],
        values[f.REQUEST_LBA],
        values[f.REQUEST_SECTORS],
    )


def _serves(op: OpDef, kind: Kind) -> bool:
    """Whether an op of a kind serves one page, so that it is written or read when it ends."""
    base = op.base
    return base.kind is kind and not op.multi and (kind is not Kind.PROGRAM or base.commits)
