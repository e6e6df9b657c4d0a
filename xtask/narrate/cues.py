"""`cues.ron`: what each recording says, how long it is and when each word begins. Read and written in plain Python.

The app reads the same file; its form is that of `lantern-lesson`'s `Cues`.
"""

import re

CLIP = re.compile(r'"([\w-]+)":\s*\(said:\s*"([0-9a-f]{16})",\s*ms:\s*(\d+),\s*words:\s*\[([\d,\s]*)\]\)')


def said_hash(text):
    """FNV-1a, 64 bits, of the trimmed text's UTF-8 bytes, as 16 lower-case hex digits."""
    value = 0xCBF29CE484222325
    for byte in text.strip().encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def read(path):
    """`{message: {"said", "ms", "words"}}`; nothing if there is no such file."""
    if not path.is_file():
        return {}
    found = CLIP.findall(path.read_text(encoding="utf-8"))
    return {i: {"said": said, "ms": int(ms), "words": [int(w) for w in words.split(",") if w.strip()]} for i, said, ms, words in found}


def write(path, clips):
    """Writes all clips, sorted by message, so that a change shows as one line."""
    lines = [f'    "{i}": (said: "{c["said"]}", ms: {c["ms"]}, words: {c["words"]}),\n' for i, c in sorted(clips.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".tmp")
    half.write_text("Cues(schema: 1, clips: {\n" + "".join(lines) + "})\n", encoding="utf-8")
    half.replace(path)


def faults(clip, text):
    """What is wrong with a clip's times, in words; `None` if nothing."""
    words = clip["words"]
    if len(words) != len(text.split()):
        return f"has {len(words)} word times for {len(text.split())} words"
    if any(a > b for a, b in zip(words, words[1:])) or (words and words[-1] >= clip["ms"]):
        return "has word times that do not rise or go past its end"
    if clip["ms"] > 10_000:
        return "is longer than ten seconds: make two messages of it"
    return None
