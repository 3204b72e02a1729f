//! Rebuilds the crate when `codes/` appears or changes. The whole folder is watched because a folder that does not exist
//! yet cannot be.

fn main() {
    println!("cargo::rerun-if-changed=.");
}
