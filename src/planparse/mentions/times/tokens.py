"""The words times are made of, as alternations that are matched from left to right.

Every pattern looks at a bounded stretch of one line. A guard behind a word refuses the longer word that it may be a
part of (初 in 初中, 前 in 前往, 日 in 日常).
"""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicons.loader import table, words

B = r"[ \u3000]{0,2}"
DASH = r"(?:[-－—–―~～〜‐‑─]{1,2}|至|到)"
RANGE = rf"{B}(?:起|开始)?{DASH}{B}"
CN = "一二三四五六七八九十"
FEW = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
MONTH = r"(?:[1１][0-2０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九元正腊])"
DAY = (
    r"(?:[12１２][\d]|[3３][01０１]|[0０]?[1-9１-９]|三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]"
    r"|[一二三四五六七八九])"
)
YEAR4 = r"[12１２]\d{3}"
YEAR_CN = r"[一二][○〇零ＯO0一二三四五六七八九]{3}"
MASKED = (
    r"(?:(?:20|19|二[○〇零])?(?:[xXｘＸ×╳✕]{2,4}|[*＊]{2,4}|[_＿]{2,4}|[○〇]{2})|20\d[xXｘＸ×*＊]|20[ \u3000]{1,4})"
)
MEASURE = "次节篇份个名本场题练考评报测讲课结星歌荐研查条项回轮套堂种批道"
DAYS = f"[{CN[:6]}日天]"
DAY_END = rf"(?![{MEASURE}般些定直旦致律共边角个]|天(?!气)|小时|(?<=日)[常志报记程均照用])"
MORE_DAYS = rf"(?:{B}(?:{DASH}|[、及和与]|，(?=周|星期)){B}(?:周|星期|礼拜)?{DAYS}{DAY_END}|日{DAY_END})*"
WEEKDAY = rf"(?:周|星期|礼拜){DAYS}{DAY_END}{MORE_DAYS}"
CLOCK = (
    rf"(?:\d{{1,2}}[:：]\d{{2}}(?:{RANGE}\d{{1,2}}[:：]\d{{2}})?(?:开始)?"
    rf"|\d{{1,2}}[点时](?:半|整|\d{{1,2}}分)?(?![间期段代]))"
)
PART_OF_DAY = (
    r"(?:凌晨|清晨|早上|早晨|[上中下]午|傍晚|晚上|晚间|夜间(?!经济)|全天|整天|白天|晚(?![会宴报自育婚期间饭餐点]))"
)
HOURS = rf"(?:{PART_OF_DAY}(?:{RANGE}{PART_OF_DAY})?(?:{B}{CLOCK})?|{CLOCK})"
YEAR_END = r"(?![级鉴版款龄轻画货薪代多〕Pp]|历史|以上|以下)"
DEGREE = r"(?:度(?![假量过]))?"
RELATIVE_YEAR = (
    r"(?:(?<![如当迄])今年|(?:(?<!过)|(?<=[经通超]过))去年|(?<![目以之当从日战午间提数])(?:大)?前年(?!内|检|报|收)"
    r"|(?<![说证声表透文])明年|(?<![今以之然往最随毕])后年|(?<![成根基日资文课剧版样])本年"
    r"|(?<![以晚马早职])上一?年|(?<![以之地乡])下一?年|(?<![\d一二两三四五六七八九十百千万几多每届层人])次年"
    r"|翌年|当年|(?<![相不共如])同年|(?<![近多几百往本历以])来年)(?![纪级轻龄岁均产终代人会富迈])"
)
QUARTER = "[一二三四1-4１-４]"
TERM = r"(?:第?[一二12][ \u3000]?学期|[上下]学期(?!间)|[春秋]季?学期)"
PLAN = r"(?:二?十[·．.・]?[一二三四五六七八九]?|[一二三四五六七八九])[·．.・]?五"
PLAN_EDGE = r"(?:末期?|初期?(?!步)|[前头后][一二两三四]年)"
PLAN_SPAN = rf"(?:(?:[计规]划)?(?:时期|期间|期)(?:的?{PLAN_EDGE})?|{PLAN_EDGE})"
NOT_PLAN = r"(?![^，。；、\n“”]{0,10}(?:规划|纲要|计划|专项|普法))"
NOT_COUNT = "[小中大学岁个名人年万亿千百天月日号米里次所家项条户度届班路团楼层队组章节折倍元块斤公只头件台辆张套级]"
EDGE = r"(?<![^\s（(周：:，、；\d])(?<![\d.．])"
AMOUNT = r"(?![\d.．%％‰]|[亿万千百元个人岁分倍吨米公度℃斤亩户家])"
PERIODS = r"学期|学年(?!段)|季度|工作日|半年|半月|年(?![级龄轻])度?|月度?(?!饼)|旬|天|日(?![报优])|季(?!节)"
WEEKLY = rf"(?:周度?(?![期边岁年])|星期|礼拜)(?:{DAYS}{DAY_END}{MORE_DAYS})?"
NOT_BEGIN = "中级步三二一赛审次评选试稿心始定学小高夏冬春秋"
NOT_END = "部线层蕴色气册子数"
HALT = r"(?=[，。；、）)\s]|之?前|以前|$)"
CURRENT = r"(?:本|当|上个?|下个?|这个?|次|同|该|翌)"

