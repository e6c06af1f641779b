"""How the cells of foreign files are read."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest

from nandviz.exchange.nandseqgen import bases, cells
from nandviz.model.words import Axis, Kind


@pytest.mark.parametrize(
    ("text", "ns"),
    [
        ("0.0", 0),
        ("7000.110000000001", 7_000_110),
        ("19440.425000000003", 19_440_425),
        ("7109.8244", 7_109_824),
        ("0.0005", 0),
        ("0.0015", 2),
        ("0.00050000000000000001", 1),
        ("5", 5_000),
        ("4503599627370.497", 4_503_599_627_370_497),
    ],
)
def test_times_are_rounded_half_even_from_their_text(text: str, ns: int) -> None:
    assert cells.instant_ns(text) == ns


@pytest.mark.parametrize("decimals", range(6))
def test_every_time_is_rounded_as_its_decimal_number(decimals: int) -> None:
    for number in range(0, 10_000, 5):
        text = f"{Decimal(number).scaleb(-decimals):f}"
        ns = Decimal(text).scaleb(3).quantize(Decimal(1), ROUND_HALF_EVEN)
        assert cells.instant_ns(text) == int(ns)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1.0",
        "nan",
        "inf",
        "1,5",
        "x",
        "1e400",
        "0x10",
        ".",
        "²",
        "1e3",
        "+5",
        " 5",
        "5.",
        ".5",
        "1_0",
        "٣",
        "5.٣",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(cells.Expected, match="time in µs"):
        cells.instant_ns(text)


@pytest.mark.parametrize("text", ["1.0", "", "-2", "4096", "1e1", "٣", "+1", "True", "9" * 5000])
def test_what_is_no_whole_number_in_its_range_is_refused(text: str) -> None:
    with pytest.raises(cells.Expected, match="from -1 to 100"):
        cells.whole(-1, 100)(text)


def test_a_payload_is_a_list_of_addresses() -> None:
    text = '[{"die":0,"plane":1,"block":1,"page":2,"celltype":"SLC"}]'
    assert cells.payload(text) == (cells.Address(0, 1, 1, 2, "SLC"),)
    assert cells.payload('[{"die":3}]') == (cells.Address(3, -1, -1, -1),)
    assert cells.payload('[{"die":0,"plane":1,"block":2}]') == (cells.Address(0, 1, 2, -1),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[]",
        "[1]",
        '[{"plane":0}]',
        '[{"die":"0"}]',
        '[{"die":true}]',
        '[{"die":0,"page":1.5}]',
        '[{"die":0,"plane":99}]',
        '[{"die":0,"celltype":7}]',
        '[{"die":0,"celltype":"a\\u001b[31m"}]',
        '[{"die":0,"celltype":"\\ud800"}]',
        '[{"die":0,"page":1}]',
        '[{"die":0,"plane":1,"page":1}]',
        '[{"die":0,"block":1,"page":1}]',
        '[{"die":0,"plane":-1,"block":1}]',
        '[{"die":0,"plane":1,"block":-1}]',
        '[{"die":0,"plane":1,"block":1},{"die":1,"plane":1,"block":1}]',
        "[" * 100_000,
        '[{"die":' + "9" * 10_000 + "}]",
    ],
)
def test_bad_json_is_refused(text: str) -> None:
    with pytest.raises(cells.Expected):
        cells.payload(text)


@pytest.mark.parametrize(
    ("text", "ns"),
    [
        ("1.8e-12", 0),
        ("-4.54747350886464118957e-13", 0),
        ("1e-05", 0),
        ("1e-10", 0),
        ("1e-100", 0),
        ("7000.0", 7_000_000),
    ],
)
def test_a_duration_may_be_a_floats_noise(text: str, ns: int) -> None:
    assert cells.length_ns(text) == ns


@pytest.mark.parametrize("text", ["1e-04", "12e-12", "1e-5", "1.e-12", "1e12", "-1.0", "1e-1000"])
def test_no_other_float_is_a_duration(text: str) -> None:
    with pytest.raises(cells.Expected):
        cells.length_ns(text)


@pytest.mark.parametrize(
    ("name", "kind", "axis"),
    [
        ("ERASE", Kind.ERASE, Axis.ERASE),
        ("CACHE_PROGRAM_SLC", Kind.PROGRAM, Axis.PROGRAM),
        ("PROGRAM_SUSPEND", Kind.SUSPEND, Axis.PROGRAM),
        ("Program_Suspend_Reset", Kind.SUSPEND, Axis.PROGRAM),
        ("Erase_Suspend", Kind.SUSPEND, Axis.ERASE),
        ("ERASE_RESUME", Kind.RESUME, Axis.ERASE),
        ("RESET", Kind.RESET, None),
        ("STATUS_READ", Kind.STATUS, None),
        ("PLANE_READ", Kind.READ, None),
        ("DOUT", Kind.OTHER, None),
        ("SET_FEATURE", Kind.OTHER, None),
    ],
)
def test_what_a_base_does_follows_from_its_name(name: str, kind: Kind, axis: Axis | None) -> None:
    assert bases.kind_of(name) is kind
    assert bases.axis_of(name) is axis
