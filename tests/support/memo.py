"""Answers of slow functions that are pure, worked out once for all the tests of a run."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Memo:
    """Keeps answers in a folder, where every worker of the run finds them."""

    folder: Path

    def of(
        self, function: Callable[Given, Answer], key: Callable[Given, str | bytes]
    ) -> Callable[Given, Answer]:
        """*function*, but what was answered before is not worked out again.

        :param key: everything that the answer depends on.
        """

        @wraps(function)
        def answer(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
            said = key(*args, **kwargs)
            data = said.encode() if isinstance(said, str) else said
            name = hashlib.sha256(function.__qualname__.encode() + b"\0" + data).hexdigest()
            path = self.folder / name[:2] / name
            if not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                # Two may be at it at once; either puts a whole file there.
                with NamedTemporaryFile(dir=self.folder, delete=False) as partial:
                    pickle.dump(function(*args, **kwargs), partial)
                Path(partial.name).replace(path)
            found: Answer = pickle.loads(path.read_bytes())
            return found

        return answer
