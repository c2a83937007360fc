"""The import folder: what other programs, scanners and people lay down there becomes a case."""
