import pytest

from nandviz.errors import ScenarioError
from nandviz.model.words import Axis, BusConflict, EprCheck, Kind, Scope
from nandviz.scenario.loader import load, loads

RUN = "nandviz: 1\nscript: []\nprofile: ./p.yaml\n"
HEAD = "nandviz_profile: 1\nname: mine\n"
EXTENDS = HEAD + "extends: generic-tlc\n"
TLC = loads("nandviz: 1\nscript: []").profile

# op → base, celltype, multi, times in ns: the table of the scenario specification
TABLE = {
    "Block_Erase_SLC": ("ERASE", "SLC", False, (110, 7_000_000)),
    "Block_Erase_TLC": ("ERASE", "TLC", False, (85, 7_000_000)),
    "Block_Erase_Multi_Plane_SLC": ("ERASE", "SLC", True, (3_420, 7_000_000)),
    "Block_Erase_Multi_Plane_TLC": ("ERASE", "TLC", True, (3_320, 7_000_000)),
    "Page_Program_SLC": ("PROGRAM_SLC", "SLC", False, (9_824, 300_000)),
    "Page_Program_Multi_Plane_SLC": ("PROGRAM_SLC", "SLC", True, (42_283, 300_000)),
    "Cache_Program_SLC": ("CACHE_PROGRAM_SLC", "SLC", False, (9_824, 300_000, 10_000)),
    "One_Shot_Program_LSB": ("ONESHOT_PROGRAM_LSB", "TLC", False, (9_824, 20_000)),
    "One_Shot_Program_CSB": ("ONESHOT_PROGRAM_CSB", "TLC", False, (9_824, 20_000)),
    "One_Shot_Program_Exec_MSB": ("ONESHOT_PROGRAM_EXEC_MSB", "TLC", False, (9_944, 2_000_000)),
    "Page_Read_SLC": ("READ", "SLC", False, (120, 25_000, 6_000)),
    "Page_Read_TLC": ("READ", "TLC", False, (120, 50_000, 6_000)),
    "Page_Read_Multi_Plane_SLC": ("READ", "SLC", True, (3_465, 25_000, 6_000)),
    "Plane_Read_SLC": ("PLANE_READ", "SLC", False, (145, 25_000, 6_000)),
    "Plane_Read_TLC": ("PLANE_READ", "TLC", False, (145, 50_000, 6_000)),
    "Data_Out": ("DOUT", "NONE", False, (6_000,)),
    "Read_Status": ("STATUS_READ", "NONE", False, (210,)),
    "Program_Suspend": ("PROGRAM_SUSPEND", "NONE", False, (185, 100_000)),
    "Erase_Suspend": ("ERASE_SUSPEND", "NONE", False, (185, 100_000)),
    "Program_Resume": ("PROGRAM_RESUME", "NONE", False, (185, 150_000)),
    "Erase_Resume": ("ERASE_RESUME", "NONE", False, (185, 150_000)),
    "Reset": ("RESET", "NONE", False, (30, 30_000)),
}


def test_generic_tlc_has_the_ops_of_the_specification():
    got = {
        name: (op.base.name, op.celltype, op.multi, op.durations_ns) for name, op in TLC.ops.items()
    }
    assert got == TABLE


def test_the_bases_of_generic_tlc_are_those_of_the_specification():
    bases = TLC.bases
    assert {n for n, b in bases.items() if b.instant} == {
        "STATUS_READ",
        "PROGRAM_SUSPEND",
        "ERASE_SUSPEND",
        "RESET",
    }
    assert [n for n, b in bases.items() if b.plane_independent] == ["PLANE_READ"]
    assert {n for n, b in bases.items() if b.commits} == {
        "PROGRAM_SLC",
        "CACHE_PROGRAM_SLC",
        "ONESHOT_PROGRAM_EXEC_MSB",
    }
    assert {b.scope for n, b in bases.items() if n in ("READ", "PLANE_READ")} == {Scope.PLANE}
    assert {b.scope for n, b in bases.items() if n in ("DOUT", "STATUS_READ")} == {Scope.NONE}
    assert bases["ERASE_RESUME"].axis is Axis.ERASE
    assert bases["RESET"].axis is None
    assert bases["DOUT"].kind is Kind.OTHER
    for base in bases.values():
        assert {s.name for s in base.states if s.bus} == {s.name for s in base.states} - {
            "CORE_BUSY"
        }


