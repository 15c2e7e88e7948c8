"""Makers of small files, so that no test depends on a stored binary."""

import io
import struct
import zipfile
import zlib

import pytest

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W_NAMESPACE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr"}


def make_zip(members):
    """A zip archive; names given as bytes are written as they stand, without the UTF-8 flag."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = name.decode("cp437") if isinstance(name, bytes) else name
            info = zipfile.ZipInfo(stored)
            info.compress_type = zipfile.ZIP_DEFLATED
            if isinstance(name, bytes):
                info = _RawName(name)
            archive.writestr(info, content)
    return buffer.getvalue()


class _RawName(zipfile.ZipInfo):
    """An entry whose name is written in the bytes of another encoding, as Chinese Windows does."""

    def __init__(self, raw):
        super().__init__(raw.decode("cp437"))
        self.raw = raw
        self.compress_type = zipfile.ZIP_DEFLATED

    def _encodeFilenameFlags(self):  # noqa: N802 (name of zipfile)
        return self.raw, self.flag_bits


def make_docx(body, **parts):
    """A DOCX file of WordprocessingML; ``parts`` are the contents of styles, numbering, footnotes and header."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPE}/{part}" Target="{part}.xml"/>' for number, part in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r" Type="{_TYPE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for part, content in parts.items():
        root = _PARTS[part]
        members[f"word/{part}.xml"] = f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
    return make_zip(members)


def p(text, properties=""):
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def make_pdf(pages, *, rules=(), encrypted=False, image_pages=0, height=842):
    """A PDF whose text is set in the standard font STSong-Light (Adobe-GB1), which needs no font file.

    Each page is a list of ``(x, y, text)`` in points from the top left, with a size and the turn (a, b, c, d) of its
    matrix if they differ; ``rules`` are lines ``(x0, y0, x1, y1)`` drawn on every page. Chinese characters are one size
    wide, ASCII ones half.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b""]
    objects[2] = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500 814 939 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>"
    )
    objects.append(
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"
    )
    kids = []
    for page in pages:
        stream = b"".join(_shown(height, *entry) for entry in page)
        stream += b"".join(b"%f %f m %f %f l S\n" % (x0, height - y0, x1, height - y1) for x0, y0, x1, y1 in rules)
        kids.append(_add_page(objects, stream, b"", height))
    picture = zlib.compress(b"\xff" * 100)
    for _ in range(image_pages):
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(picture), picture)
        )
        resource = b"/XObject<</I %d 0 R>>" % len(objects)
        kids.append(_add_page(objects, b"q 500 0 0 700 50 50 cm /I Do Q", resource, height))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _written(objects, encrypted=encrypted)


def _shown(height, x, y, text, size=10, turn=(1, 0, 0, 1)):
    matrix = b"%f %f %f %f %f %f" % (*turn, x, height - y)
    return b"BT /F %d Tf %s Tm <%s> Tj ET\n" % (size, matrix, text.encode("utf-16-be").hex().encode())


def _add_page(objects, stream, resources, height):
    objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects.append(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>%s>>>>"
        % (height, len(objects), resources)
    )
    return len(objects)


def _written(objects, *, encrypted):
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, locked if encrypted else b"")
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def make_bomb(size=300_000_000):
    """A zip archive whose one member unpacks to ``size`` zero bytes, written without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()
    name = b"bomb.txt"
    sizes = struct.pack("<IIIHH", 0, len(packed), size, len(name), 0)
    local = struct.pack("<IHHHHH", 0x04034B50, 20, 0, 8, 0, 0) + sizes + name + packed
    central = (
        struct.pack("<IHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 0) + sizes + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    )
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def make_ofd(pages, *, rules=(), parts=None, template=""):
    """An OFD document of the same pages as ``make_pdf`` takes, with what replaces or joins its parts.

    ``template`` is drawn behind every page.
    """
    mm = 25.4 / 72
    drawn = [
        "".join(_text_object(mm, *entry) for entry in page) + "".join(_path_object(mm, *rule) for rule in rules)
        for page in pages
    ]
    folder = "Doc_0/Pages/Page_{}/Content.xml"
    members = {
        "OFD.xml": _ofd("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _ofd(
            "Document",
            f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {595 * mm} {842 * mm}</ofd:PhysicalBox></ofd:PageArea>"
            '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>'
            + "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
            + "</ofd:Pages>",
        ),
        "Doc_0/Tpls/Tpl_0/Content.xml": _ofd("Page", f"<ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content>"),
    }
    behind = '<ofd:Template TemplateID="7" ZOrder="Background"/>' if template else ""
    for at, objects in enumerate(drawn):
        content = f"{behind}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        members[folder.format(at)] = _ofd("Page", content)
    return make_zip(members | (parts or {}))


def _ofd(name, content):
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<ofd:{name} xmlns:ofd="http://www.ofdspec.org/2016">{content}</ofd:{name}>'


def _text_object(mm, x, y, text, size=10):
    widths = [size * (0.5 if character.isascii() else 1) * mm for character in text]
    return (
        f'<ofd:TextObject Boundary="{x * mm} {(y - size) * mm} {sum(widths)} {size * mm}" Size="{size * mm}">'
        f'<ofd:TextCode X="0" Y="{size * mm}" DeltaX="{" ".join(map(str, widths[:-1]))}">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _path_object(mm, x0, y0, x1, y1):
    across, down = (x1 - x0) * mm, (y1 - y0) * mm
    return (
        f'<ofd:PathObject Boundary="{x0 * mm} {y0 * mm} {across} {down}">'
        f"<ofd:AbbreviatedData>M 0 0 L {across} {down}</ofd:AbbreviatedData></ofd:PathObject>"
    )


@pytest.fixture(name="make_docx")
def _make_docx():
    return make_docx


@pytest.fixture(name="make_pdf")
def _make_pdf():
    return make_pdf


@pytest.fixture(name="make_ofd")
def _make_ofd():
    return make_ofd


@pytest.fixture(name="make_zip")
def _make_zip():
    return make_zip


@pytest.fixture(name="make_bomb")
def _make_bomb():
    return make_bomb


@pytest.fixture(name="paragraph")
def _paragraph():
    return p
