"""Five ways to end an op, drawn: five rows under one another, and who is right when."""
