//! Making codes: what a technician carries to tablets or a desk, as text, link, picture, and six digits to type.

use crate::settings::{Place, Settings};
use crate::{authority::Authority, duty::Duty, folder, startup, store};
use anyhow::Context as _;
use jiff::Timestamp;
use lantern_wire::{DeviceKind, EnrolCode, EnrolLink, TypedCode};
use qrcode::{
    EcLevel, QrCode,
    render::{svg, unicode::Dense1x2},
};
use std::path::Path;

/// Most tablets that one code enrols: a class.
pub const MOST: u32 = 30;
/// Longest that a code may wait, in hours.
pub const LONGEST: u32 = 24 * 7;
/// Longest name of a device, in characters.
const LABEL: usize = 60;
/// How long six digits may be typed, in seconds: they are short, so they live short.
const DIGITS_VALID: i64 = 60 * 60;

/// What a code is for.
#[derive(Debug, Clone)]
pub struct CodeFor {
    /// What it enrols.
    pub kind: DeviceKind,
    /// How many devices, 1 to [`MOST`]; a desk's code enrols one.
    pub count: u32,
    /// How many hours it may wait, 1 to [`LONGEST`].
    pub hours: u32,
    /// What the devices are called in `devices`; with more than one, a number is added. `None`: their kind.
    pub label: Option<String>,
    /// Whose desk it enrols; `None` where nobody has said, and then it counts as looking. For desks alone.
    pub duty: Option<Duty>,
}

impl CodeFor {
    /// One device, within a day.
    pub fn one(kind: DeviceKind) -> Self {
        Self { kind, count: 1, hours: 24, label: None, duty: None }
    }

    fn check(&self) -> anyhow::Result<()> {
        anyhow::ensure!((1..=MOST).contains(&self.count), "--count is from 1 to {MOST}: make another code for the next class");
        anyhow::ensure!((1..=LONGEST).contains(&self.hours), "--hours is from 1 to {LONGEST}");
        anyhow::ensure!(
            self.kind == DeviceKind::Tablet || self.count == 1,
            "a desk has a code of its own: leave --count out, and make one for each"
        );
        anyhow::ensure!(self.kind == DeviceKind::Desk || self.duty.is_none(), "--duty is for a desk: leave it out");
        let label = self.label.as_deref().unwrap_or("-");
        anyhow::ensure!(
            (1..=LABEL).contains(&label.chars().count()) && !label.chars().any(char::is_control),
            "--label is one line of 1 to {LABEL} characters, such as \"Year 2 trolley\""
        );
        Ok(())
    }
}

/// A fresh code and how to carry it.
pub struct NewCode {
    /// What it is for.
    pub to: CodeFor,
    /// The whole link; its `Display` is what a device takes.
    pub link: EnrolLink,
    /// Six digits to type instead, for an hour; those of an earlier code are void.
    pub digits: TypedCode,
    /// When it runs out.
    pub expires: Timestamp,
}

/// Makes a code that enrols one device within a day. The server need not run, and need not be told when it does.
///
/// `server` is `host:port` as the device will reach it; `None` takes what the last `serve` on this folder listened on.
///
/// # Errors
/// As [`new_code_for`].
pub async fn new_code(data: &Path, kind: DeviceKind, server: Option<&str>) -> anyhow::Result<NewCode> {
    new_code_for(&Place::new(data), CodeFor::one(kind), server).await
}

/// Makes a code. `server` as in [`new_code`].
///
/// # Errors
/// A folder or database that cannot be used, no address to put into the link, a count or label out of bounds; the words
/// say what to do.
pub async fn new_code_for(place: &Place, to: CodeFor, server: Option<&str>) -> anyhow::Result<NewCode> {
    to.check()?;
    folder::make_folder(&place.data)?;
    let server = match server {
        Some(server) => server.to_owned(),
        None => folder::last_address(&place.data)
            .context("no server has run on this folder yet: say with --server HOST:PORT where devices will reach it")?,
    };
    anyhow::ensure!(
        lantern_wire::enrol::is_server(&server),
        "--server wants a host name or address and a port, such as lantern.school.example:8443"
    );
    let authority = Authority::open(&place.data)?;
    let store = startup::open_store(place, &Settings::load(&place.data)?).await?;
    store.agree_on(&authority).await?;
    let code = EnrolCode::generate(&mut rand::rng());
    let digits = TypedCode::generate(&mut rand::rng());
    let now = Timestamp::now().as_second();
    let expires = Timestamp::from_second(now + i64::from(to.hours) * 3600)?;
    let new = store::NewCode {
        kind: to.kind,
        label: to.label.clone().unwrap_or_else(|| to.kind.as_str().to_owned()),
        expires: expires.as_second(),
        uses: to.count,
        duty: to.duty,
    };
    let added = store.add_code(&code, &new, &digits, now + DIGITS_VALID).await;
    store.close().await;
    added.context("the code could not be kept: check that the disk is not full")?;
    Ok(NewCode { to, link: EnrolLink { server, code, ca: authority.sha256 }, digits, expires })
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

    /// The same for a script: `{"kind", "count", "code", "digits", "link", "expires"}`, `expires` in RFC 3339.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "kind": self.to.kind.as_str(),
            "count": self.to.count,
            "code": self.link.code.to_string(),
            "digits": self.digits.to_string(),
            "link": self.link.to_string(),
            "expires": self.expires.to_string(),
        })
    }
}
