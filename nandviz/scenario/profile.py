"""Profile files: bases, ops and exclusions of a part.

Source: scenario specification (profile files); engine specification, section 2.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.language import said
from nandviz.model.ops import Base, OpDef, Profile
from nandviz.model.words import Kind
from nandviz.scenario import exclusion_table, library
from nandviz.scenario.fields import (
    Flag,
    Integer,
    Json,
    Micros,
    OrNone,
    TableOf,
    Text,
    join,
)
from nandviz.scenario.nodes import Composer, Node
from nandviz.scenario.problems import START, Invalid, Sink, listed
from nandviz.scenario.profile_bases import BASE, read_base
from nandviz.scenario.scenario import SourceFile
from nandviz.scenario.section import Field, Section, Values, optional
from nandviz.scenario.source import check_text, read_text
from nandviz.text import path_of
from nandviz.units import MAX_NS, us_sentence

DEFAULT_PROFILE: Final = "generic-tlc"
KNOWN_CELLTYPES: Final = ("SLC", "A0SLC", "ACSLC", "MLC", "TLC", "QLC", "NONE")
_MAX_PAGES: Final = 65_536
_MAX_CHAIN: Final = 16

OP_BASE = Field("base", Text(1, "the name of a base"))
OP_CELLTYPE = Field("celltype", Text(1, "a celltype"), "NONE")
OP_MULTI = Field("multi", Flag(), False, doc="takes 2 to planes targets")
OP_US = Field("us", TableOf(Micros()), doc="duration of each state in µs")
OP_WORDLINE = Field(
    "wordline_pages",
    Integer(1, _MAX_PAGES),
    1,
    doc="pages of a word line, for policies.suspended_reads",
)
OP = Section(OP_BASE, OP_CELLTYPE, OP_MULTI, OP_US, OP_WORDLINE)

VERSION = Field("nandviz_profile", Integer(1, 1), doc="format version")
NAME = Field("name", Text(1, "a name"))
EXTENDS = Field("extends", OrNone(Text(1, "a built-in profile or a path")), None)
BASES = optional("bases", TableOf(BASE))
OPS = optional("ops", TableOf(OP))
EXCLUSIONS = optional(exclusion_table.KEY, exclusion_table.EXCLUSIONS)
PROFILE = Section(VERSION, NAME, EXTENDS, BASES, OPS, EXCLUSIONS, doc="nandviz profile")


@dataclass(frozen=True, slots=True)
class _PlacedBase:
    base: Base
    node: Node
    path: str
    sink: Sink
    level: int


@dataclass(frozen=True, slots=True)
class _PlacedOp:
    values: Values
    node: Node
    path: str
    sink: Sink
    level: int


class _Merge:
    """Bases, ops and exclusions of a chain of files, the extended one first."""

    def __init__(self) -> None:
        self.bases: dict[str, _PlacedBase] = {}
        self.ops: dict[str, _PlacedOp] = {}
        self.exclusions = exclusion_table.ExclusionTable()
        self.sinks: list[Sink] = []
        self.files: list[SourceFile] = []
        self.name = ""

    def tell(self, sink: Sink) -> None:
        """Hand the problems of all files on."""
        for other in self.sinks:
            sink.problems.extend(other.problems)


def json_schema() -> Json:
    """Return the JSON Schema of profile files."""
    return PROFILE.json()


def resolve(name: str, folder: Path | None) -> Path | None:
    """Return the file that a ``profile:`` or ``extends:`` names.

    Parameters
    ----------
    name
        Name of a built-in profile, else a path relative to ``folder``.
    folder
        Folder of the file that names it; None: the working folder.

    Returns
    -------
    Path or None
        None if it is no built-in name and does not look like a path.
    """
    if name in library.profile_names():
        return library.profile_path(name)
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        return (folder or Path()) / path_of(name)
    return None


def read(
    name: str, folder: Path | None, node: Node | None, path: str, sink: Sink
) -> tuple[Profile, tuple[SourceFile, ...]]:
    """Return the profile that ``name`` names, and the files it was read from: its own first.

    Parameters
    ----------
    name, folder
        As in ``resolve``.
    node, path, sink
        Where the name stands, for a problem with the name itself. Problems inside profile files
        go to the same ``sink.problems``, with the profile's own file and line.

    Raises
    ------
    Invalid
        If the profile cannot be used; everything that is wrong with it is reported.
    """
    merge = _Merge()
    try:
        _load_chain(name, folder, (node, path, sink), merge, ())
        return _built(merge), tuple(merge.files)
    finally:
        merge.tell(sink)


def read_inline(
    node: Node, folder: Path | None, path: str, sink: Sink
) -> tuple[Profile, tuple[SourceFile, ...]]:
    """Return the profile that stands in a scenario, and the files that it extends.

    Parameters, errors as in ``read``.
    """
    merge = _Merge()
    try:
        values = PROFILE.read(node, path, sink)
        _load_parent(values, folder, join(path, EXTENDS.key), sink, merge, ())
        merge.name = values[NAME]
        _merge_file(values, path, sink, len(merge.sinks) + 1, merge)
        return _built(merge), tuple(merge.files)
    finally:
        merge.tell(sink)


def _load_chain(
    name: str,
    folder: Path | None,
    place: tuple[Node | None, str, Sink],
    merge: _Merge,
    chain: tuple[Path, ...],
) -> None:
    """Read a profile file, the one it extends first, into ``merge``."""
    file = _found(name, folder, place, chain)
    sink = Sink(str(file))
    merge.sinks.append(sink)
    text = read_text(file, sink)
    merge.files.append(SourceFile(file, text))
    values = _values(text, sink)
    _load_parent(values, file.parent, EXTENDS.key, sink, merge, (*chain, file.resolve()))
    merge.name = values[NAME]
    level = len(merge.sinks) - len(chain)
    _merge_file(values, "", sink, level, merge)


def _load_parent(
    values: Values,
    folder: Path | None,
    path: str,
    sink: Sink,
    merge: _Merge,
    chain: tuple[Path, ...],
) -> None:
    """Read what a profile extends, if anything, into ``merge``."""
    parent = values[EXTENDS]
    if parent is not None:
        _load_chain(parent, folder, (values.node(EXTENDS), path, sink), merge, chain)


def _found(
    name: str,
    folder: Path | None,
    place: tuple[Node | None, str, Sink],
    chain: tuple[Path, ...],
) -> Path:
    node, path, sink = place
    file = resolve(name, folder)
    if file is None:
        known = library.profile_names()
        near = sink.nearest(name, known)
        expected = said("{listed}, or the path of a *.yaml file", listed=listed(known))
        raise sink.fail(
            node, path, said("unknown profile '{name}'", name=name[:100]), expected, near
        )
    try:
        exists, real = file.exists(), file.resolve()
    except (OSError, ValueError, RuntimeError):
        raise sink.fail(
            node, path, said("the path '{name}'", name=name[:100]), said("a profile file")
        ) from None
    if not exists:
        raise sink.fail(node, path, said("no file '{file}'", file=file), said("a profile file"))
    if real in chain or len(chain) >= _MAX_CHAIN:
        raise sink.fail(
            node,
            path,
            said("'{name}', which extends itself", name=name),
            said("a profile without a circle"),
        )
    return file


def _values(text: str, sink: Sink) -> Values:
    sink.quote_from(text)
    check_text(text, sink)
    composer = Composer(text, sink)
    event = composer.start()
    if event is None:
        sink.add_at(
            START,
            "",
            said("an empty file"),
            said("a profile: nandviz_profile: 1, name, bases, ops"),
        )
        raise Invalid
    node = composer.value(event, 1)
    composer.finish()
    return PROFILE.read(node, "", sink)


def _merge_file(values: Values, path: str, sink: Sink, level: int, merge: _Merge) -> None:
    failed = False
    for name, (base_values, node) in (values[BASES] or {}).items():
        where = join(path, f"bases.{name}")
        try:
            base = read_base(name, base_values, where, sink)
        except Invalid:
            failed = True
        else:
            merge.bases[name] = _PlacedBase(base, node, where, sink, level)
    for name, (op_values, node) in (values[OPS] or {}).items():
        merge.ops[name] = _PlacedOp(op_values, node, join(path, f"ops.{name}"), sink, level)
    exclusions = values[EXCLUSIONS]
    if exclusions is not None:
        merge.exclusions.merge(exclusions, join(path, EXCLUSIONS.key), sink)
    if failed:
        raise Invalid


def _built(merge: _Merge) -> Profile:
    """Return the profile of the merged bases, ops and exclusions."""
    exclusions = None
    with suppress(Invalid):
        exclusions = merge.exclusions.built(merge.bases)
    ops: dict[str, OpDef] = {}
    for name, placed in merge.ops.items():
        try:
            ops[name] = _op(name, placed, merge)
        except Invalid:
            continue
    if exclusions is None or len(ops) < len(merge.ops):
        raise Invalid
    bases = {name: placed.base for name, placed in merge.bases.items()}
    return Profile(merge.name, bases, ops, exclusions)


def _op(name: str, placed: _PlacedOp, merge: _Merge) -> OpDef:
    path, values, sink = placed.path, placed.values, placed.sink
    base_name = values[OP_BASE]
    if base_name not in merge.bases:
        near = sink.nearest(base_name, merge.bases)
        raise sink.fail(
            values.node(OP_BASE),
            f"{path}.base",
            said("unknown base '{base_name}'", base_name=base_name),
            listed(merge.bases),
            near,
        )
    base = merge.bases[base_name]
    durations = _durations(path, placed, base)
    multi = values[OP_MULTI]
    if multi and not base.base.takes_address:
        node = values.node(OP_MULTI)
        raise sink.fail(node, f"{path}.multi", "multi", said("only for ops with targets"))
    pages = values[OP_WORDLINE]
    if pages > 1 and base.base.kind is not Kind.PROGRAM:
        raise sink.fail(
            values.node(OP_WORDLINE),
            f"{path}.wordline_pages",
            "wordline_pages",
            said("only for ops of kind program"),
        )
    return OpDef(name, base.base, values[OP_CELLTYPE], durations, multi, pages)


def _durations(path: str, placed: _PlacedOp, base: _PlacedBase) -> tuple[int, ...]:
    given = placed.values[OP_US]
    names = [state.name for state in base.base.states]
    failed = False
    for state, (_, node) in given.items():
        if state in names:
            continue
        failed = True
        near = placed.sink.nearest(state, names)
        got = said(
            "the state '{state}', which base {name} has not", state=state[:40], name=base.base.name
        )
        if base.level > placed.level:
            # The op was right with the base that this file replaces: the new base is at fault.
            base.sink.add(
                base.node,
                base.path,
                said("no state '{state}'", state=state),
                said("all states of {path}", path=path),
            )
        else:
            placed.sink.add(node, f"{path}.us.{state}", got, listed(names), near)
    if not failed and not any(ns for ns, _ in given.values()):
        failed = True
        node = placed.values.node(OP_US)
        placed.sink.add(node, f"{path}.us", said("no time at all"), said("a state that takes time"))
    durations = tuple(given[name][0] if name in given else 0 for name in names)
    if sum(durations) > MAX_NS:
        node = placed.values.node(OP_US)
        got = said("{sum} in all", sum=us_sentence(sum(durations)))
        placed.sink.add(node, f"{path}.us", got, said("at most {max}", max=us_sentence(MAX_NS)))
        failed = True
    if failed:
        raise Invalid
    return durations
