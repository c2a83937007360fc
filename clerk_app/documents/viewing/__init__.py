"""Strangers' documents are opened by a confined reader of their own, one process for each document.

On Linux the reader can reach neither files nor network nor other processes; elsewhere the same seam holds
without that confinement: a crash, a hang or a flood of memory still ends with the reader alone.
"""
