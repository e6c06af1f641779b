"""Each bad file gives exactly the problems expected, at the right line and column."""

import errno
import os
import re

import pytest

from nandviz.errors import ScenarioError
from nandviz.scenario.loader import load, loads
from tests.scenario.bad_files import BAD, RUN


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_its_problems_with_their_places(tmp_path, name):
    text, expected = BAD[name]
    path = tmp_path / "bad.yaml"
    path.write_bytes(text.encode())
    with pytest.raises(ScenarioError) as caught:
        load(path)
    got = [(p.line, p.column, p.path) for p in caught.value.problems]
    assert got == [problem[:3] for problem in expected], str(caught.value)
    for problem, (line, column, _, message) in zip(caught.value.problems, expected, strict=True):
        text_line = str(problem)
        assert message in text_line
        assert text_line.startswith(f"{path}:{line}:{column}:")
        assert "\n" not in text_line
        assert problem.expected
        assert problem.text == (text.split("\n")[line - 1])[:200]


def test_there_are_at_least_sixty_bad_files():
    assert len(BAD) >= 60


def test_all_problems_of_a_file_are_listed_in_order():
    text = (
        "nandviz: 1\nnmae: x\nprofile: generic-tlc\ntopology: {dies: 2, plains: 4}\n"
        "script:\n  - {at_us: -1, op: Resett, die: 0}\n  - {at_us: x, op: Reset, die: a}\n"
        "notes: [{at_us: 1}]\n"
    )
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    places = [(p.line, p.path) for p in caught.value.problems]
    assert places == [
        (2, "nmae"),
        (4, "topology.plains"),
        (6, "script[0].at_us"),
        (6, "script[0].op"),
        (7, "script[1].at_us"),
        (7, "script[1].die"),
        (8, "notes[0].text"),
    ]


def test_what_stands_after_the_script_counts_for_it_too():
    script = "script:\n  - {at_us: 0, op: Reset, die: 1}\n"
    assert loads(f"nandviz: 1\n{script}topology: {{dies: 2}}\n").setup.script[0].ops[0].die == 1
    with pytest.raises(ScenarioError, match=re.escape("script[0].die")):
        loads(f"nandviz: 1\ntopology: {{dies: 1}}\n{script}")


def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"nandviz: 1\nname: \xc3\xbcb\xe9r\n")
    with pytest.raises(ScenarioError, match=r"latin\.yaml:2:9: the byte 0xe9; expected UTF-8"):
        load(path)
    path.write_bytes("nandviz: 1\n".encode("utf-16"))
    with pytest.raises(ScenarioError, match="the byte 0xff; expected UTF-8"):
        load(path)


def test_what_is_no_readable_file_gives_one_line(tmp_path):
    secret = tmp_path / "secret.yaml"
    for path, message in (
        (tmp_path, "a folder"),
        (tmp_path / "missing.yaml", os.strerror(errno.ENOENT).lower()),
        (tmp_path / "a\0b", "cannot be read: "),
        (tmp_path / ("x" * 300), os.strerror(errno.ENAMETOOLONG).lower()),
        ("/dev/null", "not a regular file"),
    ):
        with pytest.raises(ScenarioError, match=message) as caught:
            load(path)
        assert "\n" not in str(caught.value)
    secret.write_text(RUN)
    secret.chmod(0)
    try:
        secret.read_text()
    except PermissionError:
        with pytest.raises(ScenarioError, match=os.strerror(errno.EACCES).lower()):
            load(secret)


def test_an_override_is_checked_like_the_file_and_names_its_argument():
    assert loads(RUN, overrides={"policies.backlog_retry_limit": "3"}).setup.policies == (
        loads(RUN + "policies: {backlog_retry_limit: 3}\n").setup.policies
    )
    for key, value, message in (
        ("policies.backlog_retry_limit", "-3", "a whole number of at least 0"),
        ("policies.backlog_retry_limt", "3", "did you mean 'policies.backlog_retry_limit'"),
        ("topology.dies", "3", "unknown key"),
        ("policies.epr", "[true]", "a plain value"),
        ("policies.epr", "", "a plain value"),
        ("policies.epr", "'", "not valid YAML"),
    ):
        with pytest.raises(ScenarioError) as caught:
            loads(RUN, overrides={key: value})
        assert str(caught.value).startswith(f"--set {key}={value}")
        assert message in str(caught.value)
