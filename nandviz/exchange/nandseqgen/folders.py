"""Which files are read: those of each folder, or the folders in it that hold runs.

The events and the applications of a folder bear no run number. They are of all its runs: the rows
are shared out among its histories where time begins anew.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.errors import why_of
from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.histories import History, Run, histories
from nandviz.exchange.nandseqgen.problems import MAX_PROBLEMS, Problems
from nandviz.exchange.nandseqgen.sheets import Sheet, Wrong, read
from nandviz.language import said
from nandviz.trace.tables import Words

_SPANS: Final = (formats.STATES, formats.TIMELINE)
"""The kinds whose rows have a start and an end."""
_TIME: Final = "triggered_us"
_DEPTH: Final = 3
"""Folders within folders that are searched for runs."""

_Files = dict[Path, tuple[str, str]]
"""Kind and run number of each file."""


def read_histories(
    sources: Iterable[Path], words: Words, problems: Problems, findings: list[str]
) -> list[History]:
    """Read every run of some folders and files, those of a folder in order of their numbers.

    Wrong files are left out, their problems added; what else is to be said goes to ``findings``,
    the texts of the columns to ``words``.
    """
    folders: dict[Path, tuple[str, _Files]] = {}
    for source in sources:
        for name, files in _named(source, problems, findings):
            for path, what in files.items():
                folders.setdefault(path.parent, (name, {}))[1][path] = what
    found: list[History] = []
    for name, files in folders.values():
        found += _folder(name, files, words, problems)
    return found


def files_of(folder: Path) -> list[Path]:
    """Return the files that `read_histories` reads for a folder; OSError if it cannot be read."""
    if own := _files(folder):
        return list(own)
    return [path for _, files in _inner(folder, folder.name, _DEPTH) for path in files]


def _named(source: Path, problems: Problems, findings: list[str]) -> list[tuple[str, _Files]]:
    """Return what a source stands for, by folder: a file, its files, those of folders in it."""
    try:
        if not source.is_dir():
            source.stat()
            what = formats.kind_of(source.name)
            return (
                [(source.absolute().parent.name, {source: what})]
                if what
                else _nothing(source, problems)
            )
        folder = source.absolute().name or str(source)
        own = _files(source)
        inner = list(_inner(source, folder, _DEPTH))
    except FileNotFoundError:
        problems.of_file(str(source), said("no such file or folder"), "")
        return []
    except OSError as error:
        why = why_of(error)
        problems.of_file(str(source), said("cannot be read: {why}", why=why), "")
        return []
    if own and inner:
        names = ", ".join(name for name, _ in inner)
        findings.append(
            said(
                "folders in {source} that hold runs are not read with its own: {names}",
                source=source,
                names=names,
            )
        )
    return [(folder, own)] if own else inner or _nothing(source, problems)


def _nothing(source: Path, problems: Problems) -> list[tuple[str, _Files]]:
    names = ", ".join(f"{kind}*.csv" for kind in formats.FIELDS)
    problems.of_file(str(source), said("nothing to import"), names)
    return []


def _files(folder: Path) -> _Files:
    return {path: what for path in sorted(folder.iterdir()) if (what := formats.kind_of(path.name))}


def _inner(folder: Path, name: str, depth: int) -> Iterator[tuple[str, _Files]]:
    """Yield the folders within a folder that hold files of runs; links are not followed."""
    with os.scandir(folder) as entries:
        found = sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
    for each in found:
        path = folder / each
        try:
            if files := _files(path):
                yield f"{name}/{each}", files
            elif depth > 1:
                yield from _inner(path, f"{name}/{each}", depth - 1)
        except PermissionError:
            continue


def _folder(folder: str, files: _Files, words: Words, problems: Problems) -> list[History]:
    runs: dict[str, Run] = {}
    shared: dict[str, Sheet] = {}
    for path, (kind, number) in files.items():
        sheet = read(path, formats.FIELDS[kind], words, problems)
        if sheet is None or not _sound(kind, sheet, problems):
            continue
        if kind in formats.NUMBERED:
            run = runs.setdefault(number, Run(" ".join(filter(None, (folder, number)))))
            run.sheets[kind] = sheet
        elif kind in shared:
            problems.of_file(
                str(path),
                said("a second file of {kind} in one folder", kind=kind),
                said("one of them"),
            )
        else:
            shared[kind] = sheet
    found = histories([runs[number] for number in sorted(runs)] or [Run(folder)])
    for kind, sheet in shared.items():
        _share(kind, sheet, found, problems)
    return found


def _sound(kind: str, sheet: Sheet, problems: Problems) -> bool:
    """Check what concerns two cells of a row: no end before its start, durations that fit."""
    if kind not in _SPANS:
        return True
    length = sheet.ints("end") - sheet.ints("start")
    back = np.flatnonzero(length < 0)[:MAX_PROBLEMS].tolist()
    wrong = [
        Wrong(row, "end", said("an end before its start"), said("start <= end")) for row in back
    ]
    if (duration := sheet.columns.pop("duration", None)) is not None:
        off = np.flatnonzero((abs(duration - length) > 1) & (length >= 0))[:MAX_PROBLEMS]
        wrong += [
            Wrong(row, "duration", said("not end - start"), said("end - start"))
            for row in off.tolist()
        ]
    sheet.report(wrong, problems)
    return not wrong


def _share(kind: str, sheet: Sheet, found: Sequence[History], problems: Problems) -> None:
    """Give each history its rows of a sheet without run numbers."""
    begins = np.flatnonzero(np.diff(sheet.ints(_TIME)) < 0) + 1
    pieces = np.split(np.arange(len(sheet)), begins)
    if len(pieces) == len(found):
        for history, rows in zip(found, pieces, strict=True):
            history.add(kind, sheet, rows)
    elif len(pieces) > 1:
        got = said("time goes back, which makes {count} runs", count=len(pieces))
        wrong = Wrong(
            int(begins[0]), _TIME, got, said("the rows of {count}, by time", count=len(found))
        )
        sheet.report([wrong], problems)
    else:
        found[-1].add(kind, sheet)
