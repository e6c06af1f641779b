"""Everything that a user can do, without a window: see docs/session.md."""
