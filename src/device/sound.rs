//! One voice at a time. A tablet without a sound card, and a file that cannot be decoded, are silence and nothing worse:
//! Bevy panics on the second, so every file is looked at before it is played.

use bevy::{
    audio::{AudioPlayer, AudioSource, PlaybackSettings, Volume},
    prelude::*,
};
use std::io::Cursor;

/// What the voice is to say now.
#[derive(Resource, Debug, Default)]
pub struct Voice {
    wanted: Option<Handle<AudioSource>>,
    playing: Option<Entity>,
    /// Files that could not be loaded or decoded, for the page for grown-ups.
    pub broken: u32,
}

impl Voice {
    /// Says this file and nothing else.
    pub fn say(&mut self, clip: Handle<AudioSource>) {
        self.wanted = Some(clip);
    }
}

/// Ends what is being said.
#[derive(Message, Debug, Default)]
pub struct Hush;

/// Whether these bytes are Ogg Vorbis that the decoder will take.
pub fn sounds(bytes: &[u8]) -> bool {
    lewton::inside_ogg::OggStreamReader::new(Cursor::new(bytes)).is_ok()
}

fn play(
    mut commands: Commands,
    mut voice: ResMut<Voice>,
    mut hush: MessageReader<Hush>,
    clips: Option<Res<Assets<AudioSource>>>,
    server: Res<AssetServer>,
    mut wake: ResMut<super::wake::Wake>,
) {
    if (hush.read().count() > 0 || voice.wanted.is_some())
        && let Some(playing) = voice.playing.take()
    {
        commands.entity(playing).try_despawn();
    }
    let (Some(wanted), Some(clips)) = (voice.wanted.clone(), clips) else { return };
    match clips.get(&wanted) {
        Some(clip) if sounds(&clip.bytes) => {
            let entity = commands.spawn((AudioPlayer::new(wanted), PlaybackSettings::ONCE.with_volume(Volume::Linear(1.0)))).id();
            voice.playing = Some(entity);
            voice.wanted = None;
        }
        Some(_) => {
            warn!("a voice file could not be decoded");
            voice.broken += 1;
            voice.wanted = None;
        }
        None if server.load_state(&wanted).is_failed() => {
            voice.broken += 1;
            voice.wanted = None;
        }
        None => wake.soon(),
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Voice>().add_message::<Hush>().add_systems(PostUpdate, play);
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_sound_is_refused_before_it_can_panic() {
        assert!(!super::sounds(b""));
        assert!(!super::sounds(b"OggS but not really"));
        assert!(!super::sounds(&[0; 4096]));
    }
}
