"""A sentence of thousands of figures, or a line of thousands of first entries, took time that grew with its square."""

import pytest

import planparse


@pytest.mark.parametrize(
    "piece",
    [
        "每月3次、",
        "甲、乙、丙分别增长5%、6%和7%，",
        "总量居全省第4，",
        "收入12亿元（其中税收9亿元），增长4%；",
        "工作计划一、",
        "写一篇案例",
    ],
)
def test_time_grows_with_length_only(piece, seconds):
    def spent(times):
        return seconds(lambda: planparse.parse(f"石桥县2024年工作计划\n一、目标\n1、{piece * times}"))

    assert spent(3000) < 100 * max(spent(150), 0.005)  # its square would be 400
