"""Everything that a user can do, without a window: see docs/session.md."""

from nandviz.session.changes import Change, Stop, StopReason, Topic
from nandviz.session.session import Session

__all__ = ["Change", "Session", "Stop", "StopReason", "Topic"]
