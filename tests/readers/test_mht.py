"""Saved pages and mails."""

from email.message import EmailMessage

import pytest

from planparse.errors import ReadError
from planparse.readers import read

PAGE = "<html><body><p>一、目标</p><p>坚持立德树人，办好学校。</p></body></html>"
TEXT = "一、目标\n坚持立德树人，办好学校。"


def _message(*parts, kind="related"):
    head = f"MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=B\r\n"
    return (head + "".join(f"\r\n--B\r\n{part}" for part in parts) + "\r\n--B--\r\n").encode()


def _part(content, kind="text/html; charset=utf-8"):
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{content}"


def test_page_that_is_the_whole_message():
    data = f"MIME-Version: 1.0\r\n{_part(PAGE)}".encode()
    source = read(data, "a.mht")
    assert (source.text, source.media_type) == (TEXT, "text/html")


def test_page_behind_a_frame_or_a_blank_part():
    frame = "<html><frameset><frame src='cid:1'></frameset></html>"
    assert read(_message(_part(frame), _part("<!-- -->"), _part(PAGE)), "a.mht").text == TEXT


def test_mail_with_plain_text_and_attachments():
    mail = EmailMessage()
    mail["Subject"] = "工作计划"
    mail.set_content(TEXT + "\n")
    mail.add_attachment(b"PK", maintype="application", subtype="zip", filename="附表.zip")
    source = read(mail.as_bytes(), "a.eml")
    assert source.text.strip() == TEXT
    assert [(notice.code, "附表.zip" in notice.message) for notice in source.warnings] == [("attachments", True)]
    unknown = (
        _part("x", "application/zip; name=x") + '\r\nContent-Disposition: attachment; filename="=?no-such?b?eA==?="'
    )
    assert read(_message(_part(PAGE), unknown, kind="mixed"), "a.eml").text == TEXT


def test_mail_in_two_forms_gives_the_page():
    mail = EmailMessage()
    mail.set_content("请看网页")
    mail.add_alternative(PAGE, subtype="html")
    assert read(mail.as_bytes(), "a.eml").text == TEXT


def test_message_without_any_text():
    with pytest.raises(ReadError, match="P012"):
        read(_message(_part("x", "image/png")), "a.mht")
