import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.tokens import _TOTAL, spacy_doc, words


def test_the_total_is_that_of_the_dictionary(tokenizer):
    assert tokenizer.total == _TOTAL


TEXTS = st.text(alphabet="加强教学质量管理研究工作和县小学语文老师的T恤A股20年%，。 \n\U00020000", max_size=40)


@given(text=TEXTS)
def test_words_are_those_of_the_whole_dictionary(tokenizer, text):
    assert words(text) == tokenizer.lcut(text)


@pytest.mark.parametrize(
    "text",
    [
        "深入推进义务教育优质均衡发展，加强教研组建设和集体备课。",
        "召开全县中小学校长工作会议，研究部署暑期安全工作，签订责任书。",
        "AA制、T恤、卡拉OK、PM2.5浓度下降3%",
        "",
    ],
)
def test_sentences(tokenizer, text):
    assert words(text) == tokenizer.lcut(text)
    assert "".join(words(text)) == text


def test_spacy_has_the_same_words():
    pytest.importorskip("spacy")
    assert [token.text for token in spacy_doc("加强 教学管理")] == ["加强", "教学管理"]
