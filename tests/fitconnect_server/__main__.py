"""Run by hand: prints a config.toml for itself and serves until Ctrl+C."""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.gateways.fitconnect.folder import read_bundle

from .cast import cast_from, lay_out, new_cast
from .lines import serving
from .parcels import parcel_of, sealed_parcel
from .service import Service
from .wishes import KINDS, Moods, parse_wish


def main() -> None:
    told = _arguments()
    cast = cast_from(told.keys) if told.keys else new_cast()
    moods = Moods(
        clock_skew=told.clock_skew,
        list_twice=told.list_twice,
        list_reversed=told.list_reversed,
        list_answered=told.list_answered,
        set_version=told.set_version,
        token_seconds=told.token_seconds,
        wishes=[parse_wish(text) for text in told.fault],
    )
    service = Service(cast, "", moods)
    with serving(service, told.port) as address:
        service.issuer = f"{address}/submission-api"
        at = datetime.now(UTC)
        for bundle in told.bundle:
            service.lay_in(parcel_of(read_bundle(bundle)))
        for number in range(told.submissions):
            service.lay_in(sealed_parcel(cast, service.issuer, number, at))
        config = lay_out(cast, told.home, address, accept=told.accept)
        print(f"# {config}\n{config.read_text('utf-8')}", flush=True)
        print(f"# python main.py admin collect --home {told.home}", flush=True)
        _serve(service)


def _serve(service: Service) -> None:
    states = ""
    try:
        while True:
            time.sleep(1)
            now = ", ".join(f"{p.submission[:8]} {p.state}" for p in service.parcels.values())
            if now != states:
                states = now
                print(f"# {now}", flush=True)
    except KeyboardInterrupt:
        return


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fitconnect_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument(
        "--home", type=Path, default=None, help="data folder to write config.toml and TEST secrets to"
    )
    parser.add_argument("--submissions", type=int, default=3, help="how many invented ones wait")
    parser.add_argument(
        "--bundle", type=Path, action="append", default=[], help="a saved submission to lay in"
    )
    parser.add_argument("--keys", type=Path, help="folder of TEST keys the bundles are sealed for")
    parser.add_argument("--accept", choices=("automatic", "by-clerk"), default="automatic")
    parser.add_argument("--clock-skew", type=float, default=0.0, help="seconds the service's clock is ahead")
    parser.add_argument("--list-twice", action="store_true")
    parser.add_argument("--list-reversed", action="store_true")
    parser.add_argument("--list-answered", action="store_true")
    parser.add_argument("--set-version", default="1.2.2", help="the only payload schema of events it takes")
    parser.add_argument("--token-seconds", type=int, default=1800)
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="KIND:REQUEST[:TIMES[:VALUE]]",
        help=f"misbehave, e.g. 'drop-after:POST .*events:2'; kinds: {', '.join(KINDS)}",
    )
    told = parser.parse_args()
    told.home = told.home or Path(tempfile.mkdtemp(prefix="fitconnect-test-"))
    return told


if __name__ == "__main__":
    main()
