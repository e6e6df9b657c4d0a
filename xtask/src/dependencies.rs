//! What `deny.toml` allows is what Cargo.lock holds: licences, banned crates, sources. `cargo deny check` reads the same
//! file and looks at more; this needs nothing installed, so that it runs with every test.

use crate::processes::{cargo, output, root};
use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;
use std::fs;

fn names<'a>(list: Option<&'a toml::Value>, field: Option<&str>) -> Vec<&'a str> {
    let entries = list.and_then(toml::Value::as_array).into_iter().flatten();
    entries.filter_map(|e| field.map_or(Some(e), |f| e.get(f)).and_then(toml::Value::as_str)).collect()
}

/// Every crate of the project, on every system, against `deny.toml`.
pub fn check() -> Result<()> {
    let rules: toml::Value = toml::from_str(&fs::read_to_string(root().join("deny.toml"))?)?;
    let allowed = names(rules.get("licenses").and_then(|l| l.get("allow")), None);
    let banned = names(rules.get("bans").and_then(|b| b.get("deny")), Some("name"));
    ensure!(!allowed.is_empty() && !banned.is_empty(), "deny.toml allows no licence or bans no crate");
    let text = output(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text)?;
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    ensure!(packages.len() > 100, "cargo names only {} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        ensure!(!banned.contains(&name), "deny.toml bans {name}, and Cargo.lock has it");
        let Some(source) = package["source"].as_str() else { continue };
        ensure!(source == "registry+https://github.com/rust-lang/crates.io-index", "{name} comes from {source}");
        let written = package["license"].as_str().with_context(|| format!("{name} names no licence"))?;
        let licence = spdx::Expression::parse_mode(written, spdx::ParseMode::LAX).map_err(|why| anyhow!("{name}: {why}"))?;
        let ours = licence.evaluate(|wanted| allowed.contains(&wanted.to_string().as_str()));
        ensure!(ours, "{name} is under {written}, which deny.toml does not allow");
    }
    Ok(())
}
