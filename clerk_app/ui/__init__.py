"""The rooms in which the office works."""
