"""Find the system libraries that Qt needs and that are missing; install them where possible.

usage: qt_libs.py [--required]

Run it with the Python that has PySide6. As root with apt-get the missing packages are installed,
else the command that does is printed. Exit 1 if something is still missing and ``--required``.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Debian package of each library that Qt's xcb and offscreen platforms load."""

FONTS = "fonts-dejavu-core"
USED = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/xcbglintegrations/*.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/*.so",
)


def missing_libraries() -> list[str]:
    """Return the names of libraries that Qt's own files ask for and the system does not have."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("PySide6 is not installed in this environment")
    qt = Path(next(iter(spec.submodule_search_locations))) / "Qt"
    missing: set[str] = set()
    for pattern in USED:
        for file in qt.glob(pattern):
            done = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
            missing |= {line.split()[0] for line in done.stdout.splitlines() if "not found" in line}
    return sorted(missing)


def wanted_packages() -> list[str]:
    """Return the Debian packages that bring what is missing."""
    packages = {PACKAGES.get(name, name) for name in missing_libraries()}
    fonts = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in fonts if folder.is_dir()):
        packages.add(FONTS)
    return sorted(packages)


def install(packages: list[str]) -> None:
    """Install packages with apt-get."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends"]):
        extra = packages if arguments[0] == "install" else []
        subprocess.run(["apt-get", *arguments, *extra], env=environment, check=False)


def main() -> int:
    """Check, install or tell."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return 0
    packages = wanted_packages()
    if not packages:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages)
        packages = wanted_packages()
        if not packages:
            return 0
    sys.stderr.write(
        "Qt misses system libraries; no window can open until they are there. On Debian, Ubuntu:\n"
        f"  sudo apt-get update && sudo apt-get install {' '.join(packages)}\n"
    )
    return 1 if "--required" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
