"""A saved trace reopens as it was, or the file is refused with one line that says why."""

import errno
import json
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nandviz.cli.report import report
from nandviz.errors import NandvizError, TraceError
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.report.judged import Judged
from nandviz.files import TRACE_MAGIC
from nandviz.model.setup import Policies
from nandviz.model.words import Origin
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import summarize
from nandviz.trace import store
from nandviz.trace.codes import CODED, NONE, WORDS
from nandviz.trace.laws import check
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Suspensions, Trace, TraceInfo
from tests.query.live import Run
from tests.strategies import GENERIC_TLC, SMALL, host_setup, random_setup
from tests.trace.laws.stories import copy_of, simulate, three_programs, write

START = struct.Struct("<8sIIQ")


def same(a: Trace, b: Trace) -> bool:
    tables = zip(a.tables().values(), b.tables().values(), strict=True)
    return (
        a.info == b.info
        and list(a.words) == list(b.words)
        and all(
            np.array_equal(x.column(name), y.column(name)) for x, y in tables for name in x.columns
        )
    )


@pytest.fixture(scope="module")
def trace() -> Trace:
    return three_programs()


@pytest.fixture
def saved(trace: Trace, tmp_path: Path) -> Path:
    path = tmp_path / "run.nandviz"
    store.save(trace, path)
    return path


def header_of(data: bytes) -> tuple[dict[str, object], bytes]:
    length = START.unpack(data[: START.size])[3]
    body = START.size + length
    return json.loads(data[START.size : body]), data[body:]


