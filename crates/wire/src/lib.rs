//! What goes over the network between a tablet, the school server and a desk: paths, sizes, and every message's bytes.
//! Shared by `lantern-outbox`, `lantern-server` and `lantern-desk`, so that the two ends cannot drift apart.
//! No input or output, no clock, no keys: a frame is 4,096 bytes here and nothing more.

pub mod answer;
pub mod class;
pub mod enrol;
pub mod page;
pub mod place;
pub mod roster;
pub mod state;
pub mod typed;

pub use answer::{ANSWER_LEN, FrameAnswer, Verdict};
pub use enrol::{DeviceKind, EnrolCode, EnrolLink, EnrolReply, EnrolRequest};
pub use page::{Ask, MAX_PAGE, Page};
pub use place::{Batch, Half, Place};
pub use roster::{MAX_ROSTER, RosterMsg};
pub use state::State;
pub use typed::{TypedCode, TypedReply, TypedRequest};

/// Length of every frame, in bytes.
pub const FRAME_LEN: usize = 4096;
/// First byte of every frame that this release understands.
pub const FRAME_VERSION: u8 = 1;
/// Where a frame's random id stands: it is what makes a repeated POST harmless.
pub const FRAME_ID: std::ops::Range<usize> = 1..17;

/// A sealed frame as it travels.
pub type FrameBytes = [u8; FRAME_LEN];
/// A frame's random id.
pub type FrameIdBytes = [u8; 16];

/// The id of a frame, bytes 1 to 16.
pub fn frame_id(frame: &FrameBytes) -> FrameIdBytes {
    let mut id = [0; 16];
    id.copy_from_slice(&frame[FRAME_ID]);
    id
}

/// `POST`, tablets and desks: one frame, answered by a [`FrameAnswer`]. `GET`, desks only: an [`Ask`] as the query,
/// answered by a [`Page`].
pub const FRAMES: &str = "/v1/frames";
/// `POST`, anybody with a code: an [`EnrolRequest`] as JSON, answered by an [`EnrolReply`] as JSON.
pub const ENROL: &str = "/v1/enrol";
/// `POST`, anybody who was told six digits: a [`TypedRequest`] as JSON, answered by a [`TypedReply`] as JSON.
pub const TYPED: &str = "/v1/enrol/typed";
/// `GET`, tablets and desks: a [`RosterMsg`], or 404 while the school has none. `PUT`, desks only: a [`RosterMsg`] with
/// a higher version, answered by a [`FrameAnswer`].
pub const ROSTER: &str = "/v1/roster";
/// `GET`, tablets and desks: which authority they trust, as [`CA_HAS`] and 64 hex digits in the query. Answered with 204
/// where that one signs, and with the PEM of the one that does otherwise: keep it, and ask again with its hash.
pub const CA: &str = "/v1/ca";
/// What stands before the SHA-256 of a certificate (its DER form, hex) in the query of [`CA`].
pub const CA_HAS: &str = "has=";
/// `GET`, desks: a [`State`] as JSON.
pub const STATE: &str = "/v1/state";
/// `PUT` and `GET` by desks, with `/` and 32 hex digits behind it: a reader's sealed copy of her casebook, at most
/// [`MAX_COPY`] bytes, in place of the one before. 404 where there is none; 409 over one that another desk keeps, as long
/// as that desk is not revoked, and beyond [`MAX_COPIES`].
pub const COPIES: &str = "/v1/copies";
/// Longest sealed copy, in bytes.
pub const MAX_COPY: usize = 64 * 1024 * 1024 + 4096;
/// Most copies that a school keeps: more than it has readers.
pub const MAX_COPIES: usize = 64;
/// `GET`, tablets and desks: the whole board of replies, [`BOARD_SLOTS`] times [`BOARD_SLOT_LEN`] bytes, always. `PUT` by
/// desks, with `/` and the slot's number behind it: one slot.
pub const BOARD: &str = "/v1/board";
/// Slots of the board.
pub const BOARD_SLOTS: usize = 128;
/// Length of a slot, in bytes.
pub const BOARD_SLOT_LEN: usize = 1024;
/// `GET`, anybody: 200 and `ok` while frames can be kept.
pub const HEALTHZ: &str = "/healthz";

/// The kind of service that a server announces over multicast DNS.
pub const MDNS_SERVICE: &str = "_lantern._tcp.local.";
/// Property of that announcement: `host:port`, as devices reach the server.
pub const MDNS_SERVER: &str = "server";

/// Header that carries `Bearer TOKEN`.
pub const AUTHORIZATION: &str = "authorization";
/// What stands before the token in [`AUTHORIZATION`].
pub const BEARER: &str = "Bearer ";
/// Type of frames, answers, pages and rosters.
pub const OCTETS: &str = "application/octet-stream";
/// Longest body of an [`EnrolRequest`] that a server reads, in bytes.
pub const MAX_ENROL_REQUEST: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng, rngs::StdRng};

    /// Everything here that reads what came over the network, on what nobody of ours sends.
    fn read_all(bytes: &[u8]) {
        let _ = (Page::decode(bytes), FrameAnswer::decode(bytes), RosterMsg::decode(bytes));
        let text = String::from_utf8_lossy(bytes);
        let _ = (Ask::parse(&text), text.parse::<EnrolLink>(), text.parse::<EnrolCode>(), text.parse::<Batch>());
        let _ = enrol::is_server(&text);
        let _ = (text.parse::<TypedCode>(), TypedCode::generate(&mut rand::rng()).to_string());
    }

    #[test]
    fn nothing_that_comes_over_the_network_panics() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut page =
            Page { frames: vec![[1; FRAME_LEN]; 2], last: "2026-11-23a".parse().ok().map(|batch| Place { batch, tick: 3 }), more: true }
                .encode();
        page.truncate(200);
        let link = format!("lantern-enrol://[::1]:443/7K2QX-9MB01#{}", "ab".repeat(32));
        let good = [
            page,
            FrameAnswer { verdict: Verdict::Kept, roster_version: 3, desk_day: 20_780 }.encode().to_vec(),
            RosterMsg { version: 3, signed: vec![9; 40] }.encode().unwrap(),
            link.into_bytes(),
            b"batch=2026-11-23a&tick=17&after=000102030405060708090a0b0c0d0e0f".to_vec(),
            "7k2qx \u{e9}9mbo1 \u{1f600}".into(),
        ];
        for good in &good {
            read_all(good);
            for _ in 0..2_000 {
                let mut bad = good.clone();
                for _ in 0..rng.random_range(1..4) {
                    let at = rng.random_range(0..bad.len());
                    match rng.random_range(0..4) {
                        0 => bad[at] = rng.random(),
                        1 => bad.truncate(at.max(1)),
                        2 => bad.insert(at, rng.random()),
                        _ => _ = (bad.len() > 1).then(|| bad.remove(at)),
                    }
                }
                read_all(&bad);
            }
        }
        read_all(&[]);
    }
}
