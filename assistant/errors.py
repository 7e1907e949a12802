"""What can go wrong, and the exit status each branch ends a command with.

AssistantError
├── UsageError           2  the request makes no sense: an empty question, a path that is not there
│   ├── SettingsError    2  a setting is missing, malformed or contradicts another
│   └── NotIndexed       2  a document is asked for by name that the index does not hold
├── DocumentError        1  one file cannot be read; the other files go on
├── IndexError_          3  no index can serve this request
│   ├── IndexMissing     3  nothing has been ingested here
│   ├── IndexMismatch    3  the index was built with another embedding model or layout
│   ├── IndexDamaged     3  the stores of a generation disagree or cannot be opened
│   └── IndexBusy        3  another ingest holds the lock
├── EmbeddingError       4  the embedding model cannot be loaded or refuses a text
├── ServiceError         4  an outside service failed: Chroma server, language model, Slack, web site
└── StorageError         4  the disk is full or cannot be written
"""


class AssistantError(Exception):
    """Base of every error raised on purpose; its text is meant for the person who asked."""

    exit_status = 1


class UsageError(AssistantError):
    """The request makes no sense as it stands; the text says how to put it right."""

    exit_status = 2


class SettingsError(UsageError):
    """A setting is missing, malformed or contradicts another."""


class NotIndexed(UsageError):
    """A document is asked for by name, and the index does not hold it."""


class DocumentError(AssistantError):
    """One file cannot be read; the text says what is wrong with it."""

    exit_status = 1


class IndexError_(AssistantError):
    """No index can serve this request."""

    exit_status = 3


class IndexMissing(IndexError_):
    """Nothing has been ingested into this index folder."""


class IndexMismatch(IndexError_):
    """The index was built with another embedding model or another layout of the stores."""


class IndexDamaged(IndexError_):
    """The stores of a generation disagree with each other or cannot be opened."""


class IndexBusy(IndexError_):
    """Another ingest holds the lock of this index."""


class EmbeddingError(AssistantError):
    """The embedding model cannot be loaded, or a text cannot be embedded."""

    exit_status = 4


class ServiceError(AssistantError):
    """An outside service did not do its part."""

    exit_status = 4


class StorageError(AssistantError):
    """The disk is full or cannot be written; what was in force before still is."""

    exit_status = 4