EVERY = (
    rf"每(?:间?隔)?(?:{FEW}|半)?个?(?:{PERIODS}|{WEEKLY})"
    rf"|[按逐](?:月(?![饼嫂龄])|季度?(?!节)|周(?![期边岁])|学期)"
    rf"|[双单隔]周(?![期岁边年])(?:周?{DAYS}{DAY_END})?|[双隔]月(?!湾)|隔[天日年]"
    rf"|(?<![第个十百近过去上下前后末{CN}\d])[一两二半]个?(?:学期|学年|季度|星期|[周月季年天日旬])(?![来内里间以])"
    rf"(?=[^，。；、,;\s\d{CN}]{{0,4}}{FEW}(?:[-—至到~～]{FEW})?次(?![会性全])|一[次会练测考评题讲课报结研查调总荐公主歌度](?!般))"
)
WINDOW = (
    rf"(?:最?近|过去|这|今后|未来|往后)的?{FEW}个?年(?![级期制轻])(?:来|间|里|内|时间)?"
    rf"|(?<![十百千几多数近第\d{CN}])(?:{FEW})年来(?!临)|[今去][明今]两年|(?:最?近[几些]?)年来?(?![级轻均])"
)
PLAN_PERIOD = (
    rf"[“\"‘「]{PLAN}[”\"’」](?:{PLAN_SPAN}|(?:以来|以前)|{NOT_PLAN})"
    rf"|(?<![\d{CN}“\"‘「])(?:{PLAN}{PLAN_SPAN}|十[一二三四五六七]五(?!{NOT_COUNT}){NOT_PLAN})"
    rf"|第[{CN}]{{1,3}}个五年[计规]划(?:期间|时期|期)"
)
NUMERIC_END = (
    rf"{YEAR4}(?:-{MONTH}-{DAY}|[.．]{B}{MONTH}[.．]{B}{DAY}|/{MONTH}/{DAY})日?(?![\d.．%％/])"
    rf"|{YEAR4}[-.．/](?:(?:0[1-9]|1[0-2])(?![\d.．%％/])|{MONTH}月(?!日)(?:份)?|{MONTH}(?={RANGE}{YEAR4}[-.．/]\d))"
)
NUMERIC = rf"(?<![\d.．\-/A-Za-z])(?:{NUMERIC_END})"
MONTH_DAY_OPEN = rf"{EDGE}{MONTH}[.．/]{DAY}(?={RANGE}(?:{YEAR4}[.．/])?{MONTH}[.．/]{DAY}日?{AMOUNT})"
YEAR = (
    rf"(?<![\d.．〔\[A-Za-z])(?:{YEAR4}(?={RANGE}{YEAR4}{B}年(?!级))|{YEAR4}{B}年{DEGREE}{YEAR_END}"
    rf"|{YEAR4}(?=[上下]半年|[春秋]季)|{YEAR_CN}(?={RANGE}{YEAR_CN}年)|{YEAR_CN}年{DEGREE}{YEAR_END}"
    rf"|{MASKED}(?={RANGE}{MASKED}年)|{MASKED}年{DEGREE}{YEAR_END})|{RELATIVE_YEAR}{DEGREE}"
)
SCHOOL_YEAR = (
    rf"(?<![\d.．])(?:(?:{YEAR4}|{MASKED}){B}年?(?:{B}(?:{DASH}|/){B}(?:{YEAR4}|\d\d|{MASKED}){B}年?)?"
    rf"|{YEAR_CN}年?(?:{RANGE}{YEAR_CN}年?)?|\d\d[-—–－~～]\d\d)学年度?(?!段)|[本上下新今这全]学年度?(?!段)"
)
MONTHS = (
    rf"(?<![\d第.．百{CN}])(?:{MONTH}(?={RANGE}{MONTH}{B}月(?!{B}{DAY}[日号]))|{MONTH}{B}月)"
    rf"|(?<=[\d.．][.．、]){MONTH}{B}月(?={B}{DAY}[日号])"
)
MONTH_END = r"(?![饼球薪嫂经票供租均报刊色光亮牙]|考(?![试核察查评古]))"

