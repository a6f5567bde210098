"""The people of a story: private persons, and those who stand for a body or for the help.

A name is known by its role (村民扎西拉姆家, 挂职干部沈某), its age (阿依古丽今年32岁), its family (才让一家六口) or the
village it is of (石头村的孙玉梅), and is the same person wherever it stands in the article; 他 and 我 are whom the
paragraph, else the article, told of last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pairing_db.interpret.nouns import words_of
from pairing_db.recognise.enterprise_lexicon import tokenizer
from pairing_db.recognise.region_context import SURNAMES
from pairing_db.words import word, words

_SURNAME = "[" + "".join(sorted(SURNAMES)) + "]"
_SURE_NAME = f"(?:{_SURNAME}[一-鿿]{{1,2}}|[阿老小][一-鿿]{{1,2}}|[一-鿿]{{2,5}}·[一-鿿]{{2,6}})"
_ANY_NAME = f"(?:{_SURE_NAME}|[一-鿿]{{2,5}}?)"
# any word may stand between 农户 and 的 (农户发展的大棚): such ends need a surname before them
_SPEAKS = r"家(?:[的里今去种养自住有分,，:：])|说|告诉|[,，]?今年\d|[,，]\d\d岁|坦言|算了?一笔"
_ACTS = r"介绍|自己|[(（]|笑|正|刚|就|把|种|养|领|卖|盖|买|每|在|一边|忙|和|的"
_AGED = re.compile(
    rf"(?:岁的|^|[,，。“”\n])(?P<name>{_ANY_NAME})(?=[,，]?今年\d\d岁|家住|家在)"
    rf"|岁的(?P<behind>{_SURNAME}[一-鿿]{{2}})(?=[一-鿿])"
    rf"|(?P<before>{_SURNAME}[一-鿿]{{1,2}})(?=[,，]?\d\d岁)"
)
_FAMILY = re.compile(rf"(?:^|[,，。“”\n])(?P<name>{_ANY_NAME})一家(?=[0-9二两三四五六七八九十几]口)")
_AT_HOME = re.compile(
    rf"(?:^|[,，。;；“”\n\s])(?={_SURNAME}[一-鿿]{{2}}家(?:里|中)?(?:养|种|住|盖|买|有|的|今年|去年))"
)
_NO_NAME = re.compile("[的们在也了是都就]")
_OF_A_VILLAGE = r"[镇乡村寨屯组县旗区]的|街道的|社区的"
_ACTING = re.compile("[在把家说,，从到去今每也前]")
_NAME = 8  # characters behind a role that hold a name and show where it ends
_LONGEST_NAME = 3
_LIKE = re.compile(r"[像同和跟与]$")  # 像他家这样的民宿,村里已有23家


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of an article's private persons, and of those who stand for a body or for the help."""

    private: tuple[str, ...]
    public: tuple[str, ...]

    def private_people(self, text: str, start: int, end: int, paragraph: int) -> list[re.Match[str]]:
        """Where ``[start, end)`` of ``text`` tells of one private person; its paragraph begins at ``paragraph``."""
        return [m for m in _person(self.private).finditer(text, start, end) if self._is_one(text, paragraph, m)]

    def tells_of_official(self, text: str, start: int, end: int) -> bool:
        """Whether ``[start, end)`` names a role or a person of the help."""
        return _official(self.public).search(text, start, end) is not None

    def _is_one(self, text: str, paragraph: int, person: re.Match[str]) -> bool:
        """Not 像他家这样的, and not 他 of a cadre or doctor told of before."""
        if _LIKE.search(text[max(0, person.start() - 1) : person.start()]):
            return False
        if person.lastgroup != "pronoun":
            return True
        for begin in (paragraph, 0):
            officials = list(_official(self.public).finditer(text, begin, person.start()))
            named = [m for m in _person(self.private).finditer(text, begin, person.start()) if m.lastgroup != "pronoun"]
            if officials or named:
                return not officials or (bool(named) and named[-1].start() > officials[-1].start())
        return False  # nobody has been named: 他 may be anybody


@lru_cache(maxsize=8)
def cast_of(text: str) -> Cast:
    """The people whom ``text`` names by role or age; one who has a public role anywhere is no private person."""
    public = {m["name"] for m in _introduced("public_role").finditer(text)}
    private = {m["name"] for m in _introduced("private_role").finditer(text)}
    private |= {m["name"] or m["behind"] or m["before"] for m in _AGED.finditer(text)}
    private |= {m["name"] for m in _FAMILY.finditer(text)}
    private |= {
        name for m in [*_before_a_name().finditer(text), *_AT_HOME.finditer(text)] if (name := _name_at(text, m.end()))
    }
    private = {name for name in private - public if not _NO_NAME.search(name)}
    return Cast(tuple(sorted(private)), tuple(sorted(public)))


@cache
def _introduced(role: str) -> re.Pattern[str]:
    name = rf"{_SURE_NAME}(?={_SPEAKS}|{_ACTS})|{_ANY_NAME}(?={_SPEAKS})"
    return re.compile(f"{words()[role]}(?P<name>(?![们和的把在都也就说已家])(?:{name}))")


@cache
def _before_a_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{words()['private_role']}|{_OF_A_VILLAGE})(?={_SURNAME})")


def _name_at(text: str, at: int) -> str | None:
    """The full name that stands at ``at``, as the tagger sees it; None for a word (高标准) or a role (王书记).

    Behind a role of its own (村民苗秀英), or before what a person does (石桥乡的刘建设在…), a surname that opens no
    word is enough.
    """
    told = words_of(text[at : at + _NAME])
    if not told:
        return None
    alone = len(told[0][0]) == 1 and (text[at - 1] != "的" or _ACTING.match(text, at + _LONGEST_NAME))
    if (told[0][1] != "nr" and not alone) or word("public_role").match(text, at + 1):
        return None
    name = told[0][0]
    if len(name) == 1 and len(told) > 1:
        name += told[1][0]  # 刘/建设: a given name that is a word
    if not 1 < len(name) <= _LONGEST_NAME or word("public_role").match(text, at + len(name)):
        return None
    if text[at - 1] == "的" and (len(name) < _LONGEST_NAME or tokenizer().FREQ.get(name) is not None):
        return None  # 镇的万寿菊, 镇的柯城园区
    return name


@lru_cache(maxsize=8)
def _person(names: tuple[str, ...]) -> re.Pattern[str]:
    """A private person by role and name, a name told before, kinship, or a pronoun of one person."""
    role, kin = words()["private_role"], words()["kin"]
    known = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        f"(?P<named>(?:{role}|(?<=岁的)|(?<=[一两]位)){_SURE_NAME}"
        "(?=[家的说,，、“”:：(（在种养今去每也又就把给只有和一靠从刚已正自用]))"
        f"|(?P<known>{known})"
        "|(?P<masked>[一-鿿]某[某一-鿿]?(?=[家今去的说种养在]))"
        f"|(?P<one>一[位名个](?:[一-鿿]{{2,3}})?{role})"
        "|(?P<old>老(?![国专人东厂一大校管作画兵区年百])[一-鿿](?:家(?![园乡属])|两口)"
        f"|[老小]{_SURNAME}(?=的|家|说|今年|去年))"
        f"|(?P<kin>{kin})"
        "|(?P<pronoun>(?:他|她|我|俺)(?![们省市县区州国镇乡村院校厂司社军方队家]))"
    )


@lru_cache(maxsize=8)
def _official(names: tuple[str, ...]) -> re.Pattern[str]:
    """Who stands for a body or for the help, by role or by a name told before."""
    return re.compile("|".join([words()["public_role"], *map(re.escape, names)]))
