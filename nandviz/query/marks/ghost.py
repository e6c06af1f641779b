"""The place of something that did not come to pass."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ghost:
    """The place of something that did not come to pass.

    Attributes
    ----------
    cut
        True: the rest of an op that was suspended; False: the old place of a displaced op.
    text
        What is written in it: the remaining time, or the op.
    """

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    cut: bool
    text: str
    born: int
