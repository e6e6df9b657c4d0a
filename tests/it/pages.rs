use crate::{
    tell,
    world::{World, assets},
};
use bevy::{
    math::{Rect, UVec2},
    prelude::*,
    ui::{ComputedNode, UiGlobalTransform},
};
use lantern::device::{Act, Comfort};

const SIZES: [UVec2; 5] =
    [UVec2::new(1280, 800), UVec2::new(1024, 768), UVec2::new(1920, 1200), UVec2::new(800, 1280), UVec2::new(1366, 768)];

/// Words stay inside what they stand in, controls are big enough and inside the glass, and no two lie on each other.
fn look(world: &mut World, size: UVec2, what: &str) {
    let app = world.app.app.world_mut();
    let mut faults = Vec::new();
    let glass = Rect::new(-1.0, -1.0, size.x as f32 + 1.0, size.y as f32 + 1.0);
    let rect = |node: &ComputedNode, at: &UiGlobalTransform| Rect::from_center_size(at.translation, node.size());
    let mut texts = app.query_filtered::<(&Text, &ComputedNode, &UiGlobalTransform, &ChildOf), With<Text>>();
    let mut boxes = app.query::<(&ComputedNode, &UiGlobalTransform)>();
    for (text, node, at, parent) in texts.iter(app) {
        let words = rect(node, at);
        let (parent_node, parent_at) = boxes.get(app, parent.parent()).expect("a parent");
        let room = rect(parent_node, parent_at);
        let over = (words.height() - room.height()).max(words.width() - room.width());
        if over > 2.0 {
            faults.push(format!("{what} at {size}: \"{}\" is clipped by {over}: {words:?} in {room:?}", text.0));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let mut controls = world.app.controls();
    controls.sort_by_key(|(act, ..)| format!("{act:?}"));
    for (act, name, place) in &controls {
        assert!(!name.trim().is_empty(), "{what}: {act:?} has no name");
        assert!(glass.contains(place.min) && glass.contains(place.max), "{what} at {size}: {act:?} stands out of the glass: {place:?}");
        assert!(
            place.width() >= 43.9 && place.height() >= 43.9 || matches!(act, Act::Card(_)) && what.contains("spot"),
            "{what} at {size}: {act:?} is too small: {place:?}"
        );
        for (other, _, there) in &controls {
            let inside = act != other && matches!(act, Act::Tell) && !place.intersect(*there).is_empty();
            assert!(!inside, "{what} at {size}: {other:?} lies on Tell");
        }
    }
}

/// Both scripts at the normal size of words, and at twice that.
const LOOKS: [(usize, u8); 4] = [(0, 0), (1, 0), (0, 2), (1, 2)];

#[test]
fn pages_fit_every_glass_in_both_scripts_and_at_twice_the_words() {
    for size in SIZES {
        for (language, words) in LOOKS {
            let mut world = World::of(&assets(), size);
            world.app.app.world_mut().resource_mut::<Comfort>().size = words;
            world.tap(Act::Language);
            look(&mut world, size, "language");
            world.tap(Act::Card(language));
            look(&mut world, size, "home");
            world.tap(Act::Staff);
            look(&mut world, size, "staff");
            world.tap(Act::Card(4));
            look(&mut world, size, "about");
            world.tap(Act::Home);
            world.tap(Act::Home);
            world.story(3);
            for page in 0..12 {
                look(&mut world, size, &format!("u6 page {page} spot"));
                let next = [Act::Next, Act::Done, Act::Take, Act::Card(1), Act::Card(0)]
                    .into_iter()
                    .find(|a| world.app.has(a))
                    .unwrap_or(Act::Home);
                if next == Act::Card(1) || next == Act::Card(0) {
                    for i in 0..4 {
                        if world.app.has(&Act::Card(i)) {
                            world.tap(Act::Card(i));
                            look(&mut world, size, &format!("u6 page {page} card {i} spot"));
                        }
                    }
                } else {
                    world.tap(next);
                }
                if world.app.has(&Act::Yes) || world.app.screen() != lantern::Screen::Story {
                    break;
                }
            }
        }
    }
}

#[test]
fn tell_fits_every_glass_in_both_scripts_and_at_twice_the_words() {
    let school = tell::school();
    for size in SIZES {
        for (language, words) in LOOKS {
            let data = tempfile::tempdir().expect("a folder");
            std::fs::write(data.path().join("roster.bin"), &school.signed).expect("the roster");
            let mut world = World::with_data(&assets(), size, data);
            world.app.app.world_mut().resource_mut::<Comfort>().size = words;
            world.tap(Act::Language);
            world.tap(Act::Card(language));
            world.tap(Act::Card(3));
            world.tap(Act::Tell);
            for (step, act) in [
                Act::Card(0),
                Act::Card(0),
                Act::Card(3),
                Act::Card(0),
                Act::Card(0),
                Act::Card(0),
                Act::Card(0),
                Act::Skip,
                Act::Card(0),
                Act::Done,
                Act::Yes,
            ]
            .into_iter()
            .enumerate()
            {
                look(&mut world, size, &format!("tell step {step}"));
                if act == Act::Done {
                    // The pages beside Send.
                    let beside =
                        [(Act::Bin(0), Act::Card(3), "chosen"), (Act::Bin(1), Act::Back, "find"), (Act::Bin(2), Act::Back, "show")];
                    for (open, close, name) in beside {
                        world.tap(open);
                        look(&mut world, size, &format!("tell beside {name}"));
                        if name == "find" {
                            for (card, name) in [(0, "peg"), (1, "seat"), (2, "name")] {
                                world.tap(Act::Card(card));
                                look(&mut world, size, &format!("tell beside {name}"));
                                world.tap(Act::Back);
                            }
                        }
                        world.tap(close);
                    }
                    look(&mut world, size, "tell send with answers");
                }
                world.tap(act);
            }
            assert!(tell::kept(&mut world));
            world.app.updates(4);
            look(&mut world, size, "tell kept");
        }
    }
}
