"""Names are text, whatever is in them: on a terminal, in an error, in a picture."""

import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.__main__ import main
from nandviz.errors import NandvizError, Problem, ScenarioError
from nandviz.text import of_path, plain

Capture = pytest.CaptureFixture[str]
NASTY = "A\x1b]0;pwned\x07\x1b[2J\x1b[31mRED\rB\x00C\nD\x7f\x9b\u2028\u202e"
ESCAPED = NASTY.encode("unicode_escape").decode()
EVENT = "{at_us: 0, op: Reset, die: 0}"


def lines_are_plain(text: str) -> bool:
    return all(
        unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in text.replace("\n", "")
    )


@given(st.text())
def test_plain_text_has_nothing_that_a_terminal_or_a_line_acts_on(text: str) -> None:
    assert lines_are_plain(plain(text)) or "\n" in text
    assert len(plain(text).splitlines()) <= 1
    assert plain(plain(text)) == plain(text)
    plain(text).encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Page µs 시험 ✓", "Page µs 시험 ✓"),
        ("a\nb\tc", "a␊b␉c"),
        ("\x1b[31m\x7f\x9b", "␛[31m␡\\u009b"),
        ("\udcbd\udcc3.yaml", "\\xbd\\xc3.yaml"),
        ("".join(chr(0xDC00 + byte) for byte in "시".encode()), "시"),
        ("\ud800", "\\ud800"),
        ("\u202eabc", "\\u202eabc"),
    ],
)
def test_control_characters_are_symbols_and_bytes_are_read_as_utf_8(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_path_as_text_keeps_its_newlines() -> None:
    assert of_path("a\nb\udcff") == "a\nb\\xff"


def test_an_error_is_a_line_for_each_thing_that_is_wrong() -> None:
    assert str(NandvizError("cannot write a\nb")) == "cannot write a␊b"
    assert str(NandvizError("one", "two\n")) == "one\ntwo␊"
    problem = Problem("a\nb.yaml", 1, 1, "", "'x\x1b'", "y")
    assert str(ScenarioError([problem, problem])).count("\n") == 1


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """A scenario with odd names everywhere: file, folder, title, note, op of its own profile."""
    folder = tmp_path / "odd\n\x1b[31mfolder"
    folder.mkdir()
    (folder / "p.yaml").write_text(
        f'nandviz_profile: 1\nname: "{ESCAPED}"\nextends: generic-tlc\nops:\n'
        f'  "{ESCAPED}": {{base: PROGRAM_SLC, celltype: SLC, us: {{CORE_BUSY: 5}}}}\n'
    )
    path = folder / "odd\n\x01\x1b.yaml"
    path.write_text(
        f'nandviz: 1\nname: "{ESCAPED}"\nprofile: ./p.yaml\n'
        f'notes: [{{at_us: 0, text: "{ESCAPED}"}}]\n'
        f'script: [{{at_us: 0, op: "{ESCAPED}", die: 0, block: 0, page: 0}}]\n'
    )
    return path


def test_a_summary_shows_odd_names_as_symbols(nasty: Path, capsys: Capture) -> None:
    assert main(["run", str(nasty), "--csv", str(nasty.parent / "out")]) == 0
    out, err = capsys.readouterr()
    assert lines_are_plain(out)
    assert "␛[31mRED␍B␀C␊D" in out
    assert err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "{}", "--save", "{}"],
        ["run", "{}", "--set", "policies.\x1b=1"],
        ["run", "{}", "--set", "policies.epr=\x1b[31m"],
        ["run", "{}", "--csv", "{}/\x1b"],
        ["run", "{}", "--\x1b"],
        ["run", "{}\nnone"],
        ["check", "{}\x1bnone"],
        ["run", "@a\x1b\nb"],
        ["import", "{}\nnone"],
        ["import", "{}"],
        ["\x1b\nnone"],
        ["export", "{}", "--as", "\x1b", "x"],
    ],
)
def test_one_error_is_one_line(arguments: list[str], nasty: Path, capsys: Capture) -> None:
    assert main([argument.format(nasty) for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert lines_are_plain(err)


def test_each_problem_of_a_file_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a\nb.yaml"
    path.write_text(
        f'nandviz: 1\nscript: [{{at_us: 0, op: "{ESCAPED}", die: 0}}]\n"{ESCAPED}": 1\n'
    )
    for command in ("check", "run"):
        assert main([command, str(path)]) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 2
        assert lines_are_plain(err)


@pytest.mark.parametrize(
    "line",
    [
        'profile: "no\\n\\e[31m.yaml"',
        'profile: "\\0x.yaml"',
        "name: !%1b x",
        'name: "\\e[31m',
        'breakpoints: [{metric: "a\\n\\u202e > 3"}]',
        'notes: [{at_us: "1\\n2", text: x}]',
        'topology: {"di\\nes": 1}',
    ],
)
@pytest.mark.parametrize("command", ["run", "check"])
def test_a_problem_is_one_line_wherever_it_stands(
    command: str, line: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "s.yaml").write_text(f"nandviz: 1\nscript: []\n{line}\n")
    assert main([command, str(tmp_path / "s.yaml")]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert lines_are_plain(err)


@pytest.mark.parametrize(
    "line",
    [
        'extends: "a\\n\\e.yaml"',
        'extends: generic-tlc\nops: {X: {base: "a\\n\\e", us: {}}}',
        'extends: generic-tlc\nops: {"X\\n": {base: READ, us: {"a\\e\\n": 3}}}',
    ],
)
def test_a_problem_of_a_profile_is_one_line(line: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "s.yaml").write_text("nandviz: 1\nprofile: p.yaml\nscript: []\n")
    (tmp_path / "p.yaml").write_text(f"nandviz_profile: 1\nname: p\n{line}\n")
    assert main(["check", str(tmp_path / "s.yaml")]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert lines_are_plain(err)


def test_an_svg_is_xml_whatever_the_names(nasty: Path) -> None:
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    target = nasty.parent / "o.svg"
    assert main(["run", str(nasty), "--svg", str(target)]) == 0
    text = minidom.parse(str(target)).documentElement.toxml()
    assert "␛[31mRED␍B␀C␊D" in text


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.parametrize(
    "name", ["시험".encode(), "시험".encode("cp949"), b"\xff\xfe", b"a\nb\x1b"], ids=repr
)
def test_a_file_name_in_any_bytes_is_read_saved_drawn_and_exported(
    name: bytes, locale: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    folder = os.fsencode(tmp_path)
    with open(os.path.join(folder, name + b".yaml"), "w") as file:  # noqa: PTH118, PTH123  bytes
        file.write(f"nandviz: 1\nscript: [{EVENT}]\n")

    def nandviz(*arguments: bytes) -> bytes:
        command = [os.fsencode(sys.executable), b"-m", b"nandviz", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout

    drawn = [b"--png", name + b".png", b"--svg", name + b".svg"]
    try:
        import PySide6.QtSvg  # noqa: F401, PLC0415
    except ImportError:
        drawn = []
    saved = name + b".nandviz"
    out = nandviz(b"run", name + b".yaml", b"--save", saved, b"--csv", name, *drawn)
    assert plain(os.fsdecode(name)).encode() in out
    nandviz(b"check", name + b".yaml")
    nandviz(b"export", saved, b"--as", b"nandseqgen", name + b".gen")
    out = nandviz(b"import", name + b".gen", b"--save", b"again-" + saved)
    assert plain(os.fsdecode(name)).encode() in out
    if drawn:
        minidom.parse(str(tmp_path / os.fsdecode(name + b".svg")))


DRAWING = """
import os, signal, sys
from nandviz import __main__
from nandviz.ui.timeline.glyphs import TextPainter
write, left = TextPainter.write, [int(sys.argv[1])]

def interrupted(*arguments, **options):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGINT)
    write(*arguments, **options)

TextPainter.write = interrupted
way = sys.argv.pop(2)
del sys.argv[1]
sys.exit(__main__.main()) if way == "main" else __main__.entry()
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["main", "entry"])
@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("text", [1, 9])
def test_ctrl_c_while_a_picture_is_drawn_is_code_130(
    text: int, kind: str, way: str, tmp_path: Path
) -> None:
    """Qt ends the process where a device goes that is painted on."""
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    arguments = ["run", "@batch-of-three", f"--{kind}", str(tmp_path / f"t.{kind}")]
    command = [sys.executable, "-c", DRAWING, str(text), way, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr.endswith("nandviz: interrupted\n")
    assert list(tmp_path.iterdir()) == []
