"""Time of comparisons on written plans of fictional counties: diff, panel, fulfilment, reuse.

    python benchmarks/comparison.py [--plans 1000] [--characters 20000]

Sentences are put together at random from fixed parts with a fixed seed. Half of each plan is taken over from the plan
of the year before, a tenth from a neighbour; some words and figures change on the way.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from planparse.comparison import compare, fulfil, panel, reuse
from planparse.schema import ParsedDocument, Period, Plan, Region, Section, SourceInfo, Span, Target, Unit


def words(text: str) -> list[str]:
    """Words between blanks."""
    return text.split()


WHO = words(
    """
    教研室 各中心校 教务处 政教处 信息中心 督导组 县实验小学 各教研组 年级组 名师工作室
    财务股 人事股 安全办 体卫艺股
    """
)
HOW = words(
    """
    深入 扎实 持续 全面 分批 按月 定期 联合 重点 严格 有序 统筹 及时 逐步 精心 切实
    稳妥 大力 认真 主动
    """
)
DO = words(
    """
    推进 开展 组织 落实 完善 加强 优化 规范 实施 建立 筹备 检查 评估 培育 推广 整理
    公布 改进 总结 指导
    """
)
FIELD = words(
    """
    集体备课 校本教研 课堂教学 青年教师 学科竞赛 质量监测 作业设计 课后服务 家校共育
    劳动教育 图书阅览 信息技术 校园安全 营养餐 集团办学 教师轮岗 德育课程 科学实验 体育艺术
    心理健康 食堂采购 校车接送 乡村幼儿园 特殊教育 毕业年级 语言文字 校史馆 资助
    """
)
THING = words(
    """
    制度 活动 改革 培训 台账 平台 方案 标准 队伍 基地 案例 成果 档案 流程 课程 评价
    展示 比赛 调研 示范点 小组 清单
    """
)
WHY = words(
    """
    确保取得实效 形成长效机制 做到有记录有反馈 促进均衡发展 提高教学质量 让每个孩子受益
    打造特色品牌 补齐薄弱环节 减轻师生负担 纳入年终考核 结果全县通报 切实解决突出问题
    接受社会监督 总结可复制的经验 年底前见到成效 分类建立指导意见
    """
)
WHAT = [field + thing for field in FIELD for thing in THING]


def sentence(chance: random.Random) -> str:
    """A made-up sentence of about fifty characters."""
    clauses = [
        f"{chance.choice(HOW)}{chance.choice(DO)}{chance.choice(WHAT)}和{chance.choice(WHAT)}"
        for _ in range(chance.randint(1, 3))
    ]
    return f"{chance.choice(WHO)}{'，'.join(clauses)}，不少于{chance.randint(2, 60)}次，{chance.choice(WHY)}。"


def changed(text: str, chance: random.Random) -> str:
    """The same sentence, now and then with another word."""
    if chance.random() < 0.5:
        return text
    others = [*HOW, *DO, *WHY]
    found = [word for word in others if word in text]
    return text.replace(chance.choice(found), chance.choice(others), 1) if found else text


def document(number: int, year: int, sentences: list[str]) -> ParsedDocument:
    """A plan of eight sections whose units hold three sentences each."""
    text, units, sections, targets = "", [], [], []
    span = Span(start=0, end=0)
    for at, first in enumerate(range(0, len(sentences), 3)):
        if at % max(1, len(sentences) // 24) == 0:
            sections.append(
                Section(id=f"s{len(sections)}", title=f"{FIELD[len(sections) % 20]}工作", level=1, span=span)
            )
        body = "".join(sentences[first : first + 3])
        span = Span(start=len(text), end=len(text) + len(body))
        text += body + "\n"
        units.append(
            Unit(id=f"u{at}", type="task", section=sections[-1].id, text=body, span=span, topics=(f"t{at % 12}",))
        )
    for at in range(60):
        status = "achieved" if at % 2 else "planned"
        targets.append(
            Target(
                id=f"t{at}", text="", indicator=WHAT[at % 40], indicator_id=f"made.up.{at // 2}", op="~", value=at,
                unit="%", span=units[at % len(units)].span, status=status,
            )
        )  # fmt: skip
    plan = Plan(
        id="p1", title=f"{year}年工作计划", span=Span(start=0, end=len(text)), sections=tuple(sections),
        tasks=tuple(units), targets=tuple(targets), period=Period(label=str(year), edtf=str(year)),
        region=Region(province="江原省", city=f"第{number % 20}市", county=f"第{number}县"),
    )  # fmt: skip
    source = SourceInfo(path=f"{number}-{year}.txt", media_type="text/plain", sha256="0" * 64, size=len(text))
    return ParsedDocument(source=source, text=text, plans=(plan,))


def plans(count: int, characters: int) -> list[ParsedDocument]:
    """Plans of ``count / 4`` counties over four years."""
    chance = random.Random(1)  # noqa: S311  made-up text, no secret
    size = max(3, characters // 58)
    made: list[ParsedDocument] = []
    shared: list[str] = []
    for county in range(max(1, count // 4)):
        before: list[str] = []
        for year in range(2021, 2025):
            lines = [sentence(chance) for _ in range(size)]
            for at in range(size):
                source = chance.random()
                if before and source < 0.5:
                    lines[at] = changed(before[at], chance)
                elif shared and source < 0.6:
                    lines[at] = changed(shared[at], chance)
            made.append(document(county, year, lines))
            before = lines
        shared = before
    return made


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Run, print the seconds, give the result."""
    start = time.perf_counter()
    result = work()
    print(f"{name:<58} {time.perf_counter() - start:8.3f} s")
    return result


def main() -> None:
    """Time everything and print it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--plans", type=int, default=1000)
    arguments.add_argument("--characters", type=int, default=20_000)
    chosen = arguments.parse_args()
    documents = timed("writing the plans", lambda: plans(chosen.plans, chosen.characters))
    one, other = documents[2], documents[3]
    sizes = f"{len(one.text):,} and {len(other.text):,} characters"
    timed("diff, first (loads jieba and scipy)", lambda: compare(one, other))
    timed(f"diff of {sizes}", lambda: compare(one, other))
    timed("panel of 100 plans, first (loads pandas)", lambda: panel(documents[:100]))
    rows = timed("panel of 100 plans", lambda: panel(documents[:100]))
    print(f"{'':4}{len(rows):,} rows")
    timed(
        "fulfilment of 100 pairs",
        lambda: [fulfil(a, b) for a, b in pairwise(documents[:101])],
    )
    found = timed(f"reuse of {len(documents):,} plans", lambda: reuse(documents))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'':4}{len(found):,} passages; peak memory {memory:,.0f} MB")


if __name__ == "__main__":
    main()
