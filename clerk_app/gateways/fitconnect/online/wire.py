"""The wire: one HTTP client with patience and limits; it knows nothing of submissions."""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic

import httpx

from clerk_app.domain.errors import OutsideError

from .catching import Catch
from .profile import Limits, Profile
from .trouble import Busy, Declined, Unheard, read_problem

USER_AGENT = "Amtstisch (FIT-Connect subscriber)"
_PIECE = 256 * 1024
_PATIENT_WITH = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True)
class Ask:
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict)
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Heard:
    status: int
    body: bytes = field(repr=False)
    wait: float | None = None  # seconds the service asks for


class Wire:
    """`pause` waits, and may raise to end the work; `now` is the clock of this office."""

    def __init__(
        self,
        client: httpx.Client,
        limits: Limits,
        now: Callable[[], datetime],
        pause: Callable[[float], None],
    ) -> None:
        self._client = client
        self._limits = limits
        self._now = now
        self._pause = pause
        self._ahead = timedelta()

    def close(self) -> None:
        self._client.close()

    def service_time(self) -> datetime:
        """The time by the service's own clock, as its last answer told it; ours may be wrong."""
        return self._now() + self._ahead

    def once(self, ask: Ask, target: Catch | None = None) -> Heard:
        """One try. `target` receives the body of a 200, all other bodies are kept in memory."""
        with self._speaking(ask) as response:
            self._tell_time(response)
            wait = _asked(response.headers, self.service_time())
            if target is not None and response.status_code == httpx.codes.OK:
                target.fill(self._pieces(response, self._limits.attachment_bytes))
                return Heard(response.status_code, b"", wait)
            body = b"".join(self._pieces(response, self._limits.document_bytes))
            return Heard(response.status_code, body, wait)

    def patiently(self, ask: Ask, target: Catch | None = None) -> Heard:
        """For what may be asked twice without harm: tried again after a pause that grows and varies."""
        for attempt in range(self._limits.tries):
            last = attempt + 1 == self._limits.tries
            try:
                heard = self.once(ask, target)
            except Unheard:
                if last:
                    raise
                self._wait(attempt, None)
                continue
            if heard.status not in _PATIENT_WITH:
                return heard
            if last:
                break
            self._wait(attempt, heard.wait)
        if heard.status == httpx.codes.TOO_MANY_REQUESTS:
            raise Busy(heard.wait or self._limits.longest_pause)
        raise Unheard(f"HTTP {heard.status}")

    def once_heard(self, ask: Ask) -> Heard:
        """For what must not be done twice: who is too busy to listen has done nothing and is asked again."""
        for attempt in range(self._limits.tries - 1):
            heard = self.once(ask)
            if heard.status != httpx.codes.TOO_MANY_REQUESTS:
                return heard
            self._wait(attempt, heard.wait)
        return self.once(ask)

    def _wait(self, attempt: int, asked: float | None) -> None:
        if asked is not None and asked > self._limits.longest_pause:
            raise Busy(asked)
        # Collectors that failed together must not come back together.
        own = self._limits.first_pause * 2**attempt * random.uniform(0.5, 1.5)
        self._pause(max(asked or 0.0, min(own, self._limits.longest_pause)))

    @contextmanager
    def _speaking(self, ask: Ask) -> Iterator[httpx.Response]:
        try:
            with self._client.stream(
                ask.method,
                ask.url,
                headers=dict(ask.headers),
                params=dict(ask.query) or None,
                content=ask.content,
            ) as response:
                yield response
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as trouble:
            raise Unheard(f"{type(trouble).__name__}: {trouble}") from trouble
        except OSError as trouble:
            # httpx turns the network's failures into its own; what is left is our disk.
            raise OutsideError("spool.unwritable", path=str(trouble.filename or "")) from trouble

    def _pieces(self, response: httpx.Response, largest: int) -> Iterator[bytes]:
        end, size = monotonic() + self._limits.answer_seconds, 0
        for piece in response.iter_bytes(_PIECE):
            size += len(piece)
            if size > largest:
                raise OutsideError("channel.answer_too_large", size=largest)
            if monotonic() > end:
                raise Unheard("too slow")
            yield piece

    def _tell_time(self, response: httpx.Response) -> None:
        try:
            told = parsedate_to_datetime(response.headers.get("date", ""))
        except ValueError:
            return
        ahead = told.astimezone(UTC) - self._now()
        # The header has whole seconds only and the way takes time: smaller differences mean nothing.
        self._ahead = ahead if abs(ahead) > timedelta(seconds=5) else timedelta()


def open_wire(profile: Profile, now: Callable[[], datetime], pause: Callable[[float], None]) -> Wire:
    """Certificates are checked against the authority's own, or those the operating system trusts."""
    limits = profile.limits
    try:
        trust = ssl.create_default_context(cafile=str(profile.ca_file) if profile.ca_file else None)
        client = httpx.Client(
            verify=trust,
            proxy=profile.proxy or None,
            timeout=httpx.Timeout(limits.silence_seconds, connect=limits.connect_seconds),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            follow_redirects=False,
        )
    except (OSError, ValueError, httpx.InvalidURL) as trouble:
        raise OutsideError("channel.line_unusable", channel=profile.name, reason=str(trouble)) from trouble
    return Wire(client, limits, now, pause)


def require(heard: Heard, *good: int) -> Heard:
    """The answer, if it has one of the good states; a definite no or a doubt otherwise."""
    if heard.status in good:
        return heard
    if heard.status == httpx.codes.TOO_MANY_REQUESTS:
        raise Busy(heard.wait or 0.0)
    if heard.status >= httpx.codes.INTERNAL_SERVER_ERROR or heard.status < httpx.codes.BAD_REQUEST:
        raise Unheard(f"HTTP {heard.status}")
    raise Declined(heard.status, read_problem(heard.body))


def _asked(headers: httpx.Headers, service_time: datetime) -> float | None:
    """How long the service wants to be left alone: seconds, a moment, or until its count begins anew."""
    after = headers.get("retry-after", "")
    if (seconds := _seconds(after)) is not None:
        return seconds
    try:
        return max(0.0, (parsedate_to_datetime(after).astimezone(UTC) - service_time).total_seconds())
    except ValueError:
        return _seconds(headers.get("ratelimit-reset", ""))


def _seconds(header: str) -> float | None:
    return float(header) if header.isascii() and header.isdecimal() and len(header) < 7 else None
