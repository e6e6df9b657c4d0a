use crate::tell::{kept, opened, school, to_words, type_words, world};
use lantern::device::Act;
use lantern_frame::report::Find;
use std::{fs, path::Path};

const CANARY: &str = "quokka zephyr";

/// Every file below a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fs::read_dir(folder)
        .expect("a folder")
        .flat_map(|entry| {
            let path = entry.expect("an entry").path();
            if path.is_dir() { files(&path) } else { vec![(path.display().to_string(), fs::read(&path).expect("a file"))] }
        })
        .collect()
}

/// The ways in which a leak could be written.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = text.bytes().map(|b| format!("{b:02x}")).collect();
    vec![
        text.as_bytes().to_vec(),
        text.to_uppercase().into_bytes(),
        utf16,
        hex.into_bytes(),
        text.split(' ').next().unwrap_or_default().as_bytes().to_vec(),
    ]
}

fn leaks(folder: &Path) -> Vec<String> {
    let forms = forms(CANARY);
    files(folder)
        .into_iter()
        .filter(|(_, bytes)| forms.iter().any(|form| bytes.windows(form.len()).any(|w| w == form)))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn what_a_child_types_is_nowhere_on_the_disk_but_sealed() {
    for end in [vec![Act::Stop], vec![Act::Done, Act::Card(0), Act::Done, Act::Yes], vec![Act::Hide]] {
        let school = school();
        let mut world = world(&school);
        to_words(&mut world);
        type_words(&mut world, CANARY);
        let sent = end.contains(&Act::Yes);
        end.into_iter().for_each(|act| world.tap(act));
        if sent {
            assert!(kept(&mut world));
            assert_eq!(opened(&world, &school.keys[0].1)[0].words.as_deref(), Some(CANARY));
        }
        world.app.updates(10);
        assert_eq!(leaks(world.data.path()), Vec::<String>::new());
        // The search would find it if it were there.
        fs::write(world.data.path().join("planted.log"), format!("debug: {CANARY}")).expect("a file");
        assert_eq!(leaks(world.data.path()).len(), 1);
    }
}

#[test]
fn nor_is_the_name_of_a_child_that_asks_to_be_found() {
    for end in [vec![Act::Stop], vec![Act::Done, Act::Done, Act::Yes], vec![Act::Back], vec![Act::Done, Act::Bin(2), Act::Done]] {
        let school = school();
        let mut world = world(&school);
        to_words(&mut world);
        for act in [Act::Skip, Act::Card(1), Act::Bin(1), Act::Card(2)] {
            world.tap(act);
        }
        type_words(&mut world, CANARY);
        let sent = end.contains(&Act::Yes);
        end.into_iter().for_each(|act| world.tap(act));
        if sent {
            assert!(kept(&mut world));
            assert_eq!(opened(&world, &school.keys[0].1)[0].find, Some(Find::Name(CANARY.into())));
        } else {
            assert!(opened(&world, &school.keys[0].1).is_empty(), "nothing was sent");
        }
        world.app.updates(10);
        assert_eq!(leaks(world.data.path()), Vec::<String>::new());
    }
}
