"""What runs inside Sphinx is what the table says, and runs in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from tools.model.publication import Locale
from tools.site.extension.run_order import STEPS, TRANSFORM, name_of, register
from tools.site.sphinx_build.run import SourceReading
from tools.site.sphinx_build.sphinx_patches import forget_catalog
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace


@pytest.fixture
def app(project: Workspace, tmp_path: Path) -> Iterator[Sphinx]:
    """Sphinx with everything of ours: the extension, the preview's, what a run adds."""
    extensions = ["tools.site.extension", "tools.preview.sphinx_ext"]
    with docutils_namespace():
        app = Sphinx(
            project.source, project.root, tmp_path / "out", tmp_path / "doctrees", "preview",
            confoverrides={"extensions": extensions}, status=None, warning=None,
        )  # fmt: skip
        reading = SourceReading(project, Locale("en"))
        register(app, reading.give, forget_catalog, reading.changed)
        yield app


def test_listeners_are_called_in_the_order_of_the_table(app: Sphinx) -> None:
    for event in {step.event for step in STEPS} - {TRANSFORM}:
        listeners = sorted(app.events.listeners[event], key=lambda one: one.priority)
        ours = [one for one in listeners if one.handler.__module__.startswith("tools.")]
        wanted = [step for step in STEPS if step.event == event]
        # Who calls register comes after another, so those of one priority are of one caller.
        assert {(name_of(one.handler), one.priority) for one in ours} == {
            (step.name, step.priority) for step in wanted
        }
        assert [one.priority for one in ours] == [step.priority for step in wanted]


def test_transforms_are_applied_in_the_order_of_the_table(app: Sphinx) -> None:
    found = [one for one in app.registry.transforms if one.__module__.startswith("tools.")]
    wanted = {step.name: step.priority for step in STEPS if step.event == TRANSFORM}
    assert {name_of(one): one.default_priority for one in found} == wanted
    assert list(wanted.values()) == sorted(wanted.values())


def test_nothing_is_registered_past_the_table() -> None:
    past = re.compile(r"\.(connect|add_transform|add_post_transform)\(|default_priority = [^p\n]")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in disk.files(ROOT / "tools")
        if path.suffix == ".py" and past.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["tools/site/extension/run_order.py"]


def test_a_step_that_the_table_lacks_is_refused(app: Sphinx) -> None:
    with pytest.raises(KeyError):
        register(app, test_a_step_that_the_table_lacks_is_refused)
