//! Keyboard, switches and screen readers: the same controls, named and in reading order.

use super::{
    Act, Comfort, Control, Tapped, Wake,
    clock::Clock,
    comfort::{SCAN_STEP, Scan},
    fingers::Target,
    touch::{Hands, LastTouch, Targets},
};
use accesskit::{Action, Node as AccessNode, Role};
use bevy::{
    a11y::{AccessibilityNode, ActionRequest},
    prelude::*,
};
use std::time::Duration;

/// Which control the keyboard or a switch is on.
#[derive(Resource, Debug, Default)]
pub struct Focus {
    on: Option<Act>,
    seen: bool,
}

impl Focus {
    /// The ring is shown only to those who use keys.
    pub fn hide(&mut self) {
        self.seen = false;
    }

    /// Whether the ring stands round `act`.
    pub fn is(&self, act: &Act) -> bool {
        self.seen && self.on.as_ref() == Some(act)
    }

    /// On to the next control in reading order.
    pub fn walk(&mut self, targets: &[Target<Act>]) {
        let at = self.on.as_ref().and_then(|on| targets.iter().position(|t| t.act == *on));
        self.on = targets.get(at.map_or(0, |i| (i + 1) % targets.len())).map(|t| t.act.clone());
        self.seen = self.on.is_some();
    }

    /// What the ring stands round, if it is seen.
    pub fn on(&self) -> Option<&Act> {
        self.on.as_ref().filter(|_| self.seen)
    }

    /// A switch was pressed. With one switch the first press starts the ring, the next takes what it stands round;
    /// with two, Space walks and Enter takes. Answers as [`Focus::key`].
    pub fn switch(&mut self, scan: Scan, key: KeyCode, targets: &[Target<Act>]) -> Option<(Act, bool)> {
        let takes = match (scan, key) {
            (Scan::One, KeyCode::Space | KeyCode::Enter | KeyCode::NumpadEnter) => self.seen,
            (Scan::Two, KeyCode::Enter | KeyCode::NumpadEnter) => true,
            (Scan::Two, KeyCode::Space) => false,
            _ => return self.key(key, targets),
        };
        let at = self.on.as_ref().and_then(|on| targets.iter().find(|t| t.act == *on)).filter(|_| takes);
        let taken = at.map(|t| (t.act.clone(), t.always));
        if taken.is_none() {
            self.walk(targets);
        }
        taken
    }

    /// A key came down: Tab and the arrows move, Space and Enter tap. Answers with the act and whether it always counts.
    pub fn key(&mut self, key: KeyCode, targets: &[Target<Act>]) -> Option<(Act, bool)> {
        let at = self.on.as_ref().and_then(|on| targets.iter().position(|t| t.act == *on));
        match key {
            KeyCode::Tab | KeyCode::ArrowRight | KeyCode::ArrowDown | KeyCode::ArrowLeft | KeyCode::ArrowUp if !targets.is_empty() => {
                let back = matches!(key, KeyCode::ArrowLeft | KeyCode::ArrowUp);
                let next = match (at, back) {
                    (None, _) => 0,
                    (Some(i), false) => (i + 1) % targets.len(),
                    (Some(i), true) => (i + targets.len() - 1) % targets.len(),
                };
                self.on = Some(targets[next].act.clone());
                self.seen = true;
                None
            }
            // What a presenter's clicker sends, and the digits for cards.
            KeyCode::PageDown => find(targets, &[Act::Next, Act::Take, Act::Done]),
            KeyCode::PageUp => find(targets, &[Act::Back]),
            KeyCode::Digit1 | KeyCode::Digit2 | KeyCode::Digit3 | KeyCode::Digit4 => {
                let n = [KeyCode::Digit1, KeyCode::Digit2, KeyCode::Digit3, KeyCode::Digit4].iter().position(|k| *k == key)?;
                find(targets, &[Act::Card(n)])
            }
            KeyCode::Space | KeyCode::Enter | KeyCode::NumpadEnter => at.map(|i| (targets[i].act.clone(), targets[i].always)),
            _ => None,
        }
    }
}

fn find(targets: &[Target<Act>], acts: &[Act]) -> Option<(Act, bool)> {
    acts.iter().find_map(|act| targets.iter().find(|t| t.act == *act)).map(|t| (t.act.clone(), t.always))
}

/// One-switch scanning: the ring walks by itself from the first press on, until three rounds went by without another.
fn scan(
    comfort: Res<Comfort>,
    clock: Res<Clock>,
    targets: Res<Targets>,
    last: Res<LastTouch>,
    mut focus: ResMut<Focus>,
    mut wake: ResMut<Wake>,
    mut step: Local<Duration>,
) {
    if comfort.scan != Scan::One || !focus.seen || targets.0.is_empty() {
        *step = Duration::ZERO;
        return;
    }
    let now = clock.now();
    let rounds = SCAN_STEP * u32::try_from(targets.0.len() * 3).unwrap_or(u32::MAX);
    if now.saturating_sub(last.0) > rounds {
        focus.hide();
        return;
    }
    let since = (*step).max(last.0);
    if now >= since + SCAN_STEP {
        focus.walk(&targets.0);
        *step = now;
    }
    wake.at((*step).max(last.0) + SCAN_STEP);
}

/// Every new control gets its node in the accessibility tree.
fn name(mut commands: Commands, fresh: Query<(Entity, &Control), Changed<Control>>) {
    for (entity, control) in &fresh {
        let mut node = AccessNode::new(Role::Button);
        node.set_label(control.name.clone());
        node.add_action(Action::Click);
        if control.chosen {
            node.set_toggled(accesskit::Toggled::True);
        }
        commands.entity(entity).insert(AccessibilityNode(node));
    }
}

/// A screen reader asks for a click.
fn answer(
    mut requests: MessageReader<ActionRequest>,
    controls: Query<&Control>,
    clock: Res<Clock>,
    mut hands: ResMut<Hands>,
    mut taps: MessageWriter<Tapped>,
) {
    for request in requests.read().filter(|r| r.action == Action::Click) {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else { continue };
        if let Ok(control) = controls.get(entity) {
            taps.write_batch(hands.0.press(control.act.clone(), control.act == Act::Tell, clock.now()).map(Tapped));
        }
    }
}

/// Reading order for keys and switches is top to bottom, then along the line.
fn order(mut targets: ResMut<Targets>) {
    targets.0.sort_by_key(|t| ((t.rect.min.y / 60.0) as i32, t.rect.min.x as i32));
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>()
        .init_resource::<Focus>()
        .add_systems(PreUpdate, (answer, scan.after(super::touch::read)))
        .add_systems(PostUpdate, (name, order.after(super::touch::collect)));
}
