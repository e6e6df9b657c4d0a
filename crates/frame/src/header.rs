//! Reads the header of a frame's age file before `age` sees it, and refuses all but the one form that Lantern writes:
//! exactly eight X25519 stanzas, at most one grease stanza behind them, a payload of exactly one plaintext.
//! `age` itself has no cap on the number or length of stanzas. No cryptography here: `age` checks the MAC.

use crate::{plain::PLAIN_LEN, seal::MAX_READERS};

const MAGIC: &[u8] = b"age-encryption.org/v1";
/// 32 bytes in base64 without padding: a share, a wrapped file key or a MAC.
const BASE64_32: usize = 43;
/// Nonce, plaintext, tag.
const PAYLOAD: usize = 16 + PLAIN_LEN + 16;
/// First line of a grease stanza: `age` 0.12 writes 8 to 66 characters after the arrow.
const MAX_GREASE_LINE: usize = 72;
/// Its body is under 100 bytes: two full lines of 64 and a short one.
const MAX_GREASE_FULL_LINES: usize = 2;
const FULL_LINE: usize = 64;

/// Not the form that Lantern writes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// Checks the form of an age file.
pub(crate) fn check(file: &[u8]) -> Result<(), Refused> {
    let mut lines = Lines(file);
    if lines.next(MAGIC.len())? != MAGIC {
        return Err(Refused);
    }
    for _ in 0..MAX_READERS {
        let share = lines.next(FULL_LINE)?.strip_prefix(b"-> X25519 ").ok_or(Refused)?;
        if !is_base64(share, BASE64_32) || !is_base64(lines.next(FULL_LINE)?, BASE64_32) {
            return Err(Refused);
        }
    }
    let mut line = lines.next(MAX_GREASE_LINE)?;
    if let Some(grease) = line.strip_prefix(b"-> ") {
        skip_grease(grease, &mut lines)?;
        line = lines.next(FULL_LINE)?;
    }
    let mac = line.strip_prefix(b"--- ").ok_or(Refused)?;
    if !is_base64(mac, BASE64_32) || lines.0.len() != PAYLOAD {
        return Err(Refused);
    }
    Ok(())
}

fn skip_grease(first: &[u8], lines: &mut Lines<'_>) -> Result<(), Refused> {
    let mut words = first.split(|&b| b == b' ');
    let tag = words.next().ok_or(Refused)?;
    if !tag.ends_with(b"-grease") || !tag.iter().all(u8::is_ascii_graphic) {
        return Err(Refused);
    }
    if words.any(|word| word.is_empty() || !word.iter().all(u8::is_ascii_graphic)) {
        return Err(Refused);
    }
    for full_lines in 0..=MAX_GREASE_FULL_LINES {
        let line = lines.next(FULL_LINE)?;
        if !line.iter().all(|&b| is_base64_char(b)) {
            return Err(Refused);
        }
        match line.len() {
            FULL_LINE if full_lines < MAX_GREASE_FULL_LINES => {}
            FULL_LINE => return Err(Refused),
            _ => return Ok(()),
        }
    }
    Err(Refused)
}

fn is_base64(text: &[u8], length: usize) -> bool {
    text.len() == length && text.iter().all(|&b| is_base64_char(b))
}

fn is_base64_char(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'+' || b == b'/'
}

struct Lines<'a>(&'a [u8]);

impl<'a> Lines<'a> {
    /// The next line without its end, at most `cap` bytes long.
    fn next(&mut self, cap: usize) -> Result<&'a [u8], Refused> {
        let end = self.0.iter().take(cap + 1).position(|&b| b == b'\n').ok_or(Refused)?;
        let (line, rest) = self.0.split_at(end);
        self.0 = &rest[1..];
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(x25519: usize, extra: &str, payload: usize) -> Vec<u8> {
        let b64 = "A".repeat(BASE64_32);
        let mut file = String::from("age-encryption.org/v1\n");
        for _ in 0..x25519 {
            file += &format!("-> X25519 {b64}\n{b64}\n");
        }
        file += extra;
        file += &format!("--- {b64}\n");
        let mut file = file.into_bytes();
        file.resize(file.len() + payload, 7);
        file
    }

    #[test]
    fn only_eight_stanzas_and_one_grease() {
        let full = "B".repeat(64);
        let good = ["", "-> ab-grease\n\n", "-> ab-grease ~ !x\nAA\n", &format!("-> x-grease\n{full}\n{full}\nAAAA\n")];
        for extra in good {
            assert_eq!(check(&file(8, extra, PAYLOAD)), Ok(()), "{extra:?}");
        }
        let bad = [
            "-> x-grease\n\n-> y-grease\n\n",
            "-> scrypt AAAA 18\nAAAA\n",
            "-> X25519 AAAA\nAAAA\n",
            "-> x-grease  y\n\n",
            "-> x-grease\nA A\n",
            &format!("-> x-grease\n{full}\n{full}\n{full}\nAA\n"),
            &format!("-> x-grease {full}{full}\n\n"),
            &format!("-> x-grease\n{full}A\n"),
            "junk\n",
        ];
        for extra in bad {
            assert_eq!(check(&file(8, extra, PAYLOAD)), Err(Refused), "{extra:?}");
        }
        for n in [0, 1, 7, 9, 30] {
            assert_eq!(check(&file(n, "", PAYLOAD)), Err(Refused), "{n} stanzas");
        }
        assert_eq!(check(&file(8, "", PAYLOAD - 1)), Err(Refused));
        assert_eq!(check(&file(8, "", PAYLOAD + 1)), Err(Refused));
        assert_eq!(check(b""), Err(Refused));
    }
}
