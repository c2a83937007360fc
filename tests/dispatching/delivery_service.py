"""A delivery service of its own process: numbers letters, takes each under its number, and often fails.

`python -m tests.dispatching.delivery_service SEED PAUSE` says its port and serves until its input is closed.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BEFORE = (("500", 0.06), ("429", 0.04))
AFTER = (("cut", 0.10), ("hang", 0.03), ("503", 0.04))
HANG = 0.8


class Ledger:
    """What was numbered, what arrived, and which faults there were."""

    def __init__(self, seed: int, pause: float) -> None:
        self.pause = pause
        self.announced: dict[str, str] = {}
        self.delivered: dict[str, str] = {}
        self.again = 0
        self.faults: Counter[str] = Counter()
        self.lock = threading.Lock()
        self._chance = random.Random(seed)

    def fault(self, kinds: tuple[tuple[str, float], ...]) -> str:
        with self.lock:
            drawn = self._chance.random()
            for name, share in kinds:
                if drawn < share:
                    self.faults[name] += 1
                    return name
                drawn -= share
        return ""

    def announce(self, letter: str) -> str:
        with self.lock:
            number = f"n{len(self.announced) + 1}"
            self.announced[number] = letter
            return number

    def deliver(self, number: str, letter: str) -> int:
        with self.lock:
            if self.announced.get(number) != letter:
                return 404
            if number in self.delivered:
                self.again += 1
                return 409
            self.delivered[number] = letter
            return 202

    def standing(self, number: str) -> str:
        with self.lock:
            if number in self.delivered:
                return "delivered"
            return "open" if number in self.announced else "unknown"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    ledger: Ledger

    def do_POST(self) -> None:
        letter = self._read()["letter"]
        if not self._fails(BEFORE):
            number = self.ledger.announce(letter)
            if not self._fails(AFTER):
                self._say(201, {"number": number})

    def do_PUT(self) -> None:
        letter = self._read()["letter"]
        if not self._fails(BEFORE):
            status = self.ledger.deliver(self.path.rsplit("/", 1)[-1], letter)
            if not self._fails(AFTER):
                self._say(status, {})

    def do_GET(self) -> None:
        if self.path == "/account":
            ledger = self.ledger
            counts = {"announced": len(ledger.announced), "again": ledger.again, "faults": ledger.faults}
            self._say(200, {"delivered": ledger.delivered, **counts})
        elif not self._fails(BEFORE):
            self._say(200, {"standing": self.ledger.standing(self.path.rsplit("/", 1)[-1])})

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody listens."""

    def _read(self) -> dict[str, str]:
        time.sleep(self.ledger.pause)
        return dict(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _fails(self, kinds: tuple[tuple[str, float], ...]) -> bool:
        fault = self.ledger.fault(kinds)
        if fault in ("cut", "hang"):
            time.sleep(HANG if fault == "hang" else 0)
            self.close_connection = True
        elif fault:
            self._say(int(fault), {}, {"Retry-After": "0.05"} if fault == "429" else {})
        return bool(fault)

    def _say(self, status: int, said: object, headers: dict[str, str] | None = None) -> None:
        body = json.dumps(said).encode()
        self.send_response_only(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever was killed in the middle of a request is no fault of ours."""


if __name__ == "__main__":
    Handler.ledger = Ledger(int(sys.argv[1]), float(sys.argv[2]))
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()
