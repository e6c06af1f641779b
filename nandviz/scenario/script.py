"""Script entries: from nodes to submissions.

Source: scenario specification (targets, script); engine specification, sections 2 and 4.
"""

import itertools
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from typing import Any, Final

from nandviz.language import said
from nandviz.model.ops import OpDef, OpRequest, Profile, Target
from nandviz.model.setup import Submission, Topology
from nandviz.model.words import NO_PAGE, Kind
from nandviz.scenario import schema
from nandviz.scenario.fields import Integer, Micros, as_mapping, report_repeated, shown, string_of
from nandviz.scenario.nodes import Mapping, Node, Sequence
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.section import Section
from nandviz.units import MAX_PLAN_NS, us_sentence

_ADDRESS_KEYS: Final = frozenset({"plane", "block", "page", "targets"})
_MICROS: Final = Micros()


class ScriptReader:
    """Reads the entries of a script against a device and its ops.

    Parameters
    ----------
    profile, topology
        None where the file's own cannot be used: then only the shape of entries is checked.
    gap_ns
        Gap of ops that give none.
    """

    def __init__(
        self, profile: Profile | None, topology: Topology | None, gap_ns: int, sink: Sink
    ) -> None:
        self._ops = profile.ops if profile is not None else None
        self._topology = topology
        self._gap_ns = gap_ns
        self._sink = sink
        self._dies = Integer(0, (topology.dies if topology else schema.MAX_DIES) - 1)
        self._planes = Integer(0, (topology.planes if topology else schema.MAX_PLANES) - 1)
        self._blocks = Integer(0, (topology.blocks if topology else schema.MAX_BLOCKS) - 1)
        self._pages = Integer(0, (topology.pages if topology else schema.MAX_PAGES) - 1)

    def entry(self, node: Node, path: str) -> Submission:
        """Return the submission of an entry, or report what is wrong and raise ``Invalid``."""
        mapping = as_mapping(node, path, self._sink)
        values = mapping.values
        before = len(self._sink.problems)
        if "batch" in values:
            self._check_keys(mapping, schema.BATCH_ENTRY, path)
            requests = self._batch(values["batch"], f"{path}.batch")
        elif "op" in values:
            self._check_keys(mapping, schema.SHORT_ENTRY, path)
            requests = (self._request(mapping, path),)
        else:
            self._check_keys(mapping, schema.SHORT_ENTRY, path, missing=False)
            self._sink.add(
                mapping, path, said("neither op nor batch"), said("op, or a batch of ops")
            )
            requests = ()
        at_ns = self._time(mapping, path)
        self._check_sum(mapping, at_ns, requests, path)
        if len(self._sink.problems) > before:
            raise Invalid
        return Submission(at_ns, tuple(r for r in requests if r is not None))

    def _check_sum(
        self, node: Mapping, at_ns: int, requests: Iterable[OpRequest | None], path: str
    ) -> None:
        """Report a batch that could not end within what a plan holds, even on an idle device."""
        ops = [request for request in requests if request is not None]
        end_ns = at_ns + sum(each.op.nominal_ns for each in ops)
        end_ns += sum(each.gap_ns for each in ops[1:])
        if end_ns > MAX_PLAN_NS:
            got = said("times that add up to {end}", end=us_sentence(end_ns))
            self._sink.add(
                node, path, got, said("at most {max_plan}", max_plan=us_sentence(MAX_PLAN_NS))
            )

    def _time(self, mapping: Mapping, path: str) -> int:
        node = mapping.values.get("at_us")
        if node is None:
            return 0
        try:
            return _MICROS.read(node, f"{path}.at_us", self._sink)
        except Invalid:
            return 0

    def _check_keys(
        self, mapping: Mapping, section: Section, path: str, *, missing: bool = True
    ) -> None:
        """Report keys that are unknown, repeated or missing."""
        values = mapping.values
        if mapping.repeated:
            report_repeated(mapping, path, self._sink)
        if not section.fields.keys() >= values.keys():
            for key in mapping.keys:
                if key.value not in section.fields:
                    self._report_unknown(key, section, path)
        if missing:
            for name, field in section.fields.items():
                if field.required and name not in values:
                    self._sink.add(
                        mapping,
                        f"{path}.{name}",
                        said("missing"),
                        said("the key '{name}'", name=name),
                    )

    def _report_unknown(self, key: Any, section: Section, path: str) -> None:
        try:
            section.field(key, path, self._sink)
        except Invalid:
            return

    def _batch(self, node: Node, path: str) -> tuple[OpRequest | None, ...]:
        if not isinstance(node, Sequence) or not node.items:
            got = said("an empty batch") if isinstance(node, Sequence) else shown(node)
            self._sink.add(node, path, got, said("a list of one or more ops"))
            return ()
        requests = []
        for index, item in enumerate(node.items):
            where = f"{path}[{index}]"
            try:
                mapping = as_mapping(item, where, self._sink)
            except Invalid:
                continue
            self._check_keys(mapping, schema.REQUEST, where)
            request = self._request(mapping, where)
            requests.append(request)
            if request and request.op.base.kind is Kind.RESET and len(node.items) > 1:
                got = said(
                    "{name} in a batch of {count}", name=request.op.name, count=len(node.items)
                )
                self._sink.add(mapping, where, got, said("a reset alone in its batch"))
        return tuple(requests)

    def _request(self, mapping: Mapping, path: str) -> OpRequest | None:
        """Return an op of a batch; None, what is wrong reported, if it cannot be used."""
        values = mapping.values
        op = self._op(values.get("op"), path)
        die = self._die(values.get("die"), path)
        gap_ns, from_start = self._gap(values, path)
        if op is None:
            return None
        if not op.base.takes_address:
            self._refuse_address(mapping, op, path)
            return OpRequest(op, die, (), gap_ns, from_start)
        if not (op.base.needs_address or op.multi or values.keys() & _ADDRESS_KEYS):
            return OpRequest(op, die, (), gap_ns, from_start)
        try:
            targets = self._targets(mapping, op, path)
        except Invalid:
            return None
        return OpRequest(op, die, targets, gap_ns, from_start)

    def _op(self, node: Node | None, path: str) -> OpDef | None:
        if node is None:
            return None
        name = string_of(node)
        if name is None:
            self._sink.add(node, f"{path}.op", shown(node), said("the name of an op"))
            return None
        if self._ops is None:
            return None
        op = self._ops.get(name)
        if op is None:
            near = self._sink.nearest(name, self._ops)
            expected = listed(self._ops, 6)
            self._sink.add(
                node, f"{path}.op", said("unknown op '{name}'", name=name[:60]), expected, near
            )
        return op

    def _die(self, node: Node | None, path: str) -> int:
        if node is None:
            return 0
        try:
            return self._dies.read(node, f"{path}.die", self._sink)
        except Invalid:
            return 0

    def _gap(self, values: Map[str, Node], path: str) -> tuple[int, bool]:
        """Return the least time after the op before, and whether it is from that one's start."""
        gap, offset = values.get("gap_us"), values.get("at_offset_us")
        node = gap if offset is None else offset
        if node is None:
            return self._gap_ns, False
        if gap is not None and offset is not None:
            got, expected = said("at_offset_us beside gap_us"), said("one of the two")
            self._sink.add(offset, f"{path}.at_offset_us", got, expected)
        try:
            key = "gap_us" if node is gap else "at_offset_us"
            return _MICROS.read(node, f"{path}.{key}", self._sink), node is offset
        except Invalid:
            return 0, False

    def _refuse_address(self, mapping: Mapping, op: OpDef, path: str) -> None:
        for key in mapping.keys:
            if key.value in _ADDRESS_KEYS:
                got = said("{value} for {name}", value=key.value, name=op.name)
                self._sink.add(key, f"{path}.{key.value}", got, said("only die: it has no address"))

    def _targets(self, mapping: Mapping, op: OpDef, path: str) -> tuple[Target, ...]:
        node = mapping.values.get("targets")
        if node is None:
            if op.multi:
                raise self._sink.fail(
                    mapping, path, said("one address for {name}", name=op.name), self._count()
                )
            return (self._target(mapping, op, path),)
        path = f"{path}.targets"
        for key in mapping.keys:
            if key.value in {"plane", "block", "page"}:
                raise self._sink.fail(
                    key,
                    path,
                    said("{value} beside targets", value=key.value),
                    said("one of the two"),
                )
        if not isinstance(node, Sequence):
            raise self._sink.fail(node, path, shown(node), said("a list of {block, page}"))
        self._check_count(node, op, path)
        targets = self._listed_targets(node, op, path)
        if len(targets) > 1 and self._topology is not None:
            self._check_multi(node, targets, self._topology, path)
        return targets

    def _count(self) -> str:
        planes = self._topology.planes if self._topology else schema.MAX_PLANES
        return said("targets: a list of 2 to {planes} addresses", planes=planes)

    def _check_count(self, node: Sequence, op: OpDef, path: str) -> None:
        count = len(node.items)
        planes = self._topology.planes if self._topology else schema.MAX_PLANES
        if op.multi and not 2 <= count <= planes:
            raise self._sink.fail(
                node,
                path,
                said("{count} targets for {name}", count=count, name=op.name),
                self._count(),
            )
        if not op.multi and count != 1:
            raise self._sink.fail(
                node,
                path,
                said("{count} targets for {name}", count=count, name=op.name),
                said("exactly one"),
            )

    def _listed_targets(self, node: Sequence, op: OpDef, path: str) -> tuple[Target, ...]:
        targets = []
        for index, item in enumerate(node.items):
            where = f"{path}[{index}]"
            try:
                mapping = as_mapping(item, where, self._sink)
                before = len(self._sink.problems)
                self._check_keys(mapping, schema.TARGET, where, missing=False)
                target = self._target(mapping, op, where)
                if len(self._sink.problems) == before:
                    targets.append(target)
            except Invalid:
                continue
        if len(targets) < len(node.items):
            raise Invalid
        return tuple(targets)

    def _target(self, mapping: Mapping, op: OpDef, path: str) -> Target:
        values, sink = mapping.values, self._sink
        erase = op.base.kind is Kind.ERASE
        needed = ("block",) if erase else ("block", "page")
        for name in needed:
            if name not in values:
                sink.add(
                    mapping,
                    f"{path}.{name}",
                    said("missing"),
                    said("the key '{name}' for {name2}", name=name, name2=op.name),
                )
        page = self._number(values.get("page"), self._pages, f"{path}.page")
        block = self._number(values.get("block"), self._blocks, f"{path}.block")
        plane = self._number(values.get("plane"), self._planes, f"{path}.plane")
        if block is None or (page is None and not erase):
            raise Invalid
        return Target(
            self._plane(plane, block, values.get("plane"), path),
            block,
            NO_PAGE if erase or page is None else page,
        )

    def _number(self, node: Node | None, reader: Integer, path: str) -> int | None:
        if node is None:
            return None
        try:
            return reader.read(node, path, self._sink)
        except Invalid:
            return None

    def _plane(self, given: int | None, block: int, node: Node | None, path: str) -> int:
        if self._topology is None:
            return 0
        plane = self._topology.plane_of(block)
        if given is not None and given != plane:
            expected = said(
                "{plane} (block {block} mod {planes} planes), or no plane",
                plane=plane,
                block=block,
                planes=self._topology.planes,
            )
            raise self._sink.fail(node, f"{path}.plane", f"plane {given}", expected)
        return plane

    def _check_multi(
        self, node: Sequence, targets: tuple[Target, ...], topology: Topology, path: str
    ) -> None:
        """Report targets that break the rules of multi-plane ops."""
        first, failed = targets[0], False
        for index, (before, target) in enumerate(itertools.pairwise(targets), 1):
            faults = _multi_faults(first, before, target, topology.planes)
            for is_fault, got, expected in faults:
                if is_fault:
                    failed = True
                    self._sink.add(node.items[index], f"{path}[{index}]", got, expected)
        if failed:
            raise Invalid


def _multi_faults(
    first: Target, before: Target, target: Target, planes: int
) -> Iterator[tuple[bool, str, str]]:
    """Yield (whether it is so, got, expected) of what may be wrong with one of several targets."""
    row = first.block // planes
    low, high = row * planes, (row + 1) * planes - 1
    yield (
        target.plane <= before.plane,
        said("plane {plane} after plane {before}", plane=target.plane, before=before.plane),
        said("distinct planes in ascending order"),
    )
    yield (
        target.page != first.page,
        said("page {page} beside page {first}", page=target.page, first=first.page),
        said("the same page for all targets"),
    )
    yield (
        target.block // planes != row,
        said("block {block} beside block {first}", block=target.block, first=first.block),
        said("blocks of one row: {low} to {high}", low=low, high=high),
    )
