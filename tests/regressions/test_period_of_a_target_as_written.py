"""The period of a target was given with half-width digits where the document has full-width ones."""

from planparse import parse


def test_period_of_a_target_is_a_slice_of_the_document():
    document = parse("青禾县２０２４年工作要点\n一、主要目标\n１、２０２４年全县粮食总产量达到12万吨。")
    (target,) = document.plans[0].targets
    assert target.period is not None
    assert (target.period.text, target.period.edtf) == ("２０２４年", "2024")
    assert target.period.text == document.text[target.period.span.start : target.period.span.end]
