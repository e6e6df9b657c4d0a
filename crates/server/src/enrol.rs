//! Making one-time codes: what a technician carries to a tablet or a desk, as text, link and picture.

use crate::{authority::Authority, startup};
use anyhow::Context as _;
use jiff::Timestamp;
use lantern_wire::{DeviceKind, EnrolCode, EnrolLink};
use qrcode::{
    EcLevel, QrCode,
    render::{svg, unicode::Dense1x2},
};
use std::path::Path;

/// How long a code may wait for its device, in seconds.
const VALID: i64 = 24 * 60 * 60;

/// A fresh one-time code and how to carry it.
pub struct NewCode {
    /// What it enrols.
    pub kind: DeviceKind,
    /// The whole link; its `Display` is what a device takes.
    pub link: EnrolLink,
    /// When it runs out.
    pub expires: Timestamp,
}

/// Makes a code that enrols one device within a day. The server need not run, and need not be told when it does.
///
/// `server` is `host:port` as the device will reach it; `None` takes what the last `serve` on this folder listened on.
///
/// # Errors
/// A folder or database that cannot be used, or no address to put into the link; the words say what to do.
pub async fn new_code(data: &Path, kind: DeviceKind, server: Option<&str>) -> anyhow::Result<NewCode> {
    startup::make_folder(data)?;
    let server = match server {
        Some(server) => server.to_owned(),
        None => startup::last_address(data)
            .context("no server has run on this folder yet: say with --server HOST:PORT where devices will reach it")?,
    };
    anyhow::ensure!(
        lantern_wire::enrol::is_server(&server),
        "--server wants a host name or address and a port, such as lantern.school.example:8443"
    );
    let authority = Authority::open(data)?;
    let store = startup::open_store(data).await?;
    let code = EnrolCode::generate(&mut rand::rng());
    let expires = Timestamp::from_second(Timestamp::now().as_second() + VALID)?;
    let added = store.add_code(&code, kind, expires.as_second()).await;
    store.close().await;
    added.context("the code could not be kept: check that the disk is not full")?;
    Ok(NewCode { kind, link: EnrolLink { server, code, ca: authority.sha256 }, expires })
}

impl NewCode {
    fn qr(&self) -> anyhow::Result<QrCode> {
        Ok(QrCode::with_error_correction_level(self.link.to_string(), EcLevel::M)?)
    }

    /// The link as a picture made of block characters, for a terminal with light text on dark.
    ///
    /// # Errors
    /// A server name too long for a picture.
    pub fn blocks(&self) -> anyhow::Result<String> {
        // Most terminals are dark: drawn the other way round, light blocks are the paper.
        Ok(self.qr()?.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
    }

    /// The link as an SVG picture.
    ///
    /// # Errors
    /// As [`NewCode::blocks`].
    pub fn svg(&self) -> anyhow::Result<String> {
        Ok(self.qr()?.render::<svg::Color<'_>>().min_dimensions(400, 400).build())
    }

    /// The same for a script: `{"kind", "code", "link", "expires"}`, `expires` in RFC 3339.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "kind": self.kind.as_str(),
            "code": self.link.code.to_string(),
            "link": self.link.to_string(),
            "expires": self.expires.to_string(),
        })
    }
}
