//! The one form of zip that a `.lessonpack` has, written and read: members stored (sounds and pictures are compressed
//! already), sorted by name, times zeroed, nothing else. Any zip program opens it, but only this exact form is taken in:
//! general readers forgive doubled names, links, trailing bytes and endless compression, and are no judges of trust.

use std::{collections::BTreeMap, fmt};

/// A whole file, in bytes. Twelve lessons with their voices are a third of it.
pub(crate) const MAX_FILE: usize = 256 * 1024 * 1024;
/// One member, in bytes; the longest recording is a tenth of it.
pub(crate) const MAX_MEMBER: usize = 16 * 1024 * 1024;
/// Members in all.
pub(crate) const MAX_MEMBERS: usize = 8000;
/// Bytes of a member's name.
const MAX_NAME: usize = 160;
/// Folders in folders: voices/<tag>/<lesson>/<sound>.
const MAX_DEPTH: usize = 4;
/// What a pack consists of. Nothing that runs, nothing that other programs would open by themselves.
const KINDS: [&str; 8] = ["ron", "ftl", "ogg", "png", "svg", "txt", "md", "minisig"];
/// 1 January 1980, 00:00: the zero of this format.
const DAY: u16 = 0x21;
const UTF8: u16 = 0x800;
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// Files by their name within the archive.
pub(crate) type Members = BTreeMap<String, Vec<u8>>;

/// Why an archive is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is no zip, or is cut off.
    Broken,
    /// More than the stated limits; what is too large.
    TooLarge(String),
    /// A name that leads out of the folder, or that could be read as another on some computer.
    Name(String),
    /// A link, a folder or something else that is no plain file.
    NotAFile(String),
    /// The same name twice, or two that some computers cannot tell apart.
    Twice(String),
    /// Compressed or encrypted: not made by `lantern-pack bundle`.
    Packed(String),
    /// A zip, but not in the one form: something is hidden in it or was changed.
    OtherForm,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken => f.write_str("it is no lesson pack, or was cut off on the way. Ask for it again"),
            Self::TooLarge(what) => write!(f, "it is too large ({what})"),
            Self::Name(name) => write!(f, "it holds a file whose name is not safe to write ({name:?})"),
            Self::NotAFile(name) => write!(f, "{name:?} in it is a link or a folder, not a file"),
            Self::Twice(name) => write!(f, "it holds {name:?} twice"),
            Self::Packed(name) => write!(f, "{name:?} in it is compressed or locked; it was not made by lantern-pack bundle"),
            Self::OtherForm => f.write_str("it is a zip, but not one that lantern-pack bundle has made; something was added or changed"),
        }
    }
}

impl std::error::Error for Refused {}

/// A name that means the same plain file, inside the folder, on every computer.
pub(crate) fn safe_name(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let stem_ok = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
            || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem.ends_with(|c: char| c.is_ascii_digit()));
        !device
    };
    let part_ok = |part: &&str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && !part.ends_with('.')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
            && stem_ok(part)
    };
    let kind = name.rsplit_once('.').map(|(_, kind)| kind).unwrap_or_default();
    name.len() <= MAX_NAME && parts.len() <= MAX_DEPTH && parts.iter().all(part_ok) && KINDS.contains(&kind)
}

/// The archive of these members: the same members, the same bytes.
///
/// # Errors
/// Where a name or a size is not one that [`read`] would take in.
pub(crate) fn write(members: &Members) -> Result<Vec<u8>, Refused> {
    limits(members)?;
    let (mut all, mut central) = (Vec::new(), Vec::new());
    for (name, bytes) in members {
        let offset = u32_of(all.len())?;
        let mut facts = Vec::new();
        for part in [10, UTF8, 0, 0, DAY] {
            facts.extend(part.to_le_bytes());
        }
        for part in [crc32(bytes), u32_of(bytes.len())?, u32_of(bytes.len())?] {
            facts.extend(part.to_le_bytes());
        }
        facts.extend(u16_of(name.len())?.to_le_bytes());
        facts.extend([0; 2]);
        all.extend(LOCAL.to_le_bytes());
        all.extend(&facts);
        all.extend(name.as_bytes());
        all.extend(bytes);
        central.extend(CENTRAL.to_le_bytes());
        central.extend(10_u16.to_le_bytes());
        central.extend(&facts);
        // No comment, first disk, no attributes.
        central.extend([0; 10]);
        central.extend(offset.to_le_bytes());
        central.extend(name.as_bytes());
    }
    let (start, count) = (u32_of(all.len())?, u16_of(members.len())?);
    all.extend(&central);
    all.extend(END.to_le_bytes());
    all.extend([0; 4]);
    all.extend(count.to_le_bytes());
    all.extend(count.to_le_bytes());
    all.extend(u32_of(central.len())?.to_le_bytes());
    all.extend(start.to_le_bytes());
    all.extend([0; 2]);
    if all.len() > MAX_FILE {
        return Err(Refused::TooLarge(megabytes("all of it", all.len(), MAX_FILE)));
    }
    Ok(all)
}

