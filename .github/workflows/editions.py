"""The editions of the publication, for the jobs of a workflow: ``names=["en", "es"]``."""

import json
import tomllib
from pathlib import Path

table = tomllib.loads(Path("locale/editions.toml").read_text(encoding="utf-8"))
print(f"names={json.dumps([row['locale'] for row in table['edition']])}")
