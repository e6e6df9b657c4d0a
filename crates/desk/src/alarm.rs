//! An urgent report is told to somebody who looks elsewhere: a sound and a notice on the desktop, which never says what
//! was told. It rings when one comes and again every few minutes until somebody has seen it; nothing mutes it for good.

use crate::{
    casebook::RowId,
    clock::Now,
    files,
    state::{Desk, hold},
};
use std::{
    future::Future,
    path::{Path, PathBuf},
    pin::Pin,
    process::{Command, Stdio},
    time::Duration,
};
use tracing::warn;

/// Our own three notes, twice; a little over a second.
pub const SOUND: &[u8] = include_bytes!("../assets/alarm.wav");
const FILE: &str = "alarm.wav";

/// What is to be done for one ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// Play the sound.
    pub sound: bool,
    /// Heading and text of the notice on the desktop.
    pub notice: Option<(String, String)>,
}

/// Something that rings. A trait, so that tests are quiet.
pub trait Alarm: Send + Sync {
    /// Rings; answers whether the sound was heard as far as can be known. Where it was not, the page plays it.
    fn ring(&self, ring: Ring) -> Pin<Box<dyn Future<Output = bool> + Send + '_>>;
}

/// Rings nothing: for tests, benches and drills without ears.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Alarm for Silent {
    fn ring(&self, _: Ring) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        Box::pin(async { true })
    }
}

/// The computer's own player and desktop.
#[derive(Debug)]
pub struct System(PathBuf);

impl System {
    /// With a folder in which the sound may lie, for players that want a file.
    pub fn new(data: &Path) -> Self {
        Self(data.join(FILE))
    }
}

impl Alarm for System {
    fn ring(&self, ring: Ring) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        let file = self.0.clone();
        Box::pin(async move {
            tokio::task::spawn_blocking(move || {
                if let Some((heading, text)) = &ring.notice
                    && let Err(why) = notify_rust::Notification::new().appname("Lantern").summary(heading).body(text).show()
                {
                    warn!("the desktop shows no notices: {why}");
                }
                ring.sound && play(&file)
            })
            .await
            .unwrap_or_default()
        })
    }
}

fn play(file: &Path) -> bool {
    if !file.exists()
        && let Err(why) = files::write_private(file, SOUND)
    {
        warn!("no room for the alarm's sound: {why:#}");
        return false;
    }
    let path = file.display().to_string();
    let script = format!("(New-Object Media.SoundPlayer '{}').PlaySync()", path.replace('\'', "''"));
    let players: &[(&str, &[&str])] = if cfg!(target_os = "macos") {
        &[("afplay", &[&path])]
    } else if cfg!(windows) {
        &[("powershell", &["-NoProfile", "-Command", &script])]
    } else {
        &[("pw-play", &[&path]), ("paplay", &[&path]), ("aplay", &["-q", &path])]
    };
    players.iter().any(|(program, arguments)| {
        let mut player = Command::new(program);
        player.args(*arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        player.status().is_ok_and(|status| status.success())
    })
}

/// What rang last, and how often the sound was not heard.
#[derive(Debug, Default)]
pub struct Rung {
    last: Option<(Now, Vec<RowId>)>,
    /// Rings that the page has to play.
    pub unheard: u64,
}

impl Rung {
    /// Whether it is time to ring for these; `again`: after which time once more for the same.
    fn due(&self, now: Now, rows: &[RowId], again: Option<Duration>) -> bool {
        match &self.last {
            None => true,
            Some((at, rang_for)) => again.is_some_and(|again| now.since(*at) >= again) || rows.iter().any(|row| !rang_for.contains(row)),
        }
    }
}

impl Desk {
    /// Rings if a child waits and it is time to; and once for each report that nobody looked at on its day.
    pub async fn ring_if_pressing(&self) {
        let (pressing, unread) = (self.pressing(), self.unread());
        let rows: Vec<RowId> = pressing.iter().map(|one| one.row).chain(unread.iter().map(|one| one.row)).collect();
        if rows.is_empty() {
            hold(&self.rung).last = None;
            return;
        }
        let (now, settings) = (self.clock.now(), self.settings());
        let again = (!pressing.is_empty()).then(|| Duration::from_secs(u64::from(settings.alarm.again) * 60));
        if hold(&self.rung).due(now, &rows, again) {
            let practice = unread.is_empty() && pressing.iter().all(|one| one.drill);
            hold(&self.rung).last = Some((now, rows));
            self.ring(practice).await;
        }
    }

    /// Rings now, as an urgent report would: also to try it out, which is a practice and says so.
    pub async fn ring(&self, practice: bool) {
        let settings = self.settings();
        let text = if practice { "desk-alarm-practice" } else { "desk-alarm-notice" };
        let notice = settings.alarm.notice.then(|| (self.sentences.get("desk-name"), self.sentences.get(text)));
        let heard = self.alarm.ring(Ring { sound: settings.alarm.sound, notice }).await;
        if settings.alarm.sound && !heard {
            hold(&self.rung).unheard += 1;
            self.changed();
        }
    }
}
