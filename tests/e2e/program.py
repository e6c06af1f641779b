"""A screen, and the program on it: keys, mouse, windows, and what is on the disk."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

SIZE: Final = (1600, 900)
PATIENCE_S: Final = 60.0
BETWEEN_KEYS_MS: Final = "25"
"""Qt takes a key that comes again within 10 ms of its release for one that is held down."""
PROJECT: Final = Path(__file__).parents[2]
FOCUS: Final = ("getactivewindow", "getwindowfocus")
Found = TypeVar("Found")

CLIPBOARD: Final = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(application.clipboard().text())
"""


def wait_for(look: Callable[[], Found | None], what: str) -> Found:
    """Look again and again until something true is found; AssertionError if that takes too long."""
    end = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < end, f"waited {PATIENCE_S:.0f} s for {what}"
        time.sleep(0.03)
    return found


def without_display() -> dict[str, str]:
    """Return the environment of a program that can show no window."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    shown = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**shown, "PYTHONPATH": str(PROJECT)}


class Screen:
    """An X server with a window manager, both ended by `close`."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self._log = (folder / "screen.log").open("wb")
        # Without -noreset the server begins anew whenever its last client leaves: a window manager
        # that comes at that moment finds no screen.
        command = ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            [*command, "-screen", "0", size], pass_fds=[write], stdout=self._log, stderr=self._log
        )
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
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=self.environment, stdout=self._log, stderr=self._log
        )
        wait_for(self._managed, "the window manager")

    def _managed(self) -> bool:
        assert self._manager.poll() is None, f"openbox ended: see {self._log.name}"
        return self.do("get_desktop", check=False) != ""

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
        self._environment = {
            **screen.environment,
            **folders,
            "HOME": str(home),
            "PYTHONPATH": str(PROJECT),
            "QT_QPA_PLATFORM": "xcb",
        }
        with self._stderr.open("wb") as stderr:
            self.process = subprocess.Popen(
                [*self.COMMAND, *arguments], env=self._environment, cwd=home, stderr=stderr
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

    def wait_shown(self, title: str) -> None:
        """Wait until the main window is there, with a title that fits, and has the keyboard."""
        self.window = self.wait_title(title)
        self.wait_active(self.window)

    def wait_active(self, window: str) -> None:
        """Wait until a window has the keyboard, as the window manager and the server say."""

        def is_active() -> bool:
            having = [self.screen.do(asked, check=False) for asked in FOCUS]
            if having == [window, window]:
                return True
            self.screen.do("windowactivate", window, check=False)
            return False

        wait_for(is_active, f"the keyboard to come to {self.windows().get(window)}")

    def wait_gone(self, window: str) -> None:
        """Wait until a window is no longer shown, and the main window has the keyboard."""
        wait_for(lambda: window not in self.windows(), "a window to close")
        self.wait_active(self.window)

    @property
    def title(self) -> str:
        """Title of the main window."""
        return self.screen.do("getwindowname", self.window)

    # Keys and mouse

    def keys(self, *keys: str) -> None:
        """Press keys, as xdotool names them, on what has the keyboard."""
        self.screen.do("key", "--delay", BETWEEN_KEYS_MS, *keys)

    def type(self, text: str) -> None:
        """Type text into what has the keyboard."""
        self.screen.do("type", "--delay", BETWEEN_KEYS_MS, text)

    def dialog(self, keys: str, pattern: str) -> str:
        """Press keys that open a dialog; return it once it has the keyboard."""
        self.keys(keys)
        window = self.wait_title(pattern)
        self.wait_active(window)
        return window

    def fill(self, text: str) -> None:
        """Replace what stands in the line that has the keyboard."""
        self.keys("ctrl+a")
        self.type(text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the main window."""
        self.screen.do("mousemove", "--window", self.window, str(x), str(y), "click", str(button))

    def drag(self, start: tuple[int, int], *ways: int, end: str = "", lets_go: bool = True) -> None:
        """Hold the left button and go by so many pixels, one after the other, as a hand does.

        ``end`` is a key that is pressed before the button is let go, if it is.
        """
        place = ("mousemove", "--window", self.window)
        self.screen.do(*place, *map(str, start), "mousedown", "1")
        x, y = start
        for way in ways:
            for step in (way // 2, way - way // 2):
                x += step
                self.screen.do(*place, str(x), str(y), "sleep", "0.05")
        if end:
            self.keys(end)
        if lets_go:
            self.screen.do("mouseup", "1", "sleep", "0.1")

    def double_click(self, x: int, y: int) -> None:
        """Click twice at a place of the main window."""
        place = ("mousemove", "--window", self.window, str(x), str(y))
        self.screen.do(*place, "click", "--repeat", "2", "--delay", "50", "1")

    # What it shows

    def evidence(self) -> Path:
        """Export an evidence folder; return it under a name of its own."""

        def exported() -> list[Path]:
            return list(self.home.parent.rglob("*-evidence"))

        assert not exported()
        self.dialog("ctrl+e", "Export")
        self.keys("Return")
        (found,) = wait_for(exported, "the evidence")
        self.wait_active(self.window)
        return found.rename(found.with_name(f"taken-{time.monotonic_ns()}"))

    def facts(self) -> dict[str, Any]:
        """Return what a new evidence folder says."""
        return dict(json.loads((self.evidence() / "evidence.json").read_text()))

    def clipboard(self) -> str:
        """Return the text on the clipboard, as another program gets it."""
        done = subprocess.run(
            [sys.executable, "-c", CLIPBOARD], env=self._environment, stdout=subprocess.PIPE,
            text=True, timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        return done.stdout

    # Its end

    def close(self) -> int:
        """Close it as a person does; return the exit code."""
        self.wait_active(self.window)
        self.keys("alt+F4")
        return self.wait()

    def wait(self) -> int:
        """Wait for it to end; return the exit code."""
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """Kill it at once."""
        self.process.kill()
        self.wait()

    def said(self) -> str:
        """Return what it wrote to stderr."""
        return self._stderr.read_text()
