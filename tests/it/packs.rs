use crate::world::{World, assets, copy, spoilt_assets};
use bevy::math::UVec2;
use lantern::{Screen, device::Act, packs::Packs, screens::story::Story};
use std::{fs, path::Path, time::Duration};

fn edit(pack: &Path, file: &str, from: &str, to: &str) {
    let path = pack.join(file);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("a file");
}

/// With one lesson spoilt: the other one plays, the staff page names file and place, Tell works.
fn refused(number: &str, file: &str, spoil: impl FnOnce(&Path)) {
    let folder = spoilt_assets(spoil);
    let mut world = World::of(folder.path(), UVec2::new(1280, 800));
    world.tap(Act::Staff);
    let words = world.app.words().join("\n");
    assert!(words.contains(number) && words.contains(file), "{number} {file} is not on the page for grown-ups:\n{words}");
    let place = words.lines().find(|l| l.contains(file)).expect("a line");
    assert!(place.contains(&format!("{file}:")), "{place}");
    world.tap(Act::Home);
    assert!(!world.lessons().contains(&"e5".to_owned()), "the spoilt story is offered");
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell);
    world.tap(Act::Stop);
    world.tap(Act::Home);
    world.story(3);
}

#[test]
fn a_misspelt_arrow() {
    refused("LP01", "lessons/e5.ron", |pack| edit(pack, "lessons/e5.ron", "next: \"ask\"", "next: \"aks\""));
}

#[test]
fn an_unknown_field() {
    refused("LP00", "lessons/e5.ron", |pack| edit(pack, "lessons/e5.ron", "next: \"ask\"", "colour: \"red\", next: \"ask\""));
}

#[test]
fn a_missing_sentence() {
    refused("LP07", "locales/en-GB/e5.ftl", |pack| edit(pack, "locales/en-GB/e5.ftl", "e5-gran =", "e5-grandma ="));
}

#[test]
fn a_missing_sound() {
    refused("LP10", "voices/en-GB/e5/cues.ron", |pack| fs::remove_file(pack.join("voices/en-GB/e5/e5-gran.ogg")).expect("a recording"));
}

#[test]
fn a_sound_that_cannot_be_decoded() {
    refused("LP10", "voices/en-GB/e5/cues.ron", |pack| {
        fs::write(pack.join("voices/en-GB/e5/e5-gran.ogg"), b"OggS and then nothing").expect("a recording")
    });
}

#[test]
fn no_pack_at_all_is_a_friendly_page_and_tell_works() {
    let folder = spoilt_assets(|pack| fs::remove_file(pack.join("pack.ron")).expect("the manifest"));
    let mut world = World::of(folder.path(), UVec2::new(1280, 800));
    world.tap(Act::Card(1));
    assert_eq!(world.app.screen(), Screen::Stories);
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell);
}

#[test]
fn every_sentence_of_the_app_is_the_same_in_every_language_and_is_recorded() {
    let mut catalogue = lantern_words::Catalogue::new(lantern_words::Tag::new("en-GB"));
    let locales = assets().parent().expect("the project").join("locales");
    for tag in ["en-GB", "ur"] {
        for file in ["app.ftl", "tell.ftl", "class.ftl", "teach.ftl"] {
            let text = fs::read_to_string(locales.join(tag).join(file)).expect("a file");
            catalogue.add(&lantern_words::Tag::new(tag), file, &text).expect("good Fluent");
        }
    }
    let faults: Vec<String> = lantern_words::lint(&catalogue).iter().map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
    let cues = lantern_lesson::Cues::parse("cues.ron", &fs::read_to_string(assets().join("voices/en-GB/cues.ron")).expect("the cues"))
        .expect("good cues");
    let source = lantern_words::Tag::new("en-GB");
    let mut missing = Vec::new();
    for id in catalogue.ids(&source) {
        // Pages for grown-ups are read.
        if ["staff-", "teach-", "strand-"].iter().any(|grown_ups| id.starts_with(grown_ups)) {
            continue;
        }
        let said = catalogue.attr(&source, &id, "say").or_else(|| catalogue.text(&source, &id, &[])).expect("a text");
        let fresh = cues.clips.get(&id).is_some_and(|c| c.said == lantern_lesson::said_hash(&said));
        let sound = fs::read(assets().join(format!("voices/en-GB/{id}.ogg"))).unwrap_or_default();
        if !fresh || !lantern::device::sound::sounds(&sound) {
            missing.push(id.to_string());
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "run cargo xtask narrate");
}

/// Lets the app look at the files again, and waits until it has read them.
fn reread(world: &mut World) {
    world.pass(Duration::from_millis(400));
    let read = world.app.until(Duration::from_secs(20), |h| h.app.world().resource::<Packs>().read());
    assert!(read, "the pack is not read again");
    world.app.updates(4);
}

#[test]
fn a_pack_that_is_being_made_is_read_anew_and_keeps_its_card() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&assets().join("packs/lantern-lane"), folder.path());
    let mut world = World::preview(folder.path());
    assert!(world.app.wait_for(Screen::Home));
    assert!(world.app.words().iter().any(|w| w.contains("Preview")), "no banner");
    world.story(0);
    world.tap(Act::Next);
    world.pass(Duration::from_millis(400));
    edit(folder.path(), "locales/en-GB/e5.ftl", "Tell me your name!", "Say your name!");
    reread(&mut world);
    assert_eq!(world.app.screen(), Screen::Story);
    assert!(world.app.words().iter().any(|w| w.contains("Say your name!")), "{:?}", world.app.words());

    edit(folder.path(), "lessons/e5.ron", "next: \"feel\"", "next: \"fele\"");
    reread(&mut world);
    assert_eq!(world.app.screen(), Screen::Staff);
    assert!(world.app.words().iter().any(|w| w.contains("LP01")), "{:?}", world.app.words());

    edit(folder.path(), "lessons/e5.ron", "next: \"fele\"", "next: \"feel\"");
    reread(&mut world);
    assert_eq!(world.app.screen(), Screen::Story);
    let story = world.app.app.world().resource::<Story>();
    assert_eq!(story.player().map(|p| p.node_id().to_owned()).as_deref(), Some("ask"));
}

