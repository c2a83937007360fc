"""The sheet under the reading lamp: leafing, enlarging, searching and copying in any document."""
