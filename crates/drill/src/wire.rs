//! Somebody who listens on the school's Wi-Fi: every connection of one tablet, as records of TLS with their lengths, which
//! stand in the clear, and the sealed bytes themselves.

use anyhow::Result;
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    runtime::Handle as Runtime,
};

/// Bytes of a record's head: type, version, length.
const RECORD_HEAD: usize = 5;

/// What is seen of one direction: the type and length of each record.
pub type Records = Vec<(u8, u16)>;

/// One connection that has ended.
#[derive(Debug, Clone)]
pub struct Seen {
    /// When it began.
    pub at: Instant,
    /// From the tablet.
    pub up: Records,
    /// To the tablet.
    pub down: Records,
}

#[derive(Default)]
struct Heard {
    connections: Vec<Seen>,
    bytes: Vec<u8>,
}

/// A listener between one tablet and the server.
pub struct Wire {
    /// Where the tablet goes.
    pub address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
}

impl Wire {
    /// Listens in front of this server (`host:port`).
    pub fn to(runtime: &Runtime, server: String) -> Result<Self> {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let (address, heard) = (listener.local_addr()?, Arc::<Mutex<Heard>>::default());
        let ears = Arc::clone(&heard);
        runtime.spawn(async move {
            while let Ok((tablet, _)) = listener.accept().await {
                tokio::spawn(carry(tablet, server.clone(), Arc::clone(&ears)));
            }
        });
        Ok(Self { address, heard })
    }

    /// How many ticks have ended.
    pub fn ticks(&self) -> usize {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.connections.iter().filter(|seen| seen.posts()).count()
    }

    /// All connections that have ended, in their order.
    pub fn connections(&self) -> Vec<Seen> {
        let mut all = self.heard.lock().unwrap_or_else(PoisonError::into_inner).connections.clone();
        all.sort_by_key(|seen| seen.at);
        all
    }

    /// Every byte that went over it.
    pub fn bytes(&self) -> Vec<u8> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).bytes.clone()
    }
}

impl Seen {
    /// It carries a frame.
    pub fn posts(&self) -> bool {
        sum(&self.up) > lantern_wire::FRAME_LEN as u64
    }

    /// It fetches the board of answers.
    fn fetches_board(&self) -> bool {
        sum(&self.down) > (lantern_wire::BOARD_SLOTS * lantern_wire::BOARD_SLOT_LEN) as u64
    }
}

/// Bytes of these records, heads included.
pub fn sum(records: &Records) -> u64 {
    records.iter().map(|(_, length)| u64::from(*length) + RECORD_HEAD as u64).sum()
}

/// What somebody makes of all that she has heard.
#[derive(Debug, Default)]
pub struct Rhythm {
    /// Ticks.
    pub ticks: usize,
    /// Sequences of lengths with which frames go.
    pub frames: BTreeSet<(Records, Records)>,
    /// Sequences of lengths with which the board is fetched.
    pub boards: BTreeSet<(Records, Records)>,
    /// Connections that are not on the timetable: a frame at every tick; the board at the first and every fifteenth after
    /// it; the roster once, at the first; the authority once within the first hour of ticks.
    pub off: usize,
}

/// Ticks between two looks at the board.
const BOARD_EVERY: usize = 15;
/// Ticks within which the authority is asked for.
const AUTHORITY_WITHIN: usize = 60;

/// Holds what went over these wires, from the moment at which the tablets were switched on, against the timetable.
pub fn rhythm(wires: &[Wire]) -> Rhythm {
    let mut all = Rhythm::default();
    for wire in wires {
        let (mut ticks, mut boards, mut rosters, mut authorities) = (0_usize, 0, 0, 0);
        for seen in wire.connections() {
            let key = (seen.up.clone(), seen.down.clone());
            if seen.posts() {
                ticks += 1;
                all.frames.insert(key);
            } else if seen.fetches_board() {
                boards += 1;
                all.boards.insert(key);
                all.off += usize::from(!(ticks + BOARD_EVERY - 1).is_multiple_of(BOARD_EVERY));
            } else if ticks == 1 && rosters == 0 {
                rosters += 1;
            } else {
                authorities += 1;
                all.off += usize::from(ticks > AUTHORITY_WITHIN);
            }
        }
        // The last one may be on its way.
        let due = ticks.div_ceil(BOARD_EVERY);
        all.off += usize::from(boards > due || boards + 1 < due) + usize::from(authorities > 1);
        all.ticks += ticks;
    }
    all
}

async fn carry(tablet: TcpStream, server: String, heard: Arc<Mutex<Heard>>) {
    let at = Instant::now();
    let Ok(server) = TcpStream::connect(server).await else { return };
    let ((from_tablet, to_tablet), (from_server, to_server)) = (tablet.into_split(), server.into_split());
    let (up, down) = tokio::join!(pass(from_tablet, to_server), pass(from_server, to_tablet));
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    heard.connections.push(Seen { at, up: records(&up), down: records(&down) });
    heard.bytes.extend(up);
    heard.bytes.extend(down);
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf) -> Vec<u8> {
    let (mut all, mut buffer) = (Vec::new(), vec![0; 16 * 1024]);
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        all.extend_from_slice(&buffer[..read]);
        if to.write_all(&buffer[..read]).await.is_err() {
            break;
        }
    }
    // The other side may have gone first.
    let _ = to.shutdown().await;
    all
}

fn records(mut bytes: &[u8]) -> Records {
    let mut all = Records::new();
    while let Some((head, rest)) = bytes.split_at_checked(RECORD_HEAD) {
        let length = u16::from_be_bytes([head[3], head[4]]);
        all.push((head[0], length));
        bytes = rest.get(usize::from(length)..).unwrap_or_default();
    }
    all
}
