import subprocess
import sys
from pathlib import Path

from tools.system.locks import hold_lock


def test_a_second_run_waits_and_says_so(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tools.system.locks import hold_lock\n"
        "with hold_lock(Path(sys.argv[1]), 'waiting'): print('in')"
    )
    with hold_lock(tmp_path / "lock", ""):
        second = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "lock")],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert second.stderr
        assert second.stderr.readline() == "waiting\n"
        assert second.poll() is None
    assert second.communicate(timeout=30)[0] == "in\n"
