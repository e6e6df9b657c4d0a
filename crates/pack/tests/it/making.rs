//! A new pack: in order from the first moment at every stage; drawn; printed in both scripts.

use crate::{Room, assets, fs, tool};

#[test]
fn a_new_pack_is_in_order_at_every_stage() {
    for stage in ["eyfs", "ks1", "lower-ks2", "upper-ks2"] {
        let room = Room::new();
        let (code, said) = tool(&["new", &room.at("my-pack"), "--stage", stage, "--title", "Who’s “there”?"]);
        assert_eq!(code, 0, "{said}");
        let (code, said) = tool(&["check", &room.at("my-pack")]);
        assert_eq!((code, said.as_str()), (0, "my-pack: the lesson is in good order.\n"), "{stage}");
        assert!(room.read("my-pack/locales/en-GB/x1.ftl").contains("x1-title = Who’s “there”?\n"));
        assert_eq!(room.read("my-pack/lessons/x1.ron").contains("Talk("), stage != "eyfs");
        let left: Vec<_> = ["pack.ron", "lessons/x1.ron", "locales/en-GB/x1.ftl", "locales/en-GB/x1.teacher.ftl"]
            .map(|f| room.read(&format!("my-pack/{f}")))
            .into_iter()
            .filter(|t| t.contains('@'))
            .collect();
        assert!(left.is_empty(), "a gap was not filled in: {left:?}");
    }
}

#[test]
fn a_second_lesson_joins_and_nothing_is_overwritten() {
    let room = Room::with_pack("eyfs");
    assert_eq!(tool(&["new", &room.at("p"), "--stage", "ks1", "--lesson", "x2"]).0, 0);
    assert!(room.read("p/pack.ron").contains("lessons: [\"x1\", \"x2\"]"));
    assert_eq!(tool(&["check", &room.at("p")]), (0, "my-pack: all 2 lessons are in good order.\n".into()));
    let (code, why) = tool(&["new", &room.at("p"), "--stage", "ks1", "--lesson", "x2"]);
    assert!(code == 2 && why.contains("has a lesson x2 already"), "{why}");
    fs::create_dir(room.at("other")).expect("a folder");
    fs::write(room.at("other/notes.txt"), "mine").expect("written");
    let (code, why) = tool(&["new", &room.at("other"), "--id", "x", "--stage", "ks1"]);
    assert!(code == 2 && why.contains("name a folder that does not exist yet"), "{why}");
}

#[test]
fn advice_alone_is_no_failure() {
    let room = Room::with_pack("eyfs");
    room.edit("p/locales/en-GB/x1.ftl", "Nib plays the shell game in the garden.", "Nib plays and plays the old shell game in the garden.");
    let (code, said) = tool(&["check", &room.at("p")]);
    assert!(code == 0 && said.contains("LP16"), "{code} {said}");
}

#[test]
fn the_story_is_drawn() {
    let room = Room::with_pack("ks1");
    let (code, said) = tool(&["graph", &room.at("p"), "-o", &room.at("x.svg")]);
    assert_eq!(code, 0, "{said}");
    let svg = room.read("x.svg");
    for part in ["Scene", "Choice", "Mend", "stroke-dasharray", "Risky", "Put the name in.", "Call Gran Heron.", "Who helps at home?"] {
        assert!(svg.contains(part), "{part}");
    }
    assert_eq!(svg.matches("marker-end").count(), 7 + 4, "an arrow for each arrow, and four in the legend");
    // A story with a loose end cannot be drawn yet; the check says where.
    room.edit("p/lessons/x1.ron", "next: \"feel\"", "next: \"fell\"");
    let (code, why) = tool(&["graph", &room.at("p"), "-o", &room.at("x.svg")]);
    assert!(code == 2 && why.contains("lantern-pack check"), "{why}");
}

#[test]
fn a_lesson_is_printed_in_both_scripts() {
    let room = Room::new();
    let lane = assets().join("packs/lantern-lane");
    let lane = lane.to_str().expect("a UTF-8 path");
    for (more, name) in [(&[][..], "u6"), (&["--locale", "ur"][..], "u6-ur")] {
        let (code, said) = tool(&[&["print", lane, "--lesson", "u6", "--out", &room.at("out")], more].concat());
        assert_eq!(code, 0, "{said}");
        let pdf = fs::read(room.at(&format!("out/{name}.pdf"))).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 8 * 1024 * 1024, "{}", pdf.len());
        let page = room.read(&format!("out/{name}.html"));
        for address in ["src=\"http", "href=\"http", "url(http", "@import"] {
            assert!(!page.contains(address), "the page fetches something: {address}");
        }
        let uses: std::collections::BTreeSet<_> = page.split("href=\"#").skip(1).filter_map(|p| p.split('"').next()).collect();
        assert!(uses.iter().all(|id| page.contains(&format!("<symbol id=\"{id}\""))));
    }
    assert!(room.read("out/u6.html").contains("Go on to card 2"));
    assert!(room.read("out/u6-ur.html").contains("dir=\"rtl\""));
}
