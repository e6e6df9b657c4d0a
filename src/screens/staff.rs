//! For grown-ups: is everything in order, what makes this tablet comfortable, and whose work is in it.
//! Nothing about any report is here.

mod connect;

use super::{Shown, Way, due};
use crate::{
    Beat, Dirty, Screen,
    device::{Act, Approved, Clock, Comfort, Keeping, Post, Tapped, Taps, comfort::Scan, net, sound::Voice},
    packs::Packs,
    screens::tell::flow::Draft,
    theme::{CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use connect::Digits;
use lantern_frame::report::{Stage, What, Who};

/// Lines of *About*, in order.
const ABOUT: [&str; 7] = [
    "staff-about-lantern",
    "staff-about-ideas",
    "staff-about-voice",
    "staff-about-type",
    "staff-about-emoji",
    "staff-about-engine",
    "staff-about-more",
];

#[derive(Resource, Debug, Default, PartialEq, Eq)]
enum Leaf {
    #[default]
    State,
    About,
    Connect,
}

/// Which page of lines is shown; nothing that is amiss may go unseen for want of room.
#[derive(Resource, Debug, Default)]
struct Sheet(usize);

fn taps(
    taps: Res<Taps>,
    way: Res<Way>,
    mut leaf: ResMut<Leaf>,
    mut sheet: ResMut<Sheet>,
    mut comfort: ResMut<Comfort>,
    (mut digits, mut post, clock): (ResMut<Digits>, ResMut<Post>, Res<Clock>),
    mut dirty: ResMut<Dirty>,
    mut next: ResMut<NextState<Screen>>,
) {
    for Tapped(act) in taps.read() {
        if *leaf == Leaf::Connect && digits.tap(act, &mut post) {
            dirty.0 = true;
            continue;
        }
        // Whatever changes the lines starts at their first page.
        sheet.0 = if *act == Act::Next { sheet.0 + 1 } else { 0 };
        match (act, &*leaf) {
            (Act::Next, _) => {}
            (Act::Home | Act::Back, Leaf::About | Leaf::Connect) => {
                *leaf = Leaf::State;
                digits.clear();
                post.enrolling_seen();
            }
            (Act::Home | Act::Back, Leaf::State) => {
                post.seen();
                next.set(if way.from == Screen::Boot { Screen::Home } else { way.from });
            }
            (Act::Card(0), Leaf::State) => comfort.next_size(),
            (Act::Card(1), Leaf::State) => comfort.still = !comfort.still,
            (Act::Card(2), Leaf::State) => comfort.next_scan(),
            (Act::Card(3), Leaf::State) => comfort.hall = !comfort.hall,
            (Act::Card(4), Leaf::State) => *leaf = Leaf::About,
            (Act::Take, Leaf::State) if post.roster().is_some() && post.keeping().is_none() => practise(&mut post, &clock),
            (Act::Card(5), Leaf::State) if post.may_enrol() => *leaf = Leaf::Connect,
            _ => continue,
        }
        dirty.0 = true;
    }
}

/// A report that nobody told, so that grown-ups see whether one arrives. Desks show it as practice, and count it for nothing.
fn practise(post: &mut Post, clock: &Clock) {
    let (day, half) = net::half_day(clock.epoch_seconds());
    let mut draft = Draft::new(Stage::Ks1);
    draft.set_what(What::SomethingElse);
    draft.set_who(Who::NotSure);
    draft.set_urgent(false);
    draft.send();
    let Some(mut report) = draft.report(net::random_id(), day, half, None) else { return };
    report.drill = true;
    // Without readers the page says so already.
    let _ = post.keep(&report, net::school_time(clock.epoch_seconds()).1);
}

/// The cards: what each does, its message, and whether it is on.
fn settings(comfort: &Comfort, post: &Post) -> Vec<(Act, &'static str, bool)> {
    let size = ["staff-words-normal", "staff-words-large", "staff-words-largest"];
    let scan = match comfort.scan {
        Scan::Off => "staff-scan-off",
        Scan::One => "staff-scan-one",
        Scan::Two => "staff-scan-two",
    };
    let cards = [
        (size.get(usize::from(comfort.size)).copied().unwrap_or(size[0]), comfort.size > 0),
        (if comfort.still { "staff-still-on" } else { "staff-still-off" }, comfort.still),
        (scan, comfort.scan != Scan::Off),
        (if comfort.hall { "staff-hall-on" } else { "staff-hall-off" }, comfort.hall),
        ("staff-about", false),
    ];
    let cards = cards.into_iter().enumerate().map(|(i, (id, on))| (Act::Card(i), id, on));
    let practice = post.roster().map(|_| (Act::Take, "staff-practice", post.keeping().is_some()));
    let connect = post.may_enrol().then_some((Act::Card(5), "staff-connect", false));
    cards.chain(practice).chain(connect).collect()
}

fn draw(
    mut ui: Ui,
    leaf: Res<Leaf>,
    mut sheet: ResMut<Sheet>,
    (post, digits): (Res<Post>, Res<Digits>),
    packs: Res<Packs>,
    approved: Res<Approved>,
    voice: Res<Voice>,
    mut shown: ResMut<Shown>,
) {
    if *leaf == Leaf::Connect {
        connect::draw(&mut ui, &mut shown, &digits, &post);
        if shown.said_new() {
            ui.speech.quiet_page(Vec::new());
        }
        return;
    }
    let about = *leaf == Leaf::About;
    let page = ui.page(palette::PAPER, shown.turn(if about { "staff-about" } else { "staff" }));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, ..default() });
    let title = if about { "staff-about" } else { "staff-title" };
    ui.text(page, &ui.words.t(title), Rect::new(170.0, 18.0, w - 170.0, 148.0), TextLook::new(Size::Title));
    let mut y = 170.0;
    let lines: Vec<String> = if about {
        ABOUT.iter().map(|id| ui.words.t(id)).collect()
    } else {
        let cards = settings(&ui.comfort, &post);
        let columns = if standing { cards.len().div_ceil(2) } else { cards.len() };
        let height = match (standing, ui.comfort.scale() >= 1.5) {
            (true, true) => 260.0,
            (true, false) => 210.0,
            _ => 108.0,
        };
        let area = Rect::new(MARGIN, y, w - MARGIN, y + height);
        let rects = grid(area, cards.len(), columns, GAP * 0.6, ui.words.rtl());
        for ((act, id, on), rect) in cards.into_iter().zip(rects) {
            let text = ui.words.t(id);
            ui.bare_card(page, act, None, &text, rect, CardLook { chosen: on, small: true, ..default() });
        }
        y += height + 16.0;
        state(&ui, &post, &packs, &approved, &voice)
    };
    // The Tell button and the arrow stand beside the lines, or below them.
    let (right, bottom) = if standing { (w - MARGIN, h - TELL - 2.0 * MARGIN) } else { (w - TELL - 2.0 * MARGIN, h - MARGIN) };
    let px = ui.px(Size::Small);
    let tall = |line: &str| {
        let rows = crate::theme::lines(line, right - MARGIN - 60.0, px) as f32;
        (rows * px * 1.5 + 20.0).clamp(56.0, (bottom - y).max(56.0))
    };
    let lines: Vec<(String, f32)> = lines.into_iter().map(|line| (tall(&line), line)).map(|(tall, line)| (line, tall)).collect();
    let sheets = sheets(&lines, bottom - y);
    sheet.bypass_change_detection().0 %= sheets.len().max(1);
    for (line, height) in sheets.get(sheet.0).copied().unwrap_or_default() {
        let field = ui.field(page, Rect::new(MARGIN, y, right, y + height), palette::CARD, 16.0);
        ui.text(field, line, Rect::new(20.0, 4.0, right - MARGIN - 20.0, height - 4.0), TextLook::new(Size::Small).start());
        y += height + LINE_GAP;
    }
    if sheets.len() > 1 {
        let tell = Vec2::new(w - MARGIN - TELL / 2.0, h - MARGIN - TELL / 2.0);
        let beside = if standing { Vec2::new(-TELL - MARGIN, 0.0) } else { Vec2::new(0.0, -TELL - MARGIN) };
        let icon = if ui.words.rtl() { "ui/next-rtl" } else { "ui/next" };
        ui.icon(page, Act::Next, icon, "button-next", Rect::from_center_size(tell + beside, Vec2::splat(130.0)));
    }
    if shown.said_new() {
        ui.speech.quiet_page(Vec::new());
    }
}

