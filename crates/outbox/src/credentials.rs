//! What a device holds after it has enrolled: where its school's server is, whom to trust there, and its token.

use lantern_wire::DeviceKind;
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::ZeroizeOnDrop;

/// An enrolled device's credentials. Keep them in a file that only the device's user can read
/// ([`crate::platform::save`]): they let anybody post frames (and, a desk's, fetch sealed ones), though open none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ZeroizeOnDrop)]
pub struct Credentials {
    /// `host:port` of the school's server.
    pub server: String,
    /// What the device enrolled as.
    #[zeroize(skip)]
    pub kind: DeviceKind,
    /// Bearer token, hex.
    pub token: String,
    /// The school's id.
    #[serde(with = "hex_id")]
    pub school: [u8; 16],
    /// The school's own certificate, PEM: the only one that is trusted.
    pub ca_pem: String,
    /// The signed roster that came with the enrolment, if the school had one by then: it pins the root signers.
    #[serde(default, with = "hex_roster")]
    pub roster: Option<Vec<u8>>,
    /// What the technician calls this device.
    #[serde(default)]
    pub label: String,
}

impl Credentials {
    /// The address of one of the paths in `lantern_wire`, such as [`lantern_wire::FRAMES`].
    pub fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.server)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}

mod hex_id {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(id: &[u8; 16], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&hex::encode(id))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<[u8; 16], D::Error> {
        let mut id = [0; 16];
        hex::decode_to_slice(String::deserialize(d)?, &mut id).map_err(D::Error::custom)?;
        Ok(id)
    }
}

mod hex_roster {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(roster: &Option<Vec<u8>>, s: S) -> Result<S::Ok, S::Error> {
        roster.as_ref().map(hex::encode).serialize(s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Vec<u8>>, D::Error> {
        Option::<String>::deserialize(d)?.map(hex::decode).transpose().map_err(D::Error::custom)
    }
}
