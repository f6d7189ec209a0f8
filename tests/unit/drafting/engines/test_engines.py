from __future__ import annotations

import pytest

from tests.support.project import need
from tools.drafting.engines import NAMES, choose
from tools.model.errors import ConfigError, UsageError
from tools.workspace import Workspace


def test_each_name_is_an_engine_or_a_sentence(project: Workspace) -> None:
    english, spanish, brazil = project.publication().editions
    with pytest.raises(ConfigError, match=r"en_es 1\.0 is not installed"):
        choose(NAMES[0], project, english, spanish, {})
    with pytest.raises(ConfigError, match="No LibreTranslate server is named"):
        choose("libretranslate", project, english, spanish, {})
    there = {"ONDA_LIBRETRANSLATE_URL": "https://translate.example.org"}
    engine = choose("libretranslate", project, spanish, brazil, there)
    assert engine.name == "libretranslate es→pt-BR translate.example.org"
    with pytest.raises(UsageError, match="argos, libretranslate, apertium; memory"):
        choose("oracle\n", project, english, spanish, {})


def test_apertium_by_way_of_spanish(project: Workspace) -> None:
    need("apertium", package="apertium-es-pt")
    _, spanish, brazil = project.publication().editions
    assert choose("apertium", project, spanish, brazil, {}).name == "apertium es-pt_BR"
