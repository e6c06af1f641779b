"""The typed commands, one file a menu: each value beside its line of the table.

Whoever wants something sends such a value to the dispatcher; nothing else is sent.
"""
