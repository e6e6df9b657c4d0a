"""From the model's samples to a clip: silence cut, loudness set, OGG Vorbis written. 24 kHz, mono, floats."""

import numpy as np
import soundfile

RATE = 24_000
LEAD_MS, TAIL_MS = 60, 120
# Loudness of the speaking parts. A whole-clip measure (LUFS) is wrong for clips under three seconds.
ACTIVE_DB, PEAK_DB = -19.0, -1.5
# Vorbis overshoots a little, so the samples stay this far under the ceiling.
HEADROOM_DB = 0.7
QUALITY = 0.25


def frames(wave, ms=20):
    """Root mean square of each `ms` of the wave."""
    n = RATE * ms // 1000
    return np.sqrt((wave[: len(wave) // n * n].reshape(-1, n) ** 2).mean(axis=1))


def active_db(wave):
    """Loudness in dB over the frames in which somebody speaks."""
    loud = frames(wave)
    return 20 * np.log10(np.sqrt((loud[loud > loud.max() * 0.05] ** 2).mean()))


def peak_db(wave):
    """Highest sample in dB below full scale."""
    return 20 * np.log10(np.abs(wave).max())


def between(wave, start, end):
    """Silences what is heard before `start` and after the quietest moment near `end` (both in ms), with soft edges."""
    wave, ms = wave.astype(np.float64), RATE // 1000
    rise, fall, step = 12 * ms, 35 * ms, 5
    first = max(int((start - 10) * ms), rise)
    wave[: first - rise] = 0
    wave[first - rise : first] *= np.sin(np.linspace(0, np.pi / 2, rise)) ** 2
    nearest = int((end - 15) // step)
    last = (nearest + int(frames(wave, step)[nearest : nearest + 11].argmin())) * step * ms
    tail = wave[last : last + fall]
    tail *= np.cos(np.linspace(0, np.pi / 2, len(tail))) ** 2
    wave[last + fall :] = 0
    return wave


def trim(wave):
    """Cuts silence to the lead-in and tail; returns the wave and by how many ms its start moved (earlier is positive)."""
    step = 5
    loud = frames(wave, step)
    speaking = np.flatnonzero(loud > max(loud.max() * 0.015, 1e-4))
    start = (speaking[0] * step - LEAD_MS) * RATE // 1000
    end = ((speaking[-1] + 1) * step + TAIL_MS) * RATE // 1000
    body = wave[max(start, 0) : min(end, len(wave))].astype(np.float64)
    ramp = np.linspace(0, 1, RATE * 8 // 1000)
    body[: len(ramp)] *= ramp
    body[-len(ramp) :] *= ramp[::-1]
    body = np.concatenate([np.zeros(max(-start, 0)), body, np.zeros(max(end - len(wave), 0))])
    return body, start * 1000 / RATE


def level(wave):
    """Linear gain to the loudness wanted; the few peaks above the ceiling are rounded off, not clipped."""
    wave = wave * 10 ** ((ACTIVE_DB - active_db(wave)) / 20)
    ceiling = 10 ** ((PEAK_DB - HEADROOM_DB) / 20)
    knee = ceiling * 0.7
    over = np.abs(wave) > knee
    wave[over] = np.sign(wave[over]) * (knee + (ceiling - knee) * np.tanh((np.abs(wave[over]) - knee) / (ceiling - knee)))
    return wave


def save(path, wave):
    """Writes the clip and reads it back, so that what is measured is what will be heard."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".tmp")
    soundfile.write(half, wave, RATE, format="OGG", subtype="VORBIS", compression_level=1 - QUALITY)
    heard, rate = soundfile.read(half)
    if rate != RATE or abs(len(heard) - len(wave)) > RATE // 20 or not np.isfinite(heard).all():
        raise ValueError(f"{path.name} did not come back as it was written")
    if peak_db(heard) > PEAK_DB + 0.5 or abs(active_db(heard) - ACTIVE_DB) > 2:
        raise ValueError(f"{path.name}: peak {peak_db(heard):.1f} dB, speech {active_db(heard):.1f} dB")
    half.replace(path)