/// Room between two lines.
const LINE_GAP: f32 = 10.0;

/// Lines, each with its height, on as many pages as they need.
fn sheets(lines: &[(String, f32)], room: f32) -> Vec<&[(String, f32)]> {
    let (mut sheets, mut start, mut used) = (Vec::new(), 0, 0.0);
    for (i, (_, height)) in lines.iter().enumerate() {
        if i > start && used + height > room {
            sheets.extend(lines.get(start..i));
            (start, used) = (i, 0.0);
        }
        used += height + LINE_GAP;
    }
    sheets.extend(lines.get(start..).filter(|rest| !rest.is_empty()));
    sheets
}

/// Whether everything is in order, and what to do where it is not.
fn state(ui: &Ui, post: &Post, packs: &Packs, approved: &Approved, voice: &Voice) -> Vec<String> {
    let practice = post.keeping().map(|keeping| match keeping {
        Keeping::Waiting => "tell-keeping",
        Keeping::Kept => "staff-practice-kept",
        Keeping::Full => "tell-full",
        Keeping::Disk => "staff-disk",
    });
    let mut lines: Vec<String> = practice.into_iter().chain([net::link_message(post)]).map(|id| ui.words.t(id)).collect();
    for (bad, id) in [
        (post.roster().is_none(), "staff-no-roster"),
        (post.roster_expired(), "staff-roster-expired"),
        (post.disk_failed, "staff-disk"),
        (voice.broken > 0, "staff-sound"),
    ] {
        if bad {
            lines.push(ui.words.t(id));
        }
    }
    if let Some(print) = post.signed_by() {
        lines.push(ui.words.with("staff-roots", &[("print", print.as_str().into())]));
    }
    for lesson in packs.lessons().filter(|l| !approved.opens(l)) {
        let title = ui.words.t(&lesson.title_id());
        lines.push(ui.words.with("staff-locked", &[("title", title.into()), ("id", lesson.id.as_str().into())]));
    }
    let findings = packs.findings();
    let good = findings.is_empty() && packs.missing().is_empty();
    lines.push(ui.words.t(if good { "staff-packs-good" } else { "staff-packs-bad" }));
    lines.extend(packs.missing().iter().cloned());
    lines.extend(findings.iter().map(|f| packs.describe(f, &ui.words)));
    lines
}

fn enter(mut leaf: ResMut<Leaf>, mut sheet: ResMut<Sheet>) {
    *leaf = Leaf::State;
    *sheet = Sheet::default();
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Leaf>()
        .init_resource::<Digits>()
        .init_resource::<Sheet>()
        .add_systems(OnEnter(Screen::Staff), enter)
        .add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Staff)));
}
