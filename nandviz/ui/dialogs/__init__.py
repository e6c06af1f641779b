"""The dialogs, one file a dialog."""
