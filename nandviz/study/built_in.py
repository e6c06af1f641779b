"""The built-in studies: what each sweeps over, and what its plots show.

Most are a file with a sweep of its own. A study of several scenarios has a sweep for each, in a
folder of its own within that of the study.

Source: study specification, section Sweeps; policies specification, item 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from nandviz.language import noop, tr
from nandviz.scenario import library, loader
from nandviz.scenario.scenario import Scenario
from nandviz.study.axes import Axis
from nandviz.study.sweep import Sweep
from nandviz.text import plain


@dataclass(frozen=True, slots=True)
class Part:
    """One sweep of a study.

    Attributes
    ----------
    name
        Its folder within that of the study; empty where that is its own.
    source
        The built-in scenario as ``@NAME``, or the built-in study, that is swept.
    overrides
        As of ``--set``.
    over, measures
        As of the command line; empty where the file has a sweep.
    """

    name: str
    source: str
    overrides: Mapping[str, str] = field(default_factory=dict)
    over: tuple[tuple[str, str], ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The file of the scenario."""
        name = self.source.removeprefix("@")
        return library.study_path(name) if name == self.source else library.path(name)

    def scenario(self) -> Scenario:
        """Return the scenario."""
        return loader.load(self.file, dict(self.overrides))

    def sweep(self) -> Sweep:
        """Return the sweep."""
        axes = [Axis.of(path, text) for path, text in self.over]
        return Sweep.of(self.scenario(), axes, self.measures)


class Panel(NamedTuple):
    """One plot of a study.

    Attributes
    ----------
    words
        What stands above it.
    form
        One of those of ``nandviz plot --form``.
    apart
        The axis whose values have a sign each, side by side; empty for none.
    """

    words: str
    measure: str
    form: str
    log: bool = False
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """What ``nandviz study NAME`` does.

    Attributes
    ----------
    parts
        Its sweeps. Where there are several, all have the same axes and measures.
    panels, columns, width
        Its plots, how many stand beside each other, and how wide they are together.
    names
        What is said in the plots for a path or a value of an axis.
    title
        Empty for the name of the scenario.
    """

    parts: tuple[Part, ...]
    panels: tuple[Panel, ...]
    columns: int = 1
    width: int = 1000
    names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def heading(self) -> str:
        """What the study is of, in the language that is set."""
        return tr(self.title) if self.title else plain(self.parts[0].scenario().name)


def _own(name: str) -> tuple[Part, ...]:
    return (Part("", name),)


_SCENARIOS: Final = ("erase-heavy", "four-dies", "mixed", "suspend-limits", "suspend-storm")
_RESUME: Final = "profile.ops.Erase_Resume.us.CORE_BUSY"

STUDIES: Final[Mapping[str, Study]] = {
    "displaced-reads": Study(
        tuple(
            Part(
                name,
                f"@workload-{name}",
                {"workload.stop.ops": "2000"},
                (("workload.seed", "1:3"), ("policies.displaced_reads", "backlog,advance")),
                ("read.mean", "read.p50", "read.p99", "read.max", "read.count", "laws"),
            )
            for name in _SCENARIOS
        ),
        (
            Panel(noop("Mean latency of reads (µs)"), "read.mean", "dots", True, "displaced_reads"),
            Panel(noop("p99 latency of reads (µs)"), "read.p99", "dots", True, "displaced_reads"),
        ),
        columns=2,
        width=1300,
        names={
            "policies.displaced_reads": "displaced_reads",
            "workload.seed": noop("seed"),
        },
        title=noop("Reads that a SUSPEND displaces: they wait for the RESUME, or go ahead at once"),
    ),
    "read-policies": Study(
        _own("read-policies"),
        (
            Panel(noop("Latency of reads (µs)"), "read.mean", "dots", log=True),
            Panel(noop("Mean latency of writes (µs)"), "write.mean", "dots", log=True),
        ),
        names={
            "profile": noop("SUSPEND / RESUME"),
            "profiles/light-suspends.yaml": "4 / 4 µs",
            "generic-tlc": "100 / 150 µs",
            "controller.order": noop("order"),
        },
    ),
    "repeated-suspends": Study(
        _own("repeated-suspends"),
        (
            Panel(noop("End of the erase (µs)"), "end(0.0)", "curve"),
            Panel(noop("Mean latency of the eight reads (µs)"), "read.mean", "curve"),
            Panel(noop("Longest latency of a read (µs)"), "read.max", "curve"),
        ),
        names={
            "policies.max_suspends_per_op": noop("SUSPENDs that are let through"),
            _RESUME: noop("RESUME (µs)"),
        },
    ),
    "suspend-instant": Study(
        _own("suspend-instant"),
        (
            Panel(noop("Delay of the program (µs)"), "delay(0.0)", "curve"),
            Panel(noop("Latency of the read that comes at 200 µs (µs)"), "read.mean", "curve"),
        ),
        names={"script[1].at_us": noop("instant of the SUSPEND (µs)")},
    ),
}
