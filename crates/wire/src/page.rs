//! How a desk fetches frames: it asks from a place on, takes pages until there is no more, and remembers the place.
//! Within a tick frames come in the order of their random ids, and later frames of the same tick may sort before ones
//! already seen: so a desk asks for its last tick again each time, and leaves out the ids it knows.

use crate::{Batch, FRAME_LEN, FrameBytes, FrameIdBytes, Place, frame_id};
use std::fmt;

/// Most frames in one page: more than the devices of most schools send in one tick, for what is above it waits until the tick
/// is over.
pub const MAX_PAGE: usize = 128;
const HEADER: usize = 64;
const MAGIC: [u8; 3] = *b"LP\x01";

/// What a desk asks for, as the query of a GET: `batch=2026-11-23a&tick=17&after=<32 hex digits>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ask {
    /// From this place on, its own tick included; `None` is the oldest frame there is. A fetch that starts at a place (no
    /// `after`) also says that this desk has safely kept every half-day before it: the server may drop those.
    pub place: Option<Place>,
    /// Only ids above this one within that tick; set between the pages of one fetch, never when a fetch starts.
    pub after: Option<FrameIdBytes>,
}

/// A query that no desk writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place to fetch frames from")]
pub struct NotAnAsk;

impl Ask {
    /// Starts a fetch at the place that the last fetch ended with.
    pub fn from_place(place: Option<Place>) -> Self {
        Self { place, after: None }
    }

    /// Reads the query of a URL (without its question mark). Unknown names are refused.
    ///
    /// # Errors
    /// Anything that [`Ask`]'s `Display` does not write.
    pub fn parse(query: &str) -> Result<Self, NotAnAsk> {
        let (mut batch, mut tick, mut after) = (None::<Batch>, None::<u32>, None::<FrameIdBytes>);
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            match pair.split_once('=').ok_or(NotAnAsk)? {
                ("batch", v) if batch.is_none() => batch = Some(v.parse().map_err(|_| NotAnAsk)?),
                ("tick", v) if tick.is_none() => {
                    tick = Some(v.parse().ok().filter(|t| *t < 1 << 31).ok_or(NotAnAsk)?);
                }
                ("after", v) if after.is_none() => {
                    let mut id = [0; 16];
                    hex::decode_to_slice(v, &mut id).map_err(|_| NotAnAsk)?;
                    after = Some(id);
                }
                _ => return Err(NotAnAsk),
            }
        }
        let place = match (batch, tick) {
            (Some(batch), Some(tick)) => Some(Place { batch, tick }),
            (None, None) if after.is_none() => None,
            _ => return Err(NotAnAsk),
        };
        Ok(Self { place, after })
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { batch, tick }) = self.place {
            write!(f, "batch={batch}&tick={tick}")?;
            if let Some(after) = self.after {
                write!(f, "&after={}", hex::encode(after))?;
            }
        }
        Ok(())
    }
}

/// One page: a header of 64 bytes, then its frames.
#[derive(Clone, PartialEq, Eq)]
pub struct Page {
    /// At most [`MAX_PAGE`] frames, in the order of place and id.
    pub frames: Vec<FrameBytes>,
    /// The place of the last frame; `None` in an empty page.
    pub last: Option<Place>,
    /// There are more: ask on with [`Page::next`] at once.
    pub more: bool,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("frames", &self.frames.len()).field("last", &self.last).field("more", &self.more).finish()
    }
}

/// The bytes are not a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server's page is not one that this release knows: bring server and desk to the same release")]
pub struct NotAPage;

impl Page {
    /// Longest encoded page, in bytes.
    pub const MAX_LEN: usize = HEADER + MAX_PAGE * FRAME_LEN;

    /// What to ask next. While [`Page::more`] holds: the rest of this fetch. Otherwise: where the next fetch starts, and
    /// the place to remember.
    pub fn next(&self, asked: Ask) -> Ask {
        match (self.more, self.last, self.frames.last()) {
            (true, Some(last), Some(frame)) => Ask { place: Some(last), after: Some(frame_id(frame)) },
            _ => Ask { place: self.last.or(asked.place), after: None },
        }
    }

