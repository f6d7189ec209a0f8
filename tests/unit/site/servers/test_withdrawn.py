"""What was withdrawn is gone, on every server, and a reader is told why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.project import copy_inputs, give_address, need, replace_once
from tests.support.web_servers import apache, ask, nginx
from tools.cli import main
from tools.site.servers import HEADERS

pytestmark = pytest.mark.usefixtures("fewer_books")

AT = "articles/latin-america-wave.html"
SLUG = "articles/ola.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_inputs(tmp_path_factory.mktemp("withdrawn") / "onda")
    give_address(project, "https://onda.example/news/")
    article = project.source / "articles" / "latin-america-wave.rst"
    replace_once(
        article, ":date: 2021-08\n", ":date: 2021-08\n:withdrawn: 2022-01 Nobody said so.\n"
    )
    replace_once(
        project.root / "locale/es/LC_MESSAGES/articles/latin-america-wave.po",
        '"X-Credit: Onda\\n"\n', '"X-Credit: Onda\\n"\n"X-Slug: ola\\n"\n',
    )  # fmt: skip
    assert main(["update"], root=project.root) == 0
    assert main(["publish", "--date", "2022-02-01"], root=project.root) == 0
    root = tmp_path_factory.mktemp("www") / "root"
    shutil.copytree(project.site, root / "news")
    return root


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_its_address_says_that_it_is_gone_and_shows_the_notice(
    site: Path, tmp_path: Path, server: str
) -> None:
    if server == "nginx":
        program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
        running = nginx(program, tmp_path, site, site / "news" / "nginx.conf")
    else:
        program = need("apache2", "/usr/sbin/apache2", package="apache2-bin")
        running = apache(program, tmp_path, site)
    with running as port:
        for path in (f"en/{AT}", f"es/{SLUG}", f"pt-br/{AT}"):
            for accepted in ({}, {"Accept_Encoding": "gzip"}):
                answer = ask(port, f"/news/{path}", **accepted)
                assert answer.status == 410
                file = site / "news" / f"{path}{'.gz' if accepted else ''}"
                assert answer.body == file.read_bytes()
                assert answer.header("content-type").startswith("text/html")
                for name, value in HEADERS.items():
                    assert answer.header(name.lower()) == value
        assert ask(port, "/news/es/").status == 200
        assert ask(port, "/news/es/nothing").status == 404


def test_static_hosts_are_told(site: Path) -> None:
    lines = (site / "news" / "_redirects").read_text(encoding="utf-8").splitlines()
    assert f"/news/es/{SLUG}  /news/es/{SLUG}  410!" in lines
