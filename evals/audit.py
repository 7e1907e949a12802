"""`python -m evals.audit`: known vulnerabilities of the pinned packages, by pip-audit, where PyPI's advisories can be reached.

Fails where an advisory names a version that mends it, for raising a pin is then all there is to do. Where advisories cannot be
reached, or not in time, it says so and fails nothing: a check of the code must not depend on the network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

PINNED = Path(__file__).parents[1] / "constraints.txt"
PROBE = "https://pypi.org/pypi/pip/24.0/json"  # any release that is never deleted
PROBE_SECONDS, AUDIT_SECONDS = 5.0, 180.0


def main() -> int:
    """Audit and print; 1 where a pin should be raised."""
    if why := unreachable(PROBE):
        print(f"Advisories were not looked at: {why}.")
        return 0
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        str(PINNED),
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "-f",
        "json",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=AUDIT_SECONDS)  # noqa: S603 — ours
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        print(f"Advisories were not looked at: pip-audit took longer than {AUDIT_SECONDS:.0f} s.")
        return 0
    except ValueError:  # it fails in the middle of its work where the network does
        print(f"Advisories were not looked at: {done.stderr.strip()[-300:]}.")
        return 0
    found = advisories(report)
    known = sum("vulns" in package for package in report["dependencies"])  # a mirror may not know them all
    print("\n".join([*found, f"Advisories: {len(found)}, for {known} of {len(report['dependencies'])} packages that are known there."]))
    return int(any("mended in" in line for line in found))


def unreachable(url: str) -> str | None:
    """Return why advisories cannot be had, or None; a mirror may answer for PyPI and hold none."""
    try:
        httpx.get(url, timeout=PROBE_SECONDS, follow_redirects=True).raise_for_status().json()["vulnerabilities"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        return f"{url} does not give any ({type(error).__name__})"
    return None


def advisories(report: dict[str, Any]) -> list[str]:
    """Return a line for each advisory of pip-audit's report.

    >>> advisories({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2", "3"]}]}, {"name": "b"}]})
    ['a 1: X-1, mended in 2']
    """
    return [
        f"{package['name']} {package['version']}: {vulnerability['id']}, "
        + (f"mended in {vulnerability['fix_versions'][0]}" if vulnerability["fix_versions"] else "not mended yet")
        for package in report["dependencies"]
        for vulnerability in package.get("vulns", [])
    ]


if __name__ == "__main__":
    sys.exit(main())
