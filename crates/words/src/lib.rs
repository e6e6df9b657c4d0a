//! Sentences: a catalogue of Fluent messages by language, and a lint that keeps the languages in step.
//! Shared by the app, the desk and the tools. It reads no file and knows no locale folder: sources are passed in.
//! A missing sentence is `None`, never a silent change of language; who wants English instead asks for it.

mod catalogue;
mod depth;
mod fault;
mod lint;
mod source;
mod tag;

pub use catalogue::{Catalogue, Place, Value, plain};
pub use depth::too_deep;
pub use fault::{Fault, Problem};
pub use lint::lint;
pub use tag::{BadTag, Direction, Tag, direction};
