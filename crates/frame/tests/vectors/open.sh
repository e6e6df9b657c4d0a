#!/bin/sh
# Opens a frame with stock tools alone: age, openssl and what every Unix has. See docs/format.md.
#
#     sh open.sh report.frame lead.key > envelope
#
# Ends with 0 and the envelope's bytes, or with an error.
set -eu
frame=$1
key=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Version 1; the length of the age file stands in bytes 17 and 18, the file begins at byte 19.
test "$(head -c 1 "$frame" | od -An -tu1 | tr -d ' ')" = 1
low=$(od -An -tu1 -j17 -N1 "$frame" | tr -d ' ')
high=$(od -An -tu1 -j18 -N1 "$frame" | tr -d ' ')
length=$((high * 256 + low))
tail -c +20 "$frame" | head -c "$length" >"$work/frame.age"
tail -c +$((20 + length)) "$frame" >"$work/padding"

age -d -i "$key" "$work/frame.age" >"$work/plain"

# The first 32 bytes of the plaintext are the key of a ChaCha20 stream (nonce and counter 0). It masks the rest of the
# plaintext, and goes on as the frame's padding: with the mask off, the padding is zeros.
seed=$(head -c 32 "$work/plain" | od -An -tx1 | tr -d ' \n')
tail -c +33 "$work/plain" | cat - "$work/padding" |
    openssl enc -chacha20 -K "$seed" -iv 00000000000000000000000000000000 >"$work/bare"

low=$(od -An -tu1 -N1 "$work/bare" | tr -d ' ')
high=$(od -An -tu1 -j1 -N1 "$work/bare" | tr -d ' ')
used=$((high * 256 + low))
test "$(tail -c +$((3 + used)) "$work/bare" | tr -d '\000' | wc -c)" = 0
tail -c +3 "$work/bare" | head -c "$used"
