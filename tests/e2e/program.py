"""A screen, and the program on it: keys, mouse, windows, and what is on the disk."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

SIZE: Final = (1600, 900)
PATIENCE_S: Final = 60.0
PROJECT: Final = Path(__file__).parents[2]
Found = TypeVar("Found")


def wait_for(look: Callable[[], Found | None], what: str, seconds: float = PATIENCE_S) -> Found:
    """Look again and again until something true is found; AssertionError if that takes too long."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.03)


class Screen:
    """An X server with a window manager, both ended by `close`."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self._log = (folder / "screen.log").open("wb")
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[write], stdout=self._log, stderr=self._log,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, f"Xvfb did not start: see {self._log.name}"
        self.environment = {
            "DISPLAY": f":{number}",
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder),
        }
        self._manager = self._start_manager()
        wait_for(lambda: self._managed() or None, "the window manager")

    def _start_manager(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["openbox", "--sm-disable"], env=self.environment, stdout=self._log, stderr=self._log
        )

    def _managed(self) -> bool:
        """Tell whether the window manager works; it is started again if it found no screen."""
        if self._manager.poll() is not None:
            self._manager = self._start_manager()
        asked = ["xdotool", "get_desktop"]
        done = subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        return done.returncode == 0

    def do(self, *words: str, check: bool = True) -> str:
        """Run xdotool; return what it prints. AssertionError if it fails and ``check``."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0 or not check, f"xdotool {words}: {done.stderr}"
        return done.stdout.strip()

    def close(self) -> None:
        """End window manager and server."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)
        self._log.close()


class Program:
    """A running nandviz with settings and home of its own."""

    COMMAND: Final = (sys.executable, "-W", "error", "-m", "nandviz")

    def __init__(self, screen: Screen, home: Path, arguments: list[str]) -> None:
        self.screen = screen
        self.home = home
        self._stderr = home / f"stderr-{time.monotonic_ns()}.txt"
        folders = {
            f"XDG_{name}_HOME": str(home / name.lower())
            for name in ("CONFIG", "DATA", "CACHE", "STATE")
        }
        environment = {
            **screen.environment,
            **folders,
            "HOME": str(home),
            "PYTHONPATH": str(PROJECT),
            "QT_QPA_PLATFORM": "xcb",
        }
        with self._stderr.open("wb") as stderr:
            self.process = subprocess.Popen(
                [*self.COMMAND, *arguments], env=environment, cwd=home, stderr=stderr
            )
        self.window = ""

    # Windows

    def windows(self) -> dict[str, str]:
        """Return the titles of the windows that are shown, by id."""
        ids = self.screen.do(
            "search", "--onlyvisible", "--all", "--pid", str(self.process.pid), "--name", ".",
            check=False,
        )  # fmt: skip
        return {
            one: self.screen.do("getwindowname", one, check=False) for one in ids.split() if one
        }

    def wait_title(self, pattern: str) -> str:
        """Wait for a window whose whole title fits; return its id."""

        def find() -> str | None:
            assert self.process.poll() is None, f"the program ended: {self.said()}"
            fits = (one for one, title in self.windows().items() if re.fullmatch(pattern, title))
            return next(fits, None)

        return wait_for(find, f"a window {pattern!r}, there is {self.windows()}")

    def wait_shown(self) -> None:
        """Wait until the main window is there and has the keyboard."""
        self.window = self.wait_title(".* – nandviz")
        self.wait_active(self.window)

    def wait_active(self, window: str) -> None:
        """Wait until a window has the keyboard."""

        def activated() -> bool:
            if self.screen.do("getwindowfocus", check=False) == window:
                return True
            self.screen.do("windowactivate", window, "windowfocus", window, check=False)
            return False

        wait_for(activated, f"the keyboard to come to {self.windows().get(window)}")

    def wait_gone(self, window: str) -> None:
        """Wait until a window is no longer shown, and the main window has the keyboard."""
        wait_for(lambda: window not in self.windows() or None, "a window to close")
        self.wait_active(self.window)

    @property
    def title(self) -> str:
        """Title of the main window."""
        return self.screen.do("getwindowname", self.window)

    # Keys and mouse

    def keys(self, *keys: str) -> None:
        """Press keys, as xdotool names them, on what has the keyboard."""
        self.screen.do("key", "--delay", "2", *keys)

    def dialog(self, keys: str, pattern: str) -> str:
        """Press keys that open a dialog; return it once it has the keyboard."""
        self.keys(keys)
        window = self.wait_title(pattern)
        self.wait_active(window)
        return window

    def fill(self, text: str) -> None:
        """Replace what stands in the line that has the keyboard."""
        self.keys("ctrl+a")
        self.screen.do("type", "--delay", "2", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the main window."""
        self.screen.do("mousemove", "--window", self.window, str(x), str(y), "click", str(button))

    # Its end

    def close(self) -> int:
        """Close it as a person does; return the exit code."""
        self.wait_active(self.window)
        self.keys("alt+F4")
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """Kill it at once."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE_S)

    def said(self) -> str:
        """Return what it wrote to stderr."""
        return self._stderr.read_text()
