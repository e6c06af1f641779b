"""The ``exclusions:`` table of a profile file.

Source: specification of the predecessor's files, section Exclusions.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nandviz.language import said
from nandviz.model.exclusions import ExclusionKind, Exclusions, When
from nandviz.scenario.fields import ListOf, TableOf, Text
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.section import Field, Section, Values, optional

KEY: Final = "exclusions"
GROUPS = optional(
    "groups",
    TableOf(ListOf(Text(1, "the name of a base"))),
    doc="name of a group → its bases",
)
_GROUP_NAMES = ListOf(Text(1, "the name of a group"))
TABLES: Final = {
    kind: optional(
        kind.value,
        TableOf(_GROUP_NAMES, [when.value for when in When if when.kind is kind]),
        doc="when → groups whose bases may not start then",
    )
    for kind in ExclusionKind
}
EXCLUSIONS = Section(GROUPS, *TABLES.values(), doc="bases that may not start while a state is open")

_Names = list[tuple[str, Node]]


@dataclass(frozen=True, slots=True)
class _PlacedNames:
    """Names in a list of a file, and where they stand."""

    names: _Names
    path: str
    sink: Sink


class ExclusionTable:
    """The exclusions of a chain of profile files, the extended one first.

    A group or a *when* that a file gives replaces that of the file which it extends.
    """

    def __init__(self) -> None:
        self._groups: dict[str, _PlacedNames] = {}
        self._tables: dict[When, _PlacedNames] = {}

    def merge(self, values: Values, path: str, sink: Sink) -> None:
        """Take in the table of a file, which stands at a path there."""
        for name, names in _given(values, GROUPS).items():
            self._groups[name] = _PlacedNames(names, f"{path}.groups.{name}", sink)
        for kind, table in TABLES.items():
            for when, names in _given(values, table).items():
                self._tables[When(when)] = _PlacedNames(names, f"{path}.{kind}.{when}", sink)

    def built(self, bases: Collection[str]) -> Exclusions:
        """Return the table of a profile with these bases.

        Raises
        ------
        Invalid
            If it names a base or a group that there is not; every such name is reported.
        """
        groups = _known(self._groups, bases, said("base"))
        tables = _known(self._tables, self._groups, said("group"))
        if groups is None or tables is None:
            raise Invalid
        return Exclusions(groups, tables)


def _given(values: Values, table: Field[Any]) -> dict[str, _Names]:
    return {name: names for name, (names, _) in (values[table] or {}).items()}


def _known(
    lists: Mapping[Any, _PlacedNames], known: Collection[str], what: str
) -> dict[Any, tuple[str, ...]] | None:
    """Return the names of each list; None, once all unknown ones are reported, if there are any."""
    failed = False
    for placed in lists.values():
        for index, (name, node) in enumerate(placed.names):
            if name in known:
                continue
            failed = True
            got = said("unknown {what} '{name}'", what=what, name=name[:40])
            near = placed.sink.nearest(name, known)
            placed.sink.add(node, f"{placed.path}[{index}]", got, listed(known), near)
    if failed:
        return None
    return {key: tuple(name for name, _ in placed.names) for key, placed in lists.items()}
