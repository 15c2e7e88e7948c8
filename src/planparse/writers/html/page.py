"""How pages are made: templates that escape everything, and scripts that the page itself names as its only ones.

A page states a content security policy: no resource may be loaded, and no script runs but those whose hashes it lists.
What a document holds is text twice over: it is escaped, and it could not run if it were not.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planparse.writers.html.words import Lang, figure, word, words
from planparse.writers.numbers import plain_number

_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_page(
    path: Path, template: str, *, lang: Lang, scripts: Sequence[str], libraries: Sequence[str] = (), **values: Any
) -> None:
    """Fill a template and write it.

    Args:
        path: Where to.
        template: Name of the template, without suffix.
        lang: Language of the labels at first.
        scripts: The page's JavaScript in order, as names of files in ``assets``.
        libraries: JavaScript of others, which runs before.
        values: What the template shows.
    """
    codes = [_inert(code) for code in (*libraries, *map(_asset, ("page.js", *scripts)))]
    page = environment(lang).get_template(f"{template}.html.j2")
    chunks = page.generate(
        scripts=[_markup(code) for code in codes], hashes=[_digest(code) for code in codes], styles=_styles(), **values
    )
    with path.open("w", encoding="utf-8", errors="replace") as file:  # names of files may hold lone surrogates
        file.writelines(chunks)


def render(template: str, *, lang: Lang, **values: Any) -> Iterator[str]:
    """Fill the template of a part of a page."""
    return environment(lang).get_template(f"{template}.html.j2").generate(**values)


def trusted(chunks: Iterator[str]) -> Iterator[Markup]:
    """What a template made, as it is."""
    return map(_markup, chunks)


@cache
def environment(lang: Lang) -> Environment:
    """The templates, with labels of one language written and those of the other within reach."""
    made = Environment(
        loader=PackageLoader("planparse.writers.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_function"] = dumps
    made.policies["json.dumps_kwargs"] = {}
    made.globals |= {
        "lang": lang,
        "label": partial(_label, lang),
        "said": partial(word, lang=lang),
        "words": words(),
        "figure": figure,
    }
    made.filters |= {"number": plain_number, "percent": _percent}
    return made


def dumps(value: Any) -> str:
    r"""JSON for a script element; Jinja's ``tojson`` escapes what could end the element.

    Example:
        >>> dumps({"名": "a\u2028b"})
        '{"名":"a\\u2028b"}'
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return written.translate(_LINE_ENDS)


def _label(lang: Lang, key: str) -> Markup:
    return Markup('<span data-l="{}">{}</span>').format(key, word(key, lang))


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _styles() -> Markup:
    return _markup(_asset("page.css"))


@cache
def _asset(name: str) -> str:
    return files("planparse.writers.html").joinpath("assets", name).read_text(encoding="utf-8")


def _inert(code: str) -> str:
    """Code in which nothing ends its element."""
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r", "")


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704  our own files and what the templates made of them
