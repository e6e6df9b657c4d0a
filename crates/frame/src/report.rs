//! What a child tells, as ids alone: no sentence, no name of a tablet, no time finer than half a day.
//!
//! Every id has one spelling, [`Tapped::id`], used for its Fluent message (`tell-<question>-<id>`) and its picture
//! (`tell/<question>-<id>`), on the tablet and on the desk alike.

use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Longest free text of a report in bytes of UTF-8; what is left of 2,048 bytes after the ids.
pub const MAX_WORDS: usize = 1_200;

/// An answer a child gave by tapping a picture.
pub trait Tapped: Copy + Eq + 'static {
    /// Every answer in the order it is offered.
    const ALL: &'static [Self];
    /// Lower-case id with hyphens, stable for ever: it names messages and pictures.
    fn id(self) -> &'static str;
}

macro_rules! tapped {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// The answer with this id, if there is one.
            pub fn from_id(id: &str) -> Option<Self> { Self::ALL.iter().copied().find(|answer| answer.id() == id) }
        }
        impl Tapped for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn id(self) -> &'static str { match self { $(Self::$variant => $id),+ } }
        }
        impl Zeroize for $name {
            fn zeroize(&mut self) { *self = Self::ALL[0]; }
        }
    };
}

tapped! {
    /// Age stage of the flow in which the report was made.
    Stage {
        /// Reception, 4 to 5.
        Eyfs = "eyfs",
        /// Years 1 and 2.
        Ks1 = "ks1",
        /// Years 3 and 4.
        LowerKs2 = "lower-ks2",
        /// Years 5 and 6.
        UpperKs2 = "upper-ks2",
    }
}
tapped! {
    /// Whose worry it is (REP-03).
    Whose {
        /// The child's own.
        Me = "me",
        /// Somebody the child knows.
        Friend = "friend",
        /// Something seen on a screen.
        Saw = "saw",
        /// Not sure.
        NotSure = "not-sure",
    }
}
tapped! {
    /// What happened, in a child's terms (REP-04).
    What {
        /// Somebody is unkind: name-calling, leaving out, laughing at.
        Unkind = "unkind",
        /// Something scary, rude or upsetting was seen.
        Scary = "scary",
        /// Somebody asks the child to keep a secret.
        Secret = "secret",
        /// A picture of the child was asked for or passed on.
        Picture = "picture",
        /// Somebody asks for a name, an address, a school, a password.
        AskedAboutMe = "asked-about-me",
        /// Somebody the child knows only from a screen talks to it or wants to meet.
        Stranger = "stranger",
        /// A trick: prizes, money, a gift, a bill.
        Trick = "trick",
        /// Somebody gets into the child's game or account, or breaks the rules of the tablet.
        Account = "account",
        /// Words or pictures against a people, a faith, a body.
        Hate = "hate",
        /// Somebody is hurt, or thinks of hurting themselves.
        Hurt = "hurt",
        /// Something else.
        SomethingElse = "something-else",
        /// The child does not want to say.
        DontWantToSay = "dont-want-to-say",
    }
}
tapped! {
    /// Who it is about; decides who can read the report (REP-07).
    Who {
        /// Another child.
        Child = "child",
        /// A grown-up whom the child knows from outside school.
        GrownUp = "grown-up",
        /// Somebody the child does not know.
        Stranger = "stranger",
        /// A grown-up at this school; `Report::staff` may say who.
        GrownUpAtSchool = "grown-up-at-school",
        /// Not sure.
        NotSure = "not-sure",
    }
}
tapped! {
    /// Where it happened (REP-06).
    Place {
        /// At school.
        School = "school",
        /// At home.
        Home = "home",
        /// Somewhere else.
        Elsewhere = "elsewhere",
        /// Not sure.
        NotSure = "not-sure",
    }
}
tapped! {
    /// What it was on: the twelve technologies, and "not sure" (REP-06).
    On {
        /// A game site.
        Game = "game",
        /// A games console with other players.
        Console = "console",
        /// A chat room or group chat.
        Chat = "chat",
        /// A social site or app.
        Social = "social",
        /// Text or picture messages.
        Message = "message",
        /// E-mail.
        Email = "email",
        /// A video call.
        Call = "call",
        /// Videos or music.
        Video = "video",
        /// A web page.
        Website = "website",
        /// A blog or a page that somebody writes.
        Blog = "blog",
        /// A podcast or a talking device.
        Podcast = "podcast",
        /// A phone or tablet itself.
        Phone = "phone",
        /// Not on a screen, or not sure.
        NotSure = "not-sure",
    }
}
tapped! {
    /// How the child feels (REP-05).
    Feeling {
        /// Worried.
        Worried = "worried",
        /// Sad.
        Sad = "sad",
        /// Scared.
        Scared = "scared",
        /// Cross.
        Cross = "cross",
        /// Embarrassed.
        Embarrassed = "embarrassed",
        /// Mixed up.
        Muddled = "muddled",
        /// All right.
        Ok = "ok",
    }
}
tapped! {
    /// Whom the child would like to tell (REP-08). Who reads the report is not decided by this.
    Chosen {
        /// A parent or whoever looks after the child at home.
        Parent = "parent",
        /// The class teacher.
        Teacher = "teacher",
        /// A teaching assistant.
        Assistant = "assistant",
        /// Somebody in the office.
        Office = "office",
        /// The designated safeguarding lead.
        Lead = "lead",
        /// A deputy lead.
        Deputy = "deputy",
        /// The headteacher.
        Head = "head",
        /// Anyone who can help.
        Anyone = "anyone",
    }
}
tapped! {
    /// One of 32 pictures: a coat peg, or a part of a picture code. The number of a picture is its place here, for ever.
    Picture {
        /// An owl.
        Owl = "owl",
        /// A fox.
        Fox = "fox",
        /// A snail.
        Snail = "snail",
        /// A frog.
        Frog = "frog",
        /// A bee.
        Bee = "bee",
        /// A fish.
        Fish = "fish",
        /// A whale.
        Whale = "whale",
        /// A duck.
        Duck = "duck",
        /// A butterfly.
        Butterfly = "butterfly",
        /// An apple.
        Apple = "apple",
        /// A pear.
        Pear = "pear",
        /// A banana.
        Banana = "banana",
        /// A carrot.
        Carrot = "carrot",
        /// A cake.
        Cake = "cake",
        /// A ball.
        Ball = "ball",
        /// A kite.
        Kite = "kite",
        /// A drum.
        Drum = "drum",
        /// A bell.
        Bell = "bell",
        /// A key.
        Key = "key",
        /// An umbrella.
        Umbrella = "umbrella",
        /// A boat.
        Boat = "boat",
        /// A train.
        Train = "train",
        /// A bicycle.
        Bicycle = "bicycle",
        /// A rocket.
        Rocket = "rocket",
        /// The sun.
        Sun = "sun",
        /// The moon.
        Moon = "moon",
        /// A star.
        Star = "star",
        /// A rainbow.
        Rainbow = "rainbow",
        /// A tree.
        Tree = "tree",
        /// A flower.
        Flower = "flower",
        /// A mushroom.
        Mushroom = "mushroom",
        /// A snowman.
        Snowman = "snowman",
    }
}
tapped! {
    /// Half of the day: the finest time that a report carries.
    HalfDay {
        /// Before noon by the tablet's clock.
        Morning = "morning",
        /// From noon on.
        Afternoon = "afternoon",
    }
}

