//! The child's own pictures, from the kit that the tablet uses. A picture that is missing is no reason to show less: the
//! words stand beside it anyway.

use super::{Site, gate};
use crate::state::Session;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use lantern_frame::report::{Chosen, Feeling, On, Picture, Place, Tapped, What, Who, Whose};
use std::{
    collections::BTreeMap,
    path::{self, PathBuf},
};

/// Where pictures lie below an assets folder.
const KIT: &str = "kit/png";
/// Longest picture in bytes.
const MAX_PICTURE: u64 = 2 * 1_024 * 1_024;

/// The pictures that are there, by name: `what-unkind`, `now-yes`.
#[derive(Debug, Clone, Default)]
pub struct Pictures(BTreeMap<String, PathBuf>);

impl Pictures {
    /// Looks for the pictures below an assets folder. Only names of answers are ever served, whatever lies there.
    pub fn find(assets: Option<&path::Path>) -> Self {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("assets")));
        let sources = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"));
        let folder = assets.map(path::Path::to_owned).into_iter().chain(beside).chain([sources]).map(|a| a.join(KIT)).find(|f| f.is_dir());
        let Some(kit) = folder else { return Self::default() };
        let folder = kit.join("tell");
        let pegs = Picture::ALL.iter().map(|p| (format!("peg-{}", p.id()), kit.join("peg").join(format!("{}.png", p.id()))));
        let chosen = Chosen::ALL.iter().map(|c| {
            // The readers' own pictures stand for the readers among them.
            let file = match c {
                Chosen::Lead | Chosen::Deputy | Chosen::Head => format!("staff-{}.png", c.id()),
                _ => format!("chosen-{}.png", c.id()),
            };
            (format!("chosen-{}", c.id()), folder.join(file))
        });
        let names = names("what", What::ALL)
            .chain(names("who", Who::ALL))
            .chain(names("whose", Whose::ALL))
            .chain(names("place", Place::ALL))
            .chain(names("on", On::ALL))
            .chain(names("feeling", Feeling::ALL))
            .chain(["now-yes".to_owned(), "now-no".to_owned()]);
        let named = names.map(|name| (name.clone(), folder.join(name + ".png")));
        Self(named.chain(pegs).chain(chosen).filter(|(_, file)| file.is_file()).collect())
    }

    /// Whether there is such a picture.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

fn names<T: Tapped>(question: &str, answers: &'static [T]) -> impl Iterator<Item = String> {
    answers.iter().map(move |answer| format!("{question}-{}", answer.id()))
}

/// `GET /pictures/{name}.png`. All pictures exist for every desk, so asking for one tells nothing; it is no click either.
pub(super) async fn show(State(site): State<Site>, _session: Session, Path(name): Path<String>) -> Response {
    let Some(file) = name.strip_suffix(".png").and_then(|name| site.desk.pictures.0.get(name)) else { return gate::missing(&site) };
    let small = tokio::fs::metadata(file).await.is_ok_and(|about| about.len() <= MAX_PICTURE);
    match tokio::fs::read(file).await {
        Ok(bytes) if small => ([(header::CONTENT_TYPE, HeaderValue::from_static("image/png"))], bytes).into_response(),
        _ => gate::missing(&site),
    }
}
