"""The timeline: a Gantt view of a trace as of an event, as a widget and as a picture."""
