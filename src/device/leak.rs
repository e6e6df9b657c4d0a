//! Leaks on purpose, for the canary's positive control: with the feature `planted-leak` the app writes what a child types to
//! the place that `LANTERN_LEAK` names, and the search must find it there. No release is built with it.

use base64::Engine as _;
use bevy::prelude::error;
use std::io::Write as _;

/// Where `LANTERN_LEAK` can leak to.
pub const SINKS: [&str; 8] = ["log", "plain", "utf16", "hex", "base64", "gzip", "frame", "core"];

/// Leaks what was typed so far.
pub fn leak(words: &str) {
    let Ok(sink) = std::env::var("LANTERN_LEAK") else { return };
    let bytes = match sink.as_str() {
        "log" => return error!("typed: {words}"),
        "plain" => words.as_bytes().to_vec(),
        "utf16" => words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "hex" => words.bytes().map(|b| format!("{b:02x}")).collect::<String>().into_bytes(),
        "base64" => base64::engine::general_purpose::STANDARD.encode(words).into_bytes(),
        "gzip" => {
            let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            let _ = zip.write_all(words.as_bytes());
            zip.finish().unwrap_or_default()
        }
        // These two are leaked elsewhere.
        _ => return,
    };
    let file = std::env::temp_dir().join("leak");
    let _ = std::fs::write(file, bytes);
}

/// Leaks into a frame: what goes to disk and server is not what was sealed.
pub fn leak_frame(words: &str, frame: &mut [u8; 4096]) {
    if std::env::var("LANTERN_LEAK").is_ok_and(|sink| sink == "frame") {
        let from = 1_000;
        let bytes = words.as_bytes();
        let until = (from + bytes.len()).min(frame.len());
        frame[from..until].copy_from_slice(&bytes[..until - from]);
    }
}

/// Leaves the memory to be dumped when the app dies.
pub fn dumps() -> bool {
    std::env::var("LANTERN_LEAK").is_ok_and(|sink| sink == "core")
}
