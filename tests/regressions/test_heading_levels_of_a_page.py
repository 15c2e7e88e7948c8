"""A heading of a page was put below the numbered headings before it, though the page has it above them."""

from planparse import parse

PAGE = """<html><body><h1>云岭县2024年政府工作报告</h1>
<h2>2024年重点工作</h2>
<h3>一、坚持产业强县</h3><p>1.做强农业。建成高标准农田三万亩。</p>
<h3>二、坚持民生优先</h3><p>1.办好教育。新建学校两所。</p>
<h2>加强政府自身建设</h2><p>厉行节约，压减一般性支出。</p>
</body></html>"""


def test_a_heading_stands_beside_those_of_its_level():
    (plan,) = parse(PAGE.encode(), name="report.html").plans
    assert [(section.level, section.title) for section in plan.sections] == [
        (1, "2024年重点工作"),
        (2, "坚持产业强县"),
        (2, "坚持民生优先"),
        (1, "加强政府自身建设"),
    ]
