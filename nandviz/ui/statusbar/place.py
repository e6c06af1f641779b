"""The status line: file, what is suspended, event, why it stopped."""

from nandviz.session.session import Session


def suspended_words(session: Session) -> str:
    """Return ``PROGRAM suspended on die 0``, or nothing."""
    found = dict.fromkeys((s.die, str(s.axis)) for s in session.playhead.as_of().stack())
    return ", ".join(f"{axis} suspended on die {die}" for die, axis in found)


def place_words(session: Session, stopped: str) -> str:
    """Return the status line as of the playhead."""
    star = "*" if session.files.modified else ""
    words = [
        f"{session.files.title}{star}",
        suspended_words(session),
        f"event {session.playhead.k}/{session.run.head}",
        stopped,
    ]
    return " · ".join(each for each in words if each)
