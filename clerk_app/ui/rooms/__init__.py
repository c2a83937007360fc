"""The rooms, each one a package that knows no other room."""
