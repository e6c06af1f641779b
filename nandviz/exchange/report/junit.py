"""Verdicts as JUnit XML: a testsuite a file, a testcase a law and one for each expectation.

The texts are English, whatever language is on: programs read them. The same verdicts give the same
bytes: there is no time and no host in them.

Source: exchange specification, section Verdicts in CI.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from nandviz.exchange.report.judged import Judged, violation_words
from nandviz.files import atomic_path
from nandviz.query.expected import ExpectationVerdict
from nandviz.text import plain
from nandviz.trace.laws.verdict import Status, Verdict

MOST: Final = 100
"""Violations of a law that are told; the others are counted."""
_COUNTED: Final = ("tests", "failures", "errors", "skipped")
_TAG: Final = {"failure": "failures", "error": "errors", "skipped": "skipped"}


class _Case(NamedTuple):
    """A testcase; ``tag`` is what its result is, empty where it is well."""

    name: str
    tag: str = ""
    kind: str = ""
    lines: Sequence[str] = ()
    remark: str = ""
    line: int = 0


class Suites:
    """Collects what was judged, file by file, and keeps none of the traces."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._suites: list[str] = []

    def add(self, judged: Judged) -> None:
        """Add the verdicts on a file."""
        cases = [*map(_law, judged.verdicts)]
        cases += [_expectation(*each) for each in judged.numbered()]
        self._add(judged.name, cases)

    def add_error(self, name: str, problems: Iterable[str]) -> None:
        """Add a file that could not be read."""
        self._add(name, [_Case("read", "error", "unreadable", list(problems))])

    def _add(self, name: str, cases: Sequence[_Case]) -> None:
        counts = Counter({"tests": len(cases)})
        counts.update(_TAG[case.tag] for case in cases if case.tag)
        self._counts += counts
        lines = "\n".join(line for case in cases for line in _case(name, case))
        head = f"<testsuite name={_quoted(name)} {_attributes(counts)}>"
        self._suites.append(f"{head}\n{lines}\n</testsuite>\n")

    def write(self, target: Path) -> None:
        """Write what was added; NandvizError if it cannot be, an old file stays whole."""
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nandviz" '
        text = f"{head}{_attributes(self._counts)}>\n{''.join(self._suites)}</testsuites>\n"
        with atomic_path(target) as path:
            path.write_text(text, encoding="utf-8", newline="\n")


def _attributes(counts: Counter[str]) -> str:
    return " ".join(f'{name}="{counts[name]}"' for name in _COUNTED)


def _law(verdict: Verdict) -> _Case:
    name, kind = f"law {verdict.law}: {verdict.title}", f"law {verdict.law}"
    if verdict.status is Status.NOT_JUDGED:
        return _Case(name, "skipped", kind, [verdict.why_not])
    if not verdict.violations:
        return _Case(name, remark=verdict.why_not)
    lines = [str(violation_words(each)) for each in verdict.violations[:MOST]]
    more = len(verdict.violations) - MOST
    lines += [f"and {more:,} more"] if more > 0 else []
    return _Case(name, "failure", kind, lines, verdict.why_not)


def _expectation(name: str, line: int, verdict: ExpectationVerdict) -> _Case:
    case = _Case(f"{name} {verdict.asked}", line=line)
    if verdict.status is Status.PASS:
        return case
    tag = "failure" if verdict.status is Status.BROKEN else "skipped"
    return case._replace(tag=tag, kind="expect", lines=[str(verdict.words)])


def _case(file: str, case: _Case) -> Iterator[str]:
    line = f' line="{case.line}"' if case.line else ""
    names = f"classname={_quoted(file)} name={_quoted(case.name)} file={_quoted(file)}{line}"
    if not case.tag and not case.remark:
        yield f"  <testcase {names}/>"
        return
    yield f"  <testcase {names}>"
    if case.tag:
        first = case.lines[0] if case.lines else ""
        body = "\n".join(escape(plain(each)) for each in case.lines)
        attributes = f"type={_quoted(case.kind)} message={_quoted(first)}"
        yield f"    <{case.tag} {attributes}>{body}</{case.tag}>"
    if case.remark:
        yield f"    <system-out>{escape(plain(case.remark))}</system-out>"
    yield "  </testcase>"


def _quoted(text: str) -> str:
    return quoteattr(plain(text))
