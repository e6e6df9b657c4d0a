//! A tablet that nobody touches is made ready for the next child: a story asks first, everything else goes home by itself.
//! Tell has its own, shorter times. A paused story, a hall and a pack that is being made are left alone.

use super::{Shown, Way, due, story::Story};
use crate::{
    Beat, Dirty, Screen, Settings,
    device::{Act, Classroom, Clock, Comfort, Tapped, Taps, Wake, touch::LastTouch},
    theme::{Chrome, Size, TextLook, Ui, palette},
    words::Words,
};
use bevy::prelude::*;
use lantern_lesson::Kind;
use std::time::Duration;

/// Untouched for this long, the tablet asks whether somebody is there, or goes home.
pub const QUIET: Duration = Duration::from_secs(90);
/// Without an answer for this long, the story is left.
pub const GONE: Duration = Duration::from_secs(30);

/// In a session, where a class listens to its teacher for long, it is asked after so long.
pub const QUIET_TOGETHER: Duration = Duration::from_secs(10 * 60);

/// How long this screen may stay untouched; `None`: as long as it likes.
fn patience(screen: Screen, story: &Story, comfort: &Comfort, settings: &Settings, together: bool) -> Option<Duration> {
    if comfort.hall || settings.preview.is_some() {
        return None;
    }
    match screen {
        Screen::Story if story.resting => None,
        Screen::Story if together => Some(QUIET_TOGETHER),
        // Whoever talks does not touch.
        Screen::Story => Some(match story.player().map(|player| &player.node().kind) {
            Some(Kind::Talk { seconds, .. }) => QUIET + Duration::from_secs(u64::from(*seconds)),
            _ => QUIET,
        }),
        Screen::Home | Screen::Stories | Screen::After | Screen::Language | Screen::Staff | Screen::Join => Some(QUIET),
        Screen::Rest => Some(QUIET + GONE),
        // Teacher mode has its own time; the calm screen ends by itself.
        Screen::Boot | Screen::Trouble | Screen::Tell | Screen::Teach | Screen::Eyes => None,
    }
}

fn watch(
    screen: Res<State<Screen>>,
    settings: Res<Settings>,
    mut comfort: ResMut<Comfort>,
    clock: Res<Clock>,
    last: Res<LastTouch>,
    (mut asked, mut entered): (Local<Option<Duration>>, Local<Option<(Screen, Duration)>>),
    (mut story, mut class): (ResMut<Story>, ResMut<Classroom>),
    mut way: ResMut<Way>,
    mut words: ResMut<Words>,
    mut wake: ResMut<Wake>,
    mut dirty: ResMut<Dirty>,
    mut next: ResMut<NextState<Screen>>,
) {
    let (here, now) = (*screen.get(), clock.now());
    if entered.is_none_or(|(screen, _)| screen != here) {
        *entered = Some((here, now));
    }
    if here == Screen::Rest {
        let since = *asked.get_or_insert(now);
        if now < since + GONE {
            wake.at(since + GONE);
            return;
        }
    } else {
        *asked = None;
        let Some(patience) = patience(here, &story, &comfort, &settings, class.follow().session().is_some()) else { return };
        // A page that has come by itself is given its time too.
        let from = last.0.max(entered.map_or(Duration::ZERO, |(_, at)| at));
        let until = from + patience;
        if now < until {
            wake.at(until);
            return;
        }
        if here == Screen::Story {
            next.set(Screen::Rest);
            return;
        }
    }
    // The next child finds nothing of the one before. A class that is away is not waited for.
    if here == Screen::Rest {
        class.leave();
    }
    let foreign = !words.voiced();
    super::session::reset(&mut story, &mut way, &mut words, &mut comfort);
    dirty.0 |= foreign;
    if here != Screen::Home {
        next.set(Screen::Home);
    }
}

fn taps(taps: Res<Taps>, mut next: ResMut<NextState<Screen>>) {
    if taps.read().any(|Tapped(act)| *act == Act::Yes) {
        next.set(Screen::Story);
    }
}

fn draw(mut ui: Ui, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::QUIET, shown.turn("rest"));
    ui.chrome(page, Chrome::default());
    let middle = Vec2::new(ui.space.w / 2.0, ui.space.h / 2.0);
    ui.picture(page, "ui/lantern", Rect::from_center_size(middle - Vec2::new(0.0, 140.0), Vec2::splat(240.0)));
    let text = Rect::from_center_size(middle + Vec2::new(0.0, 20.0), Vec2::new(700.0, 80.0));
    ui.lit_text(page, "tell-still-there", text, TextLook::new(Size::Title));
    let yes = Rect::from_center_size(middle + Vec2::new(0.0, 150.0), Vec2::new(480.0, 140.0));
    ui.button(page, Act::Yes, "ui/yes", "tell-still-there-yes", yes, true);
    if shown.said_new() {
        ui.speech.page(vec!["tell-still-there".into(), "tell-still-there-yes".into()]);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, watch.in_set(Beat::Time))
        .add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Rest)));
}
