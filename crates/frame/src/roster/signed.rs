//! The roster as bytes with signatures, and the three pinned keys that decide whether a new one is taken.
//! The server stores these bytes and cannot make them: it takes two of three root signers.

use super::{Hours, MAX_ON_ROSTER, Reader, Role, Roster, RosterError};
use crate::{RecipientKey, SchoolId, SigningIdentity, VerifyKey, plain::whole};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Longest signed roster in bytes.
pub const MAX_SIGNED_LEN: usize = 16 * 1_024;
/// Signatures on one roster at most.
const MAX_SIGNATURES: usize = 8;
const FORMAT: u8 = 1;
/// Stands before the bytes that are signed, so that a signature for something else is never one for a roster.
const PURPOSE: &[u8] = b"lantern-roster-v1\0";

/// A roster's bytes and the signatures under them. Nothing in it holds until [`Roots::accept`] has said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedRoster {
    bytes: Vec<u8>,
    signatures: Vec<Signed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Signed {
    by: [u8; 32],
    // Two halves: serde knows arrays up to 32.
    signature: ([u8; 32], [u8; 32]),
}

impl SignedRoster {
    /// Checks a roster and makes the bytes that the root signers sign.
    ///
    /// # Errors
    /// What [`Roster::check`] finds.
    pub fn new(roster: &Roster) -> Result<Self, RosterError> {
        roster.check()?;
        let bytes = postcard::to_allocvec(&Raw::from(roster)).map_err(|_| RosterError::NotARoster)?;
        Ok(Self { bytes, signatures: Vec::new() })
    }

    /// Puts a signature under it, in place of an earlier one by the same signer.
    pub fn sign(&mut self, signer: &SigningIdentity) {
        let by = *signer.verify_key().as_bytes();
        let signature = signer.sign(&message(&self.bytes));
        let (mut head, mut tail) = ([0; 32], [0; 32]);
        head.copy_from_slice(&signature[..32]);
        tail.copy_from_slice(&signature[32..]);
        self.signatures.retain(|s| s.by != by);
        self.signatures.push(Signed { by, signature: (head, tail) });
    }

    /// The keys whose signatures under it are valid, each once.
    pub fn signers(&self) -> Vec<VerifyKey> {
        let message = message(&self.bytes);
        let mut found: Vec<VerifyKey> = Vec::new();
        for signed in &self.signatures {
            let Ok(key) = VerifyKey::from_bytes(&signed.by) else { continue };
            let mut signature = [0; 64];
            signature[..32].copy_from_slice(&signed.signature.0);
            signature[32..].copy_from_slice(&signed.signature.1);
            if !found.contains(&key) && key.verify(&message, &signature) {
                found.push(key);
            }
        }
        found
    }

    /// What it says, whoever signed it: for showing to a signer before she signs, never for sealing.
    ///
    /// # Errors
    /// The bytes hold no roster that could be used.
    pub fn unverified(&self) -> Result<Roster, RosterError> {
        match self.bytes.first() {
            Some(&FORMAT) => {}
            Some(_) => return Err(RosterError::Newer),
            None => return Err(RosterError::NotARoster),
        }
        let raw: Raw = whole(&self.bytes).ok_or(RosterError::NotARoster)?;
        let roster = Roster::try_from(raw)?;
        roster.check()?;
        Ok(roster)
    }

    /// As bytes, to be stored and sent.
    ///
    /// # Errors
    /// Longer than [`MAX_SIGNED_LEN`].
    pub fn encode(&self) -> Result<Vec<u8>, RosterError> {
        postcard::to_allocvec(self).ok().filter(|b| b.len() <= MAX_SIGNED_LEN).ok_or(RosterError::NotARoster)
    }

    /// From bytes that anybody may have made.
    ///
    /// # Errors
    /// Longer than [`MAX_SIGNED_LEN`], or not a signed roster.
    pub fn decode(bytes: &[u8]) -> Result<Self, RosterError> {
        if bytes.len() > MAX_SIGNED_LEN {
            return Err(RosterError::NotARoster);
        }
        let signed: Self = whole(bytes).ok_or(RosterError::NotARoster)?;
        if signed.signatures.len() > MAX_SIGNATURES {
            return Err(RosterError::NotARoster);
        }
        Ok(signed)
    }
}

fn message(bytes: &[u8]) -> Vec<u8> {
    [PURPOSE, bytes].concat()
}

/// The school and the three root signers that a tablet or desk has pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    school: SchoolId,
    keys: [VerifyKey; 3],
}

/// A roster that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// In force from now on.
    pub roster: Roster,
    /// What to pin from now on: a roster can replace one root signer by another.
    pub roots: Roots,
    /// It is past its day. It works; staff are to be told.
    pub expired: bool,
}

