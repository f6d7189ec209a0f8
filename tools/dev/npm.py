"""What comes from npm: for lint, the assets and the browser tests, never for an edition."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tools.model.errors import ConfigError
from tools.system import disk
from tools.system.locks import alone


def node_modules(root: Path) -> Path:
    """Return the folder of the locked npm packages, installed on first need.

    :raises ConfigError: there is no npm here, or it could not install them.
    """
    folder = root / "tools"
    lock = folder / "package-lock.json"
    stamp = folder / "node_modules" / ".installed"
    npm = shutil.which("npm")
    with alone(root / "build" / "npm.lock", "Another run is installing npm's packages."):
        if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
            return stamp.parent
        if npm is None:
            raise ConfigError("npm is not installed.", hint="On Debian: apt install npm")
        print("Installing npm's packages", flush=True)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=folder, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise ConfigError(f"npm could not install its packages:\n{done.stderr.strip()}")
        disk.write(stamp, lock.read_bytes())
    return stamp.parent
