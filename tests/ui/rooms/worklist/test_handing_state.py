"""What the sheet for a hand-over shows, from what is known of it."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.handover import HandoverValue, PreparedHandover
from clerk_app.domain.pack_part import Handover
from clerk_app.services.transfer import Transfer
from clerk_app.ui.rooms.worklist.handing_derive import derive_handing, next_place
from clerk_app.ui.rooms.worklist.handing_state import HandingInputs, Mark

VALUES = (
    HandoverValue("Aktenzeichen", "36 KFZ 2026/1"),
    HandoverValue("Ort", ""),
    HandoverValue("FIN", "WVW1"),
    HandoverValue("Halter", "", missing=True),
)
READY = PreparedHandover(Handover(id="kfz", target="Kfz", fields=(), file="csv", receipt="Nummer"), VALUES)
KNOWN = HandingInputs(True, "case-1", "36 KFZ 2026/1", (READY,), "kfz")


def marks(known: HandingInputs) -> list[Mark]:
    return [value.mark for value in derive_handing(known).values]


def test_a_value_that_changed_after_it_was_copied_is_to_be_copied_again() -> None:
    known = replace(KNOWN, transfer=Transfer(copied={0: "36 KFZ 2026/1", 2: "WVW0"}))
    assert marks(known) == [Mark.COPIED, Mark.EMPTY, Mark.CHANGED, Mark.MISSING]
    assert derive_handing(known).progress == "1 von 2 übertragen · 2 ohne Angabe"


def test_from_the_last_field_the_first_open_one_is_next() -> None:
    known = replace(KNOWN, transfer=Transfer(at=3, copied={0: "36 KFZ 2026/1"}))
    assert next_place(derive_handing(known).values, 3) == 2
    known = replace(KNOWN, transfer=Transfer(at=3, copied={0: "36 KFZ 2026/1", 2: "WVW1"}))
    assert next_place(derive_handing(known).values, 3) == 3


def test_nothing_leaves_while_something_needed_is_missing() -> None:
    shown = derive_handing(KNOWN)
    assert not shown.give.enabled and "Halter" in shown.give.why
    complete = replace(READY, values=VALUES[:3])
    assert derive_handing(replace(KNOWN, ready=(complete,))).give.enabled
    assert not derive_handing(replace(KNOWN, ready=(complete,), working=True)).give.enabled


def test_a_choice_is_shown_only_where_there_is_one() -> None:
    assert derive_handing(KNOWN).targets == ()
    other = replace(READY, handover=replace(READY.handover, id="druck", target="Druckerei", file=""))
    shown = derive_handing(replace(KNOWN, ready=(READY, other), chosen="druck"))
    assert shown.targets == (("kfz", "Kfz"), ("druck", "Druckerei"))
    assert (shown.title, shown.file) == ("Druckerei", "")


def test_while_the_values_are_looked_up_nothing_can_be_done() -> None:
    shown = derive_handing(replace(KNOWN, ready=None))
    assert shown.open and shown.values == () and not shown.give.enabled
