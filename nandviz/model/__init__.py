"""What everyone speaks of: words of the field, ops, setups, plans. Values only, on the ground."""
