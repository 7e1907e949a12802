"""HTTP: every call of the contract in one process; create_app builds the service, serve runs it."""

from assistant.channels.http.app import create_app as create_app
from assistant.channels.http.serving import serve as serve
