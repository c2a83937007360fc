"""A strict imitation of the FIT-Connect delivery service, for proofs and for trying out by hand.

`python -m tests.fitconnect_server --help`. It refuses what the real service is known to refuse, signs its
event log, and can be told to misbehave: lose answers, cut them short, be slow, count wrong, change its mind.
"""
