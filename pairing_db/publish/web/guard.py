"""What every answer is sent with, and which requests are answered at all.

Nothing that an article contains can run: scripts and styles come from this server alone, or carry the number made for
this one answer that templates, not data, write. A web page elsewhere cannot ask through a name of its own either.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

NONCE = "pairing_nonce"
_INNER, _STATIC = "/-/", "/-/static/"  # what Datasette tells about itself is nobody's business here
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def guarded(application: Application, hosts: Collection[str]) -> Application:
    """``application`` behind the policy; ``hosts`` are the names it may be asked by, ``*`` for any."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if "*" not in hosts and _host(scope) not in hosts:
            await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"This server does not answer to that name.\n"})
            return
        if scope["path"].startswith(_INNER) and not scope["path"].startswith(_STATIC):
            scope = dict(scope) | {"path": "/missing", "raw_path": b"/missing"}
        scope = dict(scope) | {NONCE: secrets.token_urlsafe(16)}
        policy = _POLICY.format(nonce=scope[NONCE]).encode()

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() != b"content-security-policy"]
                message = dict(message) | {"headers": [*kept, (b"content-security-policy", policy), *_HEADERS]}
            await send(message)

        await application(scope, receive, with_headers)

    return answer


def _host(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
    name = given.rpartition(":")[0] if given.rpartition(":")[2].isdigit() and not given.endswith("]") else given
    return name.strip("[]").lower()
