//! `lantern-server` as a process of its own: started, killed, started again at the same place, short of room.

use anyhow::{Context as _, Result, bail};
use lantern_outbox::{Credentials, client};
use lantern_wire::{DeviceKind, EnrolLink};
use std::{
    fs::{self, File},
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Most devices that one code enrols.
const CLASS: usize = 30;
const PATIENCE: Duration = Duration::from_secs(30);

/// A server on its folder.
pub struct Server {
    program: PathBuf,
    /// Its data folder.
    pub data: PathBuf,
    port: u16,
    metrics: u16,
    tick: Duration,
    child: Option<Child>,
}

/// A port that nobody has.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Server {
    /// A server in this folder, with ticks of this length; started.
    pub fn start(program: &Path, data: PathBuf, tick: Duration) -> Result<Self> {
        let mut server = Self { program: program.to_owned(), data, port: free_port()?, metrics: free_port()?, tick, child: None };
        server.go_on(None)?;
        Ok(server)
    }

    /// `127.0.0.1:port`, the same for as long as it lives.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The figures that it shows to its own machine.
    pub fn metrics(&self) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.metrics))?;
        stream.write_all(b"GET /metrics HTTP/1.0\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text.split_once("\r\n\r\n").context("no figures")?.1.to_owned())
    }

    /// Starts it (again). `room`: the longest file that it may write, in blocks of 512 bytes: a disk that fills up.
    pub fn go_on(&mut self, room: Option<u32>) -> Result<()> {
        let log = self.log();
        let mut command = limited(&self.program, room);
        command.args(["serve", "--listen", &self.address(), "--tick", &self.tick.as_secs_f64().to_string()]);
        command.args(["--metrics", &self.metrics.to_string(), "--no-announce", "--data"]).arg(&self.data);
        let child = command.env("LANTERN_LOG", "debug").stdout(Stdio::null()).stdin(Stdio::null());
        let child = child.stderr(File::create(&log)?).spawn().context("lantern-server cannot be started")?;
        self.child = Some(child);
        let start = Instant::now();
        while !fs::read_to_string(&log)?.contains("serving on ") {
            if start.elapsed() > PATIENCE {
                bail!("lantern-server does not start: {}", fs::read_to_string(&log)?);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// What it said since its last start.
    pub fn log(&self) -> PathBuf {
        self.data.with_extension("log")
    }

    /// Its process, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// `kill -9`.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Enrols so many devices with codes from the server's own command.
    pub fn enrol(&self, kind: DeviceKind, count: usize) -> Result<Vec<Credentials>> {
        let mut all = Vec::with_capacity(count);
        while all.len() < count {
            let now = if kind == DeviceKind::Desk { 1 } else { CLASS.min(count - all.len()) };
            let link = self.link(kind, now)?;
            for _ in 0..now {
                all.push(client::enrol(&link, kind)?);
            }
        }
        Ok(all)
    }

    fn link(&self, kind: DeviceKind, count: usize) -> Result<EnrolLink> {
        let mut command = Command::new(&self.program);
        command.args(["enrol", "--json", "--kind", kind.as_str(), "--count", &count.to_string(), "--data"]).arg(&self.data);
        let said = command.stderr(Stdio::inherit()).output()?;
        let code: serde_json::Value = serde_json::from_slice(&said.stdout).context("lantern-server enrol made no code")?;
        Ok(code["link"].as_str().context("a code without a link")?.parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already, or killed with everything else in the end.
        let _ = self.kill();
    }
}

/// A program, with a longest file that it may write if there is one (blocks of 512 bytes).
pub fn limited(program: &Path, room: Option<u32>) -> Command {
    let limit = room.map(|room| format!("trap '' XFSZ; ulimit -S -f {room}; ")).unwrap_or_default();
    // However the drill ends, what it started ends with it.
    let exec = "if command -v setpriv >/dev/null; then exec setpriv --pdeathsig KILL \"$0\" \"$@\"; else exec \"$0\" \"$@\"; fi";
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{limit}{exec}")]).arg(program);
    shell
}

/// Takes such a limit away again.
pub fn unlimited(pid: u32) -> Result<()> {
    let done = Command::new("prlimit").args(["--pid", &pid.to_string(), "--fsize=unlimited"]).status()?;
    anyhow::ensure!(done.success(), "the limit cannot be taken away");
    Ok(())
}