/// A pack with a picture of its own, as `png`, and one of its cards showing it.
fn with_own_picture(pack: &Path, png: &[u8]) {
    copy(&assets().join("packs/lantern-lane"), pack);
    fs::create_dir_all(pack.join("art/card")).expect("a folder");
    fs::write(pack.join("art/card/own-gate.png"), png).expect("a picture");
    let credit =
        r#"Credit(file: "art/card/own-gate.png", author: "Year 2 teacher", licence: "CC0-1.0", source: "own drawing", words: false)"#;
    fs::write(pack.join("credits.ron"), format!("Credits(files: [{credit}])")).expect("a file");
    edit(pack, "lessons/e5.ron", "card: \"type-name\"", "card: \"own-gate\"");
}

#[test]
fn a_pack_brings_pictures_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    with_own_picture(folder.path(), &fs::read(assets().join("kit/png/card/ask-gran.png")).expect("a picture"));
    let mut world = World::preview(folder.path());
    assert!(world.app.wait_for(Screen::Home));
    let packs = world.app.app.world().resource::<Packs>();
    assert_eq!(packs.findings(), []);
    let lesson = packs.lessons().find(|l| l.id == "e5").expect("the lesson").clone();
    let art = packs.art(&lesson).expect("its pictures");
    assert_eq!(art.get("card/own-gate").map(String::as_str), Some("preview://art/card/own-gate.png"));
    world.story(0);
}

#[test]
fn an_own_picture_that_cannot_be_drawn_is_named() {
    let whole = fs::read(assets().join("kit/png/card/ask-gran.png")).expect("a picture");
    // The size that its header promises is never believed: neither 60,000 dots wide, nor cut off.
    let mut huge = whole.clone();
    huge[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    for png in [&b"no picture"[..], &whole[..whole.len() / 2], &huge] {
        let folder = tempfile::tempdir().expect("a folder");
        with_own_picture(folder.path(), png);
        let mut world = World::preview(folder.path());
        assert!(world.app.wait_for(Screen::Staff));
        let packs = world.app.app.world().resource::<Packs>();
        let found: Vec<String> = packs.findings().iter().map(lantern_lesson::Finding::place).collect();
        assert!(found.iter().any(|f| f.starts_with("LP00 credits.ron:1:")), "{found:?}");
    }
}

#[test]
fn a_preview_opens_the_lesson_that_was_asked_for() {
    let mut world = World::previewing(&assets().join("packs/lantern-lane"), "u6");
    assert!(world.app.wait_for(Screen::Story));
    let story = world.app.app.world().resource::<Story>();
    assert_eq!(story.player().map(|p| p.lesson().id.as_str()), Some("u6"));
}

#[test]
fn every_finding_can_be_reached_on_the_page_for_grown_ups() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&assets().join("packs/lantern-lane"), folder.path());
    for lesson in ["lessons/e5.ron", "lessons/u6.ron"] {
        let text = fs::read_to_string(folder.path().join(lesson)).expect("a lesson");
        fs::write(folder.path().join(lesson), text.replace("back: \"", "back: \"no-")).expect("a lesson");
    }
    let mut world = World::preview(folder.path());
    assert!(world.app.wait_for(Screen::Staff));
    let mut places: Vec<String> = world.app.app.world().resource::<Packs>().findings().iter().map(lantern_lesson::Finding::place).collect();
    assert!(places.len() > 12, "{places:?}");
    let sheets = places.len();
    for _ in 0..sheets {
        let words = world.app.words();
        places.retain(|place| !words.iter().any(|w| w.contains(place)));
        world.pass(Duration::from_millis(500));
        world.tap(Act::Next);
    }
    assert!(places.is_empty(), "never shown: {places:?}");
}

#[test]
fn six_digits_connect_a_tablet_that_has_no_server_and_no_other() {
    let mut world = World::of(&assets(), UVec2::new(1280, 800));
    world.tap(Act::Staff);
    world.tap(Act::Card(5));
    for digit in [1, 2, 3, 4] {
        world.tap(Act::Card(digit));
    }
    world.tap(Act::Key(lantern::device::Key::Delete));
    for digit in [4, 5, 6] {
        world.tap(Act::Card(digit));
    }
    // Nothing in this room announces itself as a school's server, or takes these digits.
    let done = world.app.until(Duration::from_secs(60), |h| {
        matches!(h.app.world().resource::<lantern::device::Post>().enrolling(), Some(lantern::device::Enrolling::Failed(_)))
    });
    assert!(done);
    world.app.updates(3);
    let says = world.app.words().join(" ");
    assert!(says.contains("server") && !says.contains("connected"), "{says}");
    world.tap(Act::Home);
    // A tablet that its server knows is not offered to whoever types.
    world.app.app.world_mut().resource_mut::<lantern::device::Post>().link = Some(lantern_outbox::Link::Up);
    world.app.app.world_mut().resource_mut::<lantern::Dirty>().0 = true;
    world.app.updates(3);
    assert!(!world.app.words().iter().any(|w| w.contains("Connect this tablet")));
}
