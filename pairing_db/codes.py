"""The small closed enumerations of the data model: code, Chinese label, English label.

Lists that grow (unit, unit_kind, indicator, sector, sum_note) are tables in ``seeds/reference/`` instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Codes = Mapping[str, tuple[str, str]]


def _codes(**entries: tuple[str, str]) -> Codes:
    return MappingProxyType(entries)


FACT_TABLE = _codes(
    pairing=("结对关系", "pairing"),
    pairing_tally=("结对数量", "count of paired units"),
    enterprise=("企业", "enterprise"),
    project=("项目", "project"),
    fund_flow=("资金", "flow of money or goods"),
    labor_transfer=("劳务协作", "labour transfer"),
    talent_exchange=("人才交流", "exchange of people"),
    observation=("其他指标", "other measure"),
)
PUBLISHED_PRECISION = _codes(
    day=("日", "the day is stated"),
    month=("月", "the month is stated; the date is its last day"),
    year=("年", "the year is stated; the date is its last day"),
    inferred=("推定", "inferred from the article's own text"),
    unknown=("不详", "no date is known"),
)
SCRIPT = _codes(hans=("简体", "simplified characters"), hant=("繁体", "traditional characters"))
QUALIFIER = _codes(
    exact=("整", "exactly"),
    about=("约", "about"),
    over=("超过", "more than"),
    under=("不足", "less than"),
    range=("区间", "between the value and the maximum"),
)
STATUS = _codes(
    actual=("实际", "actual"),
    target=("任务目标", "target"),
    planned=("计划", "planned"),
    baseline=("基数", "level before the change"),
)
DISPOSITION = _codes(
    fact=("事实", "became a fact"),
    attribute=("属性", "is an attribute inside another fact"),
    context=("背景", "recognised as something that is no fact"),
    unexplained=("未解释", "not understood"),
)
CONTEXT_REASON = _codes(
    date=("日期", "a date"),
    age=("年龄", "an age"),
    distance=("距离", "a distance"),
    duration=("时长", "a duration"),
    ordinal=("序数", "an ordinal"),
    name=("名称", "part of a name"),
    background=("背景", "background that is not about the assistance"),
    other_story=("其他报道", "another story on the same page"),
)
REGION_LEVEL = _codes(
    province=("省级", "province"),
    prefecture=("地级", "prefecture"),
    county=("县级", "county"),
    township=("乡级", "township or street"),
    village=("村级", "village or community"),
    zone=("新区、开发区", "zone without a code"),
)
PAIRING_LEVEL = _codes(
    province=("省级", "province"),
    prefecture=("地级", "prefecture"),
    county=("县级", "county"),
    township=("乡级", "township"),
    village=("村级", "village"),
    organisation=("单位", "organisation"),
)
PAIRING_BASIS = _codes(
    observed=("报道", "stated by articles"),
    official=("官方", "stated by articles and in the official register"),
)
ENTERPRISE_KIND = _codes(
    company=("公司", "company"),
    cooperative=("合作社", "cooperative"),
    group=("集团", "group"),
    other=("其他", "other market body"),
)
PROJECT_STATUS = _codes(
    planned=("计划", "planned"),
    agreed=("签约", "agreed"),
    under_construction=("在建", "under construction"),
    trial=("试运行", "in trial operation"),
    operating=("运营", "operating"),
    completed=("建成", "completed"),
)
PROJECT_ROLE = _codes(
    investor=("投资方", "investor"),
    operator=("运营方", "operator"),
    buyer=("采购方", "buyer"),
    partner=("合作方", "partner"),
)
FUND_KIND = _codes(
    fiscal_aid=("财政援助资金", "fiscal aid"),
    social_aid=("社会帮扶资金", "donations in money, or money and goods not split"),
    in_kind=("物资折款", "goods at their stated value"),
    aid_total=("帮扶资金", "aid not split, or the sum of its kinds"),
    enterprise_investment=("企业投资", "money that firms sign, plan or put in"),
    consumption=("消费帮扶", "sales to or purchases by the supporting side"),
    other=("其他", "loans, endowed funds, land quota transfers"),
)
FUND_STAGE = _codes(
    planned=("计划", "planned"),
    agreed=("签约", "agreed"),
    allocated=("安排", "allocated"),
    disbursed=("到位", "paid out, put in or sold"),
    unspecified=("未说明", "not said"),
)
LABOR_MODE = _codes(
    to_partner=("到帮扶方就业", "to the supporting side"),
    local=("就近就业", "near home"),
    elsewhere=("其他地区就业", "to other places"),
    unspecified=("未说明", "not said"),
)
TALENT_DIRECTION = _codes(
    to_recipient=("到受援方", "to the supported side"),
    to_donor=("到帮扶方", "to the supporting side"),
    within_recipient=("受援方境内", "within the supported side"),
    unspecified=("未说明", "not said"),
)
TALENT_ROLE = _codes(
    cadre=("干部", "cadre"),
    teacher=("教师", "teacher"),
    doctor=("医务人员", "doctor or nurse"),
    technician=("技术人员", "technician"),
    farmer_leader=("致富带头人", "leading farmer"),
    worker=("劳动者", "labourer or trainee"),
    student=("学生", "student"),
    mixed=("多类", "several of these"),
    other=("其他", "other"),
)
TALENT_ACTIVITY = _codes(
    secondment=("挂职选派", "secondment"),
    service=("支教支医支农", "service as teacher, doctor or farm expert"),
    training=("培训", "training"),
    visit=("考察交流", "visit or exchange"),
)
RELATION = _codes(
    rounds=("约数", "from is the rounding of to"),
    part_of=("其中", "from is a part of to"),
    within_period=("年度属于累计", "from's year lies inside to's period"),
    within_region=("下辖", "from's region lies inside to's"),
    supersedes=("更新", "from is the later as-of"),
    conflicts=("矛盾", "same scope, different figure"),
)
INDICATOR_DOMAIN = _codes(
    funds=("资金", "funds"),
    industry=("产业", "industry"),
    labor=("劳务", "labour"),
    talent=("人才", "people"),
    consumption=("消费", "consumption"),
    pairing=("结对", "pairing"),
    outcome=("成效", "outcome"),
)
CORRECTED_TABLE = _codes(**FACT_TABLE, region=("区划", "division"))
CORRECTION_ACTION = _codes(
    accept=("确认", "the row is right as read"),
    reject=("剔除", "the row is no fact"),
    change=("更正", "columns of the row have other values"),
    merge=("合并", "the rows are one thing"),
    split=("拆分", "a part of what the row rests on is another thing"),
    alias=("加别名", "another name of the row"),
)
CORRECTION_STATE = _codes(
    applied=("已生效", "applied"),
    stale=("已失效", "what it speaks of is no longer there; not applied"),
)
CHECK = _codes(
    sum_of_parts=("分项之和", "the parts against their whole"),
    average_times_count=("均值乘数量", "an average times the count against the sum"),
    share_of_whole=("占比", "a share against part and whole"),
    growth=("增幅", "a growth against this year's and last year's figure"),
    increase=("增量", "an increase against this year's and last year's figure"),
    target_reached=("任务完成", "what was reached against the target"),
    persons_per_household=("户均人口", "persons against households, 1.5 to 7 a household"),
)
OUTCOME = _codes(
    holds=("相符", "the facts agree"),
    fails=("不符", "the facts do not agree"),
    cannot_tell=("无法判断", "what it takes is not stated"),
)
CHECK_PART = _codes(
    stated=("所述", "the value held against the others"),
    whole=("合计", "whole"),
    part=("分项", "part"),
    count=("数量", "count"),
    now=("本期", "this period's"),
    before=("上期", "the earlier period's"),
)
WHICH = _codes(one=("前者", "the first"), other=("后者", "the other"), same=("相当", "neither"))
REGISTER_VERDICT = _codes(
    agreement=("一致", "the register says the same"),
    contradiction=("矛盾", "the register says otherwise"),
    unknown=("不详", "the register does not tell"),
)
REGISTER_REASON = _codes(
    same=("相同", "it lists these very sides in that year"),
    within=("上级相同", "it lists a wider pair that contains them"),
    overlaps=("部分相同", "it lists a narrower pair, or one that contains one side and lies inside the other"),
    other_donor=("支援方不同", "it lists another supporting side for this supported side in that year"),
    ended=("已结束", "it lists the pair as over by that year"),
    not_in_force=("不在期内", "it lists the pair only for later years, or for years before and after"),
    not_listed=("未收录", "it lists no such pair"),
    organisation=("单位结对", "one side is an organisation, and the register lists divisions"),
)
