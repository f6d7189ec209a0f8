"""Real argostranslate and CTranslate2, on the small models of ``tests/support/models``."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.models.minilanguage import pairs, sentences
from tests.support.project import need
from tools.drafting.engine import Translation
from tools.drafting.engines.argos import BATCH, LONGEST, Argos, _batches, load_model
from tools.drafting.install_models import install
from tools.formats.editions import parse_model
from tools.model.errors import ConfigError
from tools.model.publication import Edition, Locale, ModelName
from tools.system.environment import ROOT
from tools.workspace import Workspace

MODELS = ROOT / "tests" / "support" / "models"
TRAINED = 5000
"""As ``train.py`` has it: the sentences after these no model has seen."""
PAIRS = ("en_es", "en_pb", "es_pt")
BRAZIL = Edition(
    locale=Locale("pt_BR"), name="Português",
    models=(
        ModelName("en", "pt", "1.9"), ModelName("en", "pb", "0.1"), ModelName("es", "pt", "0.1"),
    ),
)  # fmt: skip

# Argostranslate's own way, with its splitters stood in for: they would go to the network.
UPSTREAM = """
import json, sys, types
sys.modules["stanza"] = types.ModuleType("stanza")
minisbd = sys.modules["minisbd"] = types.ModuleType("minisbd")
minisbd.SBDetect, minisbd.models = None, types.SimpleNamespace(list_models=list)
from argostranslate import package, translate
package.install_from_path(sys.argv[1])
translation = translate.get_translation_from_codes("en", "es")
translation.underlying.sentencizer = types.SimpleNamespace(split_sentences=lambda text: [text])
print(json.dumps([translation.translate(text) for text in json.load(sys.stdin)]))
"""

# Nothing but the engine, in a process of its own.
ALONE = """
import json, socket, sys
from pathlib import Path
def refuse(*arguments): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
from tools.drafting.engines.argos import Argos
made = Argos(Path(sys.argv[1])).translate(json.load(sys.stdin))
assert not {"torch", "stanza", "spacy", "minisbd", "onnxruntime"} & set(sys.modules)
print(json.dumps([[one.text, one.score, one.other] for one in made]))
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace(tmp_path_factory.mktemp("onda"))
    (workspace.root / "locale").mkdir()
    wanted = [[parse_model(f"{pair} 0.1", where="here")] for pair in PAIRS]
    assert install(workspace, wanted, str(MODELS), lambda line: None) == ()
    return workspace.models


@pytest.fixture(scope="module")
def engine(packages: Path) -> Argos:
    return Argos(packages / "en_es-0.1")


def unseen(pair: str, count: int = 200) -> list[tuple[str, str]]:
    return pairs(pair, sentences(TRAINED + count))[TRAINED:]


@pytest.mark.parametrize("pair", PAIRS)
def test_unseen_sentences_come_out_right(packages: Path, pair: str) -> None:
    engine = Argos(packages / f"{pair}-0.1")
    made = engine.translate([source for source, _ in unseen(pair)])
    right = [one.text == target for one, (_, target) in zip(made, unseen(pair), strict=True)]
    assert sum(right) >= 198, f"{sum(right)} of 200"
    assert engine.name == f"argos {pair.replace('_', '→')} 0.1"


def test_scores_and_second_hypotheses(engine: Argos) -> None:
    known, strange = engine.translate(["The union won the election.", "Quantum zebra jukebox."])
    assert known.text == "El sindicato ganó la elección."
    assert known.score is not None and strange.score is not None
    assert -0.01 < known.score < 0
    assert strange.score < known.score
    assert known.other not in {None, known.text}


def test_the_score_is_the_mean_log_probability_per_token(engine: Argos) -> None:
    text = "The students did not see the treaty in July."
    (made,) = engine.translate([text])
    tokens = engine._tokenizer.encode(text), engine._tokenizer.encode(made.text)
    (scored,) = engine._translator.score_batch([tokens[0]], [tokens[1]])
    assert made.score == pytest.approx(sum(scored.log_probs) / len(scored.log_probs), rel=0.01)


def test_a_batch_gives_what_one_by_one_gives(engine: Argos) -> None:
    texts = [source for source, _ in unseen("en_es", 60)]
    texts += ["", texts[3], "Hello, 世界 😀 {0} ⟦0⟧!", "   ", "x"]
    together = engine.translate(texts)
    assert together == [engine.translate([text])[0] for text in texts]
    assert together == engine.translate(texts)
    assert together[60] == together[63] == Translation("")


