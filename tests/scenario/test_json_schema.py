"""The JSON Schema accepts what the loader accepts, as far as a schema can say it."""

import json
import re
from pathlib import Path

import pytest
import yaml

from nandviz.scenario import library, profile
from nandviz.scenario.schema import json_schema
from nandviz.study.built_in import STUDIES
from tests.scenario.bad_files import BAD

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
UNDERSTOOD = {
    "$schema", "title", "description", "type", "anyOf", "enum", "const", "minimum", "maximum",
    "pattern", "minLength", "maxLength", "items", "minItems", "maxItems", "required",
    "properties", "additionalProperties",
}  # fmt: skip


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 core schema: what an editor reads."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  as PyYAML has it


for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def valid(value, schema):  # noqa: PLR0911  a return for each kind of value
    """Judge a value by the part of JSON Schema that the schema uses."""
    assert schema.keys() <= UNDERSTOOD, schema.keys() - UNDERSTOOD
    if "anyOf" in schema and not any(valid(value, option) for option in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and (value != schema["const"] or type(value) is not type(schema["const"])):
        return False
    kind = schema.get("type")
    if kind and not (
        isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    ):
        return False
    if isinstance(value, str):
        return valid_text(value, schema)
    if isinstance(value, int | float):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    if isinstance(value, list):
        return valid_list(value, schema)
    return valid_object(value, schema) if isinstance(value, dict) else True


def valid_text(value, schema):
    fits = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    return fits and bool(re.search(schema.get("pattern", ""), value))


def valid_list(value, schema):
    fits = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
    return fits and all(valid(item, schema.get("items", {})) for item in value)


def valid_object(value, schema):
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    if not set(schema.get("required", ())) <= value.keys():
        return False
    return all(
        valid(item, known[key]) if key in known else others is not False and valid(item, others)
        for key, item in value.items()
    )


def as_data(text):
    return yaml.load(text, CoreLoader)


# Wrong only by the file's own topology, profile or order, or as text: no schema can know.
BEYOND_A_SCHEMA = {
    "a sweep over a range without values",
    "a repeated key", "a repeated script", "a repeated key of an op", "an octal size",
    "a decimal size", "a block out of range", "a block twice", "programmed without pages",
    "too many pages", "pages of an erased block", "unknown celltype", "unknown op",
    "a die out of range", "a page out of range in a batch", "a wrong plane",
    "an address for a suspend", "a reset in a longer batch", "two targets for an op of one",
    "block beside targets", "one address for a multi-plane op", "planes that descend",
    "targets of different pages and rows", "a breakpoint without condition",
    "a die that is not there", "a workload without end",
    "a workload of a celltype that nothing has",
    "a proposal that no op of the profile fits",
    "a workload that is asked without end at one instant", "an unknown phase",
    "an unknown proposal",
    "a batch that shrinks", "unknown profile", "a profile that is not there",
    "a merge key", "a hexadecimal size", "an op without place", "nothing expected of an op",
    "an entry that is not there", "a place that is not there", "an op without a script",
    "what is left at an end", "half a count", "an offset beside a gap",
}  # fmt: skip


def readable(text):
    """Tell whether an editor's reader makes a tree of a text."""
    try:
        json.dumps(as_data(text))
    except (yaml.YAMLError, ValueError, TypeError):
        return False
    return True


@pytest.mark.parametrize(
    "name", [n for n in BAD if n not in BEYOND_A_SCHEMA and readable(BAD[n][0])]
)
def test_the_schema_refuses_what_the_loader_refuses(name):
    assert not valid(as_data(BAD[name][0]), json_schema())


def conformance_files():
    return sorted((Path(__file__).parent.parent / "conformance").glob("*/scenario.yaml"))


@pytest.mark.parametrize(
    "path",
    [
        *map(library.path, library.names()),
        *(part.file for study in STUDIES.values() for part in study.parts),
        *conformance_files(),
    ],
)
def test_the_schema_accepts_what_the_loader_accepts(path):
    assert valid(as_data(path.read_text()), json_schema())


@pytest.mark.parametrize("word", ["0", "9.8244", '"9.8244"', '".5"', '"+7."', '"1e3"', "1e3"])
def test_times_that_the_loader_reads_fit_the_schema(word):
    assert valid(as_data(f"nandviz: 1\nscript: []\nrun: {{until_us: {word}}}\n"), json_schema())


@pytest.mark.parametrize("name", library.profile_names())
def test_the_schema_of_profiles_accepts_the_built_in_ones(name):
    assert valid(as_data(library.profile_path(name).read_text()), profile.json_schema())


def test_the_schema_can_be_written_as_json_and_is_always_the_same():
    assert json.dumps(json_schema()) == json.dumps(json_schema())
    assert json_schema()["required"] == ["nandviz"]
