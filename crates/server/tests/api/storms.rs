//! The program itself: killed in the middle of a storm, told to stop, without room on its disk; and its log.

use super::doors::{greet, until_closed};
use super::ground::*;
use lantern_wire::HEALTHZ;
use rand::Rng;
use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::io::AsyncWriteExt;

/// `lantern-server serve`, in a process of its own.
struct Program {
    child: Child,
    addr: SocketAddr,
    data: std::path::PathBuf,
}

impl Program {
    /// `room`: the longest file it may write, in half kilobytes; a disk that fills up.
    async fn start(data: &Path, room: Option<u32>) -> Self {
        let log = data.with_extension("log");
        let args = ["serve", "--listen", "127.0.0.1:0", "--tick", "0.05", "--data"];
        let bin = env!("CARGO_BIN_EXE_lantern-server");
        let mut command = match room {
            None => Command::new(bin),
            Some(room) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("trap '' XFSZ; ulimit -S -f {room}; exec \"$0\" \"$@\""), bin]);
                shell
            }
        };
        command.args(args).arg(data).env("LANTERN_LOG", "trace").stdout(Stdio::null());
        let child = command.stderr(std::fs::File::create(&log).unwrap()).spawn().unwrap();
        let mut program = Self { child, addr: "0.0.0.0:0".parse().unwrap(), data: data.to_owned() };
        for _ in 0..500 {
            let said = std::fs::read_to_string(&log).unwrap();
            if let Some(addr) = said.split("serving on ").nth(1).and_then(|a| a.split_whitespace().next()?.parse().ok()) {
                program.addr = addr;
                return program;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("it does not start: {}", std::fs::read_to_string(&log).unwrap());
    }

    fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.addr)
    }

    fn signal(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success());
    }

    async fn enrol(&self, kind: DeviceKind) -> String {
        let code = new_code(&self.data, kind, None).await.unwrap().link.code;
        let reply = http(&self.data).post(self.url(ENROL)).json(&EnrolRequest { code, kind }).send().await.unwrap();
        reply.json::<EnrolReply>().await.unwrap().token
    }

    /// `None`: no whole answer came.
    async fn post(&self, http: &reqwest::Client, token: &str, frame: &FrameBytes) -> Option<Verdict> {
        let sent = http.post(self.url(FRAMES)).bearer_auth(token).body(frame.to_vec()).send().await.ok()?;
        FrameAnswer::decode(&sent.bytes().await.ok()?).ok().map(|a| a.verdict)
    }

    /// How often each frame is served to a desk that reads from the beginning.
    async fn served(&self, desk: &str) -> HashMap<FrameBytes, usize> {
        let (http, mut ask, mut all) = (http(&self.data), Ask::default(), HashMap::new());
        loop {
            let page = http.get(self.url(&format!("{FRAMES}?{ask}"))).bearer_auth(desk).send().await.unwrap();
            let page = Page::decode(&page.bytes().await.unwrap()).unwrap();
            ask = page.next(ask);
            page.frames.iter().for_each(|f| *all.entry(*f).or_default() += 1);
            if !page.more {
                return all;
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_a_storm_it_serves_every_frame_that_it_acknowledged_once() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("school");
    if super::POSTGRES {
        std::fs::create_dir(&data).unwrap();
        let Some(()) = settings(&data, &postgres::school()) else { return };
    }
    let tokens = {
        let first = Program::start(&data, None).await;
        (first.enrol(DeviceKind::Tablet).await, first.enrol(DeviceKind::Desk).await)
    };
    let acknowledged = Arc::new(Mutex::new(HashSet::new()));
    let waiting = Arc::new(Mutex::new(Vec::<FrameBytes>::new()));
    for round in 0..4 {
        let program = Arc::new(Program::start(&data, None).await);
        for (_, times) in program.served(&tokens.1).await {
            assert_eq!(times, 1);
        }
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let (program, token) = (program.clone(), tokens.0.clone());
                let (acknowledged, waiting) = (acknowledged.clone(), waiting.clone());
                tokio::spawn(async move {
                    let http = http(&program.data);
                    loop {
                        // What got no answer in the last round is posted again, as a tablet does.
                        let frame = waiting.lock().unwrap().pop().unwrap_or_else(frame);
                        match program.post(&http, &token, &frame).await {
                            Some(Verdict::Kept) => _ = acknowledged.lock().unwrap().insert(frame),
                            other => {
                                assert!(other.is_none(), "{other:?}");
                                waiting.lock().unwrap().push(frame);
                                return;
                            }
                        }
                    }
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(rand::rng().random_range(20..250))).await;
        program.signal("-KILL");
        for task in tasks {
            task.await.unwrap();
        }
        drop(program);
        let again = Program::start(&data, None).await;
        let served = again.served(&tokens.1).await;
        for frame in acknowledged.lock().unwrap().iter() {
            assert_eq!(served.get(frame), Some(&1), "acknowledged and not served once (round {round})");
        }
    }
    let last = Program::start(&data, None).await;
    let client = http(&data);
    let left = std::mem::take(&mut *waiting.lock().unwrap());
    for frame in &left {
        assert_eq!(last.post(&client, &tokens.0, frame).await, Some(Verdict::Kept), "kept before it could say so, or not: no conflict");
    }
    let served = last.served(&tokens.1).await;
    assert!(left.iter().all(|f| served.get(f) == Some(&1)));
    assert!(served.values().all(|times| *times == 1) && acknowledged.lock().unwrap().len() > 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn told_to_stop_it_ends_what_is_under_way_and_keeps_it() {
    if super::POSTGRES {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("school");
    let mut program = Program::start(&data, None).await;
    let (tablet, desk) = (program.enrol(DeviceKind::Tablet).await, program.enrol(DeviceKind::Desk).await);
    let sent = frame();
    let mut stream = greet(&data, program.addr, rustls::DEFAULT_VERSIONS).await.unwrap();
    let head = format!("POST {FRAMES} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {tablet}\r\ncontent-length: 4096\r\n\r\n");
    stream.write_all(&[head.as_bytes(), &sent[..1_000]].concat()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(150)).await;
    program.signal("-TERM");
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(tokio::net::TcpStream::connect(program.addr).await.is_err(), "nobody new is let in");
    stream.write_all(&sent[1_000..]).await.unwrap();
    assert!(until_closed(stream).await.starts_with("HTTP/1.1 200"));
    let start = Instant::now();
    while program.child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_secs(8), "it does not end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(program.child.wait().unwrap().success());
    let again = Program::start(&data, None).await;
    assert_eq!(again.served(&desk).await.get(&sent), Some(&1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_room_it_says_so_acknowledges_nothing_and_goes_on_when_there_is_some() {
    if super::POSTGRES {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("school");
    let program = Program::start(&data, Some(1_200)).await;
    let (tablet, desk) = (program.enrol(DeviceKind::Tablet).await, program.enrol(DeviceKind::Desk).await);
    let client = http(&data);
    let health = async || client.get(program.url(HEALTHZ)).send().await.unwrap().status().as_u16();
    assert_eq!(health().await, 200);
    let (mut kept, mut refused, mut in_a_row) = (Vec::new(), Vec::new(), 0);
    // The first refusal may make SQLite find some room yet.
    while in_a_row < 5 {
        let frame = frame();
        match program.post(&client, &tablet, &frame).await {
            Some(Verdict::Kept) => {
                in_a_row = 0;
                kept.push(frame);
            }
            Some(Verdict::Busy) => {
                in_a_row += 1;
                refused.push(frame);
            }
            other => panic!("{other:?}"),
        }
        assert!(kept.len() < 2_000, "the disk never filled up");
    }
    assert_eq!(health().await, 503, "whoever watches it is told");
    let served = program.served(&desk).await;
    assert!(kept.iter().all(|f| served.get(f) == Some(&1)), "what was acknowledged is served");
    assert!(!refused.iter().any(|f| served.contains_key(f)));
    let said = std::fs::read_to_string(data.with_extension("log")).unwrap();
    let lines = said.matches("Is the disk full?").count();
    assert!((1..refused.len()).contains(&lines), "once, not with every frame: {said}");

    let pid = program.child.id().to_string();
    assert!(Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited"]).status().unwrap().success());
    for frame in &refused {
        assert_eq!(program.post(&client, &tablet, frame).await, Some(Verdict::Kept));
    }
    assert_eq!(health().await, 200);
    let served = program.served(&desk).await;
    assert!(kept.iter().chain(&refused).all(|f| served.get(f) == Some(&1)));
}

/// Everything that lies in the data folder and in the log, at the chattiest level that can be set.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_log_nor_disk_holds_a_token_a_code_or_an_address_of_a_device() {
    if super::POSTGRES {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("school");
    let program = Program::start(&data, None).await;
    let spent = new_code(&data, DeviceKind::Tablet, None).await.unwrap().link.code;
    let client = http(&data);
    let request = EnrolRequest { code: spent.clone(), kind: DeviceKind::Tablet };
    let token = client.post(program.url(ENROL)).json(&request).send().await.unwrap().json::<EnrolReply>().await.unwrap().token;
    let guess = EnrolCode::generate(&mut rand::rng());
    let request = EnrolRequest { code: guess.clone(), kind: DeviceKind::Tablet };
    assert_eq!(client.post(program.url(ENROL)).json(&request).send().await.unwrap().status().as_u16(), 401);
    let sent = frame();
    assert_eq!(program.post(&client, &token, &sent).await, Some(Verdict::Kept));
    let stranger = "5a".repeat(32);
    assert_eq!(program.post(&client, &stranger, &frame()).await, Some(Verdict::NotEnrolled));
    // A greeting that fails, a request that cannot be read.
    drop(tokio::net::TcpStream::connect(program.addr).await.unwrap());
    let mut broken = greet(&data, program.addr, rustls::DEFAULT_VERSIONS).await.unwrap();
    broken.write_all(format!("NONSENSE {token}\r\n\r\n").as_bytes()).await.unwrap();
    until_closed(broken).await;

    let log = std::fs::read_to_string(data.with_extension("log")).unwrap();
    let id: String = sent[1..17].iter().map(|b| format!("{b:02x}")).collect();
    for hidden in [&token, &stranger, &id, &spent.to_string(), &guess.to_string()] {
        assert!(!log.to_lowercase().contains(&hidden.to_lowercase()), "the log tells: {log}");
    }
    assert_eq!(log.matches("127.0.0.1").count(), 1, "the server's own address, and no device's: {log}");

    let binary: Vec<u8> = (0..32).map(|i| u8::from_str_radix(&token[2 * i..2 * i + 2], 16).unwrap()).collect();
    for entry in std::fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for hidden in [token.as_bytes(), &binary, spent.as_bytes(), guess.as_bytes(), b"127.0.0.1:"] {
            let own = path.ends_with("address") && hidden.starts_with(b"127");
            assert!(own || !bytes.windows(hidden.len()).any(|w| w == hidden), "{}", path.display());
        }
    }
}
