//! Every file of the corpora through what the fuzz targets do with it. What a fuzzer finds is put there, made small.
#![allow(clippy::disallowed_methods, reason = "the corpora are files")]

use crate::feed;
use std::path::Path;

/// Names of the files of a corpus with what came of each, in order; those of which nothing came are left out.
fn fed(corpus: &str, least: usize, feed: fn(&[u8]) -> usize) -> Vec<(String, usize)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(corpus);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    assert!(files.len() >= least, "{corpus}: {}", files.len());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), feed(&std::fs::read(path).unwrap()))).filter(|(_, came)| *came > 0).collect()
}

fn names(came: &[(String, usize)]) -> Vec<&str> {
    came.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn frames_and_envelopes() {
    let sealed = ["locator.frame", "part-0.frame", "part-1.frame", "report.frame", "seen.frame", "watch.frame"];
    assert_eq!(names(&fed("vectors", 8, feed::frame)), sealed);
    let envelopes = fed("corpus/frame", 6, feed::frame);
    assert_eq!(names(&envelopes), ["collected.bin", "locator.bin", "part.bin", "report.bin", "seen.bin", "watch.bin"]);
}

#[test]
fn rosters() {
    assert_eq!(names(&fed("corpus/roster", 4, feed::roster)), ["next-unsigned.bin", "next.bin"]);
}

#[test]
fn boards() {
    assert_eq!(names(&fed("corpus/board", 4, feed::board)), ["reply-inside.bin", "reply.slot"]);
}

#[test]
fn parts() {
    assert_eq!(names(&fed("corpus/parts", 4, feed::parts)), ["two.bin", "whole.bin"]);
}