    /// The bytes that go on the wire: 3 magic, count, more, has-last, batch (11), tick (little-endian), zeros; then the frames.
    /// Frames beyond [`MAX_PAGE`] do not belong in a page and are left out.
    pub fn encode(&self) -> Vec<u8> {
        let frames = &self.frames[..self.frames.len().min(MAX_PAGE)];
        let mut out = vec![0; HEADER];
        out[..3].copy_from_slice(&MAGIC);
        out[3] = frames.len() as u8;
        out[4] = u8::from(self.more);
        if let Some(last) = self.last {
            out[5] = 1;
            out[6..17].copy_from_slice(last.batch.as_str().as_bytes());
            out[17..21].copy_from_slice(&last.tick.to_le_bytes());
        }
        out.reserve_exact(frames.len() * FRAME_LEN);
        for frame in frames {
            out.extend_from_slice(frame);
        }
        out
    }

    /// Reads a page.
    ///
    /// # Errors
    /// Anything that [`Page::encode`] does not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotAPage> {
        let (header, rest) = bytes.split_at_checked(HEADER).ok_or(NotAPage)?;
        let count = usize::from(header[3]);
        if header[..3] != MAGIC || header[4] > 1 || header[5] > 1 || count > MAX_PAGE || rest.len() != count * FRAME_LEN {
            return Err(NotAPage);
        }
        let last = if header[5] == 1 {
            let batch = std::str::from_utf8(&header[6..17]).map_err(|_| NotAPage)?.parse().map_err(|_| NotAPage)?;
            Some(Place { batch, tick: u32::from_le_bytes([header[17], header[18], header[19], header[20]]) })
        } else {
            None
        };
        let (frames, _) = rest.as_chunks::<FRAME_LEN>();
        // A page that says "more" and holds nothing would be asked for again without end.
        if last.is_some() == frames.is_empty() || (header[4] == 1 && frames.is_empty()) {
            return Err(NotAPage);
        }
        Ok(Self { frames: frames.to_vec(), last, more: header[4] == 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(tick: u32) -> Place {
        Place { batch: "2026-11-23a".parse().unwrap(), tick }
    }

    #[test]
    fn a_query_comes_back_and_a_strange_one_is_refused() {
        for ask in [Ask::default(), Ask::from_place(Some(place(17))), Ask { place: Some(place(0)), after: Some([0xab; 16]) }] {
            assert_eq!(Ask::parse(&ask.to_string()), Ok(ask));
        }
        for bad in
            ["batch=2026-11-23a", "tick=1", "after=00", "batch=x&tick=1", "batch=2026-11-23a&tick=-1", "a=b", "batch", "tick=1&tick=2"]
        {
            assert_eq!(Ask::parse(bad), Err(NotAnAsk), "{bad}");
        }
    }

    #[test]
    fn pages_come_back_and_lead_on() {
        let mut frame = [7; FRAME_LEN];
        frame[0] = 1;
        let page = Page { frames: vec![frame; 2], last: Some(place(3)), more: true };
        let bytes = page.encode();
        assert_eq!(Page::decode(&bytes), Ok(page.clone()));
        let next = page.next(Ask::default());
        assert_eq!(next, Ask { place: Some(place(3)), after: Some([7; 16]) });
        let end = Page { frames: vec![], last: None, more: false };
        assert_eq!(Page::decode(&end.encode()), Ok(end.clone()));
        assert_eq!(end.next(next), Ask::from_place(Some(place(3))));
        for len in 0..bytes.len() {
            assert_eq!(Page::decode(&bytes[..len]), Err(NotAPage));
        }
        let mut empty_but_more = end.encode();
        empty_but_more[4] = 1;
        assert_eq!(Page::decode(&empty_but_more), Err(NotAPage));
    }
}
