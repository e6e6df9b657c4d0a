//! Figures breathe, blink and look round while somebody speaks, and slide in when a page brings them.
//! When it is quiet they rest and the tablet sleeps; with *no motion* they rest always.

use crate::{
    device::{Clock, Comfort, Wake},
    eyes::{Eyes, PICTURE},
    speech::Speech,
};
use bevy::{color::palettes::css::TAN, prelude::*};
use std::{collections::HashSet, f32::consts::TAU, time::Duration};

/// Time between two pictures of a movement.
const FRAME: Duration = Duration::from_millis(40);
const SLIDE: Duration = Duration::from_millis(420);
/// How long the lids are down.
const BLINK: f32 = 0.14;

/// A figure on the stage.
#[derive(Component, Debug, Clone)]
pub struct Figure {
    /// Who it is: those who were on the page before do not slide in again.
    pub who: String,
    /// Height on the page, in design units.
    pub height: f32,
    /// Comes from the right.
    pub right: bool,
    /// No two move in step.
    pub phase: f32,
}

/// An eye's lid, shown for the moment of a blink.
#[derive(Component, Debug)]
struct Lid;

/// Who is on the page, and since when.
#[derive(Resource, Debug, Default)]
pub struct Cast {
    on: HashSet<String>,
    new: HashSet<String>,
    since: Option<Duration>,
}

impl Cast {
    /// A page has turned.
    pub fn turn(&mut self, now: Duration, who: impl IntoIterator<Item = String>) {
        let who: HashSet<String> = who.into_iter().collect();
        self.new = who.difference(&self.on).cloned().collect();
        self.on = who;
        self.since = Some(now);
    }

    /// Everybody has gone.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Gives the picture `figure` (`nib-happy`), drawn `width` wide, its lids.
pub fn lids(commands: &mut Commands, eyes: &Eyes, picture: Entity, figure: &str, width: f32) {
    let Some(open) = eyes.of(figure) else { return };
    let scale = width / PICTURE.x;
    let color = Srgba::hex(&open.lid).unwrap_or(TAN);
    for (x, y, rx, ry) in &open.eyes {
        let lid = commands
            .spawn((
                Lid,
                Node {
                    position_type: PositionType::Absolute,
                    left: Val::Px((x - rx) * scale),
                    top: Val::Px((y - ry) * scale),
                    width: Val::Px(rx * 2.0 * scale),
                    height: Val::Px(ry * 2.0 * scale),
                    // The lower edge of a closed lid.
                    border: UiRect::bottom(Val::Px((ry * 0.16 * scale).max(1.5))),
                    border_radius: BorderRadius::MAX,
                    ..default()
                },
                BackgroundColor(color.into()),
                BorderColor::all(Color::from(color * 0.55).with_alpha(1.0)),
                Visibility::Hidden,
            ))
            .id();
        commands.entity(picture).add_child(lid);
    }
}

/// Slow start and end, from 0 to 1.
fn ease(part: f32) -> f32 {
    1.0 - (1.0 - part.clamp(0.0, 1.0)).powi(3)
}

fn shows_lids(t: f32, phase: f32) -> bool {
    // Every three to four seconds, each figure at its own.
    let period = 3.1 + phase % 1.0;
    (t + phase * 2.3) % period < BLINK
}

fn pose(figure: &Figure, t: f32, slide: Option<f32>) -> UiTransform {
    let breath = (TAU * t / 3.4 + figure.phase).sin() * 0.5 + 0.5;
    let sway = (TAU * t / 5.3 + figure.phase * 1.7).sin();
    let tall = 1.0 + 0.014 * breath;
    let from = slide.map_or(0.0, |part| (1.0 - ease(part)) * if figure.right { 260.0 } else { -260.0 });
    UiTransform {
        // The feet stay where they are.
        translation: Val2::px(from, -figure.height * (tall - 1.0) / 2.0),
        scale: Vec2::new(1.0 - 0.005 * breath, tall),
        rotation: Rot2::radians(0.011 * sway),
    }
}

fn play(
    clock: Res<Clock>,
    comfort: Res<Comfort>,
    speech: Res<Speech>,
    cast: Res<Cast>,
    mut wake: ResMut<Wake>,
    mut figures: Query<(&Figure, &mut UiTransform, Option<&Children>)>,
    mut lids: Query<&mut Visibility, With<Lid>>,
) {
    if figures.is_empty() {
        return;
    }
    let now = clock.now();
    let slide = cast.since.map(|s| now.saturating_sub(s)).filter(|d| *d < SLIDE);
    let moves = !comfort.keeps_still() && (speech.busy() || slide.is_some());
    let t = now.as_secs_f32() % 3_600.0;
    for (figure, mut transform, children) in &mut figures {
        let want = if moves {
            pose(figure, t, slide.filter(|_| cast.new.contains(&figure.who)).map(|d| d.as_secs_f32() / SLIDE.as_secs_f32()))
        } else {
            UiTransform::default()
        };
        if *transform != want {
            *transform = want;
        }
        let shut = if moves && shows_lids(t, figure.phase) { Visibility::Inherited } else { Visibility::Hidden };
        for child in children.into_iter().flatten() {
            if let Ok(mut lid) = lids.get_mut(*child) {
                lid.set_if_neq(shut);
            }
        }
    }
    if moves {
        wake.at(now + FRAME);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Cast>().add_systems(Update, play.after(crate::Beat::Draw));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feet_stay_on_the_ground_and_nobody_leaves_the_page() {
        let figure = Figure { who: "nib".into(), height: 500.0, right: false, phase: 0.7 };
        for i in 0..200 {
            let pose = pose(&figure, i as f32 * 0.1, None);
            let Val::Px(up) = pose.translation.y else { panic!("pixels") };
            // Half of the growth goes up, half goes down; the move takes the lower half back.
            assert!((up + figure.height * (pose.scale.y - 1.0) / 2.0).abs() < 0.01);
            assert!(pose.scale.y < 1.02 && pose.rotation.as_radians().abs() < 0.02);
        }
    }

    #[test]
    fn only_those_who_come_slide_in() {
        let mut cast = Cast::default();
        cast.turn(Duration::ZERO, ["nib".to_owned()]);
        cast.turn(Duration::ZERO, ["nib".to_owned(), "gran".to_owned()]);
        assert!(cast.new.contains("gran") && !cast.new.contains("nib"));
    }

    #[test]
    fn lids_are_down_for_a_moment_only() {
        let shut = (0..1_000).filter(|i| shows_lids(*i as f32 * 0.02, 0.4)).count();
        assert!((20..100).contains(&shut), "{shut}");
    }
}
