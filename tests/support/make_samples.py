"""Make the bundled samples from their master texts: python -m tests.support.make_samples

The same masters give the same bytes.
"""

from __future__ import annotations

from tests.support.sample_docx import make_docx
from tests.support.sample_master import SAMPLES, masters
from tests.support.sample_pdf import make_pdf
from tests.support.sample_txt import make_txt

MAKERS = {"txt": make_txt, "docx": make_docx, "pdf": make_pdf}


def main() -> None:
    """Write every sample of ingest/samples anew."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for master in masters():
        master.sample.write_bytes(MAKERS[master.suffix](master))
        print(master.sample.name, master.sample.stat().st_size)


if __name__ == "__main__":
    main()
