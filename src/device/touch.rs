//! Fingers and the mouse become taps. Every step of every finger is taken, also those that came and went
//! within one update; which of them is a tap, [`Fingers`] says.

use super::{
    Act, Control, Tapped,
    access::Focus,
    clock::Clock,
    fingers::{Fingers, Step, Target},
    wake::Wake,
};
use bevy::{
    input::{
        ButtonState,
        keyboard::KeyboardInput,
        mouse::MouseButtonInput,
        touch::{TouchInput, TouchPhase},
    },
    prelude::*,
    ui::{ComputedStackIndex, UiGlobalTransform, UiSystems},
    window::{PrimaryWindow, WindowEvent, WindowFocused},
};

const MOUSE: u64 = u64::MAX;

/// Where the controls of the page stand, as laid out in the last update.
#[derive(Resource, Debug, Default)]
pub struct Targets(pub Vec<Target<Act>>);

/// The fingers on the glass.
#[derive(Resource, Debug, Default)]
pub struct Hands(pub Fingers<Act>);

/// When the glass was last touched (or a key pressed), for the idle rules.
#[derive(Resource, Debug, Default)]
pub struct LastTouch(pub std::time::Duration);

pub(super) fn read(
    mut touches: MessageReader<TouchInput>,
    mut pointer: MessageReader<WindowEvent>,
    mut mouse: Local<Option<Vec2>>,
    mut keys: MessageReader<KeyboardInput>,
    mut focus_lost: MessageReader<WindowFocused>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    targets: Res<Targets>,
    clock: Res<Clock>,
    mut hands: ResMut<Hands>,
    mut last: ResMut<LastTouch>,
    mut focus: ResMut<Focus>,
    comfort: Res<super::Comfort>,
    mut taps: MessageWriter<Tapped>,
) {
    let Some(window) = window else {
        touches.clear();
        pointer.clear();
        keys.clear();
        return;
    };
    let size = Vec2::new(window.width(), window.height());
    let now = clock.now();
    if focus_lost.read().any(|f| !f.focused) {
        hands.0.forget();
    }
    for touch in touches.read() {
        last.0 = now;
        let step = match touch.phase {
            TouchPhase::Started => Step::Down,
            TouchPhase::Moved => Step::Move,
            TouchPhase::Ended => Step::Up,
            TouchPhase::Canceled => Step::Cancel,
        };
        focus.hide();
        if let Some(act) = hands.0.step(touch.id, step, touch.position, size, now, &targets.0) {
            taps.write(Tapped(act));
        }
    }
    // In the order in which they happened: after a pause the pointer may have gone on since the press.
    for event in pointer.read() {
        let button = match event {
            WindowEvent::CursorMoved(moved) => {
                *mouse = Some(moved.position);
                continue;
            }
            WindowEvent::MouseButtonInput(button) if button.button == MouseButton::Left => button,
            _ => continue,
        };
        let Some(at) = mouse.or_else(|| window.cursor_position()) else { continue };
        last.0 = now;
        focus.hide();
        let step = if button.state == ButtonState::Pressed { Step::Down } else { Step::Up };
        if let Some(act) = hands.0.step(MOUSE, step, at, size, now, &targets.0) {
            taps.write(Tapped(act));
        }
    }
    for key in keys.read().filter(|k| k.state == ButtonState::Pressed && !k.repeat) {
        last.0 = now;
        if let Some((act, always)) = focus.switch(comfort.scan, key.key_code, &targets.0) {
            taps.write_batch(hands.0.press(act, always, now).map(Tapped));
        }
    }
}

pub(super) fn collect(
    mut targets: ResMut<Targets>,
    controls: Query<(&Control, &ComputedNode, &UiGlobalTransform, &ComputedStackIndex, &InheritedVisibility)>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
) {
    let scale = window.map_or(1.0, |w| w.scale_factor());
    targets.0.clear();
    targets.0.extend(controls.iter().filter(|(_, node, _, _, seen)| seen.get() && !node.is_empty()).map(
        |(control, node, at, layer, _)| Target {
            act: control.act.clone(),
            rect: Rect::from_center_size(at.translation / scale, node.size() / scale),
            layer: layer.0,
            always: control.act == Act::Tell,
        },
    ));
}

/// Pressed controls sink a little and darken at once, before anything else happens: the picture answers the finger.
fn show_held(hands: Res<Hands>, focus: Res<Focus>, mut controls: Query<(&Control, &mut UiTransform, Option<&mut Outline>)>) {
    for (control, mut transform, outline) in &mut controls {
        let held = hands.0.held().any(|act| *act == control.act);
        let scale = if held { Vec2::splat(0.94) } else { Vec2::ONE };
        if transform.scale != scale {
            transform.scale = scale;
        }
        if let Some(mut outline) = outline {
            let color = if focus.is(&control.act) { crate::theme::palette::FOCUS } else { Color::NONE };
            if outline.color != color {
                outline.color = color;
            }
        }
    }
}

fn redraw_after_touch(mut touches: MessageReader<TouchInput>, mut buttons: MessageReader<MouseButtonInput>, mut wake: ResMut<Wake>) {
    if touches.read().count() + buttons.read().count() > 0 {
        wake.soon();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Targets>()
        .init_resource::<Hands>()
        .init_resource::<LastTouch>()
        .add_systems(PreUpdate, (read, show_held).chain().after(bevy::input::InputSystems))
        .add_systems(PostUpdate, collect.after(UiSystems::Stack).after(UiSystems::PostLayout))
        .add_systems(Last, redraw_after_touch.before(super::wake::settle));
}
