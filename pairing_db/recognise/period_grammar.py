"""The grammar of points of the calendar as one expression; ``period_points`` reads its groups."""

from __future__ import annotations

import re
from functools import cache

from pairing_db.recognise.period_words import festival_pattern, relative_pattern

JOIN = r"[ ]?(?:-{1,2}|—{1,2}|–|―|~|至|到)[ ]?"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMERAL = "零〇一二两三四五六七八九十百千万亿几余多廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_HAN_MONTH = rf"(?:十[一二]?|[一二三四五六七八九]|(?<![\d. \t{_NUMERAL}])元)(?=月)"
_HAN_DAY = r"(?:(?:二|三)?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])"
_NO_DIGIT_BEFORE = r"(?<![\d.])"
_YEAR_END = r"(?!代|级|生(?!产)|均|产(?!值|业|能)|龄|画|货|薪|报(?!告|送))"
_MONTH_END = r"(?!饼|嫂|薪|租|球|子|均|收入|息|供|龄|亮)"
_DAY_END = r"(?!本|元|均|产|报|用|喀|游|内|以[内上下]|间)"
_NO_COUNT_BEFORE = r"(?<![\d一二三四五六七八九十百廿卅每第近约满达共整隔几数])(?<!为期)(?<!连续)"
_HAN_DAY_END = r"(?!内|之|以[内上下]|后|游|的|间|时间|[谈夜多余来常均元本报产用一两三千双])"
_DAY_BEHIND = r"(?=[上下]午|[早晚起至到讯电]|凌晨|之?前|以?后|[,，。；;、）)]|$)"
_HAN_YEAR = r"[二一][〇零九○OＯ][〇零○OＯ一二三四五六七八九]{2}"
_SPELLED_YEAR = r"[二两]千零(?:[一二三四]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH_OR_PART = (
    r"[ ]?(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])[ ]?月(?!均)|底|初|末|[上下]半年|第?[一二三四1-4]季度)"
)
_SHORT_YEAR = (  # 15年3月, 08年, 八五年二月, 零七年, ’20年
    rf"(?:(?<![\d.第近约满达])\d\d(?=[ ]?年{_MONTH_OR_PART})|(?<![\d.])0\d(?=[ ]?年)|(?<=[’'])\d\d(?=[ ]?年)"
    rf"|[零〇][一二三四五六七八九](?=年)|(?<![〇零一二三四五六七八九十百千])[一二八九][〇零一二三四五六七八九](?=年{_MONTH_OR_PART}))"
)
_YEAR_PARTS = (
    r"上半年|下半年|前[二两三]个?季度|第?[一二三四1-4]季度|首季度|[一二三1-3](?:、|"
    + JOIN
    + r")[二三四2-4]季度|[前头](?:\d{1,2}|十[一二]?|[二两三四五六七八九])个?月"
)
_OF_YEAR = "首季度?|首月|伊始|暑[假期]"
_NO_COUNT = r"(?![\d.年]|[ ]?[亩元人户个万亿平米公吨斤家名只头株棵台套件次场天千百座毫厘立度℃%])"
_SEASON = r"[春夏秋冬](?:季|天|(?![节耕播茶蚕雨风运晚联训粮种收菜令]))"
_HOLIDAY = "国庆(?:节|长假|假期)?期间"
_MONTH_PARTS = r"月?底|月?末|月?初|上旬|中旬|下旬|中(?=[,，、]|$)"


@cache
def point_pattern() -> re.Pattern[str]:
    """A point or stretch of the calendar. Groups of a point that begins with its month end in ``_m``."""
    month, day = _month(), _day()
    after_year = rf"(?:{_part_of_year()}|{month}[ ]?(?:{day}|(?P<month_part>{_MONTH_PARTS}))?)"
    from_month = rf"{month}[ ]?(?:{day}|(?P<month_part>{_MONTH_PARTS}))?"
    return re.compile(
        rf"""(?=[{_first_characters()}])(?:
            {_year()} (?:[ ]?(?:的|内)?{after_year})?
          | {_renamed(from_month)}
          | {_lone_part()}
          | {_lone_day()}
        )""",
        re.VERBOSE,
    )


