//! How the programs are linked: relocations in their short form (DT_RELR, glibc 2.36 and later, which Debian 12 has), nine
//! megabytes less to read at every start.

#![allow(clippy::disallowed_methods, reason = "Cargo speaks to build scripts through the environment")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|v| v == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
