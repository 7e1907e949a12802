"""`python -m assistant.channels.http`: write the OpenAPI description anew, to be looked at before it is committed."""

from assistant.channels.http.app import create_app
from assistant.channels.http.description import WRITTEN, written
from assistant.settings import Settings

WRITTEN.write_text(written(create_app(Settings(_env_file=None)).openapi()), encoding="utf-8")  # type: ignore[call-arg]
