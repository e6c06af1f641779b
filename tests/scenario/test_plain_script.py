"""What stands plainly is read past the parser: faster, and never otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import ScenarioError
from nandviz.scenario.loader import Loading, loads
from nandviz.scenario.plain_script import PlainScript
from nandviz.scenario.script import ScriptReader

HEAD = "nandviz: 1\ntopology: {dies: 2, planes: 2, blocks: 8, pages: 16}\n"
PLAIN = (
    "- {at_us: 5, op: Page_Program_SLC, die: 0, block: 3, page: 7}",
    "- {at_us: 5.25, op: Page_Program_SLC, die: 1, block: 4, page: 15}",
    "- {at_us: 0, op: Page_Read_SLC, die: 0, plane: 1, block: 1, page: 0}",
    "- {at_us: 99, op: Block_Erase_SLC, die: 1, block: 7}",
    "- {at_us: 100.001, op: Program_Suspend, die: 0}",
    "- {at_us: 1, op: Read_Status, die: 0}",
    "- {at_us: 7, batch: [{op: Block_Erase_SLC, die: 0, block: 1}, {op: Read_Status, die: 1}]}",
    "- {at_us: 7, batch: [{op: Page_Read_SLC, die: 0, block: 2, page: 3, gap_us: 2.5}]}",
    "- {at_us: 7, batch: [{op: Read_Status, die: 0}, {op: Read_Status, die: 1, at_offset_us: 1}]}",
)
STRANGE = (
    "", "# - {at_us: 5, op: Read_Status, die: 0}", "   ", "\t", "-", "- ~", "- []", "- {}",
    "- &a {}", "- *a", "- &a {at_us: 5, op: Read_Status, die: 0}",
    "- !t {at_us: 5, op: Read_Status, die: 0}", "- {at_us: 5, op: Read_Status, die: 0} # why",
    "- {at_us: 5, op: Read_Status, die: 0}   ", '- {at_us: "5", op: "Read_Status"}',
    "- {op: Read_Status, at_us: 5}", "- {op: Read_Status, die: 0}",
    "- {at_us: 5, op: Read_Statu}", "- {at_us: 05, op: Read_Status, die: 0}",
    "- {at_us: 5., op: Reset, die: 0}", "- {at_us: -5, op: Reset, die: 0}",
    "- {at_us: 5.0005, op: Reset, die: 0}", "- {at_us: 1e3, op: Reset, die: 0}",
    "- {at_us: 5, op: Reset, block: 3}", "- {at_us: 5, op: Reset, die: 2}",
    "- {at_us: 5, op: true}", "- {at_us: 5, op: Reset, die: 0, die: 0}",
    "- {at_us: 5, op: Reset, colour: 7}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 8, page: 0}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 0, page: 16}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, plane: 0, block: 1, page: 0}",
    "- {at_us: 5, op: Page_Read_SLC, plane: 0, die: 0, block: 0, page: 0}",
    "- {at_us: 5, op: Page_Read_SLC, plane: 0, die: 0, block: 1, page: 0}",
    "- {at_us: 5, op: Page_Read_SLC, page: 0, block: 1}", "- {at_us: 5, op: Page_Read_SLC}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 01, page: 0}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 1, page: 1.0}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 1, page: 12345678901}",
    "- {at_us: 5, op: Page_Read_SLC, die: 0, block: 1, block: 1, page: 1}",
    "- {at_us: 5, op: Block_Erase_SLC, die: 0, block: 1, page: 1}",
    "- {at_us: 5, op: Block_Erase_SLC, die: 0, block: 1, page: 16}",
    "- {at_us: 999999999999.999, op: Block_Erase_SLC, die: 0, block: 1, gap_us: 4e15}",
    "- {at_us: 5, batch: [{op: Reset, die: 0}, {op: Read_Status, die: 0}]}",
    "- {at_us: 5, batch: []}",
    "- {at_us: 5, op: Page_Program_Multi_Plane_SLC, die: 0, targets: [{block: 0, page: 1}]}",
    "- {at_us: 5,\n  op: Read_Status, die: 0}", "- at_us: 5\n  op: Read_Status",
    "- - {at_us: 5, op: Reset, die: 0}", "- {at_us: 5, op: Reset, die: 0}: 5",
    "- {at_us: 5, op: Reset, die: 0} {}", "- {at_us: 5, op: Reset, die: 0},",
    "-  {at_us: 5, op: Reset, die: 0}", "- { at_us: 5, op: Reset }",
    "- {at_us:5, op: Reset, die: 0}", "- {at_us: 5, op: Résèt}", "- {at_us: 5, op: Reset\u2028}",
    "- {at_us: ٣, op: Reset, die: 0}",
    "- at_us: 1\n  batch:\n  - {at_us: 5, op: Reset, die: 0}\n  - {op: Reset, die: 0}",
    "- {at_us: 5, op: Reset, die: 0}\r", "...", "---", "name: x", "script:",
    "topology: {dies: 1}", "policies: {sequence_gap_us: 3}", "description: |", "description: >-",
    'description: "', "name: 'x", "'", '"', "description: one", "profile: generic-slc", "[", "]",
    "{", "}", "? x", "notes: [{at_us: 5, text: x}]", "breakpoints:", "- {event: SUBMIT}",
    "- {event: SUBMITS}",
)  # fmt: skip
LINES = st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(STRANGE))


def read(text, *, plainly):
    """Return the scenario, or its problems; read plainly or by the parser alone."""
    loading = Loading(text, "<text>", None, None, {}, kept=() if plainly else (-1,))
    try:
        return loading.scenario()
    except ScenarioError as error:
        return error.problems


def assert_alike(text):
    assert read(text, plainly=True) == read(text, plainly=False)


@st.composite
def damaged(draw):
    """A plain line with a character more, less, or another one."""
    line = draw(st.sampled_from(PLAIN))
    place = draw(st.integers(0, len(line)))
    put = draw(st.sampled_from(["", *"0179.,: {}[]-#&*!|>'\"%@`?abe_\t\n\r\x85\u2028é"]))
    return line[:place] + put + line[place + draw(st.integers(0, 1)) :]


@st.composite
def texts(draw, lines):
    indent = draw(st.sampled_from(["", "  ", "    "]))
    script = [f"{indent}{line}" for line in draw(st.lists(lines, min_size=1, max_size=12))]
    before = draw(st.lists(st.sampled_from([HEAD, *(f"{s}\n" for s in STRANGE)]), max_size=3))
    after = draw(st.lists(st.sampled_from([HEAD, *(f"{s}\n" for s in STRANGE)]), max_size=3))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\n\n", ""]))
    head = draw(st.sampled_from([HEAD, HEAD, "nandviz: 1\n", ""]))
    start = draw(
        st.sampled_from(["script:\n", "script:\n", "script: [\n", "script: |\n", "notes:\n"])
    )
    return head + "".join(before) + start + end.join(script) + end + "".join(after)


@given(texts(st.sampled_from(PLAIN)))
def test_plain_entries_in_any_surroundings_are_read_as_the_parser_reads_them(text):
    assert_alike(text)


@given(texts(LINES))
def test_plain_entries_among_strange_ones_are_read_as_the_parser_reads_them(text):
    assert_alike(text)


@given(texts(damaged()))
def test_damaged_entries_are_read_as_the_parser_reads_them(text):
    assert_alike(text)


@pytest.mark.parametrize("line", STRANGE)
def test_a_strange_line_between_plain_ones_means_what_it_meant(line):
    lines = "\n".join((PLAIN[0], PLAIN[1], line, *PLAIN, PLAIN[0]))
    assert_alike(f"{HEAD}script:\n{lines}\n")
    assert_alike(f"{HEAD}{line}\nscript:\n{lines}\n{line}\n")


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_is_read_past_the_parser(line):
    text = f"{HEAD}script:\n{line}\n"
    plain = PlainScript(text)
    assert list(plain.runs.values()) == [f"{line}\n"]
    assert len(plain.blanked) == len(text)
    assert plain.blanked.count("\n") == text.count("\n")
    assert "at_us" not in plain.blanked
    assert len(loads(text).setup.script) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_plain_entries_that_differ_in_time_and_address_one_is_read_by_the_reader(
    monkeypatch, end
):
    read_entries = []
    entry = ScriptReader.entry

    def counted(self, node, path):
        read_entries.append(path)
        return entry(self, node, path)

    monkeypatch.setattr(ScriptReader, "entry", counted)
    program = "- {{at_us: {n}.5, op: Page_Program_SLC, die: 0, block: {block}, page: {page}}}"
    lines = [program.format(n=n, block=n // 16 % 8, page=n % 16) for n in range(1_200)]
    setup = loads(HEAD + "script:\n" + end.join((*lines, ""))).setup
    assert len(setup.script) == 1_200
    assert [entry.at_ns for entry in setup.script] == [1000 * n + 500 for n in range(1_200)]
    assert {op.targets[0].block for entry in setup.script for op in entry.ops} == {*range(8)}
    assert len(read_entries) == 1


def test_what_follows_plain_entries_keeps_its_place():
    lines = "\n".join((*PLAIN, "- {at_us: 5, op: No, die: 0}", *PLAIN))
    with pytest.raises(ScenarioError) as caught:
        loads(f"{HEAD}script:\n{lines}\nrun: {{until_us: x}}\n")
    places = [(problem.line, problem.column, problem.path) for problem in caught.value.problems]
    entry = HEAD.count("\n") + 2 + len(PLAIN)
    assert places == [
        (entry, 18, f"script[{len(PLAIN)}].op"),
        (entry + len(PLAIN) + 1, 17, "run.until_us"),
    ]


def test_lines_of_entries_count_on_past_plain_ones():
    lines = ["", *PLAIN, "# -", "- {op: Reset, at_us: 7, die: 0}", *PLAIN]
    scenario = loads(HEAD + "script:" + "\n".join(lines) + "\n")
    expected = [number + 2 for number, line in enumerate(lines, 1) if line.startswith("- ")]
    assert list(scenario.lines) == expected
    assert [scenario.text.splitlines()[line - 1] for line in scenario.lines] == [
        line for line in lines if line.startswith("- ")
    ]
