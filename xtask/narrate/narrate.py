#!/usr/bin/env python3
"""Records every sentence a pupil hears: `cargo xtask narrate` calls this.

Reads Fluent messages, records those whose clip is missing or says other words, and writes the clips and their `cues.ron`.
`--check` only looks (plain Python, no network, no model). It records British English; other languages are not its business.
"""

import argparse
import fnmatch
import os
import subprocess
import sys
import time
from pathlib import Path

import cues
import messages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TAG = "en-GB"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lantern-narrate"
# The page for grown-ups is read, by grown-ups.
READ_ONLY = ("staff-",)


class Shelf:
    """A folder of clips and the Fluent files whose messages it must hold."""

    def __init__(self, folder, sources):
        self.folder, self.sources = folder, sources
        self.wanted, self.variables = {}, []
        for source in sources:
            for name, message in messages.read(source.read_text(encoding="utf-8")).items():
                if name.startswith(READ_ONLY) or not message.said:
                    continue
                if message.variable and "say" not in message.attributes:
                    self.variables.append(name)
                else:
                    self.wanted[name] = message.said
        self.cues = folder / "cues.ron"
        self.clips = cues.read(self.cues)

    def file(self, name):
        return self.folder / f"{name}.ogg"

    def fault(self, name):
        """Why this message must be recorded (again); `None` if its clip is good."""
        clip, text = self.clips.get(name), self.wanted[name]
        if clip is None or not self.file(name).is_file() or self.file(name).stat().st_size < 100:
            return "has no recording"
        if clip["said"] != cues.said_hash(text):
            return "was recorded with other words"
        return cues.faults(clip, text)

    def left_over(self):
        """Clips and files that no message asks for."""
        files = {f.stem for f in self.folder.glob("*.ogg")} if self.folder.is_dir() else set()
        return sorted((files | self.clips.keys()) - self.wanted.keys())


def shelves(root=ROOT, pack=None, lesson=None):
    """The app's own sentences, then every lesson of every pack; or the lessons (or one) of one pack, wherever it lies."""
    if pack:
        sources = sorted((pack / "locales" / TAG).glob("*.ftl"))
        sources = [s for s in sources if not s.name.endswith(".teacher.ftl") and lesson in (None, s.stem)]
        return [Shelf(pack / "voices" / TAG / s.stem, [s]) for s in sources]
    own = [root / "locales" / TAG / f"{name}.ftl" for name in ("app", "tell", "class")]
    found = [Shelf(root / "assets/voices" / TAG, [f for f in own if f.is_file()])]
    for source in sorted(root.glob(f"assets/packs/*/locales/{TAG}/*.ftl")):
        if not source.name.endswith(".teacher.ftl"):
            found.append(Shelf(source.parents[2] / "voices" / TAG / source.stem, [source]))
    return found


