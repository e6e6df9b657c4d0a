//! The table of seeded faults.

use super::{
    Fault,
    Seed::{Gone, Heard, Later, Size, Text},
    but,
};

const A: &str = "lessons/a1.ron";
const B: &str = "lessons/b1.ron";
const EN: &str = "locales/en-GB/a1.ftl";
const UR: &str = "locales/ur/a1.ftl";
const EN_B: &str = "locales/en-GB/b1.ftl";
const NOTES: &str = "locales/en-GB/a1.teacher.ftl";
const CUES: &str = "voices/en-GB/a1/cues.ron";
const OPEN: &str = "voices/en-GB/a1/a1-open.ogg";
const CREDITS: &str = "credits.ron";
const PACK: &str = "pack.ron";

const fn fault(number: &'static str, seeds: &'static [super::Seed], at: (&'static str, &'static str), says: &'static str) -> Fault {
    Fault { number, seeds, at, says }
}

pub(super) const FAULTS: &[Fault] = &[
    // It cannot be read as a lesson.
    fault("LP00", &[Text(A, "minutes: 5,", "minutes: 5")], (A, "minutes: 5"), "missing comma"),
    fault("LP00", &[Text(A, "Partner,", "Partner, loud: true,")], (A, "\"talk\": Talk"), "loud"),
    fault("LP00", &[Text(A, "Partner", "Everybody")], (A, "Everybody"), "Everybody"),
    fault("LP00", &[Text(A, "with: Partner, ", "")], (A, "\"talk\": Talk"), "with"),
    fault("LP00", &[Text(A, "minutes: 5,", "minutes: 5, minutes: 6,")], (A, "minutes"), "minutes"),
    fault("LP00", &[Text(A, "schema: 1", "schema: 2")], (A, "schema"), "form 2"),
    fault("LP00", &[Text(A, "id: \"a1\"", "id: \"a2\"")], (A, "id: \"a2\""), "a2"),
    fault("LP00", &[Text(A, "\"game\"", "\"gmae\"")], (A, "gmae"), "prop/tablet-game"),
    fault("LP00", &[Text(A, "0.3, 0.2", "0.7, 0.2")], (A, "0.7"), "box"),
    fault(
        "LP00",
        &[Text(A, "garden\", prop: (kind: \"tablet\", shows: \"game\")),\n", "garden\"),\n")],
        (A, "            stage: (back: \"garden\"),"),
        "spot",
    ),
    fault("LP00", &[Gone(A)], (A, ""), "missing"),
    fault("LP00", &[Later(UR, "a1-more =", "a1-more")], (UR, "a1-more"), "name = sentence"),
    fault("LP00", &[Text(UR, "a1-end =", "a1-talk = Who?\na1-end =")], (UR, "a1-talk = Who?"), "a1-talk"),
    fault("LP00", &[Text(PACK, "\"a1\", \"b1\"", "\"a1\", \"../b1\"")], (PACK, "../b1"), "../b1"),
    fault("LP00", &[Text(PACK, "\"ur\"", "\"u r\"")], (PACK, "u r"), "u r"),
    fault("LP00", &[Later(CUES, "ms: 9000", "ms: soon")], (CUES, "soon"), "cannot be read"),
    // The story.
    fault("LP01", &[Text(A, "next: \"feel\"", "next: \"feal\"")], (A, "feal"), "Did you mean feel?"),
    fault("LP01", &[Text(A, "start: \"open\"", "start: \"opne\"")], (A, "opne"), "opne"),
    fault("LP01", &[Text(A, "bin: \"show\"", "bin: \"shelf\"")], (A, "shelf"), "shelf"),
    fault(
        "LP02",
        &[
            Text(A, "\"end\": End", "\"shop\": Talk(with: Table, seconds: 60, next: \"end\"),\n        \"end\": End"),
            Text("locales/*/a1.ftl", "a1-end", "a1-shop = Who shops?\na1-end"),
        ],
        (A, "\"shop\""),
        "shop",
    ),
    fault("LP03", &[Text(A, "to: \"pick\"", "to: \"more\"")], (A, "\"more\": Mend"), "more"),
    fault("LP04", &[Text(B, "pass-on\", go: \"laugh\"", "pass-on\", go: \"talk\"")], (B, "pass-on"), "pass"),
    fault("LP04", &[Text(B, "to: \"pick\"", "to: \"end\"")], (B, "\"laugh\": Mend"), "end"),
    fault("LP05", &[Text(B, "told\", weight: Strong", "told\", weight: Fair")], (B, "\"pick\": Choice"), "pick"),
    fault("LP06", &[Text(A, "[Happy, Sad]", "[Happy]")], (A, "\"feel\": Feel"), "offer"),
    fault("LP06", &[Text(A, "need: 1", "need: 3")], (A, "need: 3"), "need"),
    fault("LP06", &[Text(A, "seconds: 60", "seconds: 3")], (A, "seconds: 3"), "seconds"),
    fault(
        "LP06",
        &[
            Text(A, "options: [", "options: [(id: \"peep\", card: \"fine\", go: \"more\", weight: Risky),"),
            Text("locales/*/a1.ftl", "a1-more =", "a1-pick-peep = Peep.\na1-more ="),
        ],
        (A, "\"pick\": Choice"),
        "3",
    ),
    // Sentences and sounds.
    fault("LP07", &[Text(UR, "a1-talk = Who can help Nib?\n", "")], (UR, "a1-spot-box"), "a1-talk"),
    fault("LP07", &[Text(NOTES, "a1-teacher-home = Ask at home who helps.\n", "")], (NOTES, ""), "a1-teacher-home"),
    fault("LP08", &[Text("locales/*/a1.ftl", "a1-end", "a1-shop = Who shops?\na1-end")], (EN, "a1-shop"), "a1-shop"),
    fault("LP09", &[Text(UR, "It asks more.", "It asks { $more }.")], (UR, "$more"), "a1-more"),
    fault("LP10", &[Gone(OPEN)], (CUES, "\"a1-open\""), "a1-open"),
    fault("LP10", &[Size(OPEN, 0)], (CUES, "\"a1-open\""), "a1-open"),
    fault("LP10", &[Heard(OPEN, None)], (CUES, "\"a1-open\""), "a1-open"),
    fault("LP11", &[Later(EN, "It asks more.", "It asks again.")], (CUES, "\"a1-more\""), "a1-more"),
    fault("LP12", &[Later(CUES, "words: [0, 100, 200]", "words: [0, 200, 100]")], (CUES, "[0, 200, 100]"), "word times"),
    fault("LP12", &[Later(CUES, "words: [0, 100, 200]", "words: [0, 100, 9000]")], (CUES, "[0, 100, 9000]"), "word times"),
    fault("LP12", &[Heard(OPEN, but(3000, -19.0, false))], (CUES, "\"a1-open\""), "3000 ms"),
    fault(
        "LP13",
        &[Later(CUES, "ms: 9000", "ms: 12000"), Heard("voices/en-GB/a1/a1-end.ogg", but(12_000, -19.0, false))],
        (CUES, "12000"),
        "12 seconds",
    ),
    fault("LP13", &[Heard(OPEN, but(9000, -27.0, false))], (CUES, "\"a1-open\""), "-27.0 dB"),
    fault("LP13", &[Heard(OPEN, but(9000, -12.4, false))], (CUES, "\"a1-open\""), "-12.4 dB"),
    fault("LP13", &[Heard(OPEN, but(9000, -19.0, true))], (CUES, "\"a1-open\""), "crackles"),
    fault("LP13", &[Heard(OPEN, but(9000, f32::NEG_INFINITY, false))], (CUES, "\"a1-open\""), "Nothing is to be heard"),
    fault("LP14", &[Text("locales/*/a1.ftl", "    .alt = A box.\n", "")], (EN, "a1-more"), "a1-more"),
    fault("LP15", &[Text(A, "id: \"hat\", card: \"my-hat\"", "id: \"hat\"")], (A, "\"hat\""), "hat"),
    // Children.
    fault("LP16", &[Text(EN, "It asks more.", "It asks Nib for more and more and more.")], (EN, "a1-more"), "a1-more"),
    fault("LP16", &[Text(EN, "It asks more.", "It asks. It asks. It asks.")], (EN, "a1-more"), "3 sentences"),
    fault(
        "LP16",
        &[Text(A, "stage: Eyfs", "stage: Ks1"), Text(EN, "It asks more.", "It is enormously odd.")],
        (EN, "a1-more"),
        "enormously",
    ),
    fault(
        "LP16",
        &[
            Text(EN_B, "Robin sings it once more.", "Indignant spectators lament cacophony. Utterances exasperate connoisseurs."),
            Text(EN_B, "Robin comes in for a late lunch", "Fastidious hospitality distributes scrumptious nourishment magnanimously"),
            Text(EN_B, "Laugh with them.", "Reciprocate ostentatiously with disparaging merriment."),
            Text(EN_B, "Sit beside Robin.", "Accompany the melancholic protagonist unobtrusively."),
        ],
        (EN_B, ""),
        "Dale-Chall",
    ),
    fault("LP17", &[Text(EN, "It asks more.", "That was silly.")], (EN, "a1-more"), "silly"),
    fault("LP17", &[Text("locales/*/a1.ftl", ".alt = A box.", ".alt = A naughty box.")], (EN, "a1-more"), "naughty"),
    fault("LP18", &[Text(EN, "It asks more.", "Ring 07700 900123.")], (EN, "a1-more"), "07700 900123"),
    fault("LP18", &[Text(EN, "It asks more.", "Nib is at AB1 2CD.")], (EN, "a1-more"), "AB1 2CD"),
    fault("LP18", &[Text(EN, "It asks more.", "Come to 12 Mill Lane.")], (EN, "a1-more"), "12 Mill Lane"),
    fault("LP18", &[Text(EN, "It asks more.", "It is like Roblox.")], (EN, "a1-more"), "Roblox"),
    fault("LP18", &[Text(EN, "It asks more.", "Write to nib@lane.example.")], (EN, "a1-more"), "nib@lane.example"),
    fault("LP19", &[Text(PACK, "licence: \"CC-BY-SA-4.0\"", "licence: \"\"")], (PACK, "licence"), "licence"),
    fault("LP19", &[Size("art/fox.png", 9000)], (CREDITS, ""), "art/fox.png"),
    fault("LP19", &[Text(CREDITS, "licence: \"CC0-1.0\"", "licence: \"unknown\"")], (CREDITS, "bell.ogg"), "licence"),
    fault("LP19", &[Text(CREDITS, "author: \"Year 2 teacher\"", "author: \" \"")], (CREDITS, "gate.svg"), "author"),
    fault("LP20", &[Size(OPEN, 13 << 20)], (CUES, ""), "13."),
    fault("LP20", &[Size("art/pond.png", 2 << 20)], ("art/pond.png", ""), "2048 KB"),
    fault("LP21", &[Text(A, "mood: Wobbly", "mood: Tense")], (A, "mood: Tense"), "Wobbly"),
    fault("LP21", &[Text(B, "mood: Tense", "mood: Heavy")], (B, "mood: Heavy"), "approval: Needed"),
    fault("LP22", &[Text(A, "card: \"call-gran\"", "card: \"fine\"")], (A, "nodes: {"), "asks for help"),
    fault("LP23", &[Text(NOTES, "a1-teacher-if-a-child-tells-you", "a1-teacher-if")], (NOTES, ""), "a1-teacher-if-a-child-tells-you"),
    fault("LP24", &[Text(A, "card: \"my-hat\"", "card: \"hand-heart\"")], (A, "hand-heart"), "hand-heart"),
    fault("LP24", &[Text(A, "(0.5, 0.5, 0.3, 0.2)", "(0.85, 0.85, 0.1, 0.1)")], (A, "0.85"), "box"),
    fault(
        "LP25",
        &[Text("art/gate.svg", "</svg>", "  <text x=\"2\" y=\"4\">Free gems</text>\n</svg>")],
        ("art/gate.svg", "Free gems"),
        "Free gems",
    ),
    fault("LP25", &[Text(CREDITS, "words: false", "words: true")], (CREDITS, "pond.png"), "art/pond.png"),
    fault("LP25", &[Text(CREDITS, ", words: false", "")], (CREDITS, "pond.png"), "words: false"),
    fault(
        "LP26",
        &[Text(EN, "It asks more.", "It asks more and more and more now. It does so all of the long day.")],
        (EN, "a1-pick ="),
        "pick",
    ),
    fault("LP26", &[Text(EN, "It asks more.", "Wow! Fun!")], (EN, "a1-pick ="), "livelier"),
    fault("LP27", &[Text(UR, "### a1, Reception.", "### Translation: not signed off")], (UR, "not signed off"), "ur"),
];
