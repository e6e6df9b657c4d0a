#!/bin/sh
# The app's three small sounds, made here with sox (Debian: sox, vorbis-tools), so they are nobody else's.
# Soft and short: a classroom holds thirty tablets. At most 400 ms, peak -12 dB, and none of them praises or blames.
# Run by hand when a sound is to change; the results are kept in assets/sounds.
set -eu
out="$(cd "$(dirname "$0")/../.." && pwd)/assets/sounds"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

# A wooden bar struck softly: the note, and its fourth partial that dies at once.
# bar FILE HERTZ SECONDS: the fade ends where the sound ends.
bar() {
    sox -D -n -r 44100 -c 1 low.wav synth "$3" sine "$2" fade q 0.006 "$3" "$(awk "BEGIN { print $3 * 0.9 }")" gain -6
    sox -D -n -r 44100 -c 1 high.wav synth "$3" sine "$(awk "BEGIN { print $2 * 4 }")" fade q 0.004 "$(awk "BEGIN { print $3 * 0.4 }")" "$(awk "BEGIN { print $3 * 0.33 }")" gain -26
    sox -D -m low.wav high.wav "$1" lowpass 3500
}

# keep NAME: level, two ms of quiet at each end, Vorbis. The serial is fixed so that the file is the same each time.
keep() {
    sox -D "$1.wav" -b 16 done.wav fade t 0.002 -0 0.002 gain -n -13
    oggenc --quiet --serial 1 -q 3 --output "$out/$1.ogg" done.wav
}

# A finger on a card: one low, dry bar.
bar tap.wav 523.25 0.11
keep tap

# A page turned: breath of air, rising and gone.
sox -D -R -n -r 44100 -c 1 air.wav synth 0.26 pinknoise fade q 0.09 0.26 0.16 highpass 900 lowpass 5200
mv air.wav page.wav
keep page

# It is kept: two bars, a fourth up, the second let ring. Calm, no fanfare.
bar first.wav 392 0.17
bar second.wav 523.25 0.28
sox first.wav late.wav trim 0 0.17
sox second.wav rung.wav pad 0.11
sox -D -m late.wav rung.wav kept.wav trim 0 0.39
keep kept
