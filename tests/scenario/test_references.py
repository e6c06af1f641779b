"""The file that another file names: found and named anew, the rest stays to the character."""

import os
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.scenario.references import OF_PROFILE, OF_SCENARIO, moved, reference, with_reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "nandviz: 1\nprofile: a.yaml # c\nscript: []\n",
            "nandviz: 1\nprofile: {} # c\nscript: []\n",
        ),
        ("profile: 'a.yaml'\r\nname: x\r\n", "profile: {}\r\nname: x\r\n"),
        (
            "{x: [1, {profile: b}], profile: a.yaml, z: 1}",
            "{x: [1, {profile: b}], profile: {}, z: 1}",
        ),
        ("profile: &p a.yaml\nname: *p\n", "profile: &p {}\nname: *p\n"),
        ("name: &p a.yaml\nprofile: *p\n", "name: &p a.yaml\nprofile: {}\n"),
        ("profile: >-\n  a.yaml\nname: x\n", "profile: {}\nname: x\n"),
    ],
)
@pytest.mark.parametrize(
    "path", ["b.yaml", "../새 것.yaml", "b: c.yaml", "x\ty\n.yaml", "./😀", "-.yaml"]
)
def test_a_value_is_replaced_where_it_stands(text: str, expected: str, path: str) -> None:
    assert reference(text, OF_SCENARIO) == "a.yaml"
    changed = with_reference(text, OF_SCENARIO, path)
    assert reference(changed, OF_SCENARIO) == path
    before, after = expected.split("{}", 1) if expected.count("{}") == 1 else ("", "")
    assert changed.startswith(before)
    assert changed.endswith(after)


@pytest.mark.parametrize(
    "text", ["name: x\n", "extends: null\n", "extends: ~\n", "extends: none\n"]
)
def test_nothing_is_named(text: str) -> None:
    assert reference(text, OF_PROFILE) is None
    assert with_reference(text, OF_PROFILE, "b.yaml") == text


@pytest.mark.parametrize("name", ["generic-tlc", "/x/part.yaml"])
def test_a_built_in_profile_and_an_absolute_path_stay(name: str) -> None:
    text = f"profile: {name}\n"
    assert moved(text, Path("/a"), Path("/b/c")) == text


@pytest.mark.parametrize(
    "line",
    [
        "profile: ./part.yaml",
        '"prof\\x69le": part.yaml',
        "? profile\n: part.yaml",
        "name: &p part.yaml\nprofile: *p",
        "profile: >-\n  part.yaml\nname: x",
        'profile: "p\\x61rt.yaml"',
    ],
)
def test_however_it_is_written_a_file_is_found_again_from_another_folder(line: str) -> None:
    text = moved(f"{line}\nscript: []\n", Path("/a"), Path("/b/c"))
    assert reference(text, OF_SCENARIO) == "../../a/part.yaml"
    assert text.endswith("\nscript: []\n")


def test_bytes_that_are_no_text_cannot_be_named(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xbd\xc3")
    folder.mkdir()
    with pytest.raises(NandvizError, match=r"no file can name .*\\xbd\\xc3"):
        moved("profile: part.yaml\n", folder, tmp_path)
