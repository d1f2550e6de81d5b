"""What is known of the device that asks: a phone has its camera at hand and little room."""

import flask


def is_phone() -> bool:
    """Whether the browser says that it runs on a phone; no, outside a request."""
    return flask.has_request_context() and "Mobi" in flask.request.user_agent.string
