from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest

from clerk_app.domain.facts import Fact
from clerk_app.services.reading import TimelineEntry
from clerk_app.ui.kit.story import Names, kinds_told, story, told
from tests.ui.rooms import fakes

NAMES = Names({"m.schuster": "M. Schuster"}, {"miete": "Miete nachgewiesen"}, {"bewilligung": "Bewilligung"})
FACTS: Mapping[str, Mapping[str, object]] = {
    "received": {"channel": "fit-connect", "due_on": "2026-12-18"},
    "assigned": {"clerk": "m.schuster"},
    "rerouted": {"unit": "fahrerlaubnis", "subject": "Fahrerlaubnis: Umtausch", "reason": "Irrläufer"},
    "examined": {"met": 5, "unsettled": 2},
    "judged": {"check": "miete", "finding": "waived"},
    "submitted": {"outcome": "bewilligung"},
    "approved": {"single_seat": True},
    "discarded": {"reason": "Kreis Gießen ist zuständig"},
    "noted": {"record": True},
    "unit_added": {"unit": "wohngeld", "name": "Wohngeldstelle"},
    "member_removed": {"login": "m.schuster", "unit": "wohngeld", "role": "clerk"},
    "account_closed": {"login": "m.schuster"},
    "member_added": {"login": "m.schuster", "unit": "wohngeld", "role": "clerk"},
}


def entry(kind: str, seq: int = 1, actor: str = "a.becker", text: str = "") -> TimelineEntry:
    names = {"a.becker": "A. Becker", "m.schuster": "M. Schuster"}
    at = fakes.NOW + timedelta(minutes=seq)
    return TimelineEntry(seq, at, actor, names[actor], kind, FACTS.get(kind, {}), text)


def every_kind(base: type[Fact] = Fact) -> Iterator[str]:
    for child in base.__subclasses__():
        if "kind" in vars(child):
            yield child.kind
        yield from every_kind(child)


def test_every_kind_of_fact_has_a_sentence() -> None:
    assert set(every_kind()) - kinds_told() == set()


@pytest.mark.parametrize("kind", sorted(set(every_kind())))
def test_no_sentence_has_a_blank_left_or_a_code_in_it(kind: str) -> None:
    line = told(entry(kind), NAMES)
    assert "{" not in line.sentence + line.text
    assert kind not in line.sentence
    assert line.sentence[0].isupper()


@pytest.mark.parametrize("kind", sorted(set(every_kind())))
def test_missing_facts_never_cut_a_history_short(kind: str) -> None:
    bare = TimelineEntry(1, fakes.NOW, "x", "", kind, {})
    assert told(bare, Names()).sentence


@pytest.mark.parametrize(
    ("kind", "sentence", "text"),
    [
        ("received", "Antrag über FIT-Connect eingegangen", "Frist bis 18.12.2026"),
        ("claimed", "A. Becker hat den Vorgang übernommen", ""),
        ("assigned", "A. Becker hat den Vorgang M. Schuster zugewiesen", ""),
        (
            "rerouted",
            "A. Becker hat den Vorgang an fahrerlaubnis weitergeleitet: Fahrerlaubnis: Umtausch",
            "Begründung: Irrläufer",
        ),
        ("examined", "A. Becker hat geprüft: 5 erfüllt, 2 offen", ""),
        ("judged", "A. Becker hat „Miete nachgewiesen“ als entbehrlich beurteilt", ""),
        ("submitted", "A. Becker hat den Bescheid zur Freigabe vorgelegt", "Bewilligung"),
        (
            "discarded",
            "A. Becker hat den Vorgang wegen Unzuständigkeit verworfen",
            "Begründung: Kreis Gießen ist zuständig",
        ),
    ],
)
def test_the_history_is_told_in_german_sentences(kind: str, sentence: str, text: str) -> None:
    line = told(entry(kind), NAMES)
    assert (line.sentence, line.text) == (sentence, text)


def test_a_name_with_braces_in_it_is_just_a_name() -> None:
    odd = TimelineEntry(1, fakes.NOW, "x", "{kind} O'Neill", "claimed", {})
    assert told(odd).sentence == "{kind} O'Neill hat den Vorgang übernommen"


def test_an_approval_at_a_single_seat_says_what_that_means() -> None:
    assert "Vier-Augen" in told(entry("approved"), NAMES).text


def test_the_newest_comes_first_and_repeated_opening_is_told_once() -> None:
    timeline = [
        entry("received", 1),
        entry("opened", 2),
        entry("opened", 3),
        entry("claimed", 4),
        entry("opened", 5),
    ]
    kinds = [line.sentence for line in story(timeline, NAMES)]
    assert kinds == [
        "A. Becker hat den Vorgang geöffnet",
        "A. Becker hat den Vorgang übernommen",
        "A. Becker hat den Vorgang geöffnet",
        "Antrag über FIT-Connect eingegangen",
    ]
    assert story(timeline, NAMES)[2].at == entry("opened", 3).at


def test_a_kind_nobody_knows_yet_is_shown_all_the_same() -> None:
    assert "served" in told(TimelineEntry(1, fakes.NOW, "x", "X", "served", {})).sentence
