"""Landlock: from here on the reader opens no file, reaches no port and signals no other process."""

from __future__ import annotations

import ctypes
import os
import struct

_CREATE_RULESET = 444  # the same number on every architecture
_RESTRICT_SELF = 446
_ASK_VERSION = 1

_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}  # version of the interface: number of rights it knows
_FILE_RIGHTS_NOW = 16
_NET_RIGHTS = 0b11
_SCOPES = 0b11  # abstract sockets, signals


def restrict(libc: ctypes.CDLL) -> int:
    """The version of the interface in force, 0 where the kernel has none."""
    version = int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(_ASK_VERSION)))
    if version <= 0:
        return 0
    rules = _denying_all(version)
    ruleset = int(libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), ctypes.c_uint(0)))
    if ruleset < 0:
        return 0
    held = libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint(0)) == 0
    os.close(ruleset)
    return version if held else 0


def _denying_all(version: int) -> bytes:
    files = (1 << _FILE_RIGHTS.get(version, _FILE_RIGHTS_NOW)) - 1
    if version < 4:
        return struct.pack("=Q", files)
    if version < 6:
        return struct.pack("=QQ", files, _NET_RIGHTS)
    return struct.pack("=QQQ", files, _NET_RIGHTS, _SCOPES)
