//! What comes from elsewhere is taken in exactly as it was made, or not at all.

use super::*;
use proptest::prelude::*;

fn members(list: &[(&str, &str)]) -> Members {
    list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn two() -> Vec<u8> {
    write(&members(&[("pack.ron", "Pack()"), ("lessons/x1.ron", "Lesson()")])).expect("an archive")
}

fn changed(from: &[u8], to: &[u8]) -> Refused {
    let mut file = two();
    let places: Vec<usize> = (0..file.len() - from.len()).filter(|i| file[*i..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        file.splice(at..at + from.len(), to.iter().copied());
    }
    read(&file).expect_err("refused")
}

#[test]
fn the_sum_is_the_published_one() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for bad in [
        "../x.ron",
        "/etc/x.ron",
        "lessons/../../x.ron",
        "C:/x.ron",
        "..\\x.ron",
        "a//x.ron",
        "./x.ron",
        ".x.ron",
        "con.ron",
        "LPT1.txt",
        "lessons/x1.exe",
        "run.sh",
        "x",
        "",
        "a/b/c/d/x.ron",
        "x.ron/",
        "x\u{0}.ron",
        "x .ron",
        "ｘ.ron",
        "x.ron.",
    ] {
        assert!(!safe_name(bad), "{bad:?}");
        assert_eq!(write(&members(&[(bad, "")])), Err(Refused::Name(bad.into())), "{bad:?}");
    }
    for good in ["pack.ron", "voices/en-GB/x1/x1-open.ogg", "locales/zh-Hant/x1.teacher.ftl", "checksums.txt.minisig", "console.ron"] {
        assert!(safe_name(good), "{good}");
    }
    assert_eq!(changed(b"pack.ron", b"../k.ron"), Refused::Name("../k.ron".into()));
    assert_eq!(changed(b"pack.ron", b"/ack.ron"), Refused::Name("/ack.ron".into()));
}

#[test]
fn doubled_names_are_refused() {
    let twice = members(&[("x.ron", "1"), ("X.ron", "2")]);
    assert_eq!(write(&twice), Err(Refused::Twice("x.ron".into())));
    let mut file = write(&members(&[("a.ron", "1"), ("b.ron", "2")])).expect("an archive");
    for at in (0..file.len() - 5).filter(|i| file[*i..].starts_with(b"b.ron")).collect::<Vec<_>>() {
        file[at] = b'a';
    }
    assert_eq!(read(&file), Err(Refused::Twice("a.ron".into())));
}

/// The field of the first central entry at this distance is overwritten.
fn central(at: usize, bytes: &[u8]) -> Refused {
    let mut file = two();
    let start = (0..file.len()).find(|i| file[*i..].starts_with(b"PK\x01\x02")).expect("an entry") + at;
    file[start..start + bytes.len()].copy_from_slice(bytes);
    read(&file).expect_err("refused")
}

#[test]
fn links_compression_and_bombs_are_refused() {
    let name = "lessons/x1.ron".to_owned();
    assert_eq!(central(38, &0o120_777_u32.wrapping_shl(16).to_le_bytes()), Refused::NotAFile(name.clone()));
    assert_eq!(central(10, &8_u16.to_le_bytes()), Refused::Packed(name.clone()));
    assert_eq!(central(8, &0x801_u16.to_le_bytes()), Refused::Packed(name.clone()));
    assert_eq!(central(24, &1_000_000_u32.to_le_bytes()), Refused::Packed(name));
    assert!(matches!(central(24, &u32::MAX.to_le_bytes()), Refused::TooLarge(_)));
    assert_eq!(central(12, &1_u16.to_le_bytes()), Refused::OtherForm);
    let bytes = vec![0; MAX_MEMBER + 1];
    assert!(matches!(write(&Members::from([("x.ogg".to_owned(), bytes)])), Err(Refused::TooLarge(_))));
    let many = (0..=MAX_MEMBERS).map(|n| (format!("x{n}.ron"), Vec::new())).collect();
    assert!(matches!(write(&many), Err(Refused::TooLarge(_))));
}

#[test]
fn what_is_hidden_or_cut_off_is_refused() {
    let file = two();
    assert_eq!(read(&[b"junk".as_slice(), &file].concat()), Err(Refused::Broken));
    assert_eq!(read(&[&file, b"x".as_slice()].concat()), Err(Refused::Broken));
    for cut in 0..file.len() {
        assert!(read(&file[..cut]).is_err(), "{cut}");
    }
    // One byte of a member: the zip's own sum no longer fits.
    assert_eq!(changed(b"Lesson()", b"Lesson[]"), Refused::OtherForm);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_and_written_the_same(files in proptest::collection::btree_map("[a-z][a-z0-9-]{0,9}(/[a-z]{1,8}){0,2}\\.(ron|ogg|ftl)", proptest::collection::vec(any::<u8>(), 0..200), 0..12)) {
        prop_assume!(files.keys().all(|n| safe_name(n)));
        let archive = write(&files).expect("an archive");
        let back = read(&archive).expect("the same");
        prop_assert_eq!(&back, &files);
        prop_assert_eq!(write(&back).expect("an archive"), archive);
    }

    #[test]
    fn no_damage_panics_or_passes(at in 0.0..1.0_f64, to in any::<u8>(), cut in 0_usize..8) {
        let good = two();
        let mut file = good.clone();
        let place = (file.len() as f64 * at) as usize;
        file[place] = to;
        file.truncate(good.len() - cut);
        prop_assert!(file == good || read(&file).is_err());
    }
}
