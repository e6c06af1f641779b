"""A configuration as files of nandviz: the command, what it writes, and what it leaves alone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nandviz.__main__ import main
from nandviz.exchange import registry
from nandviz.exchange.nandseqgen.config.configuration import Configuration
from nandviz.exchange.nandseqgen.config.writing import profile_text, scenario_text
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import Scenario
from nandviz.session import Session
from tests.exchange.nandseqgen.config.small import SMALL, small, written

Capture = pytest.CaptureFixture[str]
BROKEN = 200


def convert(path: Path, *options: str) -> int:
    return main(["convert", str(path), *options])


def _same(scenario: Scenario, configuration: Configuration) -> None:
    setup = scenario.setup
    assert scenario.profile == configuration.profile
    assert (setup.topology, setup.policies) == (configuration.topology, configuration.policies)
    workload = setup.workload
    assert workload is not None
    assert workload.by_op is not None
    assert workload.by_op.chains == configuration.chains
    assert workload.by_op.weights.keys() == configuration.weights.keys()
    for key, table in configuration.weights.items():
        billionths = {name: round(weight * 10**9) for name, weight in table.items()}
        assert workload.by_op.weights[key] == billionths


def test_the_scenario_says_what_the_configuration_says_and_needs_no_other_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "badlist.csv").write_text("die,block\n1,3\n")
    configuration = small(tmp_path)
    scenario = loads(scenario_text(configuration), folder=tmp_path / "nowhere")
    _same(scenario, configuration)
    assert {key: state.last for key, state in scenario.setup.initial.items()} == {(1, 3): -3}
    assert scenario.setup.initial_default.last == -2, "a block is erased before it is programmed"


def test_the_profile_is_the_configuration_s(tmp_path: Path) -> None:
    configuration = small(tmp_path)
    (tmp_path / "part.yaml").write_text(profile_text(configuration))
    text = "nandviz: 1\nprofile: part.yaml\nscript: []\n"
    assert loads(text, folder=tmp_path).profile == configuration.profile


@pytest.mark.parametrize("name", ["true", "1e5", "a b", "№1", "x: y", "- z", "'q'", "4KB_Read"])
def test_names_of_all_kinds_come_back_as_they_are(tmp_path: Path, name: str) -> None:
    quoted = f'"{name}"'
    configuration = small(tmp_path, ("  Status:\n", f"  {quoted}:\n"))
    assert name in loads(scenario_text(configuration)).profile.ops


def test_a_configuration_that_weighs_nothing_becomes_a_scenario_without_workload(
    tmp_path: Path,
) -> None:
    nothing = ("phase_conditional: {}\n", "phase_conditional: {ERASE.END: {Read: 0.0}}\n")
    other = (SMALL.split("phase_conditional_overrides:\n")[1], "  global: {}\n")
    scenario = loads(scenario_text(small(tmp_path, nothing, other)))
    assert scenario.setup.workload is None
    assert scenario.setup.script == ()


def test_convert_writes_the_file_names_it_and_tells_the_notes(
    tmp_path: Path, capsys: Capture
) -> None:
    path, target = written(tmp_path), tmp_path / "out.yaml"
    assert convert(path, "--to", "scenario", "-o", str(target)) == 0
    told = capsys.readouterr()
    assert told.out == f"{target}\n"
    notes = told.err.splitlines()
    assert all(note.startswith(f"note: {path}: line ") for note in notes)
    assert len(notes) == len(small(tmp_path).notes)
    _same(load(target), small(tmp_path))
    head = target.read_text().splitlines()[1 : 1 + len(notes)]
    assert [f"note: {path}: {line.removeprefix('# ')}" for line in head] == notes


def test_convert_without_a_file_prints(tmp_path: Path, capsys: Capture) -> None:
    assert convert(written(tmp_path), "--to", "profile") == 0
    assert capsys.readouterr().out == profile_text(small(tmp_path))


@pytest.mark.parametrize("name", ["config.yaml", "badlist.csv", "out.png"])
def test_convert_never_writes_over_what_it_reads_or_a_file_of_another_kind(
    tmp_path: Path, name: str, capsys: Capture
) -> None:
    path = written(tmp_path)
    (tmp_path / "badlist.csv").write_text("die,block\n")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert convert(path, "--to", "profile", "-o", str(tmp_path / name)) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_what_is_no_configuration_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "other.yaml"
    for text in ("a: 1\n", "", "[]\n", "nandviz: 1\nscript: []\n"):
        path.write_text(text)
        assert convert(path, "--to", "profile") == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert convert(tmp_path / "none.yaml", "--to", "profile") == 2


def _broken(data: bytes) -> Iterator[bytes]:
    draws = np.random.default_rng(11)
    for _ in range(BROKEN):
        at = int(draws.integers(len(data)))
        broken = bytearray(data)
        broken[at] = int(draws.choice([broken[at] ^ 1 << draws.integers(8), draws.integers(256)]))
        yield bytes(broken)


@pytest.mark.slow
def test_a_broken_byte_is_one_line_or_no_error_wherever_it_is(
    tmp_path: Path, capsys: Capture
) -> None:
    path, wrong = tmp_path / "config.yaml", 0
    for data in _broken(SMALL.encode()):
        path.write_bytes(data)
        code = convert(path, "--to", "scenario")
        told = capsys.readouterr()
        if code == 0:
            loads(told.out)
            continue
        wrong += 1
        assert code == 2
        assert len(told.err.splitlines()) == 1, told.err
        assert told.err.startswith(f"nandviz: {path}:"), told.err
    assert wrong > BROKEN // 4


def test_a_configuration_is_simulated_and_checked_like_a_scenario(
    tmp_path: Path, capsys: Capture
) -> None:
    path = written(tmp_path)
    assert main(["check", str(path)]) == 0
    assert main(["run", str(path), "--set", "workload.stop.ops=30"]) == 0
    assert "ops         " in capsys.readouterr().out


def test_an_opened_configuration_is_a_scenario_that_is_in_no_file_yet(tmp_path: Path) -> None:
    path, session = written(tmp_path), Session()
    session.files.open(path)
    assert session.files.path is None
    assert session.files.inputs == (path,)
    assert not session.files.modified
    scenario = session.run.scenario
    assert scenario is not None
    assert scenario.converted == small(tmp_path).notes
    session.files.save_as(tmp_path / "mine.yaml")
    assert path.read_text() == SMALL
    _same(load(tmp_path / "mine.yaml"), small(tmp_path))
    assert registry.load_scenario(tmp_path / "mine.yaml").converted is None
