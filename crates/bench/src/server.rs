//! Frames a second that the real server takes durably, over real TLS on loopback, and how long each waits.

use crate::{ms, part, row};
use anyhow::{Context as _, Result, ensure};
use lantern_outbox::{Credentials, client};
use lantern_server::{
    enrol::new_code,
    startup::{Config, spawn},
};
use lantern_wire::{Ask, DeviceKind, FRAME_LEN, FRAMES, FrameAnswer, Page, Verdict};
use rand::RngCore as _;
use std::time::{Duration, Instant};

/// Tablets that send at the same time, as fast as they are answered.
const STORM: usize = 64;
/// Tablets of a school at their usual pace, a frame each second between them all.
const SCHOOL: usize = 30;

async fn tablet(http: reqwest::Client, credentials: Credentials, until: Instant, pause: Duration) -> Result<Vec<Duration>> {
    let url = format!("https://{}{FRAMES}", credentials.server);
    let mut times = Vec::new();
    while Instant::now() < until {
        let mut frame = vec![0; FRAME_LEN];
        rand::rng().fill_bytes(&mut frame);
        let start = Instant::now();
        let answer = http.post(&url).bearer_auth(&credentials.token).body(frame).send().await?;
        let verdict = FrameAnswer::decode(&answer.bytes().await?).context("an answer that is none")?.verdict;
        ensure!(verdict == Verdict::Kept, "refused: {verdict:?}");
        times.push(start.elapsed());
        tokio::time::sleep(pause).await;
    }
    Ok(times)
}

async fn storm(devices: &[(reqwest::Client, Credentials)], time: Duration, pause: Duration) -> Result<(f64, Vec<Duration>)> {
    let start = Instant::now();
    let sending: Vec<_> = devices.iter().map(|(http, c)| tokio::spawn(tablet(http.clone(), c.clone(), start + time, pause))).collect();
    let mut times = Vec::new();
    for tablet in sending {
        times.extend(tablet.await??);
    }
    Ok((times.len() as f64 / start.elapsed().as_secs_f64(), times))
}

/// The storm and the usual pace; afterwards the store must hold exactly what was acknowledged.
///
/// # Errors
/// The server refuses something, or holds other frames than it acknowledged.
pub fn run(time: Duration) -> Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        // Beside the program, so that the disk that counts is measured and not memory under /tmp.
        let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
        let server = spawn(Config::new(folder.path(), "127.0.0.1:0".parse()?)).await?;
        let mut devices = Vec::new();
        for _ in 0..STORM {
            let mut link = new_code(folder.path(), DeviceKind::Tablet, None).await?.link;
            link.server = server.addr.to_string();
            let credentials = client::enrol_async(&link, DeviceKind::Tablet).await?;
            devices.push((client::client(&credentials)?, credentials));
        }
        let (rate, mut times) = storm(&devices, time, Duration::ZERO).await?;
        let (_, mut usual) = storm(&devices[..SCHOOL], time, Duration::from_secs(1)).await?;
        row("frames a second kept by the server, synced", &format!("{rate:.0}"), "500");
        row(&format!("wait for the answer, {STORM} tablets at once: p50"), &ms(part(&mut times, 0.5)), "");
        row(&format!("wait for the answer, {STORM} tablets at once: p99"), &ms(part(&mut times, 0.99)), "250 ms");
        row(&format!("wait for the answer, {SCHOOL} frames a second: p99"), &ms(part(&mut usual, 0.99)), "");
        let sent = times.len() + usual.len();

        let mut link = new_code(folder.path(), DeviceKind::Desk, None).await?.link;
        link.server = server.addr.to_string();
        let desk = client::enrol_async(&link, DeviceKind::Desk).await?;
        let http = client::client(&desk)?;
        let (mut ask, mut held) = (Ask::from_place(None), 0);
        loop {
            let url = format!("https://{}{FRAMES}?{ask}", server.addr);
            let bytes = http.get(url).bearer_auth(&desk.token).send().await?.bytes().await?;
            let page = Page::decode(&bytes).context("a page that is none")?;
            held += page.frames.len();
            ask = page.next(ask);
            if !page.more {
                break;
            }
        }
        ensure!(held == sent, "{sent} frames were acknowledged and {held} are there");
        server.stop().await;
        Ok(())
    })
}
