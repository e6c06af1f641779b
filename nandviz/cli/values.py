"""What a value of an option may be; argparse says where one is not."""

import argparse
from pathlib import Path
from typing import Final

from nandviz.language import tr
from nandviz.scenario.fields import MAX_INT
from nandviz.units import ns_from_us

MAX_ROUNDING_NS: Final = 1_000_000
MAX_JOBS: Final = 256


def name(text: str) -> str:
    """Return a path as it is written; ArgumentTypeError if it is empty."""
    if not text:
        raise argparse.ArgumentTypeError(tr("an empty path"))
    return text


def source(text: str) -> str:
    """Return what is to be read, ``-`` being what comes through a pipe."""
    return "/dev/stdin" if text == "-" else name(text)


def path(text: str) -> Path:
    """Return a path; ArgumentTypeError if it is empty."""
    return Path(name(text))


def count(text: str) -> int:
    """Return a number of events; ArgumentTypeError if it is none."""
    if not _is_number(text, MAX_INT):
        words = tr("'{text}' is not a number of events, 0 to {most}", text=text[:40], most=MAX_INT)
        raise argparse.ArgumentTypeError(words)
    return int(text)


def rounding(text: str) -> int:
    """Return a limit in ns; ArgumentTypeError if it is none."""
    if not _is_number(text, MAX_ROUNDING_NS):
        words = tr(
            "'{text}' is not a number of ns, 0 to {most}", text=text[:40], most=MAX_ROUNDING_NS
        )
        raise argparse.ArgumentTypeError(words)
    return int(text)


def jobs(text: str) -> int:
    """Return a number of processes; ArgumentTypeError if it is none."""
    if not _is_number(text, MAX_JOBS) or int(text) == 0:
        words = tr(
            "'{text}' is not a number of processes, 1 to {most}", text=text[:40], most=MAX_JOBS
        )
        raise argparse.ArgumentTypeError(words)
    return int(text)


def time_ns(text: str) -> int:
    """Return an instant that is written in µs; ArgumentTypeError if it is none."""
    try:
        return ns_from_us(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            tr("'{text}': {error}", text=text[:40], error=error)
        ) from None


def setting(text: str) -> tuple[str, str]:
    """Return key and value; ArgumentTypeError if one of them is missing."""
    key, _, value = text.partition("=")
    if not key or not value:
        raise argparse.ArgumentTypeError(tr("'{text}' is not KEY=VALUE", text=text))
    return key, value


def _is_number(text: str, most: int) -> bool:
    is_short = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    return is_short and int(text) <= most
