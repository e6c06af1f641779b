"""Texts that are English wherever they are kept, and another language where they are shown."""

import json
import pickle
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from nandviz import language
from nandviz.__main__ import main
from nandviz.cli.lines import WIDTH
from nandviz.errors import NandvizError, Problem, ScenarioError
from nandviz.language import counted, joined, of_environment, of_locale, said, spoken, tr, trn
from nandviz.query.narration import describe
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.loader import load

KOREAN = Path(__file__).parent.parent / "resources" / "languages" / "nandviz_ko.ts"
GERMAN = {
    "{name} written": "{name} geschrieben",
    "{count} row": "{count} Zeile",
    "{count} rows": "{count} Zeilen",
    "the run is long": "der Lauf ist lang",
    "not judged: {why}": "nicht beurteilt: {why}",
}


@pytest.fixture
def german() -> Iterator[None]:
    language.use("de", lambda text: GERMAN.get(text, ""))
    yield
    language.use(language.ENGLISH, None)


def test_english_needs_no_catalogue() -> None:
    assert language.current() == language.ENGLISH
    assert tr("{name} written", name="a.png") == "a.png written"
    assert trn(1, "{count} row", "{count} rows") == "1 row"
    assert trn(2, "{count} row", "{count} rows") == "2 rows"


def test_what_was_said_is_the_english_text_for_whoever_keeps_or_compares_it(german: None) -> None:
    text = said("{name} written", name="a.png")
    assert text == "a.png written"
    assert {text: 1}["a.png written"] == 1
    assert json.dumps(text) == '"a.png written"'
    assert f"{text}!" == "a.png written!"
    assert tr(text) == spoken(text) == "a.png geschrieben"
    assert spoken("a.png written") == "a.png written"


def test_a_text_within_a_text_is_said_in_the_language_too(german: None) -> None:
    inner = said("the run is long")
    text = said("not judged: {why}", why=inner)
    assert text == "not judged: the run is long"
    assert tr(text) == "nicht beurteilt: der Lauf ist lang"
    assert tr(joined("; ", [text, "x", counted(2, "{count} row", "{count} rows")])) == (
        "nicht beurteilt: der Lauf ist lang; x; 2 Zeilen"
    )
    assert tr(joined("; ", [])) == ""
    assert tr(joined(" {} ", ["a", "b"])) == "a {} b"


def test_an_error_is_english_and_is_told_in_the_language(german: None) -> None:
    error = NandvizError(said("the run is long"), "b")
    assert str(error) == "the run is long\nb"
    assert tr("{error}", error=error) == "der Lauf ist lang\nb"
    problem = Problem("f.yaml", 3, 5, "a.b", said("the run is long"), "")
    assert str(problem) == "f.yaml:3:5: a.b: the run is long"
    assert tr("{error}", error=ScenarioError([problem])) == "f.yaml:3:5: a.b: der Lauf ist lang"


def test_what_was_said_can_be_sent_to_another_process(german: None) -> None:
    text = pickle.loads(pickle.dumps(said("not judged: {why}", why=said("the run is long"))))
    assert tr(text) == "nicht beurteilt: der Lauf ist lang"


def test_a_text_that_no_catalogue_has_stays_english(german: None) -> None:
    assert tr("{op} moved", op=3) == "3 moved"


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ko", "LANG": "de_DE"}, "ko"),
        ({"LC_ALL": "", "LANG": "ko_KR"}, "ko"),
        ({"LANG": "kok_IN"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], wanted: str) -> None:
    assert of_environment(environment) == wanted


def test_a_locale_may_be_written_as_the_desktop_writes_it() -> None:
    assert of_locale("ko-KR") == language.KOREAN
    assert of_locale("en-US") == of_locale("") == language.ENGLISH


def test_what_an_event_did_is_told_in_the_language_of_who_asks_later() -> None:
    work = Run(load(library.path("batch-of-three")))
    while not work.complete:
        work.advance(1000)
    told = describe(work.trace, 3).headline
    language.use("marked", lambda text: f"<{text}>")
    try:
        assert describe(work.trace, 3).headline == told
        assert tr(told).startswith("<")
    finally:
        language.use(language.ENGLISH, None)


def messages() -> list[tuple[str, str, str | None]]:
    found = []
    for message in ET.parse(KOREAN).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        found.append(
            (message.findtext("source", ""), translation.text or "", translation.get("type"))
        )
    return found


def _fields(text: str) -> list[tuple[str, str | None, str | None]] | None:
    try:
        parsed = string.Formatter().parse(text)
        return sorted((name, spec, how) for _, name, spec, how in parsed if name is not None)
    except ValueError:
        return None  # a text with braces of its own, never filled


def test_every_text_is_translated_and_keeps_its_placeholders() -> None:
    wrong = [
        source
        for source, korean, state in messages()
        if state is not None or not korean or _fields(source) != _fields(korean)
    ]
    assert wrong == []


def test_spaces_and_line_ends_about_a_text_are_kept() -> None:
    wrong = [
        source
        for source, korean, _ in messages()
        if (source[:1].isspace(), source[-1:].isspace(), source.count("\n"))
        != (korean[:1].isspace(), korean[-1:].isspace(), korean.count("\n"))
    ]
    assert wrong == []


def test_terms_of_the_field_stay_english_in_korean() -> None:
    terms = ("SUSPEND", "RESUME", "OP_END", "OP_START", "CORE_BUSY", "backlog", "PROGRAM", "ERASE")
    wrong = [
        (source, term)
        for source, korean, _ in messages()
        for term in terms
        if term in source and term.lower() not in korean.lower()
    ]
    assert wrong == []


def test_the_command_line_speaks_the_locale_and_writes_the_same_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PySide6.QtCore", exc_type=ImportError)
    said_, written = {}, {}
    try:
        for locale in ("C", "ko_KR.UTF-8"):
            monkeypatch.setenv("LC_ALL", locale)
            folder = tmp_path / locale
            assert main(["run", "@retry-then-drop", "--csv", str(folder)]) == 0
            said_[locale] = capsys.readouterr().out
            written[locale] = {p.name: p.read_bytes() for p in folder.iterdir()}
    finally:
        language.use(language.ENGLISH, None)
    assert written["C"] == written["ko_KR.UTF-8"]
    assert "law 16      pass        Events and plan agree" in said_["C"]
    assert "law 16      통과        event와 plan이 일치함" in said_["ko_KR.UTF-8"]
    wide = max(map(_columns, said_["ko_KR.UTF-8"].replace(str(tmp_path), "").splitlines()))
    assert wide <= WIDTH


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)