def _year() -> str:
    return rf"""(?:
        {_NO_DIGIT_BEFORE}(?P<iso_year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<iso_month>{_MONTH_NUMBER})
            (?P=sep)(?P<iso_day>{_DAY_NUMBER})(?!\d)
      | {_NO_DIGIT_BEFORE}(?P<year>(?:19|20)\d\d)(?:[ ]?年度?{_YEAR_END}|(?=(?:{JOIN}|、|和)(?:19|20)\d\d[ ]?年))
      | {_NO_DIGIT_BEFORE}(?P<bare_year>(?:19|20)\d\d)(?={JOIN}(?:19|20)\d\d{_NO_COUNT})
      | (?P<han_year>{_HAN_YEAR})年
      | (?P<spelled_year>{_SPELLED_YEAR})年(?!来|间|历史|前的|的历史)
      | (?P<short_year>{_SHORT_YEAR})[ ]?年度?{_YEAR_END}
      | (?P<year_word>{relative_pattern("year")})
    )"""


def _part_of_year() -> str:
    ends = "年?底|年?末|年?初|中(?=[,，])"
    return rf"(?P<part>{_YEAR_PARTS}|全年|{_HOLIDAY}|{festival_pattern()}|{_OF_YEAR}|{ends}|{_SEASON})"


def _month() -> str:
    return rf"""(?:
        {_NO_DIGIT_BEFORE}(?P<month>{_MONTH_NUMBER})(?:[ ]?月份?)?{JOIN}(?P<last_month>{_MONTH_NUMBER})[ ]?月份?
            {_MONTH_END}(?![ ]?\d{{1,2}}[ ]?[日号])
      | {_NO_DIGIT_BEFORE}(?P<one_month>{_MONTH_NUMBER})[ ]?月份?{_MONTH_END}
      | (?P<han_month>{_HAN_MONTH})月份?{_MONTH_END}
      | (?P<month_word>{relative_pattern("month")})
    )"""


def _day() -> str:
    return rf"""(?:
        {_NO_DIGIT_BEFORE}(?P<day>{_DAY_NUMBER})[ ]?[日号]?{JOIN}(?P<last_day>{_DAY_NUMBER})[ ]?日
      | {_NO_DIGIT_BEFORE}(?P<one_day>{_DAY_NUMBER})[ ]?[日号]
      | (?P<han_day>{_HAN_DAY})[日号]
    )"""


def _lone_part() -> str:
    """上半年, 年底, 今秋 with no year before them."""
    year_end = r"(?<![去今明前当同一两三半\d])年(?:底|末|初|中(?=[,，。])|内)"
    return rf"""(?P<lone_part>
        {festival_pattern()}
      | {_YEAR_PARTS} | (?<![去今明前])全年(?!龄) | {year_end} | 岁末 | [今去明]{_SEASON} | {_HOLIDAY}
    )"""


def _lone_day() -> str:
    """12日, 26-28日, 当天 with no month before them; 为期5日 is a duration."""
    return rf"""(?:
        (?<![\d.:])(?<!为期)(?P<lone_day>{_DAY_NUMBER})(?:[ ]?日?{JOIN}(?P<lone_last>{_DAY_NUMBER}))?[ ]?日{_DAY_END}
      | (?<![\d.:A-Za-z第楼栋房路街巷线文车机床门座台宅组])(?P<lone_number>{_DAY_NUMBER})号{_DAY_BEHIND}
      | {_NO_COUNT_BEFORE}(?P<lone_han>{_HAN_DAY})日(?<!一日){_HAN_DAY_END}
      | (?P<day_word>{relative_pattern("day")})
    )"""


def _first_characters() -> str:
    words = "".join(relative_pattern(grain) for grain in ("year", "month", "day"))
    words += festival_pattern()
    return r"\d〇零一二两三四五六七八九十廿元上下前头第全年岁今去明国" + "".join(
        dict.fromkeys(filter(str.isalpha, words))
    )


def _renamed(pattern: str) -> str:
    """The same piece of grammar with other group names, for its second place in one expression."""
    return re.sub(r"\(\?P(<|=)(\w+)", r"(?P\1\2_m", pattern)