START: tuple[tuple[str, str], ...] = (
    ("every", EVERY),
    ("masked_date", rf"(?:{MASKED}年)?[xXｘＸ×*＊]{{1,2}}月(?:[xXｘＸ×*＊]{{1,2}}[日号])?"),
    ("school_year", SCHOOL_YEAR),
    ("numeric", NUMERIC),
    ("month_day", MONTH_DAY_OPEN),
    ("year", YEAR),
    (
        "year_pair",
        rf"(?<![\d.．〔\[/\-—A-Za-z])(?:19|20)\d\d[-—–－~～至](?:19|20)\d\d(?![\d.．\-/年〕\]号%％])(?!{NOT_COUNT})",
    ),
    (
        "decade",
        r"(?:(?:\d\d|二?十[一二三四五六七八九]?)世纪|[上本]世纪)?(?:\d0|[二三四五六七八九]十)年代(?:初期?|中期|末期?|后期)?",
    ),
    ("window", WINDOW),
    ("plan", PLAN_PERIOD),
    (
        "month_list",
        rf"(?:(?<=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff] )){MONTH}(?:[、和及与]{MONTH}){{1,5}}{B}月(?:份(?!额))?(?!{B}{DAY}[日号])"
        rf"|(?<![\d第{CN}])(?:一二|二三|三四|四五|五六|六七|七八|八九|九十)月(?:份(?!额))?{MONTH_END}",
    ),
    ("month", rf"(?:{MONTHS})(?:份(?!额))?{MONTH_END}"),
    ("first_months", rf"[前头](?:{FEW})个月"),
    (
        "quarter",
        rf"(?<![每个逐\d{CN}])(?:第?{QUARTER}(?={RANGE}第?{QUARTER}{B}季度)|第?{QUARTER}{B}季度末?|前[一二两三]个?季度|首季度?)",
    ),
    ("half", r"(?<![一二三两每])[上下]半年(?![级龄])"),
    ("term", TERM),
    ("this_term", r"[本这该]学期|新学期(?!间)"),
    ("holiday", r"(?:寒暑假|寒假|暑假|暑期)(?:期间)?"),
    (
        "feast",
        r"(?:元旦|春节|元宵节|清明(?:节|(?=假|期间|前))|五一(?=劳动节|假期|期间|前)(?:劳动节)?|[“\"]五一[”\"](?!劳动奖)|端午节?|中秋节?|国庆节?"
        r"|[“\"]十一[”\"](?=期间|假|前|长))(?:小?长?假期?|期间)?(?![大路小联]|节)",
    ),
    (
        "week",
        rf"(?:第{B})(?:\d{{1,2}}|[{CN}]{{1,3}})(?:(?:[、,，]|{DASH})第?(?:\d{{1,2}}|[{CN}]{{1,3}})){{0,8}}{B}周(?![岁年期边围])"
        rf"|(?<![\d.．])\d{{1,2}}(?:[、,，]\d{{1,2}}){{1,8}}周(?![岁年期边])|(?<=[（(：:])\d{{1,2}}周(?![岁年期边])"
        rf"|(?<![\d.．])\d{{1,2}}周(?={B}{MONTH}月|{B}周{DAYS}|{B}星期)|预备周",
    ),
    ("this_week", rf"(?:本|当|上|下|这|该)一?(?:周(?![期年岁边末])|星期)(?:周?{DAYS}{DAY_END}{MORE_DAYS})?"),
    ("weekday", rf"(?<![每隔双单一两几第\d])(?:{WEEKDAY})"),
    (
        "this_month",
        rf"(?<![登马晚早基成日根\d{CN}]){CURRENT}月(?![嫂球台饼光亮牙色])份?|(?<![\d{CN}份个每本当上下次年满])月(?=底(?![部线])|末|初(?!中))",
    ),
    (
        "year_part",
        r"(?<![\d一二三四五六七八九十两几多半每学今去前明后当本次同青少成中童幼壮暮近历数老常单旧新干])年"
        r"(?:底(?!部|线)|末|初(?![中级步三一二])|中(?=[，。；、）)\s]|之?前|以前|$)|内(?![部容蒙外]))|岁末|全年(?![级龄])",
    ),
    ("era", "@eras"),
    ("bare_day", rf"(?<![\d.．第近每满{CN}]){DAY}[日](?![内游龄历均报元夜后以间制常程志记用照本])"),
)

