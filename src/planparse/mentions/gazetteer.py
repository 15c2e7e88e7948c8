"""The gazetteer of GB/T 2260: names, short names and former names of provinces, cities and counties.

A code has six digits: two for the province, two for the city, two for the county; ``00`` closes it early.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planparse.lexicons.loader import table, words
from planparse.mentions.first_characters import lengths_by_first
from planparse.schema import Region

_SELF_GOVERNED = re.compile(r"自治(?P<kind>[州县旗])$")
_TOWN = re.compile(r"(?:地区|[市县盟])$")
# Counties that no city governs stand under the code XX90 in their province.
_DIRECT = "90"
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by code, codes by name.

    ``full`` holds official and former names, ``short`` the short names that stand alone, ``bound`` those that need a
    word of administration or school beside them. ``lengths`` gives for the first two characters of any name the lengths
    of the names that begin so, longest first.
    """

    names: dict[str, str]
    full: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    bound: dict[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]


@cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer once, when it is first needed."""
    names: dict[str, str] = {}
    full: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    bound: dict[str, list[str]] = defaultdict(list)
    homographs = frozenset(words("region_homographs"))
    for row in table("regions"):
        code, name, brief = row["code"], row["name"], row["short"]
        names[code] = name
        (bound if name in homographs else full)[name].append(code)
        if not brief:
            continue
        alone = level(code) < 3 and brief not in homographs
        (short if alone else bound)[brief].append(code)
        governed = _SELF_GOVERNED.search(name)
        if governed and brief + governed["kind"] != name:
            full[brief + governed["kind"]].append(code)
    for row in table("former_regions"):
        (bound if row["name"] in homographs else full)[row["name"]].append(row["code"])
        stem = _TOWN.sub("", row["name"])
        if len(stem) > 1 and stem != row["name"] and stem not in homographs:
            bound[stem].append(row["code"])
    return Gazetteer(
        names,
        _frozen(full),
        _frozen(short),
        _frozen(bound),
        lengths_by_first((*full, *short, *bound), 2),
    )


def _frozen(surfaces: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {surface: tuple(dict.fromkeys(codes)) for surface, codes in surfaces.items() if codes}


def level(code: str) -> int:
    """1 for a province, 2 for a city, 3 for a county.

    Example:
        >>> [level(code) for code in ("140000", "141000", "141031")]
        [1, 2, 3]
    """
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def ancestors(code: str) -> tuple[str, ...]:
    """The codes from the province down to the code itself; a municipality and a county without a city skip the city.

    Example:
        >>> ancestors("141031"), ancestors("310104"), ancestors("419001")
        (('140000', '141000', '141031'), ('310000', '310104'), ('410000', '419001'))
    """
    chain = [code[:2] + "0000"]
    if level(code) > 1 and code[:2] not in _MUNICIPALITIES and code[2:4] != _DIRECT:
        chain.append(code[:4] + "00")
    if level(code) == 3:
        chain.append(code)
    return tuple(chain)


def region_of(code: str) -> Region:
    """The full official names of a code and of what it lies in.

    Example:
        >>> region_of("141031")
        Region(province='山西省', city='临汾市', county='隰县', adcode='141031')
    """
    names = gazetteer().names
    parts = {("province", "city", "county")[level(part) - 1]: names[part] for part in ancestors(code)}
    return Region(**parts, adcode=code)
