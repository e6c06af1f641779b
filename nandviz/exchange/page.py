"""A page for a browser in one file: nothing is loaded, nothing runs in it.

Its words are in the language that is on.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from nandviz.files import atomic_path
from nandviz.language import current, tr
from nandviz.text import plain

STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
.sentence { font-size: 1.25rem; border-left: .3rem solid #c43; padding: .3rem .8rem; }
.same { border-color: #284; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; padding: .15rem .7rem; border-bottom: 1px solid #8886; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { position: sticky; top: 0; background: Canvas; }
"""
"""How every page looks, in light and dark."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"

Cells = Sequence[str]


def write(target: Path, title: str, body: Iterable[str], style: str = "") -> None:
    """Write a page.

    Parameters
    ----------
    body
        Its lines, in HTML.
    style
        Rules of its own, besides those of every page.

    Raises
    ------
    NandvizError
        If it cannot be written; an old file stays whole.
    """
    with atomic_path(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in (*_head(title, style), *body, "</body>", "</html>"))


def _head(title: str, style: str) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{text(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>"


def table(title: str, titles: Cells, rows: Iterable[Cells], count: int = 0) -> Iterator[str]:
    """Yield a table, and how many rows of it are left out; nothing where there is no row."""
    told = list(rows)
    if not told and not count:
        return
    if title:
        yield f"<h2>{text(title)}</h2>"
    head = "".join(f"<th>{text(tr(each))}</th>" for each in titles)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>" if head else "<table>\n<tbody>"
    for row in told:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</tbody>\n</table>"
    if count > len(told):
        yield f"<p>{text(tr('and {more:,} more', more=count - len(told)))}</p>"


def text(words: str) -> str:
    """Return a text as HTML."""
    return escape(plain(words))


def _cell(words: str) -> str:
    is_number = words.lstrip("+-")[:1].isdigit()
    return f"<td{' class=n' if is_number else ''}>{text(words)}</td>"
