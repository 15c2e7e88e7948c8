"""Files of other word processors (.doc, .wps, .rtf, .odt, XML of Word 2003), which LibreOffice makes DOCX of."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from planparse.errors import ReadError
from planparse.readers import docx, package
from planparse.readers.source import Limits, Source

_PROGRAMS = ("soffice", "libreoffice")
_SUFFIXES = {b"{\\rtf": ".rtf", b"<?xml": ".xml", b"PK\x03\x04": ".odt", b"\xd0\xcf\x11\xe0": ".doc"}
# Without a named filter, LibreOffice takes a damaged file for text and converts its bytes to garbage.
_FILTERS = {".rtf": "Rich Text Format", ".odt": "writer8", ".doc": "MS Word 97", ".xml": "MS Word 2003 XML"}
_MEDIA = {
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".doc": "application/msword",
    ".xml": "application/msword",
}
# No macro runs, no linked file is fetched: a converted file must not act.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a file through LibreOffice, in a profile of its own and within ``limits.max_seconds``.

    Raises:
        ReadError: P012 or P018 it cannot be converted, P013 encrypted, P014 LibreOffice is not installed, P017 it takes
            too long.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        advice = "install LibreOffice Writer (package libreoffice-writer), so that soffice is on the path"
        raise ReadError("P014", "read", "LibreOffice is needed for this format", advice, file=name)
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    ending = next((suffix for signature, suffix in _SUFFIXES.items() if start.startswith(signature)), ".doc")
    if ending == ".odt":
        _check_package(data, name, limits)
    with tempfile.TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source = folder / f"in{ending}"
        source.write_bytes(data)
        converted = _convert(program, source, folder, name, limits.max_seconds)
    return replace(docx.read(converted, name, limits), media_type=_MEDIA[ending])


def _check_package(data: bytes, name: str, limits: Limits) -> None:
    """Unpack every member within limits before LibreOffice does it without."""
    opened = package.Package.open(data, name, limits)
    for info in opened.zip.infolist():
        opened.read(info)
    if "META-INF/manifest.xml" in opened.names() and b"encryption-data" in opened.read("META-INF/manifest.xml"):
        raise ReadError("P013", "read", "it is encrypted", "save it without password", file=name)


def _convert(program: str, source: Path, folder: Path, name: str, seconds: float) -> bytes:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    target = folder / "out"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        f"--infilter={_FILTERS[source.suffix]}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(source)),
    ]
    _run(command, folder, name, seconds)
    written = target / "in.docx"
    if not written.is_file():
        raise ReadError("P018", "read", "LibreOffice cannot open it", "check that it opens in Word or WPS", file=name)
    return written.read_bytes()


def _run(command: list[str], folder: Path, name: str, seconds: float) -> None:
    """Run a program in a process group of its own; when time is over, the whole group ends."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603 (fixed arguments, no shell)
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        message = f"LibreOffice takes longer than {seconds:g} s"
        raise ReadError("P017", "read", message, "raise max_seconds, or save it as DOCX", file=name) from error
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
