//! Keyboard, switches and screen readers: the same controls, named and in reading order.

use super::{
    Act, Control, Tapped,
    clock::Clock,
    fingers::Target,
    touch::{Hands, Targets},
};
use accesskit::{Action, Node as AccessNode, Role};
use bevy::{
    a11y::{AccessibilityNode, ActionRequest},
    prelude::*,
};

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
            KeyCode::Space | KeyCode::Enter | KeyCode::NumpadEnter => at.map(|i| (targets[i].act.clone(), targets[i].always)),
            _ => None,
        }
    }
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
        .add_systems(PreUpdate, answer)
        .add_systems(PostUpdate, (name, order.after(bevy::ui::UiSystems::PostLayout)));
}