impl Roots {
    /// A print of the three keys, short enough for two people to compare by eye or over the telephone: 64 bits of their
    /// SHA-256 as four groups of four hexadecimal digits.
    pub fn print(&self) -> String {
        let mut hash = Sha256::new();
        self.keys.iter().for_each(|key| hash.update(key.as_bytes()));
        let bytes = hash.finalize();
        bytes[..8].chunks(2).map(|pair| pair.iter().map(|b| format!("{b:02x}")).collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// Pins the roots of the first roster, the one that came with the enrolment, or of the one kept on disk.
    ///
    /// # Errors
    /// No usable roster, or not signed by two of its own roots.
    pub fn pin(first: &SignedRoster) -> Result<Self, RosterError> {
        let roster = first.unverified()?;
        let roots = Self { school: roster.school, keys: roster.roots };
        if !roots.two_signed(&first.signers()) {
            return Err(RosterError::Signatures);
        }
        Ok(roots)
    }

    /// Decides whether a roster comes into force. `today` is in days since 1970.
    ///
    /// Two different pinned roots must have signed it, and two of the roots that it names itself, so that whoever
    /// pins anew from the stored roster finds it signed as well. An expired roster is taken and says so.
    ///
    /// # Errors
    /// Why not; the roster in force stays in force.
    pub fn accept(&self, current: Option<&Roster>, candidate: &SignedRoster, today: u16) -> Result<Accepted, RosterError> {
        let signers = candidate.signers();
        if !self.two_signed(&signers) {
            return Err(RosterError::Signatures);
        }
        let roster = candidate.unverified()?;
        if roster.school != self.school || current.is_some_and(|c| c.school != roster.school) {
            return Err(RosterError::OtherSchool);
        }
        if let Some(current) = current
            && roster.version <= current.version
        {
            return Err(RosterError::NotNewer { current: current.version, offered: roster.version });
        }
        let roots = Self { school: roster.school, keys: roster.roots };
        if !roots.two_signed(&signers) {
            return Err(RosterError::Signatures);
        }
        Ok(Accepted { expired: roster.expired(today), roster, roots })
    }

    fn two_signed(&self, signers: &[VerifyKey]) -> bool {
        self.keys.iter().filter(|key| signers.contains(key)).count() >= 2
    }
}

/// The roster as it is signed: numbers instead of roles, so that an unknown one can be told.
#[derive(Serialize, Deserialize)]
struct Raw {
    format: u8,
    version: u32,
    school: SchoolId,
    school_label: String,
    readers: Vec<RawReader>,
    roots: [VerifyKey; 3],
    not_after: u16,
    first_contact: Option<u8>,
    fallback: Vec<u8>,
    conflicts: Vec<(u16, u16)>,
    hours: Hours,
}

#[derive(Serialize, Deserialize)]
struct RawReader {
    no: u8,
    person: u16,
    role: u8,
    label: String,
    face: String,
    recipient: RecipientKey,
    verify_key: VerifyKey,
}

fn number(role: Role) -> u8 {
    role as u8
}

fn role(number: u8) -> Result<Role, RosterError> {
    Role::ALL.get(usize::from(number)).copied().ok_or(RosterError::UnknownRole)
}

impl From<&Roster> for Raw {
    fn from(roster: &Roster) -> Self {
        Self {
            format: FORMAT,
            version: roster.version,
            school: roster.school,
            school_label: roster.school_label.clone(),
            readers: roster
                .readers
                .iter()
                .map(|r| RawReader {
                    no: r.no,
                    person: r.person,
                    role: number(r.role),
                    label: r.label.clone(),
                    face: r.face.clone(),
                    recipient: r.recipient.clone(),
                    verify_key: r.verify_key,
                })
                .collect(),
            roots: roster.roots,
            not_after: roster.not_after,
            first_contact: roster.first_contact,
            fallback: roster.fallback.iter().copied().map(number).collect(),
            conflicts: roster.conflicts.clone(),
            hours: roster.hours.clone(),
        }
    }
}

impl TryFrom<Raw> for Roster {
    type Error = RosterError;

    fn try_from(raw: Raw) -> Result<Self, RosterError> {
        if raw.readers.len() > MAX_ON_ROSTER {
            return Err(RosterError::TooManyReaders);
        }
        let readers = raw.readers.into_iter().map(|r| {
            Ok(Reader {
                no: r.no,
                person: r.person,
                role: role(r.role)?,
                label: r.label,
                face: r.face,
                recipient: r.recipient,
                verify_key: r.verify_key,
            })
        });
        Ok(Self {
            version: raw.version,
            school: raw.school,
            school_label: raw.school_label,
            readers: readers.collect::<Result<_, RosterError>>()?,
            roots: raw.roots,
            not_after: raw.not_after,
            first_contact: raw.first_contact,
            fallback: raw.fallback.into_iter().map(role).collect::<Result<_, _>>()?,
            conflicts: raw.conflicts,
            hours: raw.hours,
        })
    }
}
