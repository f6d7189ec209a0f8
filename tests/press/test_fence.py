import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.press.fence import is_safe

SPACES = st.text(st.characters(max_codepoint=0x20), max_size=3)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c:d#e", "http://example.org", "mailto:a@example.org", "HTTPS://x",
     "#top", "other.html", "../es/index.html", "", "?q=a:b", "a/b:c"],
)  # fmt: skip
def test_where_a_reader_expects_a_link_to_go(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize("scheme", ["javascript", "data", "file", "vbscript", "ftp", "blob", "x"])
@given(before=SPACES, inside=SPACES, rest=st.text(max_size=20))
def test_no_other_scheme_however_it_is_spelled(
    scheme: str, before: str, inside: str, rest: str
) -> None:
    for spelled in (scheme, scheme.upper(), scheme.title()):
        assert not is_safe(f"{before}{spelled[0]}{inside}{spelled[1:]}:{rest}")


@pytest.mark.parametrize("address", ["//example.org", "\\\\example.org", "/\\example.org", " //x"])
def test_no_address_that_leaves_the_site_without_a_scheme(address: str) -> None:
    assert not is_safe(address)
