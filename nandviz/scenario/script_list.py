"""The script of a file, read entry by entry as the parser goes: it never stands whole as nodes."""

from collections.abc import Container
from typing import Any

from yaml.events import SequenceStartEvent

from nandviz.language import said
from nandviz.model.setup import Topology
from nandviz.scenario import schema
from nandviz.scenario.basis import Basis, Script
from nandviz.scenario.fields import shown
from nandviz.scenario.nodes import Composer, Mapping, Node, Sequence
from nandviz.scenario.plain_script import PlainReader
from nandviz.scenario.problems import Invalid, Sink, TooManyProblems
from nandviz.scenario.script import ScriptReader


class ScriptList:
    """Reads the script that a parser has come to.

    Parameters
    ----------
    composer, sink, text
        Of the file.
    kept
        Entries whose nodes are kept, by number.
    runs
        Plain entries that are blanked for the parser; those that are met are taken out.

    Attributes
    ----------
    nodes
        Those that are kept.
    """

    def __init__(
        self,
        composer: Composer,
        sink: Sink,
        text: str,
        kept: Container[int] = (),
        runs: dict[int, str] | None = None,
    ) -> None:
        self._composer, self._sink, self._text = composer, sink, text
        self._kept = kept
        self._runs = {} if runs is None else runs
        self._count = 0
        self.nodes: dict[int, Node] = {}

    def read(self, first: Any, basis: Basis) -> Script:
        """Return the script whose first event this is.

        Raises
        ------
        Invalid
            If there is no going on; or if something is wrong with a plain entry, unreported.
        TooManyProblems
            If the list of problems is full, and nothing that follows can make them right.
        """
        script = Script(basis, Sink(self._sink.file, self._text))
        if not isinstance(first, SequenceStartEvent) or first.anchor or first.tag:
            node = self._composer.value(first, 2)
            expected = said("a list of script entries, without anchor or tag")
            script.sink.add(node, schema.SCRIPT.key, shown(node), expected)
            return script
        gap_ns = basis.policies.sequence_gap_ns
        reader = ScriptReader(basis.profile, basis.topology, gap_ns, script.sink)
        if self._runs and basis.problems:
            raise Invalid  # they are told with those of entries, which plain ones do not tell
        plain = PlainReader(reader, basis.topology or Topology())
        for event in self._composer.items():
            run = self._runs.pop(event.start_mark.index, None)
            node = self._composer.entry(event, 3)
            if run is None:
                self._read_entry(reader, node, script)
            else:
                self._read_run(plain, run, node, script)
        return script

    def _read_run(self, plain: PlainReader, run: str, node: Node, script: Script) -> None:
        mark: Any = node.start_mark
        found = plain.submissions(run)
        script.submissions += found
        script.lines += range(mark.line + 1, mark.line + 1 + len(found))
        self._count_ops(script, sum(len(entry.ops) for entry in found), node)
        self._count += len(found)

    def _read_entry(self, reader: ScriptReader, node: Node, script: Script) -> None:
        mark: Any = node.start_mark
        index = self._count
        if index in self._kept:
            self.nodes[index] = node
        self._count_ops(script, _ops_in(node), node)
        self._count += 1
        if script.full:
            return
        try:
            script.submissions.append(reader.entry(node, f"script[{index}]"))
            script.lines.append(mark.line + 1)
        except Invalid:
            return
        except TooManyProblems:
            script.full = True
            if not any(basis.key in self._text[mark.index :] for basis in schema.BASIS):
                # Nothing can follow that would make these entries right.
                self._sink.problems.extend(script.sink.problems)
                raise

    def _count_ops(self, script: Script, more: int, node: Node) -> None:
        script.ops += more
        if script.ops > schema.MAX_OPS:
            got = said("more than {max_ops:,} ops", max_ops=schema.MAX_OPS)
            raise self._sink.fail(node, f"script[{self._count}]", got, said("a shorter script"))


def _ops_in(node: Node) -> int:
    """Return how many ops an entry has, right or wrong."""
    batch = node.values.get(schema.BATCH.key) if isinstance(node, Mapping) else None
    return max(len(batch.items), 1) if isinstance(batch, Sequence) else 1
