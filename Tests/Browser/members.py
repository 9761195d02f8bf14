"""Members who use the site as programs do: forms and cookies over plain HTTP, without a browser."""

from __future__ import annotations

import http.client
import re
import secrets
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from program import PATIENCE, Answer, shirube

PASSPHRASE = "川沿いの小さな図書室で待つ"


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)


class FormFinder(HTMLParser):
    """The forms of a page, with what their fields hold."""

    def __init__(self):
        super().__init__()
        self.forms: list[Form] = []
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.forms.append(Form(values.get("action", "")))
        if not self.forms or "name" not in values and tag != "option":
            return
        fields = self.forms[-1].fields
        if tag == "input" and values.get("type") not in ("checkbox", "radio", "file", "submit"):
            fields[values["name"]] = values.get("value") or ""
        elif tag == "textarea":
            self._area = values["name"]
            fields[self._area] = ""
        elif tag == "select":
            self._select = values["name"]
            fields[self._select] = ""
        elif tag == "option" and self._select and "selected" in values:
            fields[self._select] = values.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._area is not None:
            self.forms[-1].fields[self._area] += data


def forms_of(page: str) -> list[Form]:
    finder = FormFinder()
    finder.feed(page)
    return finder.forms


class Gone(Exception):
    """The server ended before it had answered whole."""


class Client:
    """One signed-in browser of one member; `port` says where the server is at the moment."""

    def __init__(self, port):
        self.port = port
        self.cookies: dict[str, str] = {}

    def copy(self) -> Client:
        """Another one that is signed in as the same."""
        client = Client(self.port)
        client.cookies = dict(self.cookies)
        return client

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
        body = urlencode(fields).encode() if fields is not None else None
        return self._ask(method, path, body, "application/x-www-form-urlencoded")

    def upload(self, form: Form, name: str, file: str, content: bytes) -> Answer:
        """Sends a form with a file in the field `name`."""
        edge = secrets.token_hex(16)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
            for field, value in form.fields.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts += [head.encode() + b"Content-Type: application/octet-stream\r\n\r\n", content, b"\r\n"]
        parts.append(f"--{edge}--\r\n".encode())
        return self._ask("POST", form.action, b"".join(parts), f"multipart/form-data; boundary={edge}")

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=PATIENCE)
            try:
                connection.request(method, path, body, headers)
                response = connection.getresponse()
                answer = Answer(response.status, response.headers, response.read())
            finally:
                connection.close()
        except (OSError, http.client.HTTPException) as reason:
            raise Gone from reason
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def form(self, path: str, action: str | None = None) -> Form:
        """The form of a page that is sent to `action`, by default to the page itself."""
        answer = self.ask("GET", path)
        assert answer.status == 200, f"{path}: {answer.status}"
        wanted = action or urlsplit(path).path
        found = [form for form in forms_of(answer.text) if form.action == wanted]
        assert found, f"{path} has no form to {wanted}: {[form.action for form in forms_of(answer.text)]}"
        return found[0]

    def send(self, form: Form, **changes: str) -> Answer:
        fields = form.fields | {name.replace("_", "-"): value for name, value in changes.items()}
        return self.ask("POST", form.action, fields)


def new_request() -> str:
    return secrets.token_urlsafe(16)


def give_passphrase(database: Path, municipality: str, name: str, port) -> None:
    """By the link that the command line prints."""
    result = shirube("member", "reset", name, "--municipality", municipality, "--database", database)
    assert result.returncode == 0, result.stderr
    path = result.stdout.strip().splitlines()[-1]
    client = Client(port)
    answer = client.send(client.form(path), new=PASSPHRASE, again=PASSPHRASE)
    assert answer.status == 303, answer.text


def sign_in(name: str, port) -> Client:
    client = Client(port)
    answer = client.send(client.form("/office/sign-in/"), name=name, passphrase=PASSPHRASE)
    assert answer.status == 303, re.sub(r"<[^>]+>", " ", answer.text)
    return client


def form_token(page: str, action: str) -> dict[str, str]:
    """What a form that is sent to `action` proves with that it was shown, and the version that was seen."""
    found = [form for form in forms_of(page) if form.action == action]
    assert found, f"no form to {action}: {[form.action for form in forms_of(page)]}"
    return {name: value for name, value in found[0].fields.items() if name in ("form-token", "version")}
