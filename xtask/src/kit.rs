//! `assets/kit/kit.ron`: the names of the art kit's pictures, for the pack checks in the app and on the command line.

use crate::processes::root;
use anyhow::{Result, bail, ensure};
use std::{collections::BTreeMap, fmt::Write as _, fs};

/// Writes the list, or only compares.
pub fn run(check: bool) -> Result<()> {
    let kit = root().join("assets/kit");
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for family in fs::read_dir(kit.join("png"))? {
        let family = family?;
        let name = family.file_name().to_string_lossy().into_owned();
        for picture in fs::read_dir(family.path())? {
            let file = picture?.file_name().to_string_lossy().into_owned();
            let Some(stem) = file.strip_suffix(".png") else { continue };
            ensure!(
                kit.join("svg").join(&name).join(format!("{stem}.svg")).is_file(),
                "assets/kit/png/{name}/{file} has no source in assets/kit/svg/{name}"
            );
            families.entry(name.clone()).or_default().push(stem.to_owned());
        }
    }
    let mut text = String::from("// Written by `cargo xtask kit`: every picture of the kit, by family.\nKit(pictures: {\n");
    for (family, mut names) in families {
        names.sort();
        let names: Vec<String> = names.iter().map(|n| format!("\"{n}\"")).collect();
        writeln!(text, "    \"{family}\": [{}],", names.join(", "))?;
    }
    text.push_str("})\n");
    let file = kit.join("kit.ron");
    if check {
        if fs::read_to_string(&file).unwrap_or_default() != text {
            bail!("assets/kit/kit.ron is not in step with assets/kit/png: run `cargo xtask kit`");
        }
        return Ok(());
    }
    fs::write(file, text)?;
    Ok(())
}
