"""What a person writes down, reads out and types in is the key again, or the group with the slip is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.recovery_key import GROUPS, KEY_BYTES, read, written

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(KEY_BYTES))


@given(KEYS)
def test_what_was_written_is_read_again(key: bytes) -> None:
    assert read(written(key)) == key


def test_it_is_thirteen_groups_of_five() -> None:
    assert [len(group) for group in written(KEY).split("-")] == [5] * GROUPS


@pytest.mark.parametrize(
    "slip",
    [
        str.lower,
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", "\n"),
        lambda text: text.replace("-", ""),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.replace("0", "o").replace("1", "I"),
        lambda text: f"  {text}\n",
    ],
)
def test_it_is_forgiving_about_how_it_is_written(slip) -> None:
    assert read(slip(written(KEY))) == KEY


@given(KEYS, st.integers(0, GROUPS * 5 - 1), st.sampled_from(SYMBOLS))
def test_a_wrong_symbol_is_found_in_its_group(key: bytes, place: int, symbol: str) -> None:
    signs = list(written(key).replace("-", ""))
    if signs[place] == symbol:
        return
    signs[place] = symbol
    assert slip_in("".join(signs)) == place // 5 + 1


@given(KEYS, st.integers(0, GROUPS - 1), st.integers(0, 3))
def test_two_swapped_symbols_are_found(key: bytes, group: int, place: int) -> None:
    signs = list(written(key).replace("-", ""))
    left = group * 5 + place
    if signs[left] == signs[left + 1]:
        return
    signs[left], signs[left + 1] = signs[left + 1], signs[left]
    assert slip_in("".join(signs)) == group + 1


def test_two_swapped_groups_are_found() -> None:
    groups = written(bytes(KEY_BYTES)).split("-")
    groups[3], groups[7] = groups[7], groups[3]
    assert slip_in("-".join(groups)) == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "length"), (written(KEY)[:-1], "length"), (written(KEY) + "0", "length"), ("U" * 65, "symbol")],
)
def test_what_cannot_be_a_key_is_turned_down(text: str, code: str) -> None:
    with pytest.raises(ClerkError) as refused:
        read(text)
    assert refused.value.code == f"recovery_key.{code}"


def slip_in(text: str) -> int:
    with pytest.raises(ClerkError) as refused:
        read(text)
    assert refused.value.code == "recovery_key.group"
    return int(refused.value.facts["number"])
