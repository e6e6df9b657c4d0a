"""Sentences out of Fluent files: the small part of the syntax that lessons and the app use, in plain Python.

It is here so that `--check` runs on any machine; before anything is recorded, `agrees_with_fluent` holds it
against the real parser. It is no general Fluent reader: a message with a variable is only noted as such.
"""

import re
from dataclasses import dataclass, field

ENTRY = re.compile(r"(-?[A-Za-z][\w-]*) *= ?(.*)")
ATTRIBUTE = re.compile(r" +\.([A-Za-z][\w-]*) *= ?(.*)")
LITERAL = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"\s*\}')
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))')


@dataclass
class Message:
    """One message: `text` and attributes as written; `variable` if the text is not the same for everybody."""

    text: str = ""
    variable: bool = False
    attributes: dict = field(default_factory=dict)

    @property
    def said(self):
        """What is spoken: `.say` where the message has it, else the text."""
        return self.attributes.get("say", self.text).strip()


def read(source):
    """All messages of one file, `{id: Message}`, in its order; terms are left out."""
    lines = source.replace("\r\n", "\n").split("\n")
    messages, at = {}, 0
    while at < len(lines):
        entry = ENTRY.fullmatch(lines[at])
        if not entry:
            at += 1
            continue
        message = Message()
        pattern, at = _pattern(entry[2], lines, at + 1)
        message.text, message.variable = _plain(pattern)
        while at < len(lines) and (attribute := ATTRIBUTE.fullmatch(lines[at])):
            pattern, at = _pattern(attribute[2], lines, at + 1)
            message.attributes[attribute[1]] = _plain(pattern)[0]
        if not entry[1].startswith("-"):
            messages[entry[1]] = message
    return messages


def _pattern(first, lines, at):
    """Joins a pattern's lines without their common indent; returns it and the number of the next line."""
    more = []
    while at < len(lines):
        line = lines[at]
        open_braces = LITERAL.sub("", first + "".join(more))
        inside = open_braces.count("{") > open_braces.count("}")
        if not inside and (ATTRIBUTE.fullmatch(line) or (line.strip() and not line.startswith(" "))):
            break
        more.append(line)
        at += 1
    while more and not more[-1].strip():
        more.pop()
    indent = min((len(l) - len(l.lstrip(" ")) for l in more if l.strip()), default=0)
    text = "\n".join([first.strip(" ")] * bool(first.strip()) + [l[indent:].rstrip() for l in more])
    return text, at


def _plain(pattern):
    """The text with string literals put in, and whether anything else stands in braces."""
    def unescape(match):
        return ESCAPE.sub(lambda e: chr(int(e[1] or e[2], 16)) if e[1] or e[2] else e[3], match[1])

    variable = "{" in LITERAL.sub("", pattern)
    return (pattern if variable else LITERAL.sub(unescape, pattern)), variable


def agrees_with_fluent(source, messages):
    """Ids whose text the real parser (`fluent.syntax`) reads otherwise; empty when all is well."""
    from fluent.syntax import FluentParser, ast

    def plain(pattern):
        out = ""
        for element in pattern.elements if pattern else []:
            if isinstance(element, ast.TextElement):
                out += element.value
            elif isinstance(element.expression, ast.StringLiteral):
                out += element.expression.parse()["value"]
            else:
                return None
        return out

    real = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            real[f"line: {entry.content.splitlines()[0]}"] = None
        elif isinstance(entry, ast.Message):
            real[entry.id.name] = (plain(entry.value), {a.id.name: plain(a.value) for a in entry.attributes})
    ours = {i: (None if m.variable else m.text, m.attributes) for i, m in messages.items()}
    return sorted(i for i in real.keys() | ours.keys() if i not in real or i not in ours or _differs(real[i], ours[i]))


def _differs(real, ours):
    return real is None or real[0] != ours[0] or any(v is not None and v != ours[1].get(k) for k, v in real[1].items())
