"""The one door: whoever wants something sends a command here, and it is done by its handler."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from nandviz.ui.commands.command import AppState, Command

C = TypeVar("C", bound=Command)


class Dispatcher(QObject):
    """Knows who does which kind of command.

    ``commandComing`` goes with what is sent from outside, before it is done, for who has something
    to finish first; ``commandSent`` follows it.
    """

    commandComing = Signal(object)
    commandSent = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], AppState] = AppState
        self._handlers: dict[type[Command], Callable[[Any], object]] = {}
        self._depth = 0

    @property
    def kinds(self) -> frozenset[type[Command]]:
        """Kinds of commands that have a handler."""
        return frozenset(self._handlers)

    @property
    def at_work(self) -> bool:
        """Whether a command is being done: ``commandSent`` follows."""
        return self._depth > 0

    def ask(self, read: Callable[[], AppState]) -> None:
        """Ask ``read`` how things stand; without it nothing is open."""
        self._read = read

    def handle(self, kind: type[C], do: Callable[[C], object]) -> None:
        """Let a kind of command be done; ValueError if somebody does it already."""
        if kind in self._handlers:
            raise ValueError(f"{kind.__name__} has a handler already")
        self._handlers[kind] = do

    def send(self, command: Command) -> bool:
        """Do what a command says; return whether it is possible now.

        A handler may send commands too.

        Raises
        ------
        KeyError
            If nobody does this kind of command.
        """
        handler = self._handlers[type(command)]
        if not self._depth:
            self.commandComing.emit(command)
        possible = command.possible(self._read())
        self._depth += 1
        try:
            if possible:
                handler(command)
        finally:
            self._depth -= 1
            if not self._depth:
                self.commandSent.emit()
        return possible
