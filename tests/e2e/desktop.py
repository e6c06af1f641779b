"""A desktop of its own for the real program: X server, window manager, keys and mouse."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import nandviz

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE_S = 60.0


def wait_for(what: str, condition: Callable[[], bool]) -> None:
    """Wait until something is so; fail with words if it does not come."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE_S:.0f} s for {what}")
        time.sleep(0.05)


class Desktop:
    """An X screen with a window manager, and the program on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".data"),
            "XDG_RUNTIME_DIR": str(home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(nandviz.__file__).parents[1]),
            "QT_QPA_PLATFORM": "xcb",
        }
        self._running: list[subprocess.Popen[bytes]] = []
        self._manager: subprocess.Popen[bytes] | None = None
        self.window = ""

    def begin(self) -> None:
        """Start the X server on a free display, and the window manager."""
        read, write = os.pipe()
        screen = ["-screen", "0", "1600x900x24", "-nolisten", "tcp"]
        server = ["Xvfb", "-displayfd", str(write), *screen]
        self._start(server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as display:
            self.environment["DISPLAY"] = f":{display.readline().strip()}"
        wait_for("the window manager", self._managed)

    def _managed(self) -> bool:
        """Tell whether the window manager works; it is started again if it found no screen."""
        if self._manager is None or self._manager.poll() is not None:
            self._manager = self._start(["openbox"])
        asked = ["xdotool", "get_desktop"]
        done = subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        return done.returncode == 0

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program and wait for its window."""
        program = self._start([sys.executable, "-m", "nandviz", *arguments])
        wait_for("the window", self._found)
        wait_for("the keyboard", self._activated)
        self.do("windowsize", "--sync", self.window, "1580", "860")
        return program

    def _activated(self) -> bool:
        """Ask for the keyboard; tell whether the window has it. What was found may be gone."""
        if not self._found():
            return False
        self.do("windowactivate", self.window, "windowfocus", self.window)
        return self.ask("getwindowfocus") == self.window

    def _found(self) -> bool:
        found = self.ask("search", "--onlyvisible", "--name", "nandviz$")
        self.window = found.splitlines()[-1] if found else ""
        return bool(self.window)

    def title(self) -> str:
        """Return the title of the program's window."""
        return self.ask("getwindowname", self.window)

    def active(self) -> str:
        """Return the title of the window that has the keys."""
        return self.ask("getactivewindow", "getwindowname")

    def ask(self, *arguments: str) -> str:
        """Return what xdotool says, empty where it fails."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.stdout.strip()

    def do(self, *arguments: str) -> None:
        """Move, click or type."""
        self.ask(*arguments)

    def key(self, *keys: str) -> None:
        """Press keys, one after the other, once the active window has the keyboard."""
        wait_for("the keyboard", self._settled)
        self.do("key", "--delay", "60", *keys)

    def _settled(self) -> bool:
        active = self.ask("getactivewindow")
        return active != "" and self.ask("getwindowfocus") == active

    def _start(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        log = (self.home / f"{Path(command[0]).name}-{len(self._running)}.log").open("wb")
        process = subprocess.Popen(
            command, env=self.environment, stdout=log, stderr=log, pass_fds=pass_fds, cwd=self.home
        )
        log.close()
        self._running.append(process)
        return process

    def end(self) -> None:
        """End everything that was started, the last first."""
        for process in reversed(self._running):
            process.terminate()
        for process in self._running:
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
