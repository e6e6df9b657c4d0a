//! When each word of a person's own recording begins, estimated: speech is shared out by syllables, with a rest where
//! there is a comma or a full stop. Good to a tenth of a second or two for a calm reader; enough to light the word.

/// Silence before the first sound and after the last one, in ms.
pub(super) const LEAD: u32 = 60;
pub(super) const TAIL: u32 = 120;

/// Start of each word (parted by white space) in a recording of `ms`, which begins and ends with that silence.
pub(super) fn words(text: &str, ms: u32) -> Vec<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let weights: Vec<f32> = words.iter().map(|w| syllables(w) as f32 + rest(w)).collect();
    // The rest after the last word is silence that was cut off.
    let whole = (weights.iter().sum::<f32>() - words.last().map_or(0.0, |w| rest(w))).max(1.0);
    let speech = ms.saturating_sub(LEAD + TAIL).max(1) as f32;
    let mut before = 0.0;
    let mut times = Vec::with_capacity(words.len());
    for weight in weights {
        let time = LEAD.min(ms.saturating_sub(1)) + (before / whole * speech) as u32;
        // Strictly rising, whatever the words are; the check refuses what runs past the end.
        times.push(times.last().map_or(time, |last: &u32| time.max(last + 1)));
        before += weight;
    }
    times
}

/// How many syllables a text has, about.
pub(super) fn syllables(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').filter(|w| !w.is_empty()).map(of_word).sum::<usize>().max(1)
}

fn of_word(word: &str) -> usize {
    let word = word.to_lowercase();
    if word.chars().any(|c| c.is_numeric()) {
        return word.chars().count() * 2;
    }
    let vowel = |c: char| "aeiouyáàâäãåéèêëíìîïóòôöõúùûüýœæøıąęăőű".contains(c);
    if !word.chars().any(vowel) {
        // Scripts that write no vowels, or that we do not know: two letters a syllable.
        return word.chars().filter(|c| c.is_alphabetic()).count().div_ceil(2).max(1);
    }
    let mut count = 0;
    let mut last = false;
    for c in word.chars() {
        let now = vowel(c);
        count += usize::from(now && !last);
        last = now;
    }
    let silent = word.len() > 2 && (word.ends_with('e') && !word.ends_with("le"))
        || word.ends_with("es")
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    (count - usize::from(silent && count > 1)).max(1)
}

/// What a reader rests after this word, in syllables.
fn rest(word: &str) -> f32 {
    match word.trim_end_matches(['”', '’', '"', ')']).chars().last() {
        Some('.' | '!' | '?' | '…' | '۔' | '؟') => 2.0,
        Some(',' | ';' | ':' | '—' | '،' | '؛') => 1.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn syllables_are_counted_as_spoken() {
        let counts = ["Nib", "tablet", "Gran", "telling", "name", "little", "wanted", "played", "2", "ٹیبلٹ"].map(syllables);
        assert_eq!(counts, [1, 2, 1, 2, 1, 2, 2, 1, 2, 3]);
    }

    #[test]
    fn longer_words_and_stops_take_longer() {
        let times = words("Stop. Breathe in and telephone Gran.", 3180);
        assert_eq!((times.len(), times[0]), (6, LEAD));
        let gaps: Vec<u32> = times.windows(2).map(|w| w[1] - w[0]).collect();
        assert!(gaps[0] > gaps[2] && gaps[4] > gaps[2], "{gaps:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn times_rise_and_end_before_the_sound_does(text in "\\PC{0,80}", ms in 500_u32..10_000) {
            let times = words(&text, ms);
            prop_assert_eq!(times.len(), text.split_whitespace().count());
            prop_assert!(times.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(times.last().is_none_or(|t| *t < ms), "{:?}", times);
        }
    }
}
