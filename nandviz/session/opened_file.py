"""A file that is open: where it lies, what it held when it was read, and what was written to it."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS
from nandviz.scenario.scenario import Scenario
from nandviz.session.known_file import KnownFile
from nandviz.trace.tables import Trace


class OpenedFile:
    """What all versions of a scenario or trace that is open have in common.

    Attributes
    ----------
    path
        The file; None for a built-in scenario and for one that was never saved.
    origin
        The file that relative profile paths start from; None for text that is in no file.
    text
        What was read or saved last; None for what never was either.
    known
        Every file that it was read from, its own first.
    options
        What an import is read with.
    """

    def __init__(self, path: Path | None = None, origin: Path | None = None) -> None:
        self.path = path
        self.origin = path if path is not None else origin
        self.text: str | None = ""
        self.known: tuple[KnownFile, ...] = ()
        self.options = AS_IT_IS
        self._held: set[bytes] = set()

    @classmethod
    def of(cls, found: Scenario | Trace, path: Path | None, text: str | None) -> Self:
        """Return the file of what was read; ``text`` as the attribute."""
        scenario = found if isinstance(found, Scenario) else None
        file = cls(path, None if scenario is None else scenario.path)
        file.note(scenario, text)
        return file

    def note(self, scenario: Scenario | None, text: str | None) -> None:
        """Note what was read from the files, or written to them; None for what never was."""
        self.text = text
        if text is not None:
            self.note_held(text)
        if scenario is None:
            self.known = tuple(map(KnownFile, (*self._files(), *self.options.files)))
            return
        own = () if self.path is None else (KnownFile(self.path, text or ""),)
        profiles = (KnownFile(each.path, each.text) for each in scenario.profile_sources)
        trace = () if scenario.host_trace is None else (KnownFile(scenario.host_trace),)
        self.known = (*own, *profiles, *trace)

    def _files(self) -> Sequence[Path]:
        return () if self.path is None else registry.files_of(self.path)

    def note_held(self, text: str) -> None:
        """Note that the file has held a text."""
        self._held.add(_digest(text))

    def has_held(self, text: str) -> bool:
        """Whether a text was ever read from it, or saved to it."""
        return _digest(text) in self._held

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that it was read from, its own first: nothing may replace them."""
        own = () if self.origin is None else (self.origin,)
        return (*own, *(known.path for known in self.known if known.path not in own))

    def changed_on_disk(self, *, is_trace: bool) -> tuple[Path, ...]:
        """Return which files were replaced, written or removed since they were read, or are new.

        Texts are read for that, so that no clock and no watcher need be trusted.
        """
        changed = tuple(known.path for known in self.known if known.changed())
        if self.path is None or not is_trace or changed:
            return changed
        now = {*self._files(), *self.options.files}
        return tuple(now ^ {known.path for known in self.known})

    def lost_by_writing(self, text: str) -> str:
        """Return why to write a text there would surprise, as what is so now; empty if not."""
        own = [known for known in self.known if known.path == self.path]
        return own[0].lost_by_writing(text) if own else ""

    def write_to(self, path: Path, scenario: Scenario, text: str) -> None:
        """Note that a scenario was written to a file, which becomes its own."""
        self.path = self.origin = path
        self.note(scenario, text)


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
