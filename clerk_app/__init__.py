"""Amtstisch: the desk of an authority's clerk on one screen."""

__version__ = "0.6.0"