def profile_of(tmp_path, text):
    (tmp_path / "p.yaml").write_text(text)
    (tmp_path / "s.yaml").write_text(RUN)
    return load(tmp_path / "s.yaml").profile


def problems_of(tmp_path, text):
    with pytest.raises(ScenarioError) as caught:
        profile_of(tmp_path, text)
    for problem in caught.value.problems:
        assert problem.file == str(tmp_path / "p.yaml")
    return [(p.line, p.column, p.path, f"{p.got}; {p.expected}") for p in caught.value.problems]


def test_a_profile_replaces_bases_and_ops_of_the_one_it_extends(tmp_path):
    profile = profile_of(
        tmp_path,
        EXTENDS
        + "bases:\n  RESET: {kind: reset, scope: die, instant: true, states: [{name: CORE_BUSY}]}\n"
        "ops:\n  Reset: {base: RESET, us: {CORE_BUSY: 50}}\n  Fast: {base: READ, us: {ISSUE: 1}}\n",
    )
    assert profile.name == "mine"
    assert profile.ops["Reset"].durations_ns == (50_000,)
    assert profile.ops["Fast"].durations_ns == (1_000, 0, 0)
    assert profile.ops["Fast"].celltype == "NONE"
    assert profile.ops["Page_Program_SLC"] == TLC.ops["Page_Program_SLC"]
    assert list(profile.ops)[: len(TLC.ops)] == list(TLC.ops)


def test_a_replaced_base_holds_for_the_ops_that_were_there(tmp_path):
    base = (
        "{kind: program, axis: PROGRAM, scope: plane, states: [{name: ISSUE}, {name: CORE_BUSY}]}"
    )
    profile = profile_of(tmp_path, EXTENDS + f"bases: {{PROGRAM_SLC: {base}}}\n")
    assert profile.ops["Page_Program_SLC"].base.scope is Scope.PLANE


def test_a_replaced_base_without_a_state_that_an_op_needs_is_at_fault(tmp_path):
    base = "{kind: reset, scope: die, instant: true, states: [{name: ISSUE}]}"
    assert problems_of(tmp_path, EXTENDS + f"bases: {{RESET: {base}}}\n") == [
        (4, 16, "bases.RESET", "no state 'CORE_BUSY'; all states of ops.Reset")
    ]


def base(**changes):
    fields = {
        "kind": "program",
        "axis": "PROGRAM",
        "scope": "die",
        "states": "[{name: ISSUE, bus: true}, {name: CORE_BUSY}]",
    } | changes
    return ", ".join(f"{key}: {value}" for key, value in fields.items() if value is not None)


BAD_BASES = {
    "unknown kind": (base(kind="erasee"), "kind", "erase, program"),
    "erase without axis": (base(kind="erase", axis=None), "axis", "no axis"),
    "erase with the other axis": (base(kind="erase"), "axis", "ERASE for kind erase"),
    "read with an axis": (base(kind="read"), "axis", "no axis for kind read"),
    "suspend without axis": (base(kind="suspend", axis="null", instant="true"), "axis", "no axis"),
    "program without scope": (base(scope="none"), "scope", "die or plane"),
    "read without scope": (base(kind="read", axis=None, scope="none"), "scope", "die or plane"),
    "program at once": (base(instant="true"), "instant", "only for kind suspend or reset"),
    "program plane independent": (
        base(scope="plane", plane_independent="true"),
        "plane_independent",
        "only for kind read",
    ),
    "suspend that takes its turn": (base(kind="suspend"), "instant", "instant: true"),
    "suspend of a plane": (base(kind="suspend", scope="plane", instant="true"), "scope", "die for"),
    "resume at once": (base(kind="resume", instant="true"), "instant", "only for kind"),
    "reset of nothing": (
        base(kind="reset", axis=None, scope="none", instant="true"),
        "scope",
        "die",
    ),
    "read that commits": (base(kind="read", axis=None, commits="true"), "commits", "only for kind"),
    "no states": (base(states="[]"), "states", "a list of 1"),
    "a state twice": (base(states="[{name: A}, {name: A}]"), "states[1].name", "a second state"),
    "a state without name": (base(states="[{bus: true}]"), "states[0].name", "missing"),
    "a bus that is no truth value": (
        base(states="[{name: A, bus: 1}]"),
        "states[0].bus",
        "true or",
    ),
    "an unknown flag": (base(instnat="true"), "instnat", "unknown key"),
}


