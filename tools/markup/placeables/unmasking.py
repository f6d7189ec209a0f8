"""The placeables put back into what an engine answered, or a reason why they cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from tools.markup.placeables.masking import PLAIN, Masked, Placeable, names_of


class LostPlaceable(ValueError):
    """An engine dropped, doubled, invented or crossed a token; the message tells a reviewer."""


def unmask(masked: Masked, answer: str) -> str:
    """Put the placeables of *masked* into an engine's *answer*, in its order.

    White space that an engine puts around tokens, or loses, becomes as in the source.

    >>> from tools.markup.placeables.masking import mask
    >>> masked = mask("See :ref:`intro` (and ``make``).")
    >>> unmask(masked, "Vea⟦ 0 ⟧ ( y ⟦1⟧ ).")
    'Vea :ref:`intro` ( y ``make``).'

    :raises LostPlaceable: a token is missing, doubled, invented, or out of its place.
    """
    parts = masked.style.split(answer)
    names = parts[1::2]
    _verify(masked, names)
    numbers = {name: number for number, name in enumerate(names_of(masked.placeables))}
    texts = list(parts[::2])
    for place, name in enumerate(names):
        number = numbers[name]
        _correct(texts, place, masked.placeables, number, masked.sides[number])
    out = [texts[0]]
    for place, name in enumerate(names):
        out += [masked.placeables[numbers[name]].text, texts[place + 1]]
    return "".join(out)


def _verify(masked: Masked, names: Sequence[str]) -> None:
    wanted, placeables = names_of(masked.placeables), masked.placeables
    for number, name in enumerate(wanted):
        if (count := names.count(name)) != 1:
            wrote = f"wrote {_shown(placeables, number)} {count} times"
            raise LostPlaceable(
                f"the machine {wrote if count else f'lost {_shown(placeables, number)}'}"
            )
    if set(names) - set(wanted):
        raise LostPlaceable("the machine put in a sign that stands for nothing")
    stack: list[str] = []
    pairs = {name[1:] for name in wanted if name.startswith("/")}
    for name in names:
        if name in pairs:
            stack.append(name)
        elif name.startswith("/") and (not stack or stack.pop() != name[1:]):
            shown = _shown(placeables, int(name[1:]))
            raise LostPlaceable(f"the machine turned {shown} around, or crossed it with another")
    for kind, what in (("anonymous", "links"), ("automatic", "notes")):
        order = [n for n in names if placeables[int(n.strip("/"))].kind == kind]
        if order != [n for n in wanted if placeables[int(n.strip("/"))].kind == kind]:
            raise LostPlaceable(f"the machine changed the order of {what} that have no name")
    _verify_insides(masked, names, wanted)


def _verify_insides(masked: Masked, names: Sequence[str], wanted: Sequence[str]) -> None:
    """Markup works in no other markup: what was outside of a pair stays there."""
    ours, theirs = _holders(wanted), _holders(names)
    for number, name in enumerate(wanted):
        if ours[name] != theirs[name] and masked.placeables[number].kind not in PLAIN:
            shown = _shown(masked.placeables, number)
            raise LostPlaceable(f"the machine put {shown} into other markup, or took it out")


def _shown(placeables: Sequence[Placeable], number: int) -> str:
    """A placeable as a reviewer finds it in the source: of a pair, both ends."""
    opens = placeables[number].closes
    first = number if opens is None else opens
    ends = (other.text for other in placeables if other.closes == first)
    return f"“{'…'.join([placeables[first].text, *ends])}”"


def _holders(names: Sequence[str]) -> dict[str, str]:
    """Of each token, the pair it is in; empty if none."""
    closers = {name[1:] for name in names if name.startswith("/")}
    holders, inside = {}, ""
    for name in names:
        if name.startswith("/"):
            inside = ""
        holders[name] = inside
        if name in closers:
            inside = name
    return holders


def _correct(
    texts: list[str],
    place: int,
    placeables: Sequence[Placeable],
    number: int,
    sides: tuple[str, str],
) -> None:
    """White space beside the token between ``texts[place]`` and ``texts[place + 1]``."""
    before, after = texts[place], texts[place + 1]
    left, right = sides
    placeable = placeables[number]
    opens = any(other.closes == number for other in placeables)
    if opens:
        after = after.lstrip() if right.strip() else after
    elif right and _alike(right, after.lstrip()[:1]):
        after = after.lstrip()
    elif right.isspace() and not after and place + 2 < len(texts):
        after = " "
    elif (right.isspace() or not right) and after[:1].isalnum():
        after = f" {after}"
    if placeable.closes is not None:
        before = before.rstrip() if left.strip() else before
    elif left and _alike(left, before.rstrip()[-1:]):
        before = before.rstrip()
    elif (left.isspace() or not left) and before[-1:].isalnum():
        before = f"{before} "
    texts[place], texts[place + 1] = before, after


def _alike(one: str, other: str) -> bool:
    """Whether both signs are close to what is beside them, on the same side."""
    return any(one in signs and other in signs and other for signs in ("([{“‘«¿¡", ")]},.;:!?”’»…"))
