//! Mails that ask adults to look. They go out at the same times on every school day, whether anything came or not, and say
//! nothing but that: so neither their number nor their moment tells whether a report exists. If no desk of the lead
//! or a deputy was opened for a school hour the deputies are told, after two the chair: that hangs on desks alone, never on frames.
//! With servers side by side each mail goes out once: whoever writes the duty down first does it.

mod send;
mod timetable;

use crate::calendar::{Calendar, TimeOfDay};
use crate::settings::{Place, Settings};
use crate::store::Store;
use anyhow::Context as _;
use jiff::Timestamp;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::time::Duration;
use timetable::Duty;

/// How often the timetable is looked at.
const LOOK: Duration = Duration::from_secs(30);

/// How the connection to the mail server is kept from listeners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Security {
    /// STARTTLS, commonly on port 587; without it no mail is sent.
    #[default]
    StartTls,
    /// TLS from the first byte, commonly on port 465.
    Tls,
    /// None: only to a mail server on this machine.
    None,
}

/// `mail` in `server.ron`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The mail server's host name.
    pub server: String,
    /// Its port.
    #[serde(default = "submission")]
    pub port: u16,
    /// How the connection is secured.
    #[serde(default)]
    pub security: Security,
    /// A PEM file (its name in the data folder, or a whole path) with the authority that signed its certificate, where
    /// this machine does not know it.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// Whom to sign in as, if the mail server asks.
    #[serde(default)]
    pub user: Option<String>,
    /// The password that goes with it.
    #[serde(default)]
    pub password: Option<String>,
    /// Who sends, such as `"Lantern <lantern@school.example>"`.
    pub from: String,
    /// When the mails go out on each school day.
    #[serde(default = "twice_a_day")]
    pub at: Vec<TimeOfDay>,
    /// Who is asked to look at these times.
    pub to: Vec<String>,
    /// Who is told when no desk that counts was opened for one school hour.
    #[serde(default)]
    pub deputies: Vec<String>,
    /// Who is told when none was for two.
    #[serde(default)]
    pub chair: Vec<String>,
}

fn submission() -> u16 {
    587
}

fn twice_a_day() -> Vec<TimeOfDay> {
    [(8, 20), (12, 30)].map(|(hour, minute)| TimeOfDay(jiff::civil::time(hour, minute, 0, 0))).to_vec()
}

impl Mail {
    /// Whether mails could go out by these settings, as far as can be told without sending one.
    ///
    /// # Errors
    /// An address that is none, a mail server elsewhere without TLS; the words say which.
    pub fn check(&self, data: &Path) -> anyhow::Result<()> {
        let everybody = self.to.iter().chain(&self.deputies).chain(&self.chair);
        anyhow::ensure!(!self.to.is_empty(), "mail: `to` names nobody");
        for address in everybody {
            send::message(self, std::slice::from_ref(address), &timetable::WORDS_LOOK)?;
        }
        send::transport(self, data).map(drop)
    }
}

/// Mails by the timetable, for as long as the server runs.
pub(crate) async fn run(store: Store, data: PathBuf, mail: Mail, calendar: Calendar) {
    loop {
        if let Err(e) = round(&store, &data, &mail, &calendar, Timestamp::now()).await {
            tracing::error!("the mails' timetable could not be looked at; trying again ({e:#})");
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Sends what is due at `now` and has not been sent. Returns how many mails went out.
///
/// # Errors
/// A database that does not answer. A mail that fails is no error: it raises the flag that desks see, and is tried again
/// for an hour.
pub(crate) async fn round(store: &Store, data: &Path, mail: &Mail, calendar: &Calendar, now: Timestamp) -> anyhow::Result<usize> {
    let last_look = store.last_desk_look().await?.map(|minute| Timestamp::from_second(minute * 60)).transpose()?;
    let mut sent = 0;
    for Duty { key, to, words } in timetable::due(mail, calendar, last_look, now)? {
        if !store.claim(&key).await? {
            continue;
        }
        match send::send(mail, data, to, words).await {
            Ok(()) => {
                sent += 1;
                store.set_mail_failing(false).await?;
            }
            Err(e) => {
                // Not to whom: addresses do not belong into a log.
                tracing::error!("a mail could not be sent; trying again for an hour. Run `lantern-server mail-test` ({e:#})");
                store.set_mail_failing(true).await?;
                store.unclaim(&key).await?;
            }
        }
    }
    Ok(sent)
}

/// Sends one mail to everybody in the settings, so that a technician sees whether it arrives. Returns to how many.
///
/// # Errors
/// No mail in the settings, or what is wrong with it.
pub async fn test(place: &Place) -> anyhow::Result<usize> {
    let settings = Settings::load(&place.data)?;
    let mail = settings.mail.context("server.ron has no `mail`: docs/operating.md shows how to write it")?;
    let everybody: Vec<String> = mail.to.iter().chain(&mail.deputies).chain(&mail.chair).cloned().collect();
    send::send(&mail, &place.data, &everybody, &timetable::WORDS_TEST).await?;
    Ok(everybody.len())
}
