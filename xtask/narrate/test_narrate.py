"""Tests of what runs without the model: the texts read, their marks, and what `--check` would catch."""

import tempfile
import unittest
from pathlib import Path

import cues
import messages
import narrate

FTL = """### a file
one = Stop. Breathe.
# a note
two = First line
    goes on here.
    .alt = A picture of
        something.
three = { $name } waits.
four = { "{" } opens
five = 1, 2
    .say = One, two
-term = not spoken
many = { $n ->
    [one] one
   *[other] many
 }
six = Last
"""


class Texts(unittest.TestCase):
    def test_messages_are_read_as_fluent_reads_them(self):
        found = messages.read(FTL)
        self.assertEqual(list(found), ["one", "two", "three", "four", "five", "many", "six"])
        self.assertEqual(found["two"].text, "First line\ngoes on here.")
        self.assertEqual(found["two"].attributes, {"alt": "A picture of\nsomething."})
        self.assertEqual(found["four"].text, "{ opens")
        self.assertEqual(found["five"].said, "One, two")
        self.assertEqual([i for i, m in found.items() if m.variable], ["three", "many"])
        try:
            import fluent.syntax  # noqa: F401
        except ImportError:
            return
        self.assertEqual(messages.agrees_with_fluent(FTL, found), [])

    def test_the_mark_is_the_one_the_app_computes(self):
        self.assertEqual(cues.said_hash(""), "cbf29ce484222325")
        self.assertEqual(cues.said_hash(" foobar\n"), "85944171f73967e8")


class Checks(unittest.TestCase):
    def test_a_changed_sentence_and_a_lost_file_are_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "locales/en-GB").mkdir(parents=True)
            source = root / "locales/en-GB/tell.ftl"
            source.write_text("ask = Who is it?\ngone-soon = Bye\n")
            voices = root / "assets/voices/en-GB"
            clip = {"ms": 900, "words": [60, 200, 400]}
            cues.write(voices / "cues.ron", {"ask": clip | {"said": cues.said_hash("Who is it?")}})
            (voices / "ask.ogg").write_bytes(b"OggS" * 50)

            shelf = narrate.shelves(root)[0]
            self.assertIsNone(shelf.fault("ask"))
            self.assertIn("no recording", shelf.fault("gone-soon"))

            source.write_text("ask = Who was it?\n")
            self.assertIn("other words", narrate.shelves(root)[0].fault("ask"))
            source.write_text("ask = Who is it?\n")
            (voices / "ask.ogg").unlink()
            self.assertIn("no recording", narrate.shelves(root)[0].fault("ask"))
            source.write_text("")
            self.assertEqual(narrate.shelves(root)[0].left_over(), ["ask"])

    def test_word_times_must_fit(self):
        good = {"ms": 900, "words": [60, 200, 400]}
        self.assertIsNone(cues.faults(good, "Who is it?"))
        self.assertIn("word times for", cues.faults(good, "Who is"))
        self.assertIn("rise", cues.faults(good | {"words": [60, 500, 400]}, "Who is it?"))
        self.assertIn("past its end", cues.faults(good | {"ms": 400}, "Who is it?"))
        self.assertIn("ten seconds", cues.faults(good | {"ms": 10_001}, "Who is it?"))


class Packs(unittest.TestCase):
    def test_a_pack_anywhere_is_found_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder)
            texts = pack / "locales" / narrate.TAG
            texts.mkdir(parents=True)
            for name in ("x1.ftl", "x2.ftl", "x1.teacher.ftl"):
                (texts / name).write_text("one = Stop.\n", encoding="utf-8")
            folders = lambda **asked: [s.folder.relative_to(pack).as_posix() for s in narrate.shelves(pack=pack, **asked)]
            self.assertEqual(folders(), ["voices/en-GB/x1", "voices/en-GB/x2"])
            self.assertEqual(folders(lesson="x2"), ["voices/en-GB/x2"])


if __name__ == "__main__":
    unittest.main()
