"""The one door of texts that a person reads, in the language that is on.

A text is English wherever it is made, kept, compared or written into a file. `said` makes one that
remembers what it was made of, so that whoever shows it (`tr`) can say it in another language: the
rooms below know of none. English needs no catalogue, and no file is read for it.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Self

ENGLISH: Final = "en"
KOREAN: Final = "ko"
SYSTEM: Final = "system"
"""The language that the system is set to."""

Catalogue = Callable[[str], str]
"""Gives an English text, with its ``{placeholders}``, in another language; empty if it has not."""

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class Said(str):
    """An English text that knows its template and the values in it.

    It compares, hashes, joins and is written as the text; what is made of it by methods of ``str``
    is the English text alone.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill a template, which is the text itself where there are no values."""
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.template, self.values)


class _Language:
    """The language that is on: its name, its catalogue, and what was looked up."""

    def __init__(self) -> None:
        self.use(ENGLISH, None)

    def use(self, name: str, catalogue: Catalogue | None) -> None:
        self.name = name
        self.catalogue = catalogue
        self.found: dict[str, str] = {}

    def text(self, english: str) -> str:
        assert self.catalogue is not None
        text = self.found.get(english)
        if text is None:
            text = self.found[english] = self.catalogue(english) or english
        return text


_on: Final = _Language()


def use(name: str, catalogue: Catalogue | None) -> None:
    """Say everything in a language from now on; None: in English."""
    _on.use(name, catalogue)


def current() -> str:
    """Return the name of the language that is on: ``en``, ``ko``."""
    return _on.name


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the variables of the system's locale ask for."""
    locale = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    return of_locale(locale)


def of_locale(name: str) -> str:
    """Return the language for a locale such as ``ko_KR.UTF-8`` or ``ko-KR``."""
    word = name.replace("-", "_").partition(".")[0].partition("_")[0]
    return KOREAN if word.lower() == KOREAN else ENGLISH


def noop(text: str) -> str:
    """Return a text as it is: it is for the catalogue, and shown by `tr` later."""
    return text


def said(text: str, /, **values: object) -> Said:
    """Return an English text, its ``{placeholders}`` filled, that `tr` can say otherwise.

    Parameters
    ----------
    text
        A literal, for the catalogue is made of the code; a whole sentence or a whole clause.
    values
        A value that was `said` itself, or an exception with such a text, is translated too.
    """
    return Said(text, values)


def counted(count: int, one: str, many: str, /, **values: object) -> Said:
    """Return ``one`` if the count is 1, else ``many``; both may hold ``{count}``."""
    return Said(one if count == 1 else many, {"count": count, **values})


def joined(separator: str, texts: Iterable[object]) -> Said:
    """Return texts one behind the other, each to be translated for itself."""
    values = {f"_{i}": text for i, text in enumerate(texts)}
    if not values:
        return Said("", {})
    marks = "".join(c * 2 if c in "{}" else c for c in separator)
    return Said(marks.join(f"{{{name}}}" for name in values), values)


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language that is on, for a person to read now.

    Parameters
    ----------
    text
        What was `said`, a literal, or a text of a table that is in the catalogue.
    values
        Of its placeholders, where it is a template.
    """
    if isinstance(text, Said):
        return _tr(text.template, text.values)
    return _tr(text, values)


def _tr(template: str, values: Mapping[str, object]) -> str:
    if _on.catalogue is None:
        return template.format_map(values) if values else template
    template = _on.text(template)
    return template.format_map({n: _spoken(v) for n, v in values.items()}) if values else template


def trn(count: int, one: str, many: str, /, **values: object) -> str:
    """Return what is `counted` in the language that is on."""
    return tr(one if count == 1 else many, count=count, **values)


def spoken(text: str) -> str:
    """Return a text in the language that is on if it was `said`, else as it is."""
    return tr(text) if isinstance(text, Said) else text


def _spoken(value: object) -> object:
    if isinstance(value, Said):
        return tr(value)
    if isinstance(value, BaseException) and value.args and isinstance(value.args[0], Said):
        return tr(value.args[0])
    return value
