"""What the documentation points to is there, and what it tells to type works."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from nandviz.__main__ import main
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from tests.exchange.nandseqgen.config.small import SMALL

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "README.ko.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:\.venv/bin/)?nandviz [^`]+|make [^`]+)`")
PLACES = {  # what a placeholder of the documentation stands for in a folder of the test
    "diff A B": "diff FILE @nested",
    "DIR FILE.yaml": "DIR FILE",
    "--rounding NS": "--rounding 10",
    " --watch": "",
    "--html FILE": "--html p.html",
    "--html OUT.html": "--html p.html",
    "--junit OUT.xml": "--junit p.xml",
    "history DIR…": "history DIR",
    "--limit N": "--limit 9",
    "--set-a KEY=VALUE": "--set-a policies.epr=false",
    "--csv DIR": "--csv csv",
    "--png FILE": "--png p.png",
    "--svg FILE": "--svg p.svg",
    "--save FILE.nandviz": "--save new.nandviz",
    "--save FILE": "--save new",
    "nandseqgen DIR": "nandseqgen new-folder",
    "--theme THEME": "--theme print",
    "--theme light|dark|print": "--theme print",
    "--steps N": "--steps 9",
    "--until US": "--until 5000",
    "policies.KEY=VALUE": "policies.epr=false",
    "KEY=VALUE": "policies.epr=false",
    "CONDITION": "'every event'",
    "-o PATH": "-o smaller.yaml",
    "PATH=VALUES": "'policies.epr=true,false'",
    "--measure NAME": "--measure laws",
    "plot DIR": "plot swept",
    "study NAME": "study repeated-suspends",
    "-o DIR": "-o swept",
    "@NAME": "@nested",
    "COMMAND --help": "run --help",
}

SWEPT = ["sweep", "FILE", "--over", "policies.epr=true,false", "--measure", "laws", "-o"]


def commands() -> list[str]:
    """Return each command that a page tells to type, in a block or in a sentence."""
    found: dict[str, None] = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = [block for kind, block in BLOCK.findall(text) if not kind]
        for line in (*"\n".join(blocks).splitlines(), *INLINE.findall(text)):
            command = re.sub(r"\s+#.*", "", line).strip().removeprefix(".venv/bin/")
            if command.startswith(("nandviz ", "make ")):
                found[command] = None
    return list(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(LINK.findall(index))


def test_every_built_in_scenario_has_a_small_picture_in_the_gallery() -> None:
    gallery = ROOT / "docs" / "gallery"
    for name in library.names():
        assert 0 < (gallery / f"{name}.png").stat().st_size < 100_000, name


@pytest.mark.slow
@pytest.mark.parametrize("command", [each for each in commands() if each.startswith("nandviz ")])
def test_every_command_of_the_documentation_works(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but those that open the window, which its own tests open."""
    monkeypatch.chdir(tmp_path)
    filled = re.sub(r"\[(?!\d\])|(?<!\[\d)\]|…", "", command)
    for placeholder, value in PLACES.items():
        filled = filled.replace(placeholder, value)
    arguments = shlex.split(filled)[1:]
    if len(arguments) == 1 and arguments[0].startswith("@"):
        assert arguments[0][1:] in library.names()
        return
    if {"--png", "--svg"} & set(arguments):
        pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    shutil.copy(library.path("batch-of-three"), "FILE")
    assert main(["run", "FILE", "--save", "FILE.nandviz"]) == 0
    assert main(["export", "FILE", "--as", "nandseqgen", "DIR"]) == 0
    Path("config.yaml").write_text(SMALL)
    if arguments[0] == "plot":
        assert main([*SWEPT, *arguments[1:2], "--jobs", "1"]) == 0
    if arguments in (["FILE"], ["DIR"], ["FILE.nandviz"], ["config.yaml"]):
        return
    named = (
        ["import"],
        ["export"],
        ["convert"],
        ["replay"],
        ["diff"],
        ["sweep"],
        ["plot", "swept"],
        ["study", "read-policies"],
        ["run", "--csv"],
        ["shrink"],
        ["find"],
    )
    if arguments in named:  # not to be typed
        arguments = [arguments[0], "--help"]
    different = 1 if arguments[0] == "diff" else 0
    assert main(arguments) in {0, different}


def test_the_korean_readme_tells_all_that_the_english_one_tells() -> None:
    english, korean = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.ko.md"))
    for found in (r"^#+ ", r"^\d\. ", r"^\| [`\[]", r"^```"):
        asked = re.compile(found, re.MULTILINE)
        assert len(asked.findall(korean)) == len(asked.findall(english)), found
    known = [command for command in INLINE.findall(english) if command.startswith("nandviz")]
    assert [command for command in known if f"`{command}`" not in korean] == []
    assert BLOCK.findall(english)[1:] == BLOCK.findall(korean)[1:]
    assert set(LINK.findall(english)) - {"README.ko.md"} == set(LINK.findall(korean)) - {
        "README.md"
    }


def test_the_documentation_tells_to_type_something() -> None:
    """The tests above find it: blocks and sentences, the command and make."""
    found = commands()
    assert "nandviz run @batch-of-three --csv out" in found
    assert "make test" in found
    assert len([each for each in found if each.startswith("nandviz ")]) >= 15


@pytest.mark.parametrize("command", [each for each in commands() if each.startswith("make ")])
def test_every_target_that_the_documentation_names_is_one_of_the_makefile(command: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    target = shlex.split(command)[1].replace(".venv/.ready", "$(READY)")
    assert re.search(rf"^[^\t#=]*(?<!\S){re.escape(target)}(?=[ :])[^=]*:", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_scenario_and_profile_of_the_documentation_loads(page: Path, tmp_path: Path) -> None:
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        content = yaml.safe_load(block) if kind == "yaml" else {}
        if "nandviz_profile" in content:
            (tmp_path / "p.yaml").write_text(block, encoding="utf-8")
            (tmp_path / "s.yaml").write_text("nandviz: 1\nprofile: ./p.yaml\nscript: []\n")
            load(tmp_path / "s.yaml")
        elif content:
            loads(block if "nandviz" in content else f"nandviz: 1\n{block}")
