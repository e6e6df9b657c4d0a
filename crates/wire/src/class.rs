//! Where tablets ask what their class does, and a teacher's tablet commands. What is said there is in `lantern-class`, as
//! JSON; a refusal has a status that is no success and says why.

/// `GET`: what every tablet keeps of the school's classes and staff.
pub const SETUP: &str = "/v1/class/setup";
/// `GET`: what the class does, as soon as that is news; `session`, `seen` and `setup` in the query say what is known.
pub const SIGNAL: &str = "/v1/class/signal";
/// `POST`: a PIN. Answered with a token.
pub const OPEN: &str = "/v1/class/open";
/// `POST`: a token, which counts no more.
pub const SHUT: &str = "/v1/class/shut";
/// `POST`: what a teacher does.
pub const COMMAND: &str = "/v1/class/command";
/// `POST`: three pictures. Answered with a session.
pub const JOIN: &str = "/v1/class/join";
/// `POST`: what was chosen.
pub const BEAT: &str = "/v1/class/beat";
/// `POST`: a token. Answered with what was taught this year.
pub const RECORD: &str = "/v1/class/record";