tapped! {
    /// What an answer says. Each is one gentle sentence that is voiced on the tablet, and never repeats the worry.
    Says {
        /// Thank you for telling; it was read.
        Thanks = "thanks",
        /// Somebody would like to talk with you, at a quiet moment.
        Talk = "talk",
        /// Come to any of us when you like.
        Come = "come",
        /// We are doing something about it.
        Doing = "doing",
        /// Something was done; tell again if it is not better.
        Done = "done",
        /// We would like to understand more: you can press Tell again.
        More = "more",
        /// It can help to tell somebody at home too.
        Home = "home",
        /// Childline, any time.
        Childline = "childline",
    }
}

/// Longest name that a child gives so as to be found, in bytes of UTF-8.
pub const MAX_NAME: usize = 60;
/// Highest seat number.
pub const MAX_SEAT: u8 = 40;

/// "Please come and find me": what the child gave of itself, of its own accord (REP-15).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub enum Find {
    /// The picture of its coat peg.
    Peg(Picture),
    /// The number of its seat, 1 to [`MAX_SEAT`].
    Seat(u8),
    /// Its name, at most [`MAX_NAME`] bytes.
    Name(String),
}

impl fmt::Debug for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Find(..)")
    }
}

/// Six pictures of 32 with which a child hears back. The tablet draws them at random; only the child and the readers know them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Zeroize)]
pub struct Code(pub [Picture; Code::LEN]);

impl Code {
    /// Pictures of a code.
    pub const LEN: usize = 6;

    /// A code from six random bytes.
    pub fn from_random(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes.map(|b| Picture::ALL[usize::from(b) % Picture::ALL.len()]))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

/// Number of a reader on the roster, from 0: how a child names a grown-up at school by tapping a face.
pub type ReaderNo = u8;

/// One report as a child made it. Wiped from memory when dropped; its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Report {
    /// Random id; the desk shows each id once.
    pub id: [u8; 16],
    /// Stage of the flow.
    pub stage: Stage,
    /// Days since 1970-01-01 on the tablet's calendar.
    pub day: u16,
    /// Half of that day.
    pub half: HalfDay,
    /// Whose worry it is; not asked at EYFS and KS1.
    pub whose: Option<Whose>,
    /// What happened.
    pub what: What,
    /// Who it is about.
    pub who: Who,
    /// Which grown-up at this school, if the child tapped a face of the roster.
    pub staff: Option<ReaderNo>,
    /// Where; KS2 only.
    pub place: Option<Place>,
    /// What it was on; KS2 only.
    pub on: Option<On>,
    /// How the child feels; KS2 only.
    pub feeling: Option<Feeling>,
    /// Whom the child would like to tell.
    pub chosen: Option<Chosen>,
    /// How to find the child, if it asks to be found.
    pub find: Option<Find>,
    /// The pictures with which a reply is opened; KS2 only.
    pub code: Option<Code>,
    /// The child needs a grown-up now.
    pub urgent: bool,
    /// The child's own words, at most [`MAX_WORDS`] bytes; KS2 only, never required.
    pub words: Option<String>,
    /// Nobody told anything: staff try out whether a report arrives.
    pub drill: bool,
}

impl Report {
    /// Whether somebody may be in danger, whatever the child said about needing a grown-up now.
    pub fn harm(&self) -> bool {
        matches!(self.what, What::Hurt | What::Stranger | What::Secret | What::Picture)
    }

    /// Whether a [`crate::Locator`] goes along.
    pub fn is_located(&self) -> bool {
        self.urgent || self.harm()
    }
}

impl fmt::Debug for Report {
    /// A report must not reach a log by way of `{:?}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Report(..)")
    }
}
