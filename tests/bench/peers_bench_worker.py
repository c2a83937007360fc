"""Makes the notice with another engine, in that engine's own process, and says what it took."""

from __future__ import annotations

import html
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Said = dict[str, Any]


def main(engine: str, told: Path, fonts: Path, out: Path) -> None:
    first, *others = json.loads(told.read_text("utf-8"))
    made = {"typst": with_typst, "weasyprint": with_weasyprint, "docxtpl": with_docxtpl}[engine](fonts)
    out.write_bytes(made([first])[0])  # and everything is warm
    start = cpu()
    made(others)
    taken = (cpu() - start) * 1000 / len(others)
    print(json.dumps({"cpu": taken, "version": importlib.metadata.version(engine)}))


def cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def with_typst(fonts: Path) -> Callable[[Sequence[Said]], list[bytes]]:
    import typst

    folder = Path(tempfile.mkdtemp())
    source = folder / "notice.typ"

    def make(notices: Sequence[Said]) -> list[bytes]:
        made = []
        for notice in notices:
            source.write_text(typst_source(notice), "utf-8")
            made.append(
                typst.compile(
                    str(source),
                    font_paths=[str(fonts)],
                    ignore_system_fonts=True,
                    pdf_standards=["a-3a", "ua-1"],
                )
            )
        return made

    return make


def typst_source(notice: Said) -> str:
    head = notice["letterhead"]
    filled = {
        "title": notice["title"],
        "footer": lines_of(head["footer"]),
        "authority": typst_text(head["authority"]),
        "unit": typst_text(head["unit"]),
        "sender": typst_text(head["return_line"]),
        "address": lines_of(notice["addressee"]),
        "info": "".join(f"[{typst_text(label)}], [{typst_text(value)}], " for label, value in notice["info"]),
        "subject": typst_text(notice["subject"]),
        "salutation": typst_text(notice["salutation"]),
        "body": "\n\n".join(map(typst_part, notice["parts"])),
        "closing": typst_text(notice["closing"]),
        "signatory": typst_text(notice["signatory"]),
    }
    return re.sub(r"@(\w+)@", lambda name: filled[name[1]], TYPST_SHEET)


TYPST_SHEET = """#set document(title: "@title@", date: auto)
#set page(
  paper: "a4",
  margin: (left: 25mm, right: 20mm, top: 30mm, bottom: 29mm),
  footer: context [
    #set text(7.5pt)
    @footer@ #h(1fr) Seite #counter(page).display() von #counter(page).final().first()
  ],
)
#set text(font: "Arimo", size: 10.5pt, lang: "de", hyphenate: true)
#show heading: set text(10.5pt)
#place(top + left, dy: -15mm)[#text(15pt)[*@authority@*] \\ @unit@]
#place(top + left, dy: 32mm)[#text(7pt)[@sender@] \\ @address@]
#place(top + left, dx: 100mm, dy: 20mm)[#set text(9pt); #grid(columns: 2, gutter: 5pt, @info@)]
#v(70mm)
= @subject@

@salutation@

@body@

@closing@

#v(12mm)
@signatory@
"""


def lines_of(texts: Sequence[str]) -> str:
    return " \\ ".join(map(typst_text, texts))


def typst_part(part: Said) -> str:
    if part["kind"] == "heading":
        return f"== {typst_text(part['text'])}"
    if part["kind"] == "list":
        mark = "+" if part["ordered"] else "-"
        return "\n".join(f"{mark} {typst_text(item)}" for item in part["items"])
    if part["kind"] == "table":
        columns = len(part["align"])
        first = "".join(f"[*{typst_text(cell)}*], " for cell in part["header"])
        cells = "".join(f"[{typst_text(cell)}], " for row in part["rows"] for cell in row)
        return f"#table(columns: {columns}, table.header({first}), {cells})"
    return typst_text(part["text"])


def typst_text(text: str) -> str:
    marked = re.sub(r"([\\#$*_`<>@\[\]~=+/-])", r"\\\1", text)
    return re.sub(r"\\\*\\\*(.+?)\\\*\\\*", r"#strong[\1]", marked).replace("\n", " \\ ")


def with_weasyprint(fonts: Path) -> Callable[[Sequence[Said]], list[bytes]]:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()
    sheet = CSS(string=CSS_SHEET.format(fonts=fonts.as_uri()), font_config=faces)

    def make(notices: Sequence[Said]) -> list[bytes]:
        return [
            HTML(string=page_of(notice)).write_pdf(
                stylesheets=[sheet], font_config=faces, pdf_variant="pdf/a-3a"
            )
            for notice in notices
        ]

    return make


