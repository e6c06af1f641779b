"""JSON that others wrote, read without choosing for them."""

import json
from typing import Any

from nandviz.language import said
from nandviz.text import plain

_MOST_SHOWN = 40
"""Characters of a key in an error."""


class KeyTwiceError(ValueError):
    """An object names a key a second time; of its values the last would be taken silently."""


def read(text: str | bytes) -> Any:
    """Return what a JSON text says.

    Raises
    ------
    KeyTwiceError
        If an object in it names a key twice.
    ValueError
        If it is no JSON.
    RecursionError
        If it nests too deeply.
    """
    return json.loads(text, object_pairs_hook=_each_key_once)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            shown = plain(key[:_MOST_SHOWN])
            raise KeyTwiceError(said("the key '{value}' a second time", value=shown))
        found[key] = value
    return found
