"""Remembers how far each case has come on its way into another program."""

from __future__ import annotations

from clerk_app.services.transfer import Transfer

from .case_memory import CaseMemory, Whose


class HandingMemory(CaseMemory[Transfer]):
    def of(self, whose: Whose, target: str) -> Transfer:
        return self.all_of(whose).get(target, Transfer())
