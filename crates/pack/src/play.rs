//! `play`: opens the app on a pack that is being made. The app reads it anew whenever a file changes.

use crate::folder::Draft;
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::{io::Write, path::PathBuf, process::Command};

/// Play a pack as you make it: it alone, under a banner, read anew as soon as you save a file.
#[derive(Debug, Args)]
pub(crate) struct Play {
    /// The pack's folder.
    dir: PathBuf,
    /// The lesson to open at once. Default: the only one, or the list of all.
    #[arg(long, value_name = "NAME")]
    lesson: Option<String>,
    /// The size of the window.
    #[arg(long, value_name = "WxH", default_value = "1280x800")]
    window: String,
    /// The app. Default: lantern beside this program, else wherever programs are looked for.
    #[arg(long, value_name = "FILE")]
    app: Option<PathBuf>,
}

impl Play {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        // Only that it is a pack: what is amiss in it, the app shows, and goes on when it is mended.
        ensure!(self.dir.join("pack.ron").is_file(), "{} has no pack.ron; make a pack with: lantern-pack new", self.dir.display());
        if let Err(why) = Draft::read(&self.dir, self.lesson.as_deref()) {
            writeln!(out, "{why:#}")?;
        }
        writeln!(out, "Save a file, and the story is read anew. Close the window to end.")?;
        out.flush()?;
        let status = self.command().status().context("the app could not be started; name it with --app, or build it with: cargo build")?;
        Ok(u8::from(!status.success()))
    }

    fn command(&self) -> Command {
        let name = format!("lantern{}", std::env::consts::EXE_SUFFIX);
        let beside = std::env::current_exe().ok().map(|exe| exe.with_file_name(&name)).filter(|p| p.is_file());
        let mut command = Command::new(self.app.clone().or(beside).unwrap_or_else(|| name.into()));
        command.arg("--pack").arg(&self.dir).arg("--window").arg(&self.window);
        command.args(self.lesson.iter().flat_map(|lesson| ["--lesson", lesson]));
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_given_the_folder() {
        let play = Play { dir: "my pack".into(), lesson: Some("x1".into()), window: "800x600".into(), app: Some("lantern-app".into()) };
        let command = play.command();
        let args: Vec<_> = command.get_args().map(|a| a.to_string_lossy().into_owned()).collect();
        assert_eq!(
            (command.get_program().to_string_lossy().as_ref(), args.as_slice()),
            ("lantern-app", &["--pack", "my pack", "--window", "800x600", "--lesson", "x1"].map(str::to_owned)[..])
        );
    }
}
