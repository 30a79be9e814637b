//! Packs the tables of the gazetteer, so that nothing is parsed at run time. See `src/pack/mod.rs`.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the modules are the library's own, and the script uses a part of each"
)]

use std::path::Path;
use std::{env, fs};

#[path = "src/error.rs"]
mod error;
#[path = "src/load.rs"]
mod load;
#[path = "src/model.rs"]
mod model;
#[path = "src/pack/mod.rs"]
mod pack;
#[path = "src/romanize.rs"]
mod romanize;
#[path = "src/tsv.rs"]
mod tsv;

pub(crate) use error::GazetteerError;
pub(crate) use model::{Name, Place, Status, Tradition};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new("data");
    let tables = ["places.tsv", "names.tsv"].map(|name| data.join(name));
    let [places, names] = &tables;
    let places = load::read_tables(&fs::read_to_string(places)?, &fs::read_to_string(names)?)?;
    let target = env::var("OUT_DIR")?;
    let (text, bytes) = pack::write(&places);
    fs::write(Path::new(&target).join("gazetteer.txt"), text)?;
    fs::write(Path::new(&target).join("gazetteer.bin"), bytes)?;
    for path in ["build.rs", "src", "data"] {
        println!("cargo::rerun-if-changed={path}");
    }
    Ok(())
}
