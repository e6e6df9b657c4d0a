//! The packs that ship, as far as they can be read. Whether each is in order with its sounds and pictures,
//! `lantern-pack`'s tests see.

use crate::good::{read, tree};
use lantern_lesson::{AgeStage, Kit, Lesson, PackFiles, Strand, check};
use std::{
    fs,
    sync::{Arc, LazyLock},
};

/// The first twelve lessons and their places on the map.
pub const LESSONS: [(&str, Strand, AgeStage); 12] = [
    ("e1", Strand::SelfImage, AgeStage::Eyfs),
    ("e4", Strand::Wellbeing, AgeStage::Eyfs),
    ("e5", Strand::PrivacySecurity, AgeStage::Eyfs),
    ("k1", Strand::Relationships, AgeStage::Ks1),
    ("k3", Strand::Bullying, AgeStage::Ks1),
    ("k5", Strand::PrivacySecurity, AgeStage::Ks1),
    ("l2", Strand::Relationships, AgeStage::LowerKs2),
    ("l4", Strand::Bullying, AgeStage::LowerKs2),
    ("l5", Strand::Wellbeing, AgeStage::LowerKs2),
    ("u2", Strand::Relationships, AgeStage::UpperKs2),
    ("u5", Strand::Information, AgeStage::UpperKs2),
    ("u6", Strand::PrivacySecurity, AgeStage::UpperKs2),
];

/// A kit that has whatever picture these lessons ask for.
fn asked(files: &PackFiles) -> Kit {
    let findings = check(files, &Kit::default()).findings.into_iter().filter(|f| f.message == "check-picture");
    Kit::new(findings.filter_map(|f| f.args.into_iter().find(|(name, _)| *name == "name")).map(|(_, picture)| picture))
}

/// Every lesson of every pack under `assets/packs` that passes the checks of its structure and its texts. Recordings and
/// pictures are no part of this crate, so the kit has what is asked for and here every language counts as text only.
pub fn lessons() -> Vec<Arc<Lesson>> {
    static ALL: LazyLock<Vec<Arc<Lesson>>> = LazyLock::new(|| {
        let mut folders: Vec<_> = fs::read_dir(tree("../../assets/packs")).into_iter().flatten().flatten().map(|e| e.path()).collect();
        folders.retain(|folder| folder.join("pack.ron").is_file());
        folders.sort();
        folders
            .iter()
            .flat_map(|folder| {
                let mut files = PackFiles::default();
                read(folder, "", &mut files);
                if let Some(manifest) = files.texts.get_mut("pack.ron") {
                    *manifest = manifest.replace(": Voiced", ": TextOnly");
                }
                let checked = check(&files, &asked(&files));
                let found: String = checked.findings.iter().map(|f| format!("{f}\n")).collect();
                assert!(found.is_empty(), "{}\n{found}", folder.display());
                checked.pack.map(|p| p.lessons).unwrap_or_default()
            })
            .collect()
    });
    ALL.clone()
}