def test_what_is_made_is_handed_over_while_the_rest_waits(
    engine: Argos, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is stopped loses a batch or two for each core, however long it is."""
    started: list[int] = []
    start = engine._start

    def counted(batch: list[list[str]]) -> list[object]:
        started.append(len(batch))
        return start(batch)

    monkeypatch.setattr(engine, "_start", counted)
    texts = [source for source, _ in unseen("en_es", 2000)]
    stream = engine.stream(texts)
    next(stream)
    assert len(started) == 2 * engine._translator.num_translators
    assert len(list(stream)) == len(set(texts)) - 1
    assert sum(started) == len(set(texts))


@given(st.dictionaries(st.text(max_size=3), st.integers(1, LONGEST)))
def test_batches_are_small_and_alike(lengths: dict[str, int]) -> None:
    found = list(_batches(lengths))
    assert sorted(one for batch in found for one in batch) == sorted(lengths)
    assert all(0 < len(batch) * lengths[batch[0]] <= BATCH for batch in found)
    order = [lengths[one] for batch in found for one in batch]
    assert order == sorted(order, reverse=True)


def test_a_sentence_too_long_is_not_cut_in_silence(engine: Argos) -> None:
    text = "The union won the election today and " * LONGEST
    assert engine.translate([text, "The union won the election."])[0] == Translation("")
    assert engine.translate([]) == []


def test_argostranslate_itself_says_the_same(engine: Argos, tmp_path: Path) -> None:
    texts = [source for source, _ in unseen("en_es", 25)]
    here = {"ARGOS_PACKAGES_DIR": str(tmp_path / "packages"), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", UPSTREAM, str(MODELS / "translate-en_es-0_1.argosmodel")]
    done = subprocess.run(
        command, input=json.dumps(texts), env={**os.environ, **here}, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == [one.text for one in engine.translate(texts)], done.stderr


def test_no_network_and_nothing_written_to_home(
    engine: Argos, packages: Path, tmp_path: Path
) -> None:
    """Another process gives the same to the last digit, in a HOME that may not be written."""
    texts = [source for source, _ in unseen("en_es", 40)]
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(packages / "en_es-0.1")],
        input=json.dumps(texts), env={"PATH": os.environ["PATH"], "HOME": str(home)},
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    made = [Translation(*row) for row in json.loads(done.stdout)]
    assert made == engine.translate(texts), done.stderr
    assert not list(home.iterdir())


def test_no_package_of_torch_is_locked() -> None:
    for name in ("drafting", "tests"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text()
        packages = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
        assert "argostranslate" in packages
        assert not packages & {"torch", "stanza", "spacy", "minisbd", "onnxruntime"}


def test_the_first_model_that_is_installed(packages: Path) -> None:
    assert load_model(packages, BRAZIL, "en").name == "argos en→pb 0.1"
    assert load_model(packages, BRAZIL, "es").name == "argos es→pt 0.1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model/model.bin", b"half"), ("model/model.bin", None), ("model/config.json", b"{"),
        ("model/shared_vocabulary.json", None), ("sentencepiece.model", b"half"),
        ("sentencepiece.model", None), ("metadata.json", b""),
    ],
)  # fmt: skip
def test_a_damaged_model_says_what_to_do(
    tmp_path: Path, packages: Path, name: str, content: bytes | None
) -> None:
    folder = tmp_path / "packages" / "en_es-0.1"
    shutil.copytree(packages / "en_es-0.1", folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ConfigError, match="is damaged") as caught:
        Argos(folder)
    assert str(folder) in str(caught.value)
    assert caught.value.hint == "Delete that folder, then type: make models"


def test_there_is_no_detour_and_no_silence_about_it(tmp_path: Path, packages: Path) -> None:
    """en→es and es→pt are installed: that makes no en→pt."""
    roundabout = replace(BRAZIL, models=(ModelName("en", "pt", "1.9"), BRAZIL.models[2]))
    with pytest.raises(ConfigError, match=r"en_pt 1\.9 is not installed") as caught:
        load_model(packages, roundabout, "en")
    assert caught.value.hint == "Type: make models LANG=pt_BR"
    with pytest.raises(ConfigError, match="names no model from fr for pt_BR"):
        load_model(packages, BRAZIL, "fr")
    with pytest.raises(ConfigError, match="is not installed"):
        load_model(tmp_path, BRAZIL, "en")


def test_make_models(checkout: Path) -> None:
    editions = checkout / "locale" / "editions.toml"
    text = editions.read_text(encoding="utf-8")
    editions.write_text(text.replace("en_es 1.0", "en_es 0.1"), encoding="utf-8")
    command = [need("make", package="make"), "models", "LANG=es", f"FROM={MODELS}"]
    done = subprocess.run(
        command, cwd=checkout, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("en_es 0.1: installed (0.2 MB)\n")
    engine = Argos(Workspace(checkout).models / "en_es-0.1")
    assert engine.translate(["The river changed the land."])[0].text == "El río cambió la tierra."
