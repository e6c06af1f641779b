"""Files that are wrong in one way each, and the problems that they give."""

HEAD = "nandviz: 1\nscript:\n"
OK = "  - {at_us: 0, op: Reset, die: 0}\n"
PROGRAM = "op: Page_Program_SLC, die: 0"
RUN = "nandviz: 1\nscript: []\n"

# name: (text, [(line, column, path, part of the message)])
BAD = {
    # the text itself
    "empty": ("", [(1, 1, "", "an empty file")]),
    "only a comment": ("# nothing\n", [(1, 1, "", "an empty file")]),
    "null document": ("~\n", [(1, 1, "", "a mapping")]),
    "a list": ("- 1\n- 2\n", [(1, 1, "", "a list; expected a mapping")]),
    "a word": ("hello", [(1, 1, "", "'hello'; expected a mapping")]),
    "two documents": (RUN + "---\nnandviz: 1\n", [(3, 1, "", "a second document")]),
    "a NUL": ("nandviz: 1\nna\0me: x\n", [(2, 3, "", "U+0000")]),
    "an escape character": ("nandviz: \x1b[1m", [(1, 10, "", "U+001B")]),
    "a tab as indentation": (HEAD + "\t- {at_us: 0}\n", [(3, 1, "", "spaces for indentation")]),
    "an open bracket": (HEAD + "  - {at_us: 0, op: [\n", [(4, 1, "", "not valid YAML")]),
    "a wrong indentation": ("nandviz: 1\n  name: x\n", [(2, 7, "", "not valid YAML")]),
    "a colon too many": ("nandviz: 1\nname: a: b\n", [(2, 8, "", "not valid YAML")]),
    "an unknown directive version": (
        "%YAML 3.0\n---\nnandviz: 1\n",
        [(1, 1, "", "not valid YAML")],
    ),
    # keys and types at the top
    "no version": ("name: x\nscript: []\n", [(1, 1, "nandviz", "missing")]),
    "another version": ("nandviz: 2\nscript: []\n", [(1, 10, "nandviz", "'2'; expected 1")]),
    "a version in quotes": ('nandviz: "1"\nscript: []\n', [(1, 10, "nandviz", '"1"; expected 1')]),
    "neither script, workload nor host": (
        "nandviz: 1\n",
        [(1, 1, "", "neither script, workload nor host")],
    ),
    "unknown key": (RUN + "topologi: {}\n", [(3, 1, "topologi", "did you mean 'topology'?")]),
    "a repeated key": (RUN + "name: a\nname: b\n", [(4, 1, "name", "a second time")]),
    "a repeated script": (RUN + "script: []\n", [(3, 1, "script", "a second time")]),
    "a list as key": (RUN + "? [1]\n: 2\n", [(3, 3, "", "a key that is not a word")]),
    "a number as name": (RUN + "name: 5\n", [(3, 7, "name", "put it in quotes")]),
    "a truth value as name": (RUN + "name: true\n", [(3, 7, "name", "put it in quotes")]),
    "no name": (RUN + "name:\n", [(3, 6, "name", "nothing; expected a name")]),
    "a list as description": (RUN + "description: [a]\n", [(3, 14, "description", "a list")]),
    "an empty sweep": (
        RUN + "sweep: {}\n",
        [(3, 8, "sweep.over", "missing"), (3, 8, "sweep.measure", "missing")],
    ),
    "a sweep over nothing": (
        RUN + "sweep: {over: {workload.seed: }, measure: [laws]}\n",
        [(3, 31, "sweep.over.workload.seed", "an empty value")],
    ),
    "a sweep over a range without values": (
        RUN + "sweep: {over: {workload.seed: '5:1'}, measure: [laws]}\n",
        [(3, 31, "sweep.over.workload.seed", "the range 5:1, which has no values")],
    ),
    "a sweep that measures nothing": (
        RUN + "sweep: {over: {workload.seed: 1:2}, measure: []}\n",
        [(3, 46, "sweep.measure", "a list of 0")],
    ),
    "a tag": (RUN + "name: !!python/object:os.system x\n", [(3, 7, "", "the tag")]),
    "a merge key": (RUN + "run: {<<: {drain: true}}\n", [(3, 7, "run.<<", "unknown key '<<'")]),
    "an unknown alias": (RUN + "name: *nobody\n", [(3, 7, "", "without an anchor")]),
    "an alias in itself": (RUN + "run: &a {drain: *a}\n", [(3, 17, "", "inside its own anchor")]),
    # topology, policies, run
    "no die": (RUN + "topology: {dies: 0}\n", [(3, 18, "topology.dies", "'0'; expected")]),
    "a negative size": (RUN + "topology: {dies: -1}\n", [(3, 18, "topology.dies", "'-1'")]),
    "a size with underscores": (RUN + "topology: {dies: 1_0}\n", [(3, 18, "topology.dies", "1_0")]),
    "an octal size": (RUN + "topology: {dies: 010}\n", [(3, 18, "topology.dies", "'010'")]),
    "a hexadecimal size": (RUN + "topology: {dies: 0x10}\n", [(3, 18, "topology.dies", "0x10")]),
    "a decimal size": (RUN + "topology: {dies: 1.0}\n", [(3, 18, "topology.dies", "'1.0'")]),
    "a huge size": (RUN + f"topology: {{dies: {'9' * 5000}}}\n", [(3, 18, "topology.dies", "999")]),
    "a truth value as size": (RUN + "topology: {dies: yes}\n", [(3, 18, "topology.dies", "'yes'")]),
    "a list as topology": (RUN + "topology: []\n", [(3, 11, "topology", "a list")]),
    "unknown policy": (RUN + "policies: {ep: true}\n", [(3, 12, "policies.ep", "'epr'?")]),
    "unknown word": (
        RUN + "policies: {on_blocked: deffer}\n",
        [(3, 24, "policies.on_blocked", "expected defer or reject (did you mean 'defer'?)")],
    ),
    "an unknown kind of RESET": (
        RUN + "policies: {reset_us: {erse: 5}}\n",
        [(3, 23, "policies.reset_us.erse", "did you mean 'erase'?")],
    ),
    "one time for all RESETs": (
        RUN + "policies: {reset_us: 5}\n",
        [(3, 22, "policies.reset_us", "'5'; expected a mapping")],
    ),
    "no pulse": (RUN + "policies: {pulses: 0}\n", [(3, 20, "policies.pulses", "'0'; expected")]),
    "yes for true": (RUN + "policies: {epr: yes}\n", [(3, 17, "policies.epr", "true or false")]),
    "nothing for a time": (RUN + "run: {until_us: []}\n", [(3, 17, "run.until_us", "a list")]),
    "NaN": (RUN + "run: {until_us: .nan}\n", [(3, 17, "run.until_us", "'.nan'")]),
    "infinite": (RUN + "run: {until_us: .inf}\n", [(3, 17, "run.until_us", "'.inf'")]),
    "a negative time": (RUN + "run: {until_us: -1}\n", [(3, 17, "run.until_us", "negative")]),
    "a time with a unit": (RUN + "run: {until_us: 5us}\n", [(3, 17, "run.until_us", "'5us'")]),
    "a huge time": (RUN + "run: {until_us: 1e99}\n", [(3, 17, "run.until_us", "larger than")]),
    "a huge exponent": (RUN + "run: {until_us: 1e999999}\n", [(3, 17, "run.until_us", "'1e9999")]),
    "a sexagesimal time": (RUN + "run: {until_us: 1:30}\n", [(3, 17, "run.until_us", "'1:30'")]),
    # initial
    "unknown state": (
        RUN + "initial: {default: eraced}\n",
        [(3, 20, "initial.default", "did you mean 'erased'?")],
    ),
    "a block out of range": (
        RUN + "initial: {blocks: [{die: 0, block: 64, state: bad}]}\n",
        [(3, 36, "initial.blocks[0].block", "block 64; expected 0 to 63")],
    ),
    "a block twice": (
        RUN + "initial:\n  blocks:\n" + "    - {die: 0, block: 1, state: bad}\n" * 2,
        [(6, 7, "initial.blocks[1]", "a second time")],
    ),
    "programmed without pages": (
        RUN + "initial: {blocks: [{die: 0, block: 1, state: programmed}]}\n",
        [(3, 20, "initial.blocks[0].pages", "no pages")],
    ),
    "too many pages": (
        RUN + "initial: {blocks: [{die: 0, block: 1, state: programmed, pages: 129}]}\n",
        [(3, 65, "initial.blocks[0].pages", "expected pages: 1 to 128")],
    ),
    "pages of an erased block": (
        RUN + "initial: {blocks: [{die: 0, block: 1, state: erased, pages: 1}]}\n",
        [(3, 61, "initial.blocks[0].pages", "state: programmed")],
    ),
    "unknown celltype": (
        RUN + "initial: {blocks: [{die: 0, block: 1, state: erased, celltype: SCL}]}\n",
        [(3, 64, "initial.blocks[0].celltype", "'SLC'?")],
    ),
    # script
    "script is a mapping": ("nandviz: 1\nscript: {}\n", [(2, 9, "script", "a mapping")]),
    "an entry is a word": (HEAD + "  - Reset\n", [(3, 5, "script[0]", "'Reset'")]),
    "an empty entry": (HEAD + OK + "  -\n", [(4, 4, "script[1]", "nothing")]),
    "an entry without op": (
        HEAD + "  - {at_us: 0, die: 0}\n",
        [(3, 5, "script[0]", "neither op nor batch")],
    ),
    "an entry without time": (
        HEAD + "  - {op: Reset, die: 0}\n",
        [(3, 5, "script[0].at_us", "miss")],
    ),
    "an entry without die": (
        HEAD + "  - {at_us: 0, op: Reset}\n",
        [(3, 5, "script[0].die", "missing")],
    ),
    "op and batch": (
        HEAD + "  - {at_us: 0, op: Reset, batch: [{op: Reset, die: 0}]}\n",
        [(3, 16, "script[0].op", "unknown key 'op'; expected at_us or batch")],
    ),
    "an empty batch": (HEAD + "  - {at_us: 0, batch: []}\n", [(3, 23, "script[0].batch", "empty")]),
    "unknown op": (
        HEAD + "  - {at_us: 0, op: Page_Program_SCL, die: 0, block: 0, page: 0}\n",
        [(3, 20, "script[0].op", "did you mean 'Page_Program_SLC'?")],
    ),
    "unknown key of an op": (
        HEAD + f"  - {{at_us: 0, {PROGRAM}, block: 0, pgae: 0}}\n",
        [(3, 5, "script[0].page", "missing"), (3, 56, "script[0].pgae", "did you mean 'page'?")],
    ),
    "a repeated key of an op": (
        HEAD + "  - {at_us: 0, op: Reset, die: 0, die: 0}\n",
        [(3, 35, "script[0].die", "a second time")],
    ),
    "a die out of range": (
        HEAD + "  - {at_us: 0, op: Reset, die: 1}\n",
        [(3, 32, "script[0].die", "'1'; expected 0")],
    ),
    "a page out of range in a batch": (
        HEAD + OK + f"  - at_us: 1\n    batch:\n      - {{{PROGRAM}, block: 0, page: 0}}\n"
        f"      - {{{PROGRAM}, block: 0, page: 128}}\n",
        [(7, 56, "script[1].batch[1].page", "0 to 127")],
    ),
    "a wrong plane": (
        HEAD + f"  - {{at_us: 0, {PROGRAM}, block: 5, page: 0, plane: 2}}\n",
        [(3, 72, "script[0].plane", "expected 1 (block 5 mod 4 planes)")],
    ),
    "an address for a suspend": (
        HEAD + "  - {at_us: 0, op: Program_Suspend, die: 0, block: 0}\n",
        [(3, 45, "script[0].block", "only die")],
    ),
    "a reset in a longer batch": (
        HEAD + "  - at_us: 0\n    batch: [{op: Read_Status, die: 0}, {op: Reset, die: 0}]\n",
        [(4, 40, "script[0].batch[1]", "a reset alone")],
    ),
    "a negative gap": (
        HEAD + "  - {at_us: 0, op: Reset, die: 0, gap_us: -1}\n",
        [(3, 43, "script[0].gap_us", "negative")],
    ),
    "two targets for an op of one": (
        HEAD
        + f"  - {{at_us: 0, {PROGRAM}, targets: [{{block: 0, page: 0}}, {{block: 1, page: 0}}]}}\n",
        [(3, 55, "script[0].targets", "exactly one")],
    ),
    "block beside targets": (
        HEAD + f"  - {{at_us: 0, {PROGRAM}, block: 0, targets: [{{block: 0, page: 0}}]}}\n",
        [(3, 46, "script[0].targets", "block beside targets")],
    ),
    "one address for a multi-plane op": (
        HEAD + "  - {at_us: 0, op: Block_Erase_Multi_Plane_SLC, die: 0, block: 0}\n",
        [(3, 5, "script[0]", "a list of 2 to 4")],
    ),
    "planes that descend": (
        HEAD + "  - at_us: 0\n    op: Block_Erase_Multi_Plane_SLC\n    die: 0\n"
        "    targets:\n    - {block: 1}\n    - {block: 0}\n",
        [(8, 7, "script[0].targets[1]", "ascending order")],
    ),
    "targets of different pages and rows": (
        HEAD + "  - at_us: 0\n    op: Page_Read_Multi_Plane_SLC\n    die: 0\n"
        "    targets:\n    - {block: 0, page: 0}\n    - {block: 5, page: 1}\n",
        [
            (8, 7, "script[0].targets[1]", "the same page"),
            (8, 7, "script[0].targets[1]", "blocks of one row: 0 to 3"),
        ],
    ),
    "die in a target": (
        HEAD + f"  - {{at_us: 0, {PROGRAM}, targets: [{{die: 0, block: 0, page: 0}}]}}\n",
        [(3, 57, "script[0].targets[0].die", "unknown key 'die'")],
    ),
    # what the window and the proposer read
    "a breakpoint without condition": (
        RUN + "breakpoints: [{hits: 2}]\n",
        [(3, 15, "breakpoints[0]", "no condition")],
    ),
    "unknown event": (
        RUN + "breakpoints: [{event: OP_STOP}]\n",
        [(3, 23, "breakpoints[0].event", "OP_START")],
    ),
    "unknown metric": (
        RUN + "breakpoints: [{metric: backlog_sice > 3}]\n",
        [(3, 24, "breakpoints[0].metric", "did you mean 'backlog_size'?")],
    ),
    "a metric without number": (
        RUN + "breakpoints: [{metric: backlog_size}]\n",
        [(3, 24, "breakpoints[0].metric", "'backlog_size >= 3'")],
    ),
    "an unknown law": (
        RUN + "breakpoints: [{law: 18}]\n",
        [(3, 21, "breakpoints[0].law", "a law's number (1, 2, ")],
    ),
    "a die that is not there": (
        RUN + "breakpoints: [{die: 1}]\n",
        [(3, 21, "breakpoints[0].die", "die 1; expected 0 to 0")],
    ),
    "a note without text": (RUN + "notes: [{at_us: 0}]\n", [(3, 9, "notes[0].text", "missing")]),
    "a workload without end": (
        "nandviz: 1\nworkload: {seed: 1, weights: {IDLE: {read: 1}}}\n",
        [(2, 11, "workload.stop", "no end")],
    ),
    "an unknown phase": (
        "nandviz: 1\nworkload: {seed: 1, stop: {ops: 1}, weights: {IDEL: {read: 1}}}\n",
        [(2, 53, "workload.weights.IDEL", "did you mean 'IDLE'?")],
    ),
    "an unknown proposal": (
        "nandviz: 1\nworkload: {seed: 1, stop: {ops: 1}, weights: {IDLE: {raed: 1}}}\n",
        [(2, 54, "workload.weights.IDLE.raed", "did you mean 'read'?")],
    ),
    "a batch that shrinks": (
        (
            "nandviz: 1\nworkload:\n  {seed: 1, stop: {ops: 1}, batch: {read: [2, 1]},"
            " weights: {IDLE: {read: 1}}}\n"
        ),
        [(3, 43, "workload.batch.read", "the least before the most")],
    ),
    "a workload of a celltype that nothing has": (
        (
            "nandviz: 1\nworkload: {seed: 1, stop: {ops: 1}, celltype: NONE,"
            " weights: {IDLE: {read: 1}}}\n"
        ),
        [(2, 47, "workload.celltype", "no op of celltype 'NONE'")],
    ),
    "a proposal that no op of the profile fits": (
        (
            "nandviz: 1\nprofile: generic-tlc\nworkload: {seed: 1, stop: {ops: 1}, celltype: A0SLC,"
            " weights: {IDLE: {read: 1}}}\n"
        ),
        [(3, 47, "workload.celltype", "no op of celltype 'A0SLC'")],
    ),
    "a workload that is asked without end at one instant": (
        (
            "nandviz: 1\npolicies: {queue_refill_period_us: 0}\n"
            "workload: {seed: 1, stop: {ops: 1}, weights: {IDLE: {read: 1}}}\n"
        ),
        [(3, 11, "workload.hooks", "queue_refill without a period")],
    ),
    # profile
    "unknown profile": (
        RUN + "profile: generic-tcl\n",
        [(3, 10, "profile", "did you mean 'generic-tlc'?")],
    ),
    "a profile that is not there": (
        RUN + "profile: ./no-such.yaml\n",
        [(3, 10, "profile", "no file")],
    ),
    "a number as profile": (RUN + "profile: 7\n", [(3, 10, "profile", "put it in quotes")]),
    # what is expected
    "a mapping as expectations": (RUN + "expect: {}\n", [(3, 9, "expect", "a list")]),
    "an expectation of nothing": (
        RUN + "expect: [{fate: completed}]\n",
        [
            (3, 10, "expect[0]", "one with op, law, event, rejected or metric"),
        ],
    ),
    "an op without place": (
        HEAD + OK + "expect: [{op: 0, fate: completed}]\n",
        [
            (4, 15, "expect[0].op", "'0'; expected an op as entry.place"),
        ],
    ),
    "nothing expected of an op": (
        HEAD + OK + "expect: [{op: 0.0}]\n",
        [
            (4, 10, "expect[0]", "nothing that is expected; expected fate, end_us"),
        ],
    ),
    "an entry that is not there": (
        HEAD + OK + "expect: [{rejected: 1.0}]\n",
        [
            (
                4,
                21,
                "expect[0].rejected",
                "op 1.0 of a script of 1 entries; expected an entry of 0 to 0",
            ),
        ],
    ),
    "a place that is not there": (
        HEAD + OK + "expect: [{event: OP_END, of: 0.1}]\n",
        [
            (4, 30, "expect[0].of", "op 0.1 of an entry of 1 ops; expected a place of 0 to 0"),
        ],
    ),
    "an op without a script": (
        RUN + "expect: [{op: 0.0, fate: completed}]\n",
        [
            (3, 15, "expect[0].op", "op 0.0 without a script"),
        ],
    ),
    "an unknown fate": (
        HEAD + OK + "expect: [{op: 0.0, fate: complete}]\n",
        [
            (4, 26, "expect[0].fate", "did you mean 'completed'?"),
        ],
    ),
    "a key of another form": (
        HEAD + OK + "expect: [{op: 0.0, fate: completed, at_us: 1}]\n",
        [
            (4, 37, "expect[0].at_us", "unknown key 'at_us'; expected op, fate or end_us"),
        ],
    ),
    "what is left at an end": (
        HEAD + OK + "expect: [{event: OP_END, of: 0.0, remaining_us: 1}]\n",
        [(4, 49, "expect[0].remaining_us", "remaining_us of OP_END; expected event: SUSPEND")],
    ),
    "an unknown law of what is expected": (
        RUN + "expect: [{law: 99, verdict: pass}]\n",
        [
            (3, 16, "expect[0].law", "or all"),
        ],
    ),
    "a law without verdict": (
        RUN + "expect: [{law: all}]\n",
        [
            (3, 10, "expect[0].verdict", "missing"),
        ],
    ),
    "an unknown metric that is expected": (
        RUN + "expect: [{metric: backlog, value: 0}]\n",
        [
            (3, 19, "expect[0].metric", "'backlog'; expected"),
        ],
    ),
    "half a count": (
        RUN + "expect: [{metric: suspends, value: 0.5}]\n",
        [
            (3, 36, "expect[0].value", "0.5; expected a whole number for suspends"),
        ],
    ),
    "a negative metric": (
        RUN + "expect: [{metric: suspends, value: -1}]\n",
        [
            (3, 36, "expect[0].value", "a number of 0 or more"),
        ],
    ),
}
