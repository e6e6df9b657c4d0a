//! The command line, and where things lie on the disk.

use crate::Preview;
use clap::{Parser, Subcommand};
use std::{path::PathBuf, time::Duration};

/// Lantern: online-safety lessons, and a sealed way to tell a trusted adult.
#[derive(Debug, Parser)]
#[command(name = "lantern", version)]
pub struct Args {
    /// Folder of this tablet's own data: enrolment, roster and the ring of sealed frames.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    /// Folder with fonts, pictures, voices and lesson packs.
    #[arg(long, global = true)]
    pub assets: Option<PathBuf>,
    /// Play this pack alone, as whoever is making it sees it, and read it anew when a file changes.
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// With --pack: open this lesson at once.
    #[arg(long, value_name = "NAME", requires = "pack")]
    pub lesson: Option<String>,
    /// A window of this size, such as 1280x800, instead of the whole screen.
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub window: Option<(u32, u32)>,
    /// Seconds between two frames to the server. 60 in a school; shorter only for demonstrations and tests.
    #[arg(long, default_value_t = 60.0)]
    pub tick: f32,
    /// File for the times that the benches read.
    #[arg(long, hide = true)]
    pub marks: Option<PathBuf>,
    /// What to do instead of showing the app.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What `lantern` can do besides showing the app.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Enrol this tablet with the school's server.
    Enrol {
        /// The link that `lantern-server enrol` printed, lantern-enrol://..., or its six digits.
        code: String,
        /// With six digits: the server's name and port, where this network lets tablets not find it by themselves.
        #[arg(long, value_name = "HOST:PORT")]
        server: Option<String>,
    },
    /// Open a locked lesson on this tablet, after previewing it.
    Approve {
        /// Id of the lesson, such as u2.
        lesson: String,
        /// Role of the adult who has previewed it and answers for it: "Designated safeguarding lead".
        #[arg(long)]
        by: String,
    },
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parse = |t: &str| t.parse::<u32>().ok().filter(|n| (320..=8192).contains(n));
    text.split_once('x').and_then(|(w, h)| Some((parse(w)?, parse(h)?))).ok_or_else(|| "a size looks like 1280x800".into())
}

impl Args {
    /// Folder of the tablet's data.
    pub fn data(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| {
            let home = || std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".local/share"));
            std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).or_else(home).unwrap_or_default().join("lantern")
        })
    }

    /// Folder of the assets: as asked for, beside the program, in the system's place, or in the source tree.
    pub fn assets(&self) -> PathBuf {
        if let Some(assets) = &self.assets {
            return std::path::absolute(assets).unwrap_or_else(|_| assets.clone());
        }
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("assets")));
        let candidates =
            [beside, Some(PathBuf::from("/usr/share/lantern/assets")), Some(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")))];
        candidates.into_iter().flatten().find(|p| p.is_dir()).unwrap_or_else(|| PathBuf::from("assets"))
    }

    /// The pack that is being made, if there is one.
    pub fn pack(&self) -> Option<Preview> {
        let pack = self.pack.as_ref()?;
        Some(Preview { folder: std::path::absolute(pack).unwrap_or_else(|_| pack.clone()), lesson: self.lesson.clone() })
    }

    /// Time between two frames; at least a tenth of a second.
    pub fn tick(&self) -> Duration {
        Duration::from_secs_f32(self.tick.clamp(0.1, 3600.0))
    }
}
