"""What lies in the repository is read once a run."""

from tests.support.project import replace_once
from tools.workspace import Workspace


def test_the_publication_is_read_once_a_run(project: Workspace) -> None:
    run = project.afresh()
    first = run.publication()
    replace_once(run.editions_file, 'name = "Onda"', 'name = "Other"')
    assert run.publication() is first
    assert run.afresh().publication().name == "Other"
