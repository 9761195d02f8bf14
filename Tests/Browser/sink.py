"""A mail server that keeps what it is given, and refuses what a test wants refused."""

from __future__ import annotations

import socket
import ssl
import subprocess
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Keeper:
    """What happens to the mail that arrives."""

    def __init__(self, refuse: dict[str, str]):
        self.refuse = refuse
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.encrypted: list[bool] = []
        self.envelopes: list[tuple[str, list[str]]] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.raw.append(envelope.content)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        self.encrypted.append(session.ssl is not None)
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 taken"


class Sink:
    """An SMTP server on a free port of this machine.

    `refuse` gives addresses and what is answered to them; with `tls` it offers STARTTLS, and with `password` it asks
    for one of the user `dx`.
    """

    def __init__(self, *, refuse: dict[str, str] | None = None, tls: Path | None = None, password: str | None = None):
        self.keeper = Keeper(refuse or {})
        options: dict = {}
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls / "certificate.pem", tls / "key.pem")
            options["tls_context"] = context
        if password:
            options |= {"authenticator": self._authenticator(password), "auth_required": True}
        self.port = free_port()
        self._controller = Controller(self.keeper, hostname="127.0.0.1", port=self.port, **options)
        self._controller.start()

    @staticmethod
    def _authenticator(password: str):
        def check(server: SMTP, session, envelope, mechanism, data) -> AuthResult:
            is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"dx", password.encode())
            return AuthResult(success=is_right, handled=False)

        return check

    @property
    def mails(self) -> list[EmailMessage]:
        return self.keeper.mails

    def end(self) -> None:
        self._controller.stop()


def certificate(folder: Path) -> Path:
    """A folder with a certificate for `localhost` that signs itself, and its key."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-keyout", folder / "key.pem", "-out", folder / "certificate.pem"),
        ],
        check=True,
        capture_output=True,
    )
    return folder
