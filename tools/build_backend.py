"""The build backend: that of setuptools, and hot modules that mypyc compiles where it can.

A wheel holds them compiled where there are a C compiler and mypy. Wherever anything is missing or
fails it holds plain Python, and nothing is said: both run the same. ``NANDVIZ_COMPILE=0`` asks for
plain Python, ``NANDVIZ_COMPILE=1`` fails where the modules cannot be compiled. An editable
installation runs what is edited, which is plain Python.
"""

import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from setuptools import build_meta
from setuptools.build_meta import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

COMPILED: Final = (
    "nandviz/engine/*.py",
    "nandviz/model/*.py",
    "nandviz/trace/codes.py",
    "nandviz/trace/ranks.py",
    "nandviz/trace/recorder.py",
    "nandviz/trace/seldom_recorder.py",
)
"""What is compiled, together: a call from one of these to another is one of C.

What is compiled takes no integer of numpy for an int: whoever reads one from a column and gives it
to the model makes it an int first.
"""

WISH: Final = "NANDVIZ_COMPILE"
MUST, NEVER = "1", "0"

KEYWORDS: Final[dict[str, Any]] = {}
"""What ``setup.py`` is told beside what it knows itself."""

_TYPES: Final = ("--config-file=", "--ignore-missing-imports", "--follow-imports=silent")
"""Types are judged by ``make lint``; here they must only be known where the modules have them."""

Settings = dict[str, Any] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """Return what a wheel needs to be built: mypy too where it would be of use and can be had."""
    needed = build_meta.get_requires_for_build_wheel(config_settings)
    mypy = _requirements("compile")
    if os.environ.get(WISH) == MUST or (_may_compile() and _can_be_had(mypy)):
        return [*needed, *mypy]
    return needed


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Build a wheel; return its name."""
    with TemporaryDirectory() as folder:
        # What an earlier build left behind would come along, and a module once compiled go first.
        KEYWORDS["options"] = {"build": {"build_base": folder}}

        def build() -> str:
            return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)

        if os.environ.get(WISH) == MUST:
            KEYWORDS["ext_modules"] = _extensions(folder)
            return build()
        try:
            KEYWORDS["ext_modules"] = _extensions(folder) if _may_compile() else []
            return build()
        except (Exception, SystemExit):  # noqa: BLE001  mypyc leaves so
            KEYWORDS["ext_modules"] = []
            return build()


def _may_compile() -> bool:
    return os.environ.get(WISH) != NEVER and can_compile()


def can_compile() -> bool:
    """Return whether this Python has a C compiler and the headers: mypyc takes a minute to ask."""
    from distutils import ccompiler  # noqa: PLC0415  setuptools brings it along
    from distutils.sysconfig import customize_compiler  # noqa: PLC0415

    if sys.implementation.name != "cpython":
        return False
    include = [sysconfig.get_path("include"), sysconfig.get_path("platinclude")]
    with TemporaryDirectory() as folder:
        source = Path(folder, "empty.c")
        source.write_text("#include <Python.h>\n")
        try:
            compiler: Any = ccompiler.new_compiler()
            customize_compiler(compiler)
            compiler.compile([str(source)], output_dir=folder, include_dirs=include)
        except Exception:  # noqa: BLE001  whatever a compiler that is none may do
            return False
    return True


def _can_be_had(requirements: list[str]) -> bool:
    """Whether the index has wheels of these; a frontend ends where a requirement is not there.

    The pip of this Python is asked, which knows the same settings; where there is none, they are
    thought to be there.
    """
    # A frontend may hide what is installed by PYTHONPATH.
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    pip = [sys.executable, "-m", "pip"]
    asked = [*pip, "install", "--dry-run", "--ignore-installed", "--only-binary=:all:"]

    def fails(command: list[str]) -> bool:
        return bool(subprocess.run(command, env=clean, capture_output=True, check=False).returncode)

    return fails([*pip, "--version"]) or not fails([*asked, *requirements])


def _requirements(group: str) -> list[str]:
    """Return what a dependency group itself names."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    return [each for each in project["dependency-groups"][group] if isinstance(each, str)]


def _extensions(folder: str) -> list[Any]:
    """Translate the modules to C; return what is to be compiled."""
    if not can_compile():
        raise RuntimeError("no C compiler, or no headers of Python")
    from mypyc.build import mypycify  # noqa: PLC0415  it is there only where it can be had

    found = sorted(path for pattern in COMPILED for path in Path().glob(pattern))
    modules = [str(path) for path in found if path.name != "__init__.py"]
    options = {"opt_level": "3", "debug_level": "0", "target_dir": folder, "group_name": "nandviz"}
    return mypycify([*_TYPES, *modules], **options)
