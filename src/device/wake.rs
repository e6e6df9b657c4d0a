//! When the app is awake. Nothing is drawn and nothing runs until somebody touches the glass, the outbox reports,
//! or a moment comes for which a system asked here. (Bevy wakes for none of these by itself.)

use super::clock::Clock;
use bevy::{
    prelude::*,
    winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent},
};
use std::time::Duration;

/// The longest sleep: a slow heart-beat for whatever was forgotten.
pub const LONGEST: Duration = Duration::from_secs(60);
/// While a screen reader is listening its requests do not wake the loop, so look often.
const READER: Duration = Duration::from_millis(250);
const SOON: Duration = Duration::from_millis(16);

/// Moments for which the app must be awake, asked for anew in every update.
#[derive(Resource, Debug, Default)]
pub struct Wake {
    at: Option<Duration>,
}

impl Wake {
    /// Asks for an update at `moment` of the app's clock.
    pub fn at(&mut self, moment: Duration) {
        self.at = Some(self.at.map_or(moment, |at| at.min(moment)));
    }

    /// Asks for an update with the next frame.
    pub fn soon(&mut self) {
        self.at = Some(Duration::ZERO);
    }

    /// How long the app may sleep from `now` on.
    pub fn sleep(&self, now: Duration) -> Duration {
        self.at.map_or(LONGEST, |at| at.saturating_sub(now).clamp(SOON, LONGEST))
    }
}

/// A handle with which another thread wakes the app.
pub fn waker(world: &World) -> Box<dyn Fn() + Send + Sync> {
    match world.get_resource::<EventLoopProxyWrapper>() {
        Some(proxy) => {
            let proxy = std::sync::Mutex::new((**proxy).clone());
            Box::new(move || {
                if let Ok(proxy) = proxy.lock() {
                    // The loop has ended: nobody is left to wake.
                    let _ = proxy.send_event(WinitUserEvent::WakeUp);
                }
            })
        }
        None => Box::new(|| {}),
    }
}

pub(super) fn forget(mut wake: ResMut<Wake>) {
    wake.at = None;
}

pub(super) fn settle(
    mut wake: ResMut<Wake>,
    clock: Res<Clock>,
    reader: Option<Res<bevy::a11y::AccessibilityRequested>>,
    images: Option<Res<Assets<Image>>>,
    server: Option<Res<AssetServer>>,
    mut loading: Local<u8>,
    mut events: MessageReader<AssetEvent<Image>>,
    settings: Option<ResMut<WinitSettings>>,
) {
    // A picture that has just arrived is on the glass two frames later.
    if events.read().count() > 0 {
        *loading = 3;
    }
    if *loading > 0 {
        *loading -= 1;
        wake.soon();
    }
    let _ = (images, server);
    let mut sleep = wake.sleep(clock.now());
    if reader.is_some_and(|r| r.get()) {
        sleep = sleep.min(READER);
    }
    if let Some(mut settings) = settings {
        let mode = UpdateMode::reactive_low_power(sleep);
        if settings.focused_mode != mode {
            *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Wake>().add_systems(First, forget).add_systems(Last, settle);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleeps_a_minute_when_nobody_asks_and_the_earliest_moment_wins() {
        let mut wake = Wake::default();
        assert_eq!(wake.sleep(Duration::ZERO), LONGEST);
        wake.at(Duration::from_secs(9));
        wake.at(Duration::from_secs(4));
        assert_eq!(wake.sleep(Duration::from_secs(1)), Duration::from_secs(3));
        wake.soon();
        assert_eq!(wake.sleep(Duration::from_secs(1)), SOON);
    }
}
