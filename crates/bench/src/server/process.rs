//! The server as a process: this very program with `--serve`, which runs what `lantern-server serve` runs, so that it has
//! its own threads and memory, can be weighed, and can be killed.

use anyhow::{Context as _, Result};
use lantern_server::startup::{Config, spawn};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Mutex,
};

/// The server's side: serves on loopback until the other end of standard input is gone.
///
/// # Errors
/// The server does not start.
pub fn serve(data: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let server = spawn(Config::new(data, "127.0.0.1:0".parse()?)).await?;
        writeln!(std::io::stdout(), "{}", server.addr)?;
        tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
        server.stop().await;
        Ok(())
    })
}

/// A running server. Ends when dropped.
pub struct Server {
    child: Mutex<Child>,
    pid: u32,
    /// `127.0.0.1:port`.
    pub address: String,
}

impl Server {
    /// Starts one on this folder and waits until it listens.
    ///
    /// # Errors
    /// It does not start; what it said is on standard error.
    pub fn start(data: &Path) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--serve")
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the server's process cannot be started")?;
        let mut address = String::new();
        let said = child.stdout.take().map(|out| BufReader::new(out).read_line(&mut address));
        let server = Self { pid: child.id(), child: Mutex::new(child), address: address.trim().to_owned() };
        anyhow::ensure!(matches!(said, Some(Ok(1..))), "the server's process ended before it listened");
        Ok(server)
    }

    /// Number of its process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Kills it, as a power cut would but for what the kernel still holds.
    ///
    /// # Errors
    /// It cannot be waited for.
    pub fn kill(&self) -> Result<()> {
        let mut child = self.child();
        child.kill()?;
        child.wait()?;
        Ok(())
    }

    /// Stops it in order.
    ///
    /// # Errors
    /// It cannot be waited for.
    pub fn stop(self) -> Result<()> {
        let mut child = self.child();
        drop(child.stdin.take());
        child.wait()?;
        Ok(())
    }

    fn child(&self) -> std::sync::MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already, most often.
        let _ = self.kill();
    }
}
