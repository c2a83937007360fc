"""What the post brings back, without a window: the day on a paper, or a letter that goes out once more."""

from __future__ import annotations

import argparse

from clerk_app.domain import text
from clerk_app.domain.returned_paper import Returned, Served
from clerk_app.opening.office import open_office
from clerk_app.services import dispatch_proof, returned_paper

from .cases import find_case
from .posting import Told, acting, day, named

OUTCOMES = {
    "uebergeben": Served.HANDED_OVER,
    "briefkasten": Served.LETTERBOX,
    "niedergelegt": Served.DEPOSITED,
    "verweigert": Served.REFUSED,
    "bestaetigt": Served.CONFIRMED,
    "unzustellbar": Served.NOT_SERVED,
}


def returned_arguments(parser: argparse.ArgumentParser) -> None:
    renewed_arguments(parser)
    parser.add_argument(
        "--outcome",
        required=True,
        choices=tuple(OUTCOMES),
        help="was der Rücklauf sagt: übergeben, in den Briefkasten eingelegt (§ 180 ZPO), niedergelegt "
        "(§ 181 ZPO, Tag der Mitteilung), Annahme verweigert (§ 179 ZPO), Empfang bestätigt, unzustellbar",
    )
    parser.add_argument("--on", required=True, type=day, metavar="TAG", help="Tag laut Rücklauf, TT.MM.JJJJ")
    parser.add_argument("--number", default="", metavar="NR", help="Nummer auf dem Rücklauf")
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help="Begründung, wenn ein Eintrag falsch war"
    )


def returned(told: argparse.Namespace) -> Told:
    """In the name of whoever is at the machine."""
    said = Returned(OUTCOMES[told.outcome], told.on, told.number, told.reason)
    with open_office(told.database) as opened:
        office = acting(opened)
        case = find_case(opened, office, told.case)
        left = dispatch_proof.leaving_of(office, case, told.letter)
        returned_paper.enter(office, left, said)
        sent = dispatch_proof.outgoing(office, office.reader.case(office.actor, case))
    letter = left.letter
    announced = next(one.announced for one in sent if one.letter.id == letter.id)
    on = announced.on.isoformat() if announced and announced.on else None
    value = {"id": letter.id, "case": case, "outcome": said.outcome.value, "on": said.day.isoformat()}
    line = f"{named(letter)}: Rücklauf eingetragen, {text.german_date(said.day)}."
    return value | {"announced_on": on}, [line], False


def renewed_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", required=True, metavar="VORGANG", help="Kennung oder Aktenzeichen")
    parser.add_argument(
        "--letter", required=True, metavar="SENDUNG", help="Kennung aus „outbox letters --case“"
    )


def renewed(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        office = acting(opened)
        case = find_case(opened, office, told.case)
        letter = dispatch_proof.leaving_of(office, case, told.letter).letter
        returned_paper.renew(office, letter)
    return {"id": letter.id, "case": case}, [f"{named(letter)}: wartet wieder auf die Post."], False
