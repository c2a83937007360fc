"""An office that takes applications in and sends answers back through the strict server."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache

import httpx

from clerk_app.domain.outgoing import ACKNOWLEDGE, Way
from clerk_app.gateways.fitconnect.online.api import SubmissionApi
from clerk_app.gateways.fitconnect.online.key_board import KeyBoard
from clerk_app.gateways.fitconnect.online.profile import Profile
from clerk_app.gateways.fitconnect.online.token import TokenDesk
from clerk_app.gateways.fitconnect.online.wire import USER_AGENT, Wire
from clerk_app.gateways.fitconnect.replies.channel import REPLY, FitConnectReplies, ReplyLine
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import PrivateKey
from clerk_app.opening.paths import Shipped
from clerk_app.packs.texts import text_blocks
from clerk_app.services.acknowledging import written
from clerk_app.services.dispatching import Dispatcher, Result, dispatch_round
from tests.collecting.post_office import ADDRESS, BITS, ISSUER, PostOffice, examiners
from tests.fitconnect_server import replies
from tests.fitconnect_server.lines import InProcess
from tests.fitconnect_server.parcels import Parcel

SERVICE = "urn:de:fim:leika:leistung:99900001010000"
PROCESS = "urn:xoev-de:bmk:standard:xbau_2.4"
APPLICATION = b'{"antragsteller": {"familienname": "\xc3\x96zt\xc3\xbcrk", "vorname": "Deniz"}}'


@cache
def applicant_key() -> PrivateKey:
    return jwk.generate("applicant-0001-TEST", jwk.ENCRYPTION)


def reply_channel(key: PrivateKey | None = None, **changes: object) -> dict[str, object]:
    wanted = jwk.public_jwk((key or applicant_key()).public) | changes
    return {"replyChannel": {"fitConnect": {"processStandards": [PROCESS], "encryptionPublicKey": wanted}}}


@dataclass
class ReplyOffice:
    post: PostOffice
    way: Way = field(init=False)

    def __post_init__(self) -> None:
        self.post.service.offered.append(SERVICE)
        self.way = Way(ACKNOWLEDGE, REPLY, self.post.cast.destination, "TEST")

    def channel(self, **changes: object) -> FitConnectReplies:
        """A new one each time, as after a restart."""
        post, cast = self.post, self.post.cast
        profile = Profile(
            name="Testzustellpunkt",
            environment="TEST",
            token_url=f"{ADDRESS}/token",
            submission_api=ISSUER,
            destination=cast.destination,
            client_id=cast.client_id,
            client_secret=cast.client_secret,
            limits=post.limits,
        )
        profile = replace(profile, **changes)  # type: ignore[arg-type]
        client = httpx.Client(transport=InProcess(post.service), headers={"User-Agent": USER_AGENT})
        wire = Wire(client, profile.limits, post.clock, post.clock.pause)
        api = SubmissionApi(wire, profile, TokenDesk(wire, profile, post.clock.seconds))
        keys = KeyBoard(api, (), (), profile.destination, post.clock.seconds, BITS)
        schemas = examiners().schemas
        return FitConnectReplies(profile, ReplyLine(wire, api, keys), schemas, post.clock, BITS)

    def taken_in(self, number: int = 1, **changes: object) -> Parcel:
        given = {"service_identifier": SERVICE, "data": APPLICATION, "extras": reply_channel()} | changes
        parcel = self.post.arrive(number, **given)
        outcome = self.post.collect()
        assert outcome.accepted == 1, (outcome, self.post.service.requests)
        return parcel

    def dispatch(self, holder: str = "one", channel: FitConnectReplies | None = None) -> dict[Result, int]:
        blocks = text_blocks(Shipped().resources / "letters")
        self.post.later(hours=7)
        dispatcher = Dispatcher(
            holder,
            timedelta(minutes=2),
            chance=lambda: 0.0,
            write=lambda letter: written(self.post.office, blocks, letter),
        )
        return dict(dispatch_round(self.post.office, {self.way: channel or self.channel()}, dispatcher))

    def arrived(self, key: PrivateKey | None = None) -> list[replies.Opened]:
        done = [reply for reply in self.post.service.replies.values() if reply.state == "submitted"]
        return [replies.opened(reply, key or applicant_key()) for reply in done]