@pytest.mark.parametrize("name", BAD_BASES)
def test_a_base_that_makes_no_sense_is_refused(tmp_path, name):
    text, path, message = BAD_BASES[name]
    (problem,) = problems_of(tmp_path, HEAD + f"bases:\n  B: {{{text}}}\n")
    assert problem[0] == 4
    assert problem[2] == f"bases.B.{path}"
    assert message in problem[3]


BAD_OPS = {
    "unknown base": ("base: REED, us: {ISSUE: 1}", "base", "unknown base 'REED'"),
    "no base": ("us: {ISSUE: 1}", "base", "missing"),
    "unknown state": ("base: READ, us: {ISSUES: 1}", "us.ISSUES", "which base READ has not"),
    "no time": ("base: READ, us: {}", "us", "no time at all"),
    "zero time": ("base: READ, us: {ISSUE: 0, CORE_BUSY: 0}", "us", "no time at all"),
    "negative time": ("base: READ, us: {ISSUE: -1}", "us.ISSUE", "negative"),
    "a word as time": ("base: READ, us: {ISSUE: fast}", "us.ISSUE", "a number of microseconds"),
    "multi without targets": ("base: RESET, multi: true, us: {ISSUE: 1}", "multi", "with targets"),
    "no page of a word line": (
        "base: PROGRAM_SLC, us: {ISSUE: 1}, wordline_pages: 0",
        "wordline_pages",
        "'0'; a whole number 1 to",
    ),
    "word lines of a read": (
        "base: READ, us: {ISSUE: 1}, wordline_pages: 3",
        "wordline_pages",
        "of kind program",
    ),
}


def test_pages_of_a_word_line_are_read(tmp_path):
    text = EXTENDS + "ops:\n  O: {base: PROGRAM_SLC, us: {ISSUE: 1}, wordline_pages: 3}\n"
    (tmp_path / "p.yaml").write_text(text)
    (tmp_path / "s.yaml").write_text("nandviz: 1\nprofile: p.yaml\nscript: []\n")
    ops = load(tmp_path / "s.yaml").profile.ops
    assert (ops["O"].wordline_pages, ops["Page_Program_SLC"].wordline_pages) == (3, 1)


@pytest.mark.parametrize("name", BAD_OPS)
def test_an_op_that_makes_no_sense_is_refused(tmp_path, name):
    text, path, message = BAD_OPS[name]
    (problem,) = problems_of(tmp_path, EXTENDS + f"ops:\n  O: {{{text}}}\n")
    assert problem[0] == 5
    assert problem[2] == f"ops.O.{path}"
    assert message in problem[3]


def test_a_circle_of_profiles_is_refused(tmp_path):
    (tmp_path / "q.yaml").write_text("nandviz_profile: 1\nname: q\nextends: ./p.yaml\n")
    (tmp_path / "p.yaml").write_text("nandviz_profile: 1\nname: p\nextends: q.yaml\n")
    (tmp_path / "s.yaml").write_text(RUN)
    with pytest.raises(ScenarioError, match=r"q\.yaml:3:10: extends: .*which extends itself"):
        load(tmp_path / "s.yaml")
    (tmp_path / "p.yaml").write_text("nandviz_profile: 1\nname: p\nextends: p.yaml\n")
    with pytest.raises(ScenarioError, match=r"p\.yaml:3:10: extends: .*which extends itself"):
        load(tmp_path / "s.yaml")


def test_a_long_chain_of_profiles_is_refused(tmp_path):
    for number in range(30):
        text = f"nandviz_profile: 1\nname: p\nextends: p{number + 1}.yaml\n"
        (tmp_path / f"p{number}.yaml").write_text(text)
    (tmp_path / "s.yaml").write_text(RUN.replace("./p.yaml", "p0.yaml"))
    with pytest.raises(ScenarioError, match="extends itself"):
        load(tmp_path / "s.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "an empty file"),
        ("nandviz: 1\n", "unknown key 'nandviz'"),
        ("nandviz_profile: 1\nname: [\n", "not valid YAML"),
        ("nandviz_profile: 1\nname: x\nextends: generic\n", "unknown profile 'generic'"),
        ("nandviz_profile: 1\nname: x\nextends: ./none.yaml\n", "no file"),
    ],
)
def test_a_profile_that_cannot_be_used_names_its_own_file(tmp_path, text, message):
    assert any(message in p[3] for p in problems_of(tmp_path, text))


