//! How the server itself does, for desks. Nothing here depends on any frame.

use serde::{Deserialize, Serialize};

/// The server's reply to a GET of [`crate::STATE`]. Later releases may add to it; what is not known is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The last mail of the timetable could not be sent: whoever counts on being asked to look is not asked.
    pub mail_failing: bool,
    /// The server's settings name somebody to send mails to.
    pub mail_set: bool,
}