def with_header(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a header and make its checksum right again."""
    header, body = header_of(path.read_bytes())
    change(header)
    text = json.dumps(header).encode()
    path.write_bytes(START.pack(TRACE_MAGIC, 1, zlib.crc32(text), len(text)) + text + body)


def test_a_header_that_names_a_key_twice_is_refused(saved: Path) -> None:
    header, body = header_of(saved.read_bytes())
    text = json.dumps(header)[:-1].encode() + b', "words": []}'
    saved.write_bytes(START.pack(TRACE_MAGIC, 1, zlib.crc32(text), len(text)) + text + body)
    assert "damaged: its header has the key 'words' a second time" in refusal(saved)


def refusal(path: Path) -> str:
    with pytest.raises(TraceError) as caught:
        store.load(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize("seed", range(12))
def test_a_reopened_trace_equals_the_one_saved(seed: int, tmp_path: Path) -> None:
    profile = SMALL if seed % 2 else GENERIC_TLC
    trace = simulate(random_setup(seed, profile), profile)
    store.save(trace, tmp_path / "a.nandviz")
    again = store.load(tmp_path / "a.nandviz")
    assert same(trace, again)
    assert check(again) == check(trace)
    store.save(again, tmp_path / "b.nandviz")
    assert (tmp_path / "a.nandviz").read_bytes() == (tmp_path / "b.nandviz").read_bytes()


def older(trace: Trace, data: bytes) -> bytes:
    """Return a file as a version would have written it that had fewer words, in other orders."""
    header, _ = header_of(data)
    body = b""
    for name, table in trace.tables().items():
        for column in table.columns:
            codes = np.array(table.column(column))
            kind = CODED.get(f"{name}.{column}")
            if kind is not None:
                used = set(np.concatenate([np.array(trace.tables()[t].column(c))
                    for t, c in (each.split(".") for each, k in CODED.items() if k == kind)
                ]).tolist()) - {NONE}  # fmt: skip
                words = [WORDS[kind][code] for code in sorted(used, reverse=True)]
                header["codes"][kind] = [str(word) for word in words]
                place = {WORDS[kind].index(word): n for n, word in enumerate(words)} | {NONE: NONE}
                codes = np.array([place[code] for code in codes.tolist()], codes.dtype)
            header["tables"][name]["columns"][column][1] = zlib.crc32(codes.tobytes())
            body += codes.tobytes()
    text = json.dumps(header).encode()
    return START.pack(TRACE_MAGIC, 1, zlib.crc32(text), len(text)) + text + body


def test_a_file_from_before_there_were_hosts_reads_as_one_without(tmp_path: Path) -> None:
    trace = simulate(random_setup(2))
    path = tmp_path / "a.nandviz"
    store.save(trace, path)

    def take_away(header: dict[str, Any]) -> None:
        for table in ("requests", "host_pages"):
            del header["tables"][table]
        for words in ("request_kind", "op_kind"):
            del header["codes"][words]

    with_header(path, take_away)
    assert same(trace, store.load(path))
    with_header(path, lambda header: header["tables"].pop("parts"))
    with pytest.raises(TraceError, match="missing 'parts'"):
        store.load(path)


def test_a_run_with_a_host_is_kept(tmp_path: Path) -> None:
    run = Run(host_setup(1))
    run.simulation.run()
    assert len(run.trace.requests)
    assert len(run.trace.host_pages)
    store.save(run.trace, tmp_path / "a.nandviz")
    assert same(run.trace, store.load(tmp_path / "a.nandviz"))


@pytest.mark.parametrize("seed", range(6))
def test_a_file_with_fewer_words_in_other_orders_reads_the_same(seed: int, tmp_path: Path) -> None:
    trace = simulate(random_setup(seed))
    path = tmp_path / "a.nandviz"
    store.save(trace, path)
    data = path.read_bytes()
    path.write_bytes(older(trace, data))
    assert path.read_bytes() != data
    again = store.load(path)
    assert same(trace, again)
    store.save(again, path)
    assert path.read_bytes() == data


def test_every_column_of_words_is_listed_and_no_other() -> None:
    words = {"axis", "kind", "source", "fate", "reason", "why", "status", "metric"}
    tables = Trace(TraceInfo("", ())).tables().items()
    found = {f"{name}.{c}" for name, table in tables for c in table.columns if c in words}
    assert found == set(CODED)


def test_all_of_the_info_comes_back(trace: Trace, tmp_path: Path) -> None:
    full = copy_of(trace)
    full.info = replace(
        trace.info,
        name="name with “quotes” and\nnewline",
        source=Origin.IMPORT,
        notes=((5, "text"), (7_000_110, "µs")),
        until_ns=12,
        drain=False,
        versions=(("nandviz", "0.1"), ("numpy", "2")),
        not_judged={17: "no gaps"},
        rounding_ns=10,
        no_nominal={1: "every Erase was suspended"},
        cut_out=(3, 5),
        findings=("2 of 2 SUSPENDs cut nothing", "µs"),
    )
    store.save(full, tmp_path / "a.nandviz")
    assert same(store.load(tmp_path / "a.nandviz"), full)


@pytest.mark.parametrize("key", ["rounding_ns", "no_nominal", "cut_out", "findings"])
def test_a_trace_saved_before_an_import_was_judged_so_has_none(
    saved: Path, trace: Trace, key: str
) -> None:
    with_header(saved, lambda header: header["info"].pop(key))  # type: ignore[attr-defined]
    assert same(store.load(saved), trace)


def test_a_trace_of_before_there_were_policies_and_columns_reads_as_by_default(
    trace: Trace, tmp_path: Path
) -> None:
    path, column = tmp_path / "run.nandviz", {"redone_ns"}
    old = {name: kept for name, kept in Suspensions.columns.items() if name not in column}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Suspensions, "columns", old)
        store.save(trace, path)

    def forget(header: dict[str, Any]) -> None:
        assert column.isdisjoint(header["tables"]["suspensions"]["columns"])
        for name in ("cut", "pulses"):
            del header["info"]["policies"][name]

    with_header(path, forget)
    assert same(store.load(path), trace)


def test_a_reopened_trace_can_go_on_being_recorded_to(saved: Path) -> None:
    again = store.load(saved)
    Recorder(again).metric("suspends", 3)
    assert int(again.metrics.value[-1]) == 3


def test_every_cut_off_file_is_refused(saved: Path) -> None:
    data = saved.read_bytes()
    for length in [*range(START.size + 2), len(data) // 3, len(data) // 2, len(data) - 1]:
        saved.write_bytes(data[:length])
        assert refusal(saved)


def test_a_file_with_more_at_its_end_is_refused(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes() + b"x")
    assert "damaged" in refusal(saved)


def test_any_flipped_bit_is_noticed(saved: Path) -> None:
    data = saved.read_bytes()
    rng = np.random.default_rng(1)
    for place in [*range(START.size), *rng.integers(START.size, len(data), 60).tolist()]:
        broken = bytearray(data)
        broken[place] ^= 1 << int(rng.integers(8))
        saved.write_bytes(bytes(broken))
        assert refusal(saved)


def test_a_damaged_column_is_named(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[-1] ^= 1
    saved.write_bytes(bytes(data))
    assert "the checksum of metrics.born is wrong" in refusal(saved)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04zip", b"nandviz: 1\n", b"\x93NUMPY\x01\x00"])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.nandviz"
    path.write_bytes(content)
    assert "not a nandviz trace" in refusal(path)
    assert not store.is_trace(path)


def test_a_saved_trace_is_told_from_a_scenario(saved: Path) -> None:
    assert store.is_trace(saved)


def test_a_newer_version_is_named(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[8] = 9
    saved.write_bytes(bytes(data))
    assert "format version 9; this nandviz reads version 1" in refusal(saved)


def _many_rows(header: dict) -> None:
    header["tables"]["segments"]["rows"] = 2**31 - 1


def _negative_rows(header: dict) -> None:
    header["tables"]["segments"]["rows"] = -1


def _unknown_word(header: dict) -> None:
    header["codes"]["fate"].append("forgotten")


def _word_of_a_kind_twice(header: dict) -> None:
    header["codes"]["fate"].append(header["codes"]["fate"][0])


def _too_few_words(header: dict) -> None:
    del header["codes"]["fate"][1:]


def _no_kind_of_words(header: dict) -> None:
    del header["codes"]["why"]


def _words_are_numbers(header: dict) -> None:
    header["codes"]["status"] = [0, 1, 2]


def _no_table(header: dict) -> None:
    del header["tables"]["queue"]


def _other_dtype(header: dict) -> None:
    header["tables"]["queue"]["columns"]["time_ns"][0] = "<f8"


def _object_dtype(header: dict) -> None:
    header["tables"]["queue"]["columns"]["time_ns"][0] = "|O"


def _no_base(header: dict) -> None:
    header["info"]["bases"] = []


def _durations(header: dict) -> None:
    header["info"]["ops"][0][3] = [1]


def _wrong_policy(header: dict) -> None:
    header["info"]["policies"]["backlog_scope"] = "house"


def _wrong_type(header: dict) -> None:
    header["info"]["drain"] = 1


def _wrong_source(header: dict) -> None:
    header["info"]["source"] = "dream"


def _true_for_a_number(header: dict) -> None:
    header["info"]["topology"]["dies"] = True


def _no_channel(header: dict) -> None:
    header["info"]["topology"]["channels"] = 0


def _word_twice(header: dict) -> None:
    header["words"][1] = header["words"][0]


def _info_is_a_list(header: dict) -> None:
    header["info"] = []


def test_a_file_older_than_some_policies_and_tables_has_them_off_and_empty(saved: Path) -> None:
    def older(header: dict) -> None:
        del header["tables"]["passed"]
        for name in ("displaced_reads", "read_order", "on_flush_refused", "gap_from"):
            del header["info"]["policies"][name]

    whole = store.load(saved)
    with_header(saved, older)
    trace = store.load(saved)
    assert trace.info.policies == whole.info.policies
    assert trace.info.policies.displaced_reads is Policies().displaced_reads
    assert len(trace.passed) == 0
    assert len(trace.events) == len(whole.events)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_many_rows, "expected"),
        (_negative_rows, "-1 rows of Segments"),
        (_unknown_word, "its fate 'forgotten' is a word that this nandviz does not know"),
        (_word_of_a_kind_twice, "a fate twice"),
        (_too_few_words, "fates.fate holds 0 to"),
        (_no_kind_of_words, "missing 'why'"),
        (_words_are_numbers, "its status 0 is a word"),
        (_no_table, "queue"),
        (_other_dtype, "other columns of Queue"),
        (_object_dtype, "other columns of Queue"),
        (_no_base, "missing"),
        (_durations, "1 durations of 2 states"),
        (_wrong_policy, "house"),
        (_wrong_type, "no bool"),
        (_wrong_source, "dream"),
        (_true_for_a_number, "no int"),
        (_no_channel, "0 of the device"),
        (_word_twice, "word 1"),
        (_info_is_a_list, "not a trace that this version can read"),
    ],
)
def test_a_header_with_good_checksum_and_bad_content_is_refused(
    saved: Path, change: Callable[[dict], None], says: str
) -> None:
    with_header(saved, change)
    assert says in refusal(saved)


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("info.notes", [[2**63, "late"]], "is past"),
        ("info.notes", [[-1, "early"]], "-1 is below 0"),
        ("info.until_ns", -1, "-1 is below 0"),
        ("info.rounding_ns", -10, "-10 is below 0"),
        ("info.policies.sequence_gap_ns", 10**30, "is past"),
        ("info.policies.max_suspends_per_op", -1, "-1 is below 0"),
        ("info.ops.0.3", [2**62, 2**62], "durations past"),
        ("info.ops.0.3.0", -1, "-1 is below 0"),
        ("info.topology.dies", 2**15, "of the device's dies"),
        ("info.topology", {"dies": 4097, "planes": 32}, "4097 dies of 32 planes"),
        ("info.initial", [[0, 10**6, -1, None, None]], "the state of block"),
        ("info.cut_out", [0], "info.cut_out holds 0 to 0, not 1 to 5"),
        ("info.cut_out", [1, 6], "info.cut_out holds 1 to 6, not 1 to 5"),
        ("info.no_nominal", [[999, "why"]], "info.no_nominal holds 999 to 999"),
        ("info.name", "\ud800", "no JSON"),
        ("words.-1", "\udfff", "no JSON"),
        ("\udc00", 1, "no JSON"),
        ("codes", [], "not a trace that this version can read"),
        ("codes.fate.0", [1], "its fate [1] is a word"),
        ("tables.metrics.rows", True, "True rows of MetricChanges"),
        ("tables.metrics.rows", 1.0, "1.0 rows of MetricChanges"),
        ("tables.queue.columns.time_ns", [], "not a trace that this version can read"),
        ("tables.queue.columns.time_ns", ["<i8"], "not a trace that this version can read"),
        ("tables.queue.columns.time_ns", "", "not a trace that this version can read"),
        ("tables.queue.columns.time_ns.0", "", "other columns of Queue"),
        ("tables.queue.columns.time_ns.1", "", "the checksum of queue.time_ns is wrong"),
    ],
)  # fmt: skip
def test_a_value_that_no_trace_has_is_refused_wherever_it_stands_in_a_header(
    saved: Path, place: str, value: object, says: str
) -> None:
    def put(header: dict) -> None:
        *way, last = (int(k) if k.lstrip("-").isdigit() else k for k in place.split("."))
        for key in way:
            header = header[key]
        header[last] = value

    with_header(saved, put)
    assert says in refusal(saved)


@pytest.mark.parametrize("text", [b"[]", b"{", b"[" * 100_000, b"\xff\xfe"])
def test_a_header_that_is_no_object_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "x.nandviz"
    path.write_bytes(START.pack(TRACE_MAGIC, 1, zlib.crc32(text), len(text)) + text)
    assert "damaged: its header is no JSON" in refusal(path)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("parts", {"uid": 99}),
        ("ops", {"op": 99}),
        ("ops", {"n_targets": 99}),
        ("segments", {"part": -1}),
        ("segments", {"died": 10_000}),
        ("fates", {"fate": 77}),
        ("events", {"outcome": 9_999}),
        ("queue", {"born": 9}),
    ],
)
def test_a_number_that_refers_to_nothing_is_refused(
    trace: Trace, tmp_path: Path, table: str, cells: dict[str, int]
) -> None:
    bad = copy_of(trace)
    write(bad, table, 0, **cells)
    store.save(bad, tmp_path / "x.nandviz")
    assert f"{table}." in refusal(tmp_path / "x.nandviz")


def test_a_missing_file_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    assert os.strerror(errno.ENOENT).lower() in refusal(tmp_path / "none.nandviz")
    assert "not a regular file" in refusal(tmp_path)
    assert "not a regular file" in refusal(Path(os.devnull))


def test_a_full_disk_leaves_the_old_file(
    saved: Path, trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = saved.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "The disk is full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NandvizError, match="the disk is full"):
        store.save(trace, saved)
    assert saved.read_bytes() == old
    assert list(saved.parent.iterdir()) == [saved]


def test_an_interrupt_while_saving_leaves_the_old_file(
    saved: Path, trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = saved.read_bytes()

    def interrupt(column: object) -> memoryview:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "_bytes", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.save(trace, saved)
    assert saved.read_bytes() == old
    assert list(saved.parent.iterdir()) == [saved]


def test_a_sparse_giant_is_refused_before_anything_is_read(saved: Path) -> None:
    """Its header asks for what the file's size promises: 28 GB, of which the disk holds 12 kB."""

    def giant(header: dict) -> None:
        header["tables"]["metrics"]["rows"] = 2**31 - 1

    with_header(saved, giant)
    with saved.open("r+b") as file:
        file.truncate(saved.stat().st_size + 13 * 2**31)
    if saved.stat().st_blocks * 512 > 2**20:
        pytest.skip("a file system without sparse files")
    assert "almost none are there" in refusal(saved)


def test_a_trace_that_the_memory_does_not_hold_is_one_line(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(np, "fromfile", full)
    assert "not enough memory" in refusal(saved)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_whatever_number_stands_in_a_column_it_is_refused_or_read(
    seed: int, trace: Trace, tmp_path: Path
) -> None:
    """Checksums are right: what is not refused is judged, summed up and written as CSV."""
    rng = np.random.default_rng(seed)
    refused = 0
    for _ in range(60):
        bad = copy_of(trace)
        filled = {name: table for name, table in bad.tables().items() if len(table)}
        name = list(filled)[int(rng.integers(len(filled)))]
        column = list(filled[name].columns)[int(rng.integers(len(filled[name].columns)))]
        row, info = (
            int(rng.integers(len(filled[name]))),
            np.iinfo(filled[name].columns[column].dtype),
        )
        old = int(filled[name].column(column)[row])
        values = [info.min, info.max, -1, 0, 1, old + 1, old - 1, old * 1000, 2**62]
        value = values[int(rng.integers(len(values)))]
        write(bad, name, row, **{column: max(info.min, min(info.max, value))})
        store.save(bad, tmp_path / "x.nandviz")
        try:
            read = store.load(tmp_path / "x.nandviz")
        except TraceError:
            refused += 1
            continue
        columns = ColumnsAsOf(read)
        report(Judged(["x"], read, check(read)), summarize(columns), [])
        csv_files.write(read, tmp_path / "out")
    assert 10 < refused < 60
