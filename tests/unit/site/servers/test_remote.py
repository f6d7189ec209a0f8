"""A publisher's year: published to a branch of a bare repository, and read from a real nginx."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.project import copy_inputs, give_address, need, replace_once
from tests.support.web_servers import ask, nginx
from tools.cli import main
from tools.model.publication import Locale
from tools.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fewer_books")

ARTICLE = "articles/latin-america-wave"
NOTICE = "An earlier version said 31 countries; there were 33."
PLACES = [f"/{slug}/{ARTICLE}.html" for slug in ("en", "es", "pt-br")]


class Remote:
    def __init__(self, folder: Path) -> None:
        self.bare, self.folder = folder / "remote.git", folder
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))

    @property
    def dest(self) -> str:
        return f"{self.bare}#gh-pages"

    def git(self, place: Path, *arguments: str) -> str:
        names = ["-c", "user.name=GitHub", "-c", "user.email=settings@example.org"]
        done = subprocess.run(
            ["git", "-C", str(place), *names, *arguments],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def head(self) -> str:
        return self.git(self.bare, "rev-parse", "gh-pages")

    def checked_out(self) -> Path:
        """The branch, as whoever serves it has it."""
        place = self.folder / self.head()
        if not place.is_dir():
            self.git(
                self.folder, "clone", "--quiet", "--branch", "gh-pages", str(self.bare), str(place)
            )
        return place

    def commit_by_hand(self, name: str, text: str) -> None:
        place = self.checked_out()
        (place / name).write_text(text, encoding="utf-8")
        self.git(place, "add", name)
        self.git(place, "commit", "--quiet", "-m", f"Create {name}")
        self.git(place, "push", "--quiet", "origin", "gh-pages")


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    project = copy_inputs(tmp_path / "onda")
    give_address(project)
    return project


def statuses(remote: Remote, room: Path) -> list[int]:
    """Of the article in each edition, as nginx answers."""
    program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
    site = remote.checked_out()
    with nginx(program, room, site, site / "nginx.conf") as port:
        return [ask(port, place).status for place in PLACES]


def test_what_goes_out_is_what_was_judged_and_no_file_of_another_hand_goes(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remote = Remote(tmp_path)
    article = project.source / f"{ARTICLE}.rst"

    def publish(day: str = "2026-11-30") -> int:
        return main(["publish", "--dest", remote.dest, "--date", day], root=project.root)

    assert publish() == 0
    remote.commit_by_hand("CNAME", "waves.example\n")
    before = remote.head()

    # A catalogue behind its article: quotes alone were changed.
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text.replace("“memorandum of understanding”", '"memorandum of understanding"')
    )
    capsys.readouterr()
    assert publish() == 1
    assert "make update" in capsys.readouterr().err
    assert remote.head() == before, "nothing was published"
    assert main(["update"], root=project.root) == 0
    assert publish() == 0

    # A correction goes out at once, and the editions stay announced.
    replace_once(article, "of 31 countries", "of 33 countries")
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n.. correction:: 2021-09-02\n\n   {NOTICE}\n")
    assert main(["update"], root=project.root) == 0
    assert publish() == 0
    page = (remote.checked_out() / f"es/{ARTICLE}.html").read_text(encoding="utf-8")
    assert f'<p lang="en">{NOTICE}</p>' in page and "noindex" not in page

    # Held back, and withdrawn.
    head = article.read_text(encoding="utf-8")

    def field(line: str) -> None:
        changed = head.replace(":date: 2021-08\n", f":date: 2021-08\n{line}\n")
        article.write_text(changed, encoding="utf-8")

    field(":draft: yes")
    assert publish() == 0
    assert statuses(remote, tmp_path) == [404, 404, 404]
    assert b"Castillo" not in b"".join(
        path.read_bytes() for path in remote.checked_out().rglob("*.*") if path.is_file()
    )
    field(":publish: 2026-12-24")
    assert publish("2026-12-23") == 0
    assert statuses(remote, tmp_path) == [404, 404, 404]
    assert publish("2026-12-24") == 0
    assert statuses(remote, tmp_path) == [200, 200, 200]
    field(":withdrawn: 2027-01-05 It was not so.")
    assert main(["update"], root=project.root) == 0
    assert publish("2027-01-06") == 0
    assert statuses(remote, tmp_path) == [410, 410, 410]

    assert (remote.checked_out() / "CNAME").read_text(encoding="utf-8") == "waves.example\n"
    capsys.readouterr()
    field(":embargo: 2030-01-01")
    assert publish() == 2
    assert f"source/{ARTICLE}.rst:" in capsys.readouterr().err
    assert project.catalog(Locale("es"), ARTICLE).entries
