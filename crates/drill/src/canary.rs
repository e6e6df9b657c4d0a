//! Planted words that nobody else says, and whoever looks for them: as plain letters, in UTF-16, hexadecimal digits,
//! base64 in each of its three positions, and within whatever was packed with gzip or zlib.

use anyhow::Result;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{
    Compression,
    read::{GzDecoder, ZlibDecoder},
    write::{GzEncoder, ZlibEncoder},
};
use rand::Rng as _;
use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
};

/// What is unpacked of one packed piece at most.
const UNPACK: u64 = 4 << 20;

/// A planted word.
#[derive(Debug, Clone)]
pub struct Canary(String);

impl Canary {
    /// A new one of twenty letters.
    pub fn new() -> Self {
        let mut rng = rand::rng();
        Self((0..20).map(|_| char::from(rng.random_range(b'a'..=b'z'))).collect())
    }

    /// This word.
    #[allow(dead_code, reason = "for the search that stands by itself")]
    pub fn of(word: String) -> Self {
        Self(word)
    }

    /// A sentence with the word in it.
    pub fn sentence(&self) -> String {
        format!("{} they said, and {}", self.0, self.0)
    }

    /// The forms in which it is looked for.
    fn forms(&self) -> Vec<Vec<u8>> {
        let plain = self.0.as_bytes();
        let wide = |order: fn(u16) -> [u8; 2]| self.0.encode_utf16().flat_map(order).collect::<Vec<_>>();
        let mut forms = vec![plain.to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
        forms.extend([hex::encode(plain).into_bytes(), hex::encode_upper(plain).into_bytes()]);
        for before in 0..3 {
            // Of what stands around it only the letters at the edges are touched.
            let text = STANDARD.encode([&vec![b'x'; before][..], plain].concat());
            forms.push(text.as_bytes()[4 * before.div_ceil(3)..text.len() - 4].to_vec());
        }
        forms
    }

    /// Files that hold the word, each in one of the forms, and packed: what the search must find.
    pub fn leak(&self, folder: &Path) -> Result<usize> {
        fs::create_dir_all(folder)?;
        let around = |inside: &[u8]| [&b"some other bytes "[..], inside, b" and more"].concat();
        let mut leaks: Vec<Vec<u8>> = self.forms().iter().map(|form| around(form)).collect();
        let text = around(self.0.as_bytes());
        leaks.extend((0..3).map(|n| STANDARD.encode(&text[n..]).into_bytes()));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&text)?;
        leaks.push(around(&gzip.finish()?));
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(&text)?;
        leaks.push(around(&zlib.finish()?));
        for (nth, leak) in leaks.iter().enumerate() {
            fs::write(folder.join(format!("leak-{nth}")), leak)?;
        }
        Ok(leaks.len())
    }
}

/// Somebody who looks for canaries.
pub struct Search {
    forms: Vec<Vec<u8>>,
    /// Bytes that were looked at.
    pub bytes: u64,
}

impl Search {
    /// For these.
    pub fn of(canaries: &[Canary]) -> Self {
        Self { forms: canaries.iter().flat_map(Canary::forms).collect(), bytes: 0 }
    }

    /// 1 if these bytes hold one, themselves or in what is packed in them; else 0.
    pub fn within(&mut self, bytes: &[u8]) -> usize {
        self.bytes += bytes.len() as u64;
        let mut hit = self.holds(bytes);
        for at in 0..bytes.len().saturating_sub(2) {
            let mut unpacked = Vec::new();
            // What begins like a packed piece and is none ends early, with an error that says nothing.
            let _ = match bytes[at..at + 2] {
                [0x1f, 0x8b] => GzDecoder::new(&bytes[at..]).take(UNPACK).read_to_end(&mut unpacked),
                [0x78, 0x01 | 0x5e | 0x9c | 0xda] => ZlibDecoder::new(&bytes[at..]).take(UNPACK).read_to_end(&mut unpacked),
                _ => continue,
            };
            hit |= self.holds(&unpacked);
        }
        usize::from(hit)
    }

    /// Files of a folder that hold one, of those that can be read.
    pub fn in_folder(&mut self, folder: &Path) -> Result<usize> {
        let mut hits = 0;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                hits += self.in_folder(&path)?;
            } else if let Ok(bytes) = fs::read(&path) {
                hits += self.within(&bytes);
            }
        }
        Ok(hits)
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        // The first two letters of the forms are looked for first: all forms at each place would be slow.
        let mut firsts: [bool; 1 << 16] = [false; 1 << 16];
        for form in &self.forms {
            firsts[usize::from(u16::from_le_bytes([form[0], form[1]]))] = true;
        }
        bytes.windows(2).enumerate().any(|(at, two)| {
            firsts[usize::from(u16::from_le_bytes([two[0], two[1]]))] && self.forms.iter().any(|form| bytes[at..].starts_with(form))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_leak_is_found_and_nothing_else() {
        let canary = Canary::new();
        let dir = tempfile::tempdir().unwrap();
        let leaks = canary.leak(dir.path()).unwrap();
        assert_eq!((leaks, Search::of(&[canary]).in_folder(dir.path()).unwrap()), (13, 13));
        assert_eq!(Search::of(&[Canary::new()]).in_folder(dir.path()).unwrap(), 0);
    }
}
