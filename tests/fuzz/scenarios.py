"""Damaged scenarios and profiles: refused with their places, or run without a broken law."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml

from nandviz.errors import ScenarioError
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.trace.references import check_references
from tests.fuzz.chance import Generator, change_tree, cut, flip, one_line, pick, whole
from tests.fuzz.readers import read_all

STEPS: Final = 60
"""Events that a scenario which is taken is run for."""
_OWN: Final = "nandviz: 1\nprofile: ./mine.yaml\nscript: [{at_us: 0, op: Reset, die: 0}]\n"
_MINE: Final = "nandviz_profile: 1\nname: mine\nextends: ./base.yaml\nops: {}\n"
_INSERTS: Final = (
    "\0", "\ufeff", "\t", "\n\t- x", "\r", "\x85", "\u2028", "&a ", "*a ", "&a [*a]", "!!python/x ",
    "!!binary |\n  ////\n", "? ", "- - - ", "{", "[" * 2000, "[" * 100_000, "- " * 2000, "---\n",
    "...\n", "%YAML 9.9\n---\n", "<<: *a", "|\n", ">-\n", '"\\ud800"', '"\\x00"', "'", "# ", ": ",
    "a" * 70_000, "9" * 5000, "0x1f", "0o17", "1_000", ".inf", ".nan", "1:30", "2026-11-26", "yes",
)  # fmt: skip


def scenario(seed: int, folder: Path) -> str:
    """Damage a built-in scenario in a way that the seed decides, and load it."""
    random = np.random.default_rng(seed)
    path = folder / "scenario.yaml"
    _write_damaged(random, path, library.path(pick(random, library.names())))
    return _outcome(path)


def profile(seed: int, folder: Path) -> str:
    """Damage a profile, or the one that it extends, and load a scenario that takes it."""
    random = np.random.default_rng(seed)
    path, mine, base = (folder / name for name in ("scenario.yaml", "mine.yaml", "base.yaml"))
    path.write_text(_OWN)
    mine.write_text(_MINE)
    base.write_bytes(library.profile_path(pick(random, library.profile_names())).read_bytes())
    damaged = pick(random, (mine, base, base))
    _write_damaged(random, damaged, damaged)
    return _outcome(path)


def _outcome(path: Path) -> str:
    try:
        loaded = loader.load(path)
    except ScenarioError as error:
        for problem in error.problems:
            one_line(str(problem))
        return "refused"
    run = Run(loaded)
    run.steps(STEPS)
    run.trace.flush()
    check_references(run.trace)
    broken = [each.law for each in read_all(run.trace, path.parent) if each.violations]
    assert not broken, f"laws {broken}"
    return "run"


def _write_damaged(random: Generator, path: Path, source: Path) -> None:
    if random.random() < 0.6:
        tree = change_tree(random, _tree(source.read_text(encoding="utf-8")))
        path.write_bytes(_dumped(tree))
        return
    path.write_bytes(source.read_bytes())
    for _ in range(whole(random, 1, 2)):
        pick(random, DAMAGES)(random, path)


@cache
def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _dumped(tree: Any) -> bytes:
    text: str = yaml.dump(tree, Dumper=yaml.SafeDumper, allow_unicode=True, width=9999)
    return text.encode("utf-8", "surrogatepass")


def _text_damage(change: Callable[[Generator, str], str]) -> Callable[[Generator, Path], None]:
    def damage(random: Generator, path: Path) -> None:
        text = path.read_bytes().decode("utf-8", "replace")
        path.write_bytes(change(random, text).encode("utf-8", "surrogatepass"))

    return damage


def _insert(random: Generator, text: str) -> str:
    at = whole(random, 0, len(text))
    return text[:at] + pick(random, _INSERTS) + text[at:]


def _repeat_lines(random: Generator, text: str) -> str:
    """Have keys twice, or entries many times."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = whole(random, 0, len(lines) - 1)
    some = lines[at : at + whole(random, 1, 5)]
    return "".join(lines[:at] + some * whole(random, 2, 40) + lines[at:])


def _other_number(random: Generator, text: str) -> str:
    numbers = list(re.finditer(r"\d[\d.]*", text))
    if not numbers:
        return text
    found = pick(random, numbers)
    number = pick(
        random, ("0", "-1", "1e9", "1e400", "9" * 19, "4611686018427387.904", "0.0004", "1.")
    )
    return text[: found.start()] + number + text[found.end() :]


def _bomb(random: Generator, text: str) -> str:
    """Let aliases stand for more than any file may hold."""
    levels = whole(random, 2, 30)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return text + "\n" + "\n".join(lines) + "\n"


def _merges(random: Generator, text: str) -> str:
    return text.replace(
        "script:", f"x: &a {{b: 1}}\n<<: *a\n{pick(random, ('<<: [*a, *a]', ''))}\nscript:"
    )


def _tabs(random: Generator, text: str) -> str:
    return text.replace("  ", "\t", whole(random, 1, 20))


def _other_encoding(random: Generator, path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    name = pick(random, ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp949"))
    path.write_bytes(text.encode(name, "replace"))


def _link_to_itself(_random: Generator, path: Path) -> None:
    path.write_text(
        path.read_text(encoding="utf-8", errors="replace") + f"\nextends: ./{path.name}\n"
    )


DAMAGES: Final = (
    flip, cut, _text_damage(_insert), _text_damage(_insert), _text_damage(_repeat_lines),
    _text_damage(_other_number), _text_damage(_other_number), _text_damage(_bomb),
    _text_damage(_merges), _text_damage(_tabs), _other_encoding, _link_to_itself,
)  # fmt: skip
