"""A corpus small enough to train on in a test, and the shipped models."""

from pathlib import Path

import pytest

from planparse.classifiers.examples import Example
from planparse.classifiers.samples import unit_sample
from planparse.classifiers.store import model_folder

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(scope="session")
def shipped() -> Path:
    return model_folder()


@pytest.fixture(scope="session")
def unit_examples() -> list[Example]:
    """Four units of each type in each of three places."""
    said = {
        "goal": ("goal", "力争{}达到95%以上", "{}合格率不低于90%", "实现{}全覆盖的目标", "{}优秀率进入全市前列"),
        "task": (
            "task",
            "各校每月开展一次{}检查",
            "组织{}培训并通报结果",
            "修订{}制度，落实责任",
            "举办{}现场会，推广经验",
        ),
        "background": (
            "",
            "为做好{}工作，特制定本计划",
            "现将{}工作安排如下",
            "{}是提高质量的关键",
            "各位代表：请审议{}",
        ),
        "guiding": ("guiding", "坚持以{}为中心", "围绕{}，深入贯彻落实", "以{}为抓手，统筹推进", "全面贯彻{}方针"),
        "review": ("review", "一年来，{}取得新进展", "完成了{}任务", "{}同比增长8%", "{}还存在不少问题"),
    }
    topics = ("教研", "培训", "安全", "评价", "资助", "体育", "阅读", "德育", "招生", "信息化", "督导", "劳动")
    found = []
    for place in range(3):
        for kind, (role, *forms) in said.items():
            for number, form in enumerate(forms):
                text = form.format(topics[place * 4 + number]) + "。"
                found.append(Example(unit_sample(text, [role] if role else []), (kind,), f"place{place}"))
    return found
