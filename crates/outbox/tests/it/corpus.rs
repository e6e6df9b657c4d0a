//! The corpus of the fuzz target `ring`, replayed.

use crate::feed::feed;

#[test]
fn any_file_is_a_ring_or_is_left_alone() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/ring");
    let mut seen: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), feed(&std::fs::read(&path).unwrap())))
        .collect();
    seen.sort();
    // The raw bytes are always the file of a ring that was cut off; a recipe may be of a later release.
    let seen: Vec<_> = seen.iter().map(|(name, used)| (name.as_str(), *used)).collect();
    assert_eq!(
        seen,
        [
            ("all-wait.bin", 2),
            ("cut.bin", 2),
            ("empty.bin", 2),
            ("head-outside.bin", 2),
            ("later.bin", 1),
            ("sound.bin", 2),
            ("torn.bin", 2)
        ]
    );
}
