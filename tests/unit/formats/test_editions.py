import pytest

from tools.formats.editions import parse_publication
from tools.language.languages import customs
from tools.model.errors import ConfigError
from tools.model.publication import Policy

HEAD = 'name = "Onda"\nsource = "en"\nbase = "/"\n'
EN = '[[edition]]\nlocale = "en"\nname = "English"\n'


def row(locale: str, name: str = "x") -> str:
    return f'[[edition]]\nlocale = "{locale}"\nname = "{name}"\n'


def test_rows_keep_their_order() -> None:
    publication = parse_publication(HEAD + row("ar", "العربية") + EN)
    assert [edition.locale.gettext for edition in publication.editions] == ["ar", "en"]
    assert publication.source.name == "English"
    assert publication.editions[0].locale.direction == "rtl"


def test_models_and_servers_are_optional() -> None:
    models = 'models = ["en_pb 1.9", "es_pt 1.0"]\n'
    servers = 'libretranslate = ["https://translate.example.org"]\n'
    publication = parse_publication(HEAD + servers + EN + row("pt_BR") + models)
    assert publication.libretranslate == ("https://translate.example.org",)
    assert publication.editions[0].models == ()
    brazil, portugal = publication.editions[1].models
    assert (str(brazil), brazil.source, portugal.folder) == ("en_pb 1.9", "en", "es_pt-1.0")
    assert brazil.file == "translate-en_pb-1_9.argosmodel"


@pytest.mark.parametrize("base", ["", 'base = "/a/"\n'])
def test_the_folder_of_a_site_follows_from_its_address(base: str) -> None:
    head = 'name = "Onda"\nsource = "en"\nurl = "https://xn--nda-4na.example:8443/a/"\n'
    publication = parse_publication(head + base + EN)
    assert (publication.url, publication.base) == ("https://xn--nda-4na.example:8443/a/", "/a/")


def test_a_site_may_have_no_address_yet() -> None:
    assert parse_publication(HEAD + EN).url == ""
    publication = parse_publication(HEAD.replace('base = "/"\n', "") + EN)
    assert (publication.url, publication.base) == ("", "/")


def test_an_edition_says_by_example_what_its_house_writes() -> None:
    table = 'typography = { quotes = "«…»", decimal = "3.5" }\n'
    publication = parse_publication(HEAD + EN + row("es") + table)
    found = customs("es", dict(publication.editions[1].typography))
    assert (found.quotes, found.decimal, found.time) == (("«»",), ".", ":")


def test_what_may_be_published_is_said_for_all_and_for_one() -> None:
    default = parse_publication(HEAD + EN).editions[0].policy
    assert default == Policy(reviewed=1, changed=0)
    mine = "publish = { reviewed = 0.9 }\n"
    publication = parse_publication(HEAD + "publish = { changed = 0.3 }\n" + EN + row("es") + mine)
    english, spanish = (edition.policy for edition in publication.editions)
    assert (english, spanish) == (Policy(changed=0.3), Policy(reviewed=0.9, changed=0.3))


def test_reports_go_where_the_publication_says_or_the_edition() -> None:
    mine = 'report = "https://forge.example/a/b/-/issues/new"\n'
    head = HEAD + 'report = "mailto:editors+onda@onda.example"\n'
    publication = parse_publication(head + EN + row("es") + mine)
    assert [edition.report for edition in publication.editions] == [
        "mailto:editors+onda@onda.example",
        "https://forge.example/a/b/-/issues/new",
    ]
    assert {edition.report for edition in parse_publication(HEAD + EN).editions} == {""}


