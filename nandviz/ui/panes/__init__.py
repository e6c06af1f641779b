"""The panes around the timeline, one file a pane."""
