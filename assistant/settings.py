"""Every setting of the product, read once from the environment or `.env`; the names are the contract's."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError


class Settings(BaseSettings):
    """The settings in force. Functions receive the values they need; none reaches for the environment."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True)

    index_dir: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default_factory=lambda: user_data_path("cdip"), validation_alias="CDIP_INDEX_DIR"
    )
    embedding_model: str = Field(default="bundled", min_length=1, validation_alias="CDIP_EMBEDDING_MODEL")
    rerank_model: str | None = Field(default=None, min_length=1, validation_alias="CDIP_RERANK_MODEL")
    chroma_url: str | None = Field(default=None, pattern=r"^https?://[^\s/]+/?$", validation_alias="CDIP_CHROMA_URL")
    llm: str | None = Field(default=None, pattern=r"^(openai|ollama):\S+$", validation_alias="CDIP_LLM")
    llm_base_url: str | None = Field(default=None, validation_alias="CDIP_LLM_BASE_URL")
    llm_api_key: SecretStr | None = Field(default=None, validation_alias="CDIP_LLM_API_KEY")
    llm_timeout_seconds: float = Field(default=30.0, gt=0, validation_alias="CDIP_LLM_TIMEOUT_SECONDS")
    api_keys: SecretStr | None = Field(default=None, validation_alias="CDIP_API_KEYS")
    allowed_hosts: str | None = Field(default=None, validation_alias="CDIP_ALLOWED_HOSTS")
    rate_limit: str = Field(default="60/minute", pattern=r"^\d+/(second|minute|hour|day)$", validation_alias="CDIP_RATE_LIMIT")
    concurrency: int = Field(default=4, ge=1, le=256, validation_alias="CDIP_CONCURRENCY")  # requests worked on at once
    queue: int = Field(default=256, ge=0, validation_alias="CDIP_QUEUE")  # requests that may wait for their turn
    request_timeout_seconds: float = Field(default=60.0, gt=0, validation_alias="CDIP_REQUEST_TIMEOUT_SECONDS")
    state_file: Annotated[Path, AfterValidator(Path.expanduser)] | None = Field(
        default=None, validation_alias="CDIP_STATE_FILE"
    )  # None: service.sqlite beside the index
    retention_days: float = Field(default=30.0, gt=0, validation_alias="CDIP_RETENTION_DAYS")
    log_questions: bool = Field(default=False, validation_alias="CDIP_LOG_QUESTIONS")
    public_url: str | None = Field(default=None, pattern=r"^https?://[^\s<>|()]+$", validation_alias="CDIP_PUBLIC_URL")
    slack_bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default="https://slack.com/api/", pattern=r"^https?://\S+$", validation_alias="SLACK_API_URL")
    # ids, comma-separated, which are written in capitals, as names are not; None: every channel
    slack_channels: str | None = Field(default=None, pattern=r"^[A-Z0-9,\s]*$", validation_alias="SLACK_CHANNELS")
    slack_feedback: bool = Field(default=True, validation_alias="SLACK_FEEDBACK")

    @property
    def keys(self) -> tuple[str, ...]:
        """The bearer keys, in the order given; empty means loopback only."""
        return _listed(self.api_keys.get_secret_value() if self.api_keys else "")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names the service answers to besides those of this machine: as set, else any where keys keep others out, else none."""
        return ("*",) if self.allowed_hosts is None and self.keys else _listed(self.allowed_hosts or "")

    @property
    def page(self) -> str | None:
        """The web page's public address with the slash it ends in, or None where the settings name none."""
        return self.public_url.rstrip("/") + "/" if self.public_url else None

    @property
    def slack_allowed(self) -> frozenset[str]:
        """The channels that Slack may be answered in, by id; empty means all."""
        return frozenset(_listed(self.slack_channels or ""))

    @property
    def slack_events(self) -> bool:
        """Whether Slack's events are taken over HTTP: they are where there is a token to answer with and a secret to check by."""
        return bool(self.slack_bot_token and self.slack_signing_secret)


def _listed(written: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in written.split(",") if item.strip())


def unknown_names() -> list[tuple[str, str | None]]:
    """Return the names that stand in the environment or `.env` as settings of ours and are none, each with the one that may be meant."""
    from dotenv import dotenv_values

    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    given = {name.upper() for name in (*os.environ, *dotenv_values(".env", encoding="utf-8")) if name.upper().startswith("CDIP_")}
    return [(name, next(iter(difflib.get_close_matches(name, known, 1, 0.8)), None)) for name in sorted(given - known)]


def read_settings(**overrides: object) -> Settings:
    """Read the settings; overrides (by field name, None ignored) come from the command line.

    Raises SettingsError naming every setting that is wrong and what is wrong with it.
    """
    aliases = {name: str(field.validation_alias) for name, field in Settings.model_fields.items()}
    given = {aliases[name]: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic takes the aliases as keywords
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise SettingsError(f"These settings cannot be used: {faults}. Correct them in the environment or in .env.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file .env cannot be read ({error}). Grant access to it, and save it in UTF-8.") from error