@pytest.mark.parametrize(
    "report",
    [
        "editors@onda.example", "mailto:editors", "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b.example,c@d.example", "mailto:a%0Ab@c.example", "mailto:ana@ónda.example",
        "http://github.com/o/r/issues/new", "https://github.com/o/r",
        "https://me:word@github.com/o/r/issues/new", "https://github.com/o/../issues/new",
        "https://github.com/o/r/issues/new?body=x", "https://github.com/o/r/issues/new#x",
        "javascript:alert(1)//issues/new", "//github.com/o/r/issues/new",
    ],
)  # fmt: skip
def test_reports_go_to_a_mailbox_or_an_issue_and_nowhere_else(report: str) -> None:
    for text, place in ((HEAD + f'report = "{report}"\n' + EN, "editions.toml"),
                        (HEAD + EN + f'report = "{report}"\n', "edition 1")):  # fmt: skip
        with pytest.raises(ConfigError, match=f"{place}: report = .* is neither a mailbox") as one:
            parse_publication(text)
        assert one.value.hint


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = ", "Invalid value"),
        (HEAD, r"no \[\[edition\]\] rows"),
        (HEAD + row("es"), 'source = "en" has no row'),
        (HEAD + EN + row("xx"), "CLDR"),
        (HEAD + EN + row("../../etc"), "CLDR"),
        (HEAD + EN + row("pt-BR"), "CLDR"),
        (HEAD + EN + row("pt_br"), 'write "pt_BR"'),
        (HEAD + EN + EN, "two rows for en"),
        (HEAD + EN + '[[edition]]\nlocale = "es"\n', "edition 2: name is missing"),
        (HEAD + EN + '[[edition]]\nlocale = "es"\nname = "\\u001b[31mx"\n', "name is missing"),
        (HEAD + EN + "a = " + "[" * 5000, "recursion"),
        (HEAD + EN + row("es") + 'colour = "red"\n', "unknown field colour"),
        (HEAD.replace('"/"', '"onda"') + EN, "not the folder of a site"),
        (HEAD.replace('"/"', '"//evil.example/"') + EN, "not the folder of a site"),
        (HEAD.replace('"/"', '"/../"') + EN, "not the folder of a site"),
        (HEAD + 'url = "http://onda.example/"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://onda.example"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://onda.example/onda"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://onda.example/../"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://onda.example/?a/"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://me:word@onda.example/"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://ónda.example/"\n' + EN, "not the address of a site"),
        (HEAD + 'url = "https://onda.example/ónda/"\n' + EN, "not the address of a site"),
        (HEAD + 'url = ""\n' + EN, "url is missing, or is not text"),
        (HEAD + 'url = "https://onda.example/onda/"\n' + EN, "not the folder that url"),
        (HEAD + EN + 'models = "en_es 1.0"\n', "models is not a list of texts"),
        (HEAD + EN + 'models = ["en_es 1.0", "en_es 1.0"]\n', "each named once"),
        (HEAD + EN + 'models = ["en_es"]\n', "'en_es' names no model"),
        (HEAD + EN + 'models = ["en_es ../1"]\n', "names no model"),
        (HEAD + EN + 'models = ["EN_es 1.0\\n"]\n', "names no model"),
        (HEAD + "libretranslate = [1]\n" + EN, "libretranslate is not a list of texts"),
        (HEAD + EN + "typography = 3\n", "typography is not a table"),
        (HEAD + EN + 'typography = { colour = "red" }\n', "unknown field colour"),
        (HEAD + EN + 'typography = { quotes = "<>" }\n', 'quotes is "“…”" or'),
        (HEAD + EN + "typography = { time = [19] }\n", 'time is "19:30" or "19h30"'),
        ("publish = 3\n" + HEAD + EN, "editions.toml: publish is not a table"),
        (HEAD + EN + "publish = { errors = 1 }\n", "edition 1: publish: unknown field errors"),
        (HEAD + EN + "publish = { changed = 30 }\n", "changed is not a share from 0 to 1"),
        (HEAD + EN + "publish = { changed = true }\n", "changed is not a share"),
        (HEAD + EN + "publish = { reviewed = nan }\n", "reviewed is not a share"),
        (HEAD + EN + 'publish = { reviewed = "all" }\n', "reviewed is not a share"),
        (HEAD + 'report = ""\n' + EN, "report is missing, or is not text"),
        (HEAD + "report = 3\n" + EN, "report is missing, or is not text"),
        (
            HEAD + EN.replace('name = "English"', 'name = "\u202eEnglish"'),
            "name is missing, or is no",
        ),
        (HEAD + EN.replace('name = "English"', f'name = "{"a" * 201}"'), "name is longer than 200"),
        ('name = 3\nsource = "en"\nbase = "/"\n' + EN, "name is missing, or is not text"),
    ],
)
def test_what_cannot_be_is_named(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence) as caught:
        parse_publication(text, path="locale/editions.toml")
    assert "locale/editions.toml" in str(caught.value)
