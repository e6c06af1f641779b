"""The deterministic engine: no file, no Qt, no trace, no clock, no global random state."""
