"""Traditional characters, and readings of those that scrapers gloss (Hanyu Pinyin, ISO 7098)."""

from __future__ import annotations

from functools import cache
from typing import Any

_READINGS = (
    "學xué 習xí 強qiáng 教jiào 區qū 實shí 務wù 課kè 導dǎo 質zhì 體tǐ 藝yì 際jì 總zǒng "
    "結jié 發fā 展zhǎn 師shī 進jìn 動dòng 會huì 長zhǎng 領lǐng 點diǎn 設shè 計jì 評píng 組zǔ "
    "織zhī 開kāi 關guān 責zé 任rèn 標biāo 準zhǔn 規guī 範fàn 檢jiǎn 認rèn 訓xùn 調diào 業yè "
    "優yōu 經jīng 驗yàn 備bèi 資zī 數shù 據jù 鄉xiāng 鎮zhèn 縣xiàn 較jiào 續xù 創chuàng 難nán "
    "節jié 級jí 術shù 線xiàn 網wǎng 團tuán 隊duì 護hù 專zhuān 為wéi "
)
GLOSSES = {
    entry[0]: entry[1:]
    for entry in _READINGS.split()
    if entry[0] not in "教展任長"  # the same in both scripts, or of two readings
}


@cache
def converter(name: str) -> Any:
    """An OpenCC converter, such as ``t2s``; each is loaded once."""
    from opencc import OpenCC

    return OpenCC(name)


def traditional(text: str) -> str:
    """The same text in traditional characters, one for each character, as far as the way back is sure.

    Example:
        >>> traditional("学习计划为重，着力落实")
        '學習計劃為重，着力落實'
    """
    candidates = [converter(name).convert(text) for name in ("s2tw", "s2t")]
    sure = [candidate for candidate in candidates if len(candidate) == len(text)]
    chosen = []
    for at, char in enumerate(text):
        ways = [candidate[at] for candidate in sure if _simple(candidate[at]) == char]
        chosen.append(ways[0] if ways else char)
    return "".join(chosen)


@cache
def _simple(char: str) -> str:
    simple: str = converter("t2s").convert(char)
    return simple
