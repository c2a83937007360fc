"""A time stamp service (RFC 3161) of its own on this machine, honest or with one fault at a time."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import algos, tsp
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.tools.seals import Issued

REJECTION = bytes.fromhex("30053003020102")
Stamper = Callable[[tsp.TimeStampReq], bytes]
_OPENSSL = """
[tsa]
default_tsa = it
[it]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


class StampServer:
    """`fault`: silent, trickling, busy, refusing, garbage, tampered, other_question or other_document."""

    def __init__(self, stamper: Stamper) -> None:
        self._stamper = stamper
        self.fault = ""
        self.asked = 0
        self.before: Callable[[], None] = lambda: None
        self.over = threading.Event()
        self.address = ""

    def answer(self, question: bytes) -> bytes:
        self.asked += 1
        self.before()
        request = tsp.TimeStampReq.load(question)
        if self.fault == "refusing":
            return REJECTION
        if self.fault == "other_question":
            request["nonce"] = request["nonce"].native ^ 1
        if self.fault == "other_document":
            other = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"})}
            request["message_imprint"] = tsp.MessageImprint({**other, "hashed_message": bytes(32)})
        made = self._stamper(request)
        if self.fault == "garbage":
            return made[: len(made) // 2]
        return made[:-1] + bytes((made[-1] ^ 1,)) if self.fault == "tampered" else made


def by_pyhanko(held: Issued) -> Stamper:
    """RSA only."""
    certificate = Certificate.load(held.der)
    store = SimpleCertificateStore.from_certs([certificate])
    stamper = DummyTimeStamper(certificate, PrivateKeyInfo.load(held.private_der), certs_to_embed=store)
    return lambda request: stamper.request_tsa_response(request).dump()


def by_openssl(held: Issued, folder: Path) -> Stamper:
    (folder / "tsa.crt").write_bytes(held.pem)
    (folder / "tsa.key").write_bytes(held.private_pem)
    (folder / "tsa.cnf").write_text(_OPENSSL.format(folder=folder), encoding="utf-8")

    def stamp(request: tsp.TimeStampReq) -> bytes:
        (folder / "question").write_bytes(request.dump(force=True))
        files = {"-config": "tsa.cnf", "-queryfile": "question", "-signer": "tsa.crt", "-inkey": "tsa.key"}
        told = [part for key, name in files.items() for part in (key, str(folder / name))]
        answer = folder / "answer"
        command = ["openssl", "ts", "-reply", *told, "-out", str(answer)]
        subprocess.run(command, check=True, capture_output=True, timeout=20)
        return answer.read_bytes()

    return stamp


@contextmanager
def stamp_server(stamper: Stamper) -> Iterator[StampServer]:
    served = StampServer(stamper)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served))
    served.address = f"http://127.0.0.1:{server.server_port}/tsr"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(served: StampServer) -> type[BaseHTTPRequestHandler]:
    return type("Answering", (_Handler,), {"served": served})


class _Handler(BaseHTTPRequestHandler):
    served: StampServer

    def do_POST(self) -> None:
        question = self.rfile.read(int(self.headers["content-length"]))
        if self.served.fault == "silent":
            self.served.over.wait(20)
        elif self.served.fault == "busy":
            self.served.asked += 1
            self.send_error(503)
        else:
            self._answer(self.served.answer(question))

    def _answer(self, answer: bytes) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/timestamp-reply")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        if self.served.fault != "trickling":
            self.wfile.write(answer)
            return
        for octet in answer:
            if self.served.over.wait(0.05):
                return
            self.wfile.write(bytes((octet,)))

    def log_message(self, *told: object) -> None:
        """Nobody reads along."""
