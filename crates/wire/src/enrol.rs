//! How a tablet or a desk joins a school: a technician carries a one-time code and the hash of the school's own
//! certificate to it (as a link or a picture), so that it trusts that one school and nobody else.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use crate::RosterMsg;

/// What an enrolled device may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeviceKind {
    /// Posts frames and fetches the roster.
    Tablet,
    /// Also fetches all frames and puts rosters.
    Desk,
}

impl DeviceKind {
    /// Its name in links, tables and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tablet => "tablet",
            Self::Desk => "desk",
        }
    }
}

/// Text that names no kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("either `tablet` or `desk`")]
pub struct NotAKind;

impl FromStr for DeviceKind {
    type Err = NotAKind;

    fn from_str(text: &str) -> Result<Self, NotAKind> {
        match text {
            "tablet" => Ok(Self::Tablet),
            "desk" => Ok(Self::Desk),
            _ => Err(NotAKind),
        }
    }
}

/// A one-time code: ten characters (50 bits) of Crockford's base 32, shown as `7K2QX-9MBD4`.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolCode([u8; Self::LEN]);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl EnrolCode {
    const LEN: usize = 10;

    /// A fresh code.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(std::array::from_fn(|_| ALPHABET[rng.random_range(0..32)]))
    }

    /// The code that these bytes stand for: five bits of each of the first ten.
    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(std::array::from_fn(|i| ALPHABET[usize::from(bytes[i] & 31)]))
    }

    /// Its ten characters without the dash: what is hashed.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A code is as good as a key until it is used: it is not shown by chance.
impl fmt::Debug for EnrolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolCode(..)")
    }
}

impl fmt::Display for EnrolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, byte) in self.0.iter().enumerate() {
            if i == Self::LEN / 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*byte))?;
        }
        Ok(())
    }
}

impl FromStr for EnrolCode {
    type Err = NotALink;

    /// Takes small letters, spaces and dashes, and reads O as 0, I and L as 1: people type these.
    fn from_str(text: &str) -> Result<Self, NotALink> {
        let mut code = [0; Self::LEN];
        let mut len = 0;
        for c in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            let byte = u8::try_from(c).ok().filter(|b| ALPHABET.contains(b)).ok_or(NotALink)?;
            *code.get_mut(len).ok_or(NotALink)? = byte;
            len += 1;
        }
        if len == Self::LEN { Ok(Self(code)) } else { Err(NotALink) }
    }
}

impl Serialize for EnrolCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EnrolCode {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What a technician carries to a device: `lantern-enrol://host:port/CODE#sha256`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolLink {
    /// `host:port`.
    pub server: String,
    /// The one-time code.
    pub code: EnrolCode,
    /// SHA-256 of the school's own certificate (its DER form).
    pub ca: [u8; 32],
}

/// Text that is no enrolment link or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a whole enrolment link (lantern-enrol://server:port/CODE#...): copy it again from `lantern-server enrol`, from its first letter to its last"
)]
pub struct NotALink;

const SCHEME: &str = "lantern-enrol://";

impl fmt::Display for EnrolLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}{}/{}#{}", self.server, self.code, hex::encode(self.ca))
    }
}

impl FromStr for EnrolLink {
    type Err = NotALink;

    fn from_str(text: &str) -> Result<Self, NotALink> {
        let rest = text.trim().strip_prefix(SCHEME).ok_or(NotALink)?;
        let (server, rest) = rest.split_once('/').ok_or(NotALink)?;
        let (code, hash) = rest.split_once('#').ok_or(NotALink)?;
        if !is_server(server) {
            return Err(NotALink);
        }
        let mut ca = [0; 32];
        hex::decode_to_slice(hash, &mut ca).map_err(|_| NotALink)?;
        Ok(Self { server: server.to_owned(), code: code.parse()?, ca })
    }
}

/// `host:port` with nothing in it that could turn a URL elsewhere (no user, path, query or space).
pub fn is_server(text: &str) -> bool {
    let Some((host, port)) = text.rsplit_once(':') else { return false };
    let name = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')).map_or_else(
        || !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.')),
        |v6| !v6.is_empty() && v6.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')),
    );
    name && port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|p| p > 0)
}

/// Body of a POST to [`crate::ENROL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolRequest {
    /// The one-time code.
    pub code: EnrolCode,
    /// What the device is; must be what the code was made for.
    pub kind: DeviceKind,
}

/// The server's reply to an enrolment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolReply {
    /// Bearer token, 64 hex digits. Told once; the server keeps only its hash.
    pub token: String,
    /// The school's id: 16 bytes in hex.
    pub school: String,
    /// The school's own certificate, PEM.
    pub ca_pem: String,
    /// The roster in force, a [`RosterMsg`] in base64; `None` while the school has none.
    pub roster: Option<String>,
    /// What the technician calls the device: "Year 2 trolley 3". Goes nowhere but into a report's sealed locator.
    #[serde(default)]
    pub label: String,
}

impl fmt::Debug for EnrolReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolReply(..)")
    }
}

/// A reply that this release cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server's reply cannot be read: bring server and device to the same release")]
pub struct BadReply;

impl EnrolReply {
    /// Puts a reply together. `roster` is an encoded [`RosterMsg`].
    pub fn new(token: [u8; 32], label: String, school: [u8; 16], ca_pem: String, roster: Option<&[u8]>) -> Self {
        Self { token: hex::encode(token), school: hex::encode(school), ca_pem, roster: roster.map(|r| STANDARD.encode(r)), label }
    }

    /// The school's id.
    ///
    /// # Errors
    /// Not 32 hex digits.
    pub fn school_id(&self) -> Result<[u8; 16], BadReply> {
        let mut id = [0; 16];
        hex::decode_to_slice(&self.school, &mut id).map_err(|_| BadReply)?;
        Ok(id)
    }

    /// The roster in force, if there is one.
    ///
    /// # Errors
    /// Not base64, or not a roster message.
    pub fn roster_msg(&self) -> Result<Option<RosterMsg>, BadReply> {
        let Some(text) = &self.roster else { return Ok(None) };
        let bytes = STANDARD.decode(text).map_err(|_| BadReply)?;
        RosterMsg::decode(&bytes).map(Some).map_err(|_| BadReply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_come_back_and_broken_ones_are_refused() {
        let code = EnrolCode::generate(&mut rand::rng());
        let link = EnrolLink { server: "lantern.school.example:8443".into(), code, ca: [0xab; 32] };
        let text = link.to_string();
        assert_eq!(text.parse(), Ok(link.clone()));
        assert_eq!(format!("  {text}\n").parse(), Ok(link.clone()));
        for cut in 0..text.len() {
            assert!(text[..cut].parse::<EnrolLink>().is_err());
        }
        for server in ["localhost", ":1", "a:0", "a:99999", "a@b:1", "a/b:1", "a b:1", "a?b:1", "[::1:1", "[x]:1"] {
            assert!(EnrolLink { server: server.into(), ..link.clone() }.to_string().parse::<EnrolLink>().is_err(), "{server}");
        }
        assert!(is_server("[::1]:443") && is_server("127.0.0.1:8443"));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code: EnrolCode = "7k2qx 9mbo1".parse().unwrap();
        assert_eq!(code.to_string(), "7K2QX-9MB01");
        assert!("7K2QX-9MB0".parse::<EnrolCode>().is_err());
        assert!("7K2QX-9MB0U".parse::<EnrolCode>().is_err());
        assert!("7K2QX-9MBé1".parse::<EnrolCode>().is_err());
        assert!(!format!("{code:?}").contains("7K2"));
    }
}