def short(path):
    """A path as people know it: within the sources without the way to them."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def check(found, remedy="cargo xtask narrate"):
    """Prints what is amiss; true if nothing is."""
    good = True
    for shelf in found:
        where = short(shelf.folder)
        for name in shelf.wanted:
            if fault := shelf.fault(name):
                good = False
                print(f"{where}: {name} {fault}")
        for name in shelf.left_over():
            good = False
            print(f"{where}: {name} is a recording of no message")
    total = sum(len(s.wanted) for s in found)
    print(f"{total} messages, every one with its recording" if good else f"Run: {remedy}")
    return good


def with_packages():
    """Goes on inside an environment of its own (in the cache folder) that holds the packages of requirements.txt."""
    python, wanted = CACHE / "venv/bin/python", (HERE / "requirements.txt").read_text()
    stamp = CACHE / "venv/requirements.txt"
    if not stamp.is_file() or stamp.read_text() != wanted:
        print(f"Setting up the narrator in {CACHE} (about 1 GB, once)")
        subprocess.run([sys.executable, "-m", "venv", CACHE / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    if Path(sys.prefix).resolve() != (CACHE / "venv").resolve():
        os.execv(python, [str(python), *sys.argv])


def record(found, again):
    """Records what is missing, stale or asked for `again`; takes away what no message asks for."""
    todo = [(s, n) for s in found for n in s.wanted if s.fault(n) or any(fnmatch.fnmatch(n, p) for p in again)]
    for shelf in found:
        for source in shelf.sources:
            text = source.read_text(encoding="utf-8")
            if odd := messages.agrees_with_fluent(text, messages.read(text)):
                raise SystemExit(f"{short(source)}: write these more plainly, they are not understood: {', '.join(odd)}")
        for name in shelf.left_over():
            shelf.file(name).unlink(missing_ok=True)
            if shelf.clips.pop(name, None):
                cues.write(shelf.cues, shelf.clips)
        for name in shelf.variables:
            print(f"not voiced, it holds a variable: {name}")
    if not todo:
        return
    import kokoro
    import sound

    narrator, began, speech = kokoro.Narrator(CACHE), time.monotonic(), 0
    for count, (shelf, name) in enumerate(todo, 1):
        text = shelf.wanted[name]
        wave, words = narrator.say(text)
        clip = {"said": cues.said_hash(text), "ms": len(wave) * 1000 // sound.RATE, "words": words}
        if fault := cues.faults(clip, text):
            raise SystemExit(f"{name} {fault}: {text}")
        sound.save(shelf.file(name), wave)
        shelf.clips[name] = clip
        cues.write(shelf.cues, shelf.clips)
        speech += clip["ms"] / 1000
        print(f"{count}/{len(todo)} {name}: {clip['ms']} ms", flush=True)
    print(f"{len(todo)} clips, {speech:.0f} s of speech in {time.monotonic() - began:.0f} s")


def gate(found, patterns):
    """Lets the recogniser hear the clips and lists those to be heard by somebody; true if there are none."""
    import listen
    from hibari.g2p import G2P

    listener, g2p = listen.Listener(CACHE), G2P(british=True)
    wrong = words = heard = 0
    amiss = []
    for shelf in found:
        for name, text in shelf.wanted.items():
            if not any(fnmatch.fnmatch(name, p) for p in patterns):
                continue
            got = listener.hear(shelf.file(name))
            misses, of, sounds = listen.errors(text, got, g2p)
            heard, wrong, words = heard + 1, wrong + misses, words + of
            if misses / max(of, 1) > listen.LIMIT:
                amiss.append(sounds > listen.LIMIT)
                print(f"{'LISTEN' if amiss[-1] else 'sounds alike'} {name}: “{text}” heard as “{got}”", flush=True)
    print(f"{heard} clips heard; word error rate {100 * wrong / max(words, 1):.1f} %; {len(amiss)} over {listen.LIMIT:.0%}, {sum(amiss)} of them by sound too")
    return not any(amiss)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only look whether every message has a fresh recording")
    parser.add_argument("--again", action="append", default=[], metavar="PATTERN", help="record these messages again (after a respelling), e.g. 'e5-*'")
    parser.add_argument("--listen", nargs="*", metavar="PATTERN", help="let a recogniser hear the recordings (all, or these)")
    parser.add_argument("--pack", type=Path, metavar="DIR", help="the pack in this folder alone, wherever it lies")
    parser.add_argument("--lesson", metavar="NAME", help="with --pack: this lesson alone")
    asked = parser.parse_args()
    if asked.pack and not (asked.pack / "pack.ron").is_file():
        sys.exit(f"{asked.pack} has no pack.ron")
    found = shelves(pack=asked.pack, lesson=asked.lesson)
    remedy = "lantern-pack voice" if asked.pack else "cargo xtask narrate"
    if asked.check:
        sys.exit(not check(found, remedy))
    if asked.listen is None and not asked.again and all(not s.fault(n) for s in found for n in s.wanted) and not any(s.left_over() for s in found):
        sys.exit(not check(found, remedy))
    with_packages()
    os.nice(10)
    if asked.listen is not None:
        sys.exit(not gate(found, asked.listen or ["*"]))
    record(found, asked.again)
    sys.exit(not check(shelves(pack=asked.pack, lesson=asked.lesson), remedy))


if __name__ == "__main__":
    main()
