"""The spelling of a language: the library of the system and the word lists of the office."""