NEXT: tuple[tuple[str, str], ...] = (
    ("and", rf"{B}(?:以及|[、及和与]){B}(?=[\d年上下中第首寒暑去今明周星{CN}])"),
    (
        "since",
        r"(?:以来|至今|迄今|到现在|至目前|以后|之后|起(?![草步重源点伏诉来到飞用动码航跑床身义至])|开始(?![至到])"
        r"|后(?![勤备续期置方台半面进者来代劲盾果又再人天卫疫评两三的]))",
    ),
    (
        "before",
        r"(?:以前|之前|截止|为止|止(?!于)|前(?![往来后期景瞻沿列进行半所不提言端置台任途锋辈一两二三四五六七八九十\d几者述卫身夕奏线缘季款年去]))",
    ),
    ("about", "(?:前后|左右)"),
    ("to", RANGE),
    (
        "part",
        rf"(?:[上中下]{{1,2}}旬|上、中旬|中、下旬|[上下]半月|[年月]?(?:初(?![{NOT_BEGIN}])|底(?![{NOT_END}])|末|中{HALT}))",
    ),
    (
        "day",
        rf"{DAY}{B}[日号](?![线楼文令])|{DAY}(?={RANGE}(?:{MONTH}月)?{DAY}{B}[日号])|{DAY}(?=[、和及与]{DAY}{B}日)",
    ),
    ("numeric_end", NUMERIC_END),
    ("month_day_end", rf"{MONTH}[.．/]{DAY}日?{AMOUNT}"),
    ("season", r"[春夏秋冬]季(?!学期)"),
    ("hours", HOURS),
    ("paren_weekday", rf"[（(](?:{WEEKDAY})(?:{B}{HOURS})?[)）]"),
    ("open_paren", r"[（(]"),
    ("close_paren", r"[)）]"),
    ("inside", r"(?:期间|之间|之内|以内|间(?![隔接断歇距谍作苗伐])|内(?![部容蒙外涵控需陆河生科销循江])|当天|当日)"),
)


CANDIDATE = (
    r"\d(?<!\d\d)(?=\d{0,3}[ \u3000]{0,4}[年月日周季世.．/\-－—–―~～〜‐‑─至到起、，,和及与xXｘＸ×*＊_＿上下春秋学])"
    rf"|[{CN}正腊](?=[^，。；\n]{{0,9}}?[月年周学季五日天世星届大])|元(?=[旦宵月])|两(?=[个周月年学季])"
    r"|今(?=[年明后]|学年)|[去明后来](?=[年今])|前(?=年|[一二两三四五六七八九十\d]{1,2}个[季月]|[一二两三]季)|头|大(?=前年)"
    r"|[次翌](?=[年月])|[当同该](?=[年月周]|学期|星期)|[近每]|最(?=近)|[过未往](?=[去来后])|这|[按逐](?=[月季周学])"
    r"|[隔双单](?=[周月天日年])|半(?=[个年月])|[本上下](?=[个一]?[年月周星学]|半年|世纪)|新(?=学|中国)|全(?=[年学])|[第首]"
    r"|[春秋](?=[季学节])|[暑寒]|国(?=庆)|中(?=[秋华])|端(?=午)|清(?=明)|[“\"‘「](?=[二十一三四五六七八九])|预(?=备周)"
    r"|[周星礼](?=[一二三四五六日天期拜])|月(?=[底末初])|年(?=[底末初中内])|岁(?=末)|共(?=和)|建(?=国)|改(?=革)|党(?=的)"
    r"|[xXｘＸ×╳✕*＊_＿○〇]"
)


@cache
def scanners() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a time may begin, what begins there, and what follows it word by word.

    The first is a cheap superset of the second, so that the long alternation is tried at few places. Words that only
    look like times (``time_names.txt``) are found as ``name`` and passed over.
    """
    names = "|".join(re.escape(word) for word in sorted(words("time_names"), key=len, reverse=True))
    eras = "|".join(re.escape(row["name"]) for row in sorted(table("eras"), key=lambda row: -len(row["name"])))
    start = [(kind, pattern.replace("@eras", f"(?:党的)?(?:{eras})以来")) for kind, pattern in START]
    begin = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in (("name", names), *start))
    follow = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in (*NEXT, *start))
    return re.compile(CANDIDATE), re.compile(begin), re.compile(rf"{B}(?:{follow})")