CSS_SHEET = """@font-face {{ font-family: Arimo; src: url({fonts}/Arimo-Regular.ttf) }}
@font-face {{ font-family: Arimo; font-weight: bold; src: url({fonts}/Arimo-Bold.ttf) }}
@page {{ size: A4; margin: 30mm 20mm 29mm 25mm;
  @bottom-right {{ content: "Seite " counter(page) " von " counter(pages) }} }}
body {{ font: 10.5pt/14.5pt Arimo; hyphens: auto }} h1 {{ font-size: 12pt }} h2 {{ font-size: 10.5pt }}
address {{ margin-top: 20mm; font-style: normal }}
td, th {{ border-bottom: 0.5pt solid #b9bfcc; text-align: left }}"""


def page_of(notice: Said) -> str:
    head, say = notice["letterhead"], html_text
    info = "".join(f"<dt>{say(label)}</dt><dd>{say(value)}</dd>" for label, value in notice["info"])
    body = "".join(map(html_part, notice["parts"]))
    return (
        f"<html lang='de'><head><title>{say(notice['title'])}</title></head><body>"
        f"<p><b>{say(head['authority'])}</b><br>{say(head['unit'])}</p>"
        f"<address>{say(head['return_line'])}<br>{'<br>'.join(map(say, notice['addressee']))}</address>"
        f"<dl>{info}</dl><h1>{say(notice['subject'])}</h1><p>{say(notice['salutation'])}</p>{body}"
        f"<p>{say(notice['closing'])}</p><p>{say(notice['signatory'])}</p>"
        f"<footer>{'<br>'.join(map(say, head['footer']))}</footer></body></html>"
    )


def html_part(part: Said) -> str:
    if part["kind"] == "heading":
        return f"<h2>{html_text(part['text'])}</h2>"
    if part["kind"] == "list":
        tag = "ol" if part["ordered"] else "ul"
        return f"<{tag}>{''.join(f'<li>{html_text(item)}</li>' for item in part['items'])}</{tag}>"
    if part["kind"] == "table":
        first = "".join(f"<th scope='col'>{html_text(cell)}</th>" for cell in part["header"])
        rows = ("".join(f"<td>{html_text(cell)}</td>" for cell in row) for row in part["rows"])
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"
    return f"<p>{html_text(part['text'])}</p>"


def html_text(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text)).replace("\n", "<br>")


def with_docxtpl(fonts: Path) -> Callable[[Sequence[Said]], list[bytes]]:
    """One template for all, converted in one run: starting LibreOffice takes longer than converting."""
    from docxtpl import DocxTemplate

    folder = Path(tempfile.mkdtemp())
    template = docx_template(folder / "template.docx")

    def make(notices: Sequence[Said]) -> list[bytes]:
        names = [folder / f"{number}.docx" for number in range(len(notices))]
        for name, notice in zip(names, notices, strict=True):
            document = DocxTemplate(template)
            document.render({**notice, "parts": [_flat(part) for part in notice["parts"]]}, autoescape=True)
            document.save(name)
        export = "pdf:writer_pdf_Export:" + json.dumps(
            {
                "SelectPdfVersion": {"type": "long", "value": "3"},
                "UseTaggedPDF": {"type": "boolean", "value": "true"},
                "PDFUACompliance": {"type": "boolean", "value": "true"},
            }
        )
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", export, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, names)], check=True, stdout=subprocess.DEVNULL)
        return [name.with_suffix(".pdf").read_bytes() for name in names]

    return make


def _flat(part: Said) -> Said:
    """The template knows headings, paragraphs and items; a table's rows become lines with tabulators."""
    if part["kind"] == "list":
        return {"kind": "list", "items": [item.replace("**", "") for item in part["items"]]}
    if part["kind"] == "table":
        return {"kind": "list", "items": ["\t".join(row) for row in (part["header"], *part["rows"]) if row]}
    return {"kind": part["kind"], "text": part["text"].replace("**", ""), "items": []}


def docx_template(path: Path) -> Path:
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.core_properties.title, document.core_properties.language = "Bescheid", "de-DE"
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arimo", Pt(10.5)
    lines = (
        ("Normal", "{{ letterhead.authority }}"),
        ("Normal", "{{ letterhead.unit }}"),
        ("Normal", "{%p for line in addressee %}"),
        ("Normal", "{{ line }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{{ file_reference }}, {{ date }}"),
        ("Heading 1", "{{ subject }}"),
        ("Normal", "{{ salutation }}"),
        ("Normal", "{%p for part in parts %}"),
        ("Normal", "{%p if part.kind == 'heading' %}"),
        ("Heading 2", "{{ part.text }}"),
        ("Normal", "{%p elif part.kind == 'paragraph' %}"),
        ("Normal", "{{ part.text }}"),
        ("Normal", "{%p else %}"),
        ("Normal", "{%p for item in part['items'] %}"),
        ("List Bullet", "{{ item }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{{ closing }}"),
        ("Normal", "{{ signatory }}"),
    )
    for style, text in lines:
        document.add_paragraph(text, style=style)
    document.save(str(path))
    return path


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
