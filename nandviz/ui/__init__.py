"""The window: reads the trace, sends commands to the session, never imports the engine."""
