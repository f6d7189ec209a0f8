"""The headers every page is served with: it loads what is its own, and runs nothing else."""

from __future__ import annotations

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
)
"""The Content-Security-Policy that pages state themselves, so that it holds on any host."""

HEADERS = {
    # No page may be framed; a page cannot say that of itself.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FRESH = "no-cache"
"""Asked about each time: a page, its style and its scripts are always of one publication."""
KEPT = "public, max-age=2592000"
"""Thirty days, for fonts."""
