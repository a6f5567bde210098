"""Names of towns as articles write them: 华明街 for 华明街道, 落别乡 for 落别布依族彝族乡."""

from __future__ import annotations

import re

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|门巴|珞巴|基诺|俄罗斯|塔塔尔|乌孜别克|德昂|京|高山"
)
_PEOPLED = re.compile(rf"(?:(?:{_PEOPLES})族)+(?:民族)?乡$|民族乡$")


def everyday_town(name: str) -> tuple[str, ...]:
    """The other forms in which a listed township is written; empty where there is none."""
    forms = []
    peopled = _PEOPLED.search(name)
    if peopled and peopled.start() >= 2:
        forms.append(name[: peopled.start()] + "乡")
    if name.endswith("街道"):
        forms.append(name[:-1])
    return tuple(forms)
