"""代县长 (acting head of a county) was taken for 代县 in Shanxi."""

from planparse.mentions import find_regions


def test_acting_head_is_no_place():
    assert find_regions("代县长龙某某作政府工作报告") == []
    assert [mention.text for mention in find_regions("山西省代县人民政府")] == ["山西省", "代县"]
