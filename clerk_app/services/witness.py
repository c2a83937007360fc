"""A witness at the door: whoever is turned down stands in the journal, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from clerk_app.domain.desk_facts import SignedIn, TurnedDown
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact
from clerk_app.domain.person import Actor

from .office import Office, UnitOfWork

Transaction = Callable[[Actor], AbstractContextManager[UnitOfWork]]
_TOLD = ("act", "clerk", "count", "editor", "login", "role", "state", "unit")


def sign_in(office: Office) -> tuple[Fact, ...]:
    """Somebody sits down at the desk."""
    with office.transaction(office.actor) as work:
        work.record(SignedIn("", office.actor.login))
        return work.commit()


def witnessed(transaction: Transaction) -> Transaction:
    """The same transactions; one that ends in a refusal leaves an entry of its own behind."""

    @contextmanager
    def observed(actor: Actor) -> Iterator[UnitOfWork]:
        case = ""
        try:
            with transaction(actor) as work:
                try:
                    yield work
                finally:
                    case = work.touched
        except ClerkError as refusal:
            # The person hears of the refusal even when it cannot be written down.
            with suppress(ClerkError, OutsideError):
                _write(transaction, actor, case, refusal)
            raise

    return observed


def _write(transaction: Transaction, actor: Actor, case: str, refusal: ClerkError) -> None:
    told = {name: str(refusal.facts[name]) for name in _TOLD if refusal.facts.get(name)}
    with transaction(actor) as work:
        work.record(TurnedDown(case, refusal.code, told))
        work.commit()