def test_problems_of_scenario_and_profile_are_listed_together(tmp_path):
    (tmp_path / "p.yaml").write_text("nandviz_profile: 2\nname: x\n")
    (tmp_path / "s.yaml").write_text(RUN + "nmae: x\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "s.yaml")
    assert [p.path for p in caught.value.problems] == ["nmae", "nandviz_profile"]


def test_a_folder_as_profile_is_refused(tmp_path):
    (tmp_path / "p.yaml").mkdir()
    (tmp_path / "s.yaml").write_text(RUN)
    with pytest.raises(ScenarioError, match=r"p\.yaml: a folder"):
        load(tmp_path / "s.yaml")


def test_a_profile_may_stand_in_the_scenario_itself():
    text = """\
nandviz: 1
script: [{at_us: 0, op: Mine, die: 0}]
profile:
  nandviz_profile: 1
  name: mine
  extends: generic-tlc
  bases: {WAIT: {kind: other, scope: targets, states: [{name: ISSUE, bus: true}]}}
  ops: {Mine: {base: WAIT, us: {ISSUE: 2}}}
"""
    scenario = loads(text)
    assert (scenario.profile_name, scenario.profile.name) == ("mine", "mine")
    assert scenario.profile.ops["Mine"].durations_ns == (2_000,)
    assert scenario.profile.ops["Page_Program_SLC"] == TLC.ops["Page_Program_SLC"]
    assert [path.stem for path in scenario.profile_files] == ["generic-tlc"]


def test_what_is_wrong_in_a_profile_of_the_scenario_has_its_place_there():
    text = """\
nandviz: 1
script: []
profile:
  nandviz_profile: 1
  name: mine
  bases: {WAIT: {kind: other, scope: nowhere, states: [{name: ISSUE}]}}
  ops: {Mine: {base: WAITS, us: {ISSUE: 2}}}
  exclusions: {odt: {ODT_DISABLE: [none]}}
"""
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    got = {(p.line, p.path) for p in caught.value.problems}
    assert got == {(6, "profile.bases.WAIT.scope")}
    with pytest.raises(ScenarioError) as caught:
        loads(text.replace("nowhere", "targets"))
    assert {(p.line, p.path) for p in caught.value.problems} == {
        (7, "profile.ops.Mine.base"),
        (8, "profile.exclusions.odt.ODT_DISABLE[0]"),
    }


@pytest.mark.parametrize("address", ["", ", block: 3, page: 2"])
def test_an_op_of_scope_targets_may_come_with_or_without_an_address(address):
    bases = "bases: {OUT: {kind: other, scope: targets, states: [{name: ISSUE, bus: true}]}}\n"
    ops = "ops: {Out: {base: OUT, us: {ISSUE: 2}}}\n"
    text = f"""\
nandviz: 1
script: [{{at_us: 0, op: Out, die: 0{address}}}]
profile:
  nandviz_profile: 1
  name: mine
  {bases}  {ops}"""
    (submission,) = loads(text).setup.script
    assert len(submission.ops[0].targets) == bool(address)


def test_a_base_may_reject_where_the_bus_is_taken(tmp_path):
    bases = (
        "bases: {POLL: {kind: status, scope: none, instant: true, bus_conflict: reject, "
        "states: [{name: ISSUE, bus: true}]}}\n"
    )
    (tmp_path / "p.yaml").write_text(HEAD + bases + "ops: {Poll: {base: POLL, us: {ISSUE: 1}}}\n")
    profile = loads(RUN, folder=tmp_path).profile
    assert profile.bases["POLL"].bus_conflict is BusConflict.REJECT
    assert TLC.bases["STATUS_READ"].bus_conflict is None


def test_the_address_rules_are_switched_all_together_or_each_by_its_name():
    def policies(epr):
        found = loads(f"nandviz: 1\npolicies: {{epr: {epr}}}\nscript: []\n").setup.policies
        return found.epr, found.epr_off

    assert policies("true") == (True, ())
    assert policies("false") == (False, ())
    assert policies("{bad_block: true}") == (True, ())
    off = (EprCheck.PROGRAM_BEFORE_ERASE, EprCheck.CELLTYPE)
    assert policies("{celltype: false, program_before_erase: false}") == (True, off)
    every = ", ".join(f"{check}: false" for check in EprCheck)
    assert policies(f"{{{every}}}") == (False, ())
    for wrong, path in (("{bad_blok: true}", "bad_blok"), ("{bad_block: 1}", "bad_block")):
        with pytest.raises(ScenarioError) as caught:
            policies(wrong)
        assert [problem.path for problem in caught.value.problems] == [f"policies.epr.{path}"]
