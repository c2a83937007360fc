"""Seccomp: of all the kernel offers, the reader keeps what computing and answering take."""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

# Numbers of x86_64. Left out on purpose: prlimit64, kill and tgkill reach other processes of the same person.
_ALLOWED = {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9, "mprotect": 10,
    "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "pread64": 17,
    "readv": 19, "writev": 20, "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "alarm": 37,
    "getpid": 39, "exit": 60, "fcntl": 72, "gettimeofday": 96, "getrusage": 98, "sigaltstack": 131,
    "gettid": 186, "futex": 202, "sched_getaffinity": 204, "restart_syscall": 219, "clock_gettime": 228,
    "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "newfstatat": 262, "ppoll": 271,
    "set_robust_list": 273, "getrandom": 318, "rseq": 334,
}  # fmt: skip

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _THIRD_ARGUMENT_AT = 0, 4, 32
_X86_64 = 0xC000003E
_PROT_EXEC = 4
_ALLOW, _KILL, _EPERM = 0x7FFF0000, 0x80000000, 0x00050001
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2

Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def restrict(libc: ctypes.CDLL) -> bool:
    if platform.machine() != "x86_64" or sys.maxsize < 2**32:
        return False
    steps = _steps()
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.addressof(code))
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _steps() -> list[Instruction]:
    mmap, mprotect = _ALLOWED["mmap"], _ALLOWED["mprotect"]
    head: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, _X86_64),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_EQUAL, 1, 0, mmap),
        (_EQUAL, 0, 3, mprotect),
        (_LOAD, 0, 0, _THIRD_ARGUMENT_AT),
        (_ANY_BIT, 0, 1, _PROT_EXEC),  # no new code may come into being
        (_RETURN, 0, 0, _EPERM),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    count = len(_ALLOWED)
    body = [(_EQUAL, count - place, 0, number) for place, number in enumerate(_ALLOWED.values())]
    return [*head, *body, (_RETURN, 0, 0, _EPERM), (_RETURN, 0, 0, _ALLOW)]