/// The members of an archive that is, byte for byte, one that [`write`] makes.
///
/// # Errors
/// Why it is not taken in. Nothing is trusted before this has passed, and nothing is unpacked that grows.
pub(crate) fn read(file: &[u8]) -> Result<Members, Refused> {
    if file.len() > MAX_FILE {
        return Err(Refused::TooLarge(megabytes("all of it", file.len(), MAX_FILE)));
    }
    let end = file.len().checked_sub(22).ok_or(Refused::Broken)?;
    if number(file, end, 4) != Some(END as usize) {
        return Err(Refused::Broken);
    }
    let field = |at, size| number(file, at, size).ok_or(Refused::Broken);
    let count = field(end + 10, 2)?;
    if count > MAX_MEMBERS {
        return Err(Refused::TooLarge(format!("{count} files, at most {MAX_MEMBERS}")));
    }
    let mut at = field(end + 16, 4)?;
    let mut members = Members::new();
    for _ in 0..count {
        if field(at, 4)? != CENTRAL as usize {
            return Err(Refused::Broken);
        }
        let (length, extra, comment) = (field(at + 28, 2)?, field(at + 30, 2)?, field(at + 32, 2)?);
        let name = slice(file, at + 46, length)?;
        let name = std::str::from_utf8(name).map_err(|_| Refused::Name(String::from_utf8_lossy(name).into_owned()))?;
        // The upper half of the attributes is the file's mode where it was made on a Unix: 8 is a plain file, 0 nothing.
        let mode = field(at + 38, 4)? >> 28;
        if !matches!(mode, 0 | 8) || name.ends_with('/') {
            return Err(Refused::NotAFile(name.to_owned()));
        }
        if !safe_name(name) {
            return Err(Refused::Name(name.to_owned()));
        }
        let (packed, size) = (field(at + 20, 4)?, field(at + 24, 4)?);
        if size > MAX_MEMBER {
            return Err(Refused::TooLarge(megabytes(name, size, MAX_MEMBER)));
        }
        if field(at + 8, 2)? & 1 != 0 || field(at + 10, 2)? != 0 || packed != size {
            return Err(Refused::Packed(name.to_owned()));
        }
        let local = field(at + 42, 4)?;
        let start = local + 30 + field(local + 26, 2)? + field(local + 28, 2)?;
        if members.insert(name.to_owned(), slice(file, start, size)?.to_vec()).is_some() {
            return Err(Refused::Twice(name.to_owned()));
        }
        at += 46 + length + extra + comment;
    }
    // Whatever else could be hidden (bytes between, before or behind, other local names, wrong sums) shows here.
    if write(&members)? != file { Err(Refused::OtherForm) } else { Ok(members) }
}

fn limits(members: &Members) -> Result<(), Refused> {
    if members.len() > MAX_MEMBERS {
        return Err(Refused::TooLarge(format!("{} files, at most {MAX_MEMBERS}", members.len())));
    }
    let mut seen = std::collections::BTreeSet::new();
    for (name, bytes) in members {
        if !safe_name(name) {
            return Err(Refused::Name(name.clone()));
        }
        // Where small and capital letters are one, the second file would overwrite the first.
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(Refused::Twice(name.clone()));
        }
        if bytes.len() > MAX_MEMBER {
            return Err(Refused::TooLarge(megabytes(name, bytes.len(), MAX_MEMBER)));
        }
    }
    Ok(())
}

fn megabytes(what: &str, size: usize, most: usize) -> String {
    format!("{what}: {} MB, at most {} MB", size.div_ceil(1024 * 1024), most / 1024 / 1024)
}

fn u32_of(size: usize) -> Result<u32, Refused> {
    u32::try_from(size).map_err(|_| Refused::TooLarge("all of it".into()))
}

fn u16_of(size: usize) -> Result<u16, Refused> {
    u16::try_from(size).map_err(|_| Refused::TooLarge("all of it".into()))
}

fn slice(file: &[u8], at: usize, length: usize) -> Result<&[u8], Refused> {
    at.checked_add(length).and_then(|end| file.get(at..end)).ok_or(Refused::Broken)
}

/// A little-endian number of at most 4 bytes.
fn number(file: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = file.get(at..at.checked_add(size)?)?;
    bytes.iter().rev().try_fold(0_u32, |n, b| n.checked_mul(256).map(|n| n | u32::from(*b))).and_then(|n| usize::try_from(n).ok())
}

/// The sum that the zip format asks for (IEEE 802.3). What protects the contents is the list of checksums.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut i = 0;
        while i < 256 {
            let (mut value, mut bit) = (i as u32, 0);
            while bit < 8 {
                value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[i] = value;
            i += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |sum, byte| TABLE[usize::from((sum as u8) ^ byte)] ^ (sum >> 8))
}

#[cfg(test)]
mod tests;
