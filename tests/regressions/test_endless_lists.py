"""The work for a list of figures without a comma (十次、十次、…) grew with the cube of its length."""

from planparse import parse
from planparse.extractors.targets.clauses import sentences
from planparse.mentions.quantities import find_quantities

FIGURES = range(2, 152)
LISTED = "".join(f"建成学校{number}所、" for number in FIGURES)


def test_clauses_hold_few_figures():
    quantities = find_quantities(LISTED)
    (sentence,) = sentences(LISTED, 0, len(LISTED), quantities)
    assert max(len(clause.quantities) for clause in sentence.clauses) <= 50
    assert [quantity for clause in sentence.clauses for quantity in clause.quantities] == quantities


def test_every_figure_is_read():
    (plan,) = parse(f"云岭县2025年工作计划\n一、主要工作\n1、{LISTED}。").plans
    assert [target.value for target in plan.targets] == [float(number) for number in FIGURES]
