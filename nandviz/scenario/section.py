"""Sections of a file: mappings with known keys, and their values by field."""

from collections.abc import Container
from typing import Any, Generic, cast

from nandviz.language import said
from nandviz.scenario.fields import FieldReader, Json, T, as_mapping, join, report_repeated
from nandviz.scenario.nodes import Mapping, Node, Scalar
from nandviz.scenario.problems import Invalid, Sink, listed


class Field(Generic[T]):
    """One key of a section. Without a default it is required."""

    def __init__(self, key: str, reader: FieldReader[T], *default: T, doc: str = "") -> None:
        self.key = key
        self.reader = reader
        self.doc = doc
        self.required = not default
        self.default = default[0] if default else None


def optional(key: str, reader: FieldReader[T], doc: str = "") -> Field[T | None]:
    """Return a field that is None where it is not given."""
    return Field(key, reader, None, doc=doc)


class Values:
    """Values of a section by field, and where each stands."""

    def __init__(self, mapping: Mapping, values: dict[str, Any]) -> None:
        self.mapping = mapping
        self._values = values

    def __getitem__(self, field: Field[T]) -> T:
        """Return a field's value, its default where it was not given."""
        return cast("T", self._values.get(field.key, field.default))

    def given(self) -> dict[str, Any]:
        """Return the values that the file gives, by key."""
        return dict(self._values)

    def node(self, field: Field[Any]) -> Node:
        """Return the node of a field, the section itself where it was not given."""
        return self.mapping.values.get(field.key, self.mapping)


class Section:
    """A mapping with known keys."""

    def __init__(self, *fields: Field[Any], doc: str = "") -> None:
        self.fields = {field.key: field for field in fields}
        self._doc = doc

    def read(self, node: Node, path: str, sink: Sink) -> Values:
        """Return the values of all fields."""
        mapping = as_mapping(node, path, sink)
        values, ok = self.read_known(mapping, path, sink)
        if not ok:
            raise Invalid
        return values

    def read_known(
        self, mapping: Mapping, path: str, sink: Sink, skip: Container[str] = ()
    ) -> tuple[Values, bool]:
        """Return the values that could be read, and whether all is right.

        Keys of ``skip`` are known, but other code reads their values.
        """
        failed = report_repeated(mapping, path, sink)
        values: dict[str, Any] = {}
        for key in mapping.keys:
            try:
                field = self.field(key, path, sink)
                if field.key in skip:
                    continue
                item = mapping.values[key.value]
                values[field.key] = field.reader.read(item, join(path, field.key), sink)
            except Invalid:
                failed = True
        failed |= self._report_missing(mapping, path, sink)
        return Values(mapping, values), not failed

    def field(self, key: Scalar, path: str, sink: Sink) -> Field[Any]:
        """Return the field of a key, or report that there is none."""
        field = self.fields.get(key.value)
        if field is None:
            near = sink.nearest(key.value, self.fields)
            got = said("unknown key '{value}'", value=key.value[:40])
            raise sink.fail(key, join(path, key.value), got, listed(self.fields), near)
        return field

    def _report_missing(self, mapping: Mapping, path: str, sink: Sink) -> bool:
        missing = [f for f in self.fields.values() if f.required and f.key not in mapping.values]
        for field in missing:
            sink.add(
                mapping,
                join(path, field.key),
                said("missing"),
                said("the key '{key}'", key=field.key),
            )
        return bool(missing)

    def json(self) -> Json:
        """Return the JSON Schema."""
        schema: Json = {"type": "object"}
        if self._doc:
            schema["description"] = self._doc
        schema["properties"] = {
            field.key: {**field.reader.json(), **({"description": field.doc} if field.doc else {})}
            for field in self.fields.values()
        }
        required = [field.key for field in self.fields.values() if field.required]
        if required:
            schema["required"] = required
        return {**schema, "additionalProperties": False}
