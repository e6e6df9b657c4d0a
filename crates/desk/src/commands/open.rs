//! `open`: runs the desk until somebody stops it, and shows its link.

use super::{
    Open,
    passphrase::{self, Twice},
};
use crate::{
    files,
    startup::{self, Config},
};
use anyhow::{Context, Result};
use std::{
    process::{Command, Stdio},
    time::Duration,
};

pub(super) async fn open(args: Open) -> Result<()> {
    let passphrase = args.passphrase_file.as_deref().map(|file| passphrase::get(Some(file), Twice::No)).transpose()?;
    let config =
        Config { listen: args.listen, fetch: Duration::from_secs(args.fetch), passphrase, assets: args.assets, ..Config::new(args.data) };
    let handle = startup::spawn(config).await?;
    if let Some(file) = &args.link_file {
        files::write_private(file, format!("{}\n", handle.url).as_bytes())?;
    }
    println!("The desk is open. Its page, a link that works once:\n{}\nPress Ctrl+C to close it.", handle.url);
    if !args.no_browser && !browse(&handle.url) {
        println!("No browser could be opened: copy the link into one on this computer.");
    }
    let asked = stop_asked().await;
    if let Some(file) = &args.link_file {
        // It may have been taken away already; the link in it is dead anyway.
        let _ = std::fs::remove_file(file);
    }
    handle.stop().await;
    asked
}

/// Opens the reader's browser, which goes its own way.
fn browse(url: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program).args(before).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

async fn stop_asked() -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).context("cannot be stopped from outside")?;
        let mut hangup = signal(SignalKind::hangup()).context("cannot be stopped from outside")?;
        tokio::select! {
            asked = tokio::signal::ctrl_c() => asked.context("cannot be stopped from the keyboard"),
            _ = terminate.recv() => Ok(()),
            _ = hangup.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.context("cannot be stopped from the keyboard")
}
