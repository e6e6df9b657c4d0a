//! A new migration must be built in: the macro that reads the folder cannot say so itself.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
