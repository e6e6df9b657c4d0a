//! How much room words take, before they are laid out: the widths of Andika's own letters, so that a page can give a
//! long sentence more lines or smaller letters instead of clipping it. Joined Arabic letters are taken at their mean.

/// Advance of U+0020 to U+007E in Andika Regular, in thousandths of the letter height.
const ANDIKA: [u16; 95] = [
    269, 373, 500, 586, 586, 745, 597, 295, 388, 388, 502, 586, 317, 420, 312, 488, 586, 586, 586, 586, 586, 586, 586, 586, 586, 586, 312,
    317, 586, 586, 586, 513, 831, 681, 627, 662, 701, 566, 562, 693, 720, 476, 471, 640, 527, 876, 732, 713, 583, 720, 637, 574, 618, 703,
    667, 1016, 647, 645, 601, 386, 488, 386, 415, 622, 283, 562, 564, 498, 581, 535, 366, 549, 574, 276, 291, 505, 276, 823, 579, 557, 571,
    552, 435, 471, 408, 579, 522, 757, 530, 518, 508, 488, 337, 488, 544,
];
/// Mean of joined Arabic letters, and a little more.
const ARABIC: u16 = 620;
const OTHER: u16 = 560;
/// The widest Arabic letters when they stand alone, in letter heights. All count as these: the keys of a board look alike.
const LONE: f32 = 1.2;

fn advance(c: char) -> f32 {
    let width = match c {
        ' '..='~' => ANDIKA.get(c as usize - ' ' as usize).copied().unwrap_or(OTHER),
        '‘' | '’' => 266,
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        '…' | '—' => 842,
        '\u{600}'..='\u{6ff}' => ARABIC,
        _ => OTHER,
    };
    f32::from(width) / 1000.0
}

/// Width of a text on one line, in design units, at letters of `px`.
pub fn width(text: &str, px: f32) -> f32 {
    // A letter that stands alone, as on a key, is joined to nothing and shows its whole form.
    let mut letters = text.chars();
    if let (Some('\u{600}'..='\u{6ff}'), None) = (letters.next(), letters.next()) {
        return LONE * px;
    }
    text.chars().map(advance).sum::<f32>() * px
}

/// Number of lines that a text takes in `room` at letters of `px`; rather one too many than one too few.
pub fn lines(text: &str, room: f32, px: f32) -> usize {
    let space = advance(' ') * px;
    let (mut lines, mut x) = (1, 0.0);
    for word in text.split_whitespace() {
        let long = width(word, px);
        if x > 0.0 && x + space + long > room * 0.99 {
            lines += 1;
            x = long;
        } else {
            x += long + if x > 0.0 { space } else { 0.0 };
        }
    }
    lines
}

/// Sizes of letters, in design units. Few on purpose: each one costs the renderer an atlas of a megabyte or two.
const LADDER: [f32; 10] = [18.0, 22.0, 27.0, 32.0, 37.0, 42.0, 48.0, 55.0, 65.0, 84.0];

/// The largest letters up to `px` at which a text fits a rectangle; the smallest there are if none does.
/// `leading`: line height in letter heights.
pub fn fit(text: &str, size: bevy::math::Vec2, px: f32, leading: f32) -> f32 {
    let longest = |px| text.split_whitespace().map(|w| width(w, px)).fold(0.0, f32::max);
    let fits = |px: f32| lines(text, size.x, px) as f32 * leading * px <= size.y && longest(px) <= size.x;
    let sizes = LADDER.iter().rev().copied().filter(|step| *step <= px + 0.5);
    sizes.into_iter().find(|px| fits(*px)).unwrap_or(LADDER[0])
}

/// Sizes of letters for texts one below the other, each with the size that it would like: made smaller all together, step by
/// step, until their lines and the gaps below them fit the height, or there are none smaller.
pub fn shared(texts: &[(String, f32)], width: f32, height: f32, gap: f32, leading: f32) -> Vec<f32> {
    let step = |px: f32, down: usize| {
        let mut sizes = LADDER.iter().rev().copied().filter(|size| *size <= px + 0.5);
        sizes.nth(down).unwrap_or(LADDER[0])
    };
    let sizes = |down: usize| texts.iter().map(|(_, px)| step(*px, down)).collect::<Vec<_>>();
    let tall =
        |sizes: &[f32]| -> f32 { texts.iter().zip(sizes).map(|((text, _), px)| lines(text, width, *px) as f32 * leading * px + gap).sum() };
    (0..LADDER.len()).map(sizes).find(|sizes| tall(sizes) <= height).unwrap_or_else(|| sizes(LADDER.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2;

    #[test]
    fn texts_one_below_the_other_shrink_together() {
        let texts = [("It's safe.".to_owned(), 65.0), ("Tell an adult tonight, even though it is hard.".to_owned(), 42.0)];
        let roomy = shared(&texts, 600.0, 600.0, 10.0, 1.3);
        assert_eq!(roomy, [65.0, 42.0]);
        let tight = shared(&texts, 600.0, 190.0, 10.0, 1.3);
        assert!(tight[0] < 65.0 && tight[1] < 42.0 && tight[0] > tight[1], "{tight:?}");
        assert_eq!(shared(&texts, 100.0, 20.0, 10.0, 1.3), [18.0, 18.0]);
    }

    #[test]
    fn long_sentences_take_more_lines_and_then_smaller_letters() {
        let text = "Tell an adult tonight, even though it is hard.";
        assert_eq!(lines(text, 2_000.0, 27.0), 1);
        assert_eq!(lines(text, 300.0, 27.0), 2);
        let room = Vec2::new(300.0, 76.0);
        let px = fit(text, room, 27.0, 1.3);
        assert!((18.0..=27.0).contains(&px) && lines(text, room.x, px) as f32 * px * 1.3 <= room.y);
        assert!((fit("Go", room, 27.0, 1.3) - 27.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_word_longer_than_the_room_shrinks() {
        assert!(fit("Tuppence", Vec2::new(90.0, 200.0), 27.0, 1.3) < 27.0);
    }
}
