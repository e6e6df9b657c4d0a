//! `open`: runs the desk until somebody stops it, and shows its link.

use super::{
    Open,
    passphrase::{self, Twice},
};
use crate::{
    files, identity,
    startup::{self, Config, Handle},
};
use anyhow::{Context, Result};
use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

pub(super) async fn open(args: Open) -> Result<()> {
    let passphrase = args.passphrase_file.as_deref().map(|file| passphrase::get(Some(file), Twice::No)).transpose()?;
    let args_data = args.data.clone();
    let config =
        Config { listen: args.listen, fetch: Duration::from_secs(args.fetch), passphrase, assets: args.assets, ..Config::new(args.data) };
    let first = !identity::exists(&args_data);
    let handle =
        if first { setup(&config, args.no_browser, args.link_file.as_deref()).await? } else { startup::spawn(config.again()).await? };
    // After the first pages the browser is on its way to the desk already.
    if !first {
        show(&handle.url, args.no_browser, args.link_file.as_deref(), "The desk is open. Its page, a link that works once:")?;
    }
    let asked = stop_asked().await;
    if let Some(file) = &args.link_file {
        // It may have been taken away already; the link in it is dead anyway.
        let _ = std::fs::remove_file(file);
    }
    handle.stop().await;
    asked
}

/// The first pages: they make a desk where there is none, and lead on to it.
async fn setup(config: &Config, no_browser: bool, link_file: Option<&Path>) -> Result<Handle> {
    let (mut setup, mut made) = startup::setup(config.again()).await?;
    show(&setup.url, no_browser, link_file, "There is no desk in this folder yet. The page that makes one, a link that works once:")?;
    let answer = tokio::select! {
        answer = made.recv() => answer.context("the first pages were closed")?,
        asked = stop_asked() => { asked?; anyhow::bail!("stopped before a desk was made") }
    };
    let handle = startup::spawn(config.again()).await?;
    // Nobody listens if the browser was closed meanwhile: the link is printed as well.
    let _ = answer.send(handle.url.clone());
    println!("The desk is made and open: {}", handle.url);
    setup.done().await;
    Ok(handle)
}

fn show(url: &str, no_browser: bool, link_file: Option<&Path>, what: &str) -> Result<()> {
    if let Some(file) = link_file {
        files::write_private(file, format!("{url}\n").as_bytes())?;
    }
    println!("{what}\n{url}\nPress Ctrl+C to close it.");
    if !no_browser && !browse(url) {
        println!("No browser could be opened: copy the link into one on this computer.");
    }
    Ok(())
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
