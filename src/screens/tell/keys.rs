//! Our own big keys: letters in the order of the alphabet children learn, a second board for marks and digits.
//! The tablet's own keyboard, with its clipboard and its learning, never sees a word.

/// Which board lies on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Board {
    marks: bool,
    big: bool,
}

impl Board {
    /// Rows of the board for this language.
    pub fn rows(self, rtl: bool) -> Vec<Vec<char>> {
        let text: &[&str] = match (self.marks, rtl) {
            (true, _) => &["1234567890", "?!.,'-:;()", "@#&+=/*\"£%"],
            (false, false) => &["qwertyuiop", "asdfghjkl'", "zxcvbnm,.?"],
            (false, true) => &["اآبپتٹثجچحخ", "دڈذرڑزژسشصض", "طظعغفقکگلمن", "وہھءیےئں۔،؟"],
        };
        text.iter().map(|row| row.chars().map(|c| if self.big { c.to_ascii_uppercase() } else { c }).collect()).collect()
    }

    /// Turns a board key: 0 letters and marks, 1 capitals.
    pub fn turn(&mut self, key: usize) {
        match key {
            0 => self.marks = !self.marks,
            _ => self.big = !self.big,
        }
    }

    /// A letter was typed: a capital comes alone.
    pub fn typed(&mut self, c: char) -> char {
        self.big = false;
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_both_scripts_has_a_key_and_no_key_comes_twice() {
        for rtl in [false, true] {
            let mut keys: Vec<char> = Board::default().rows(rtl).concat();
            let n = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), n);
        }
        assert!(('a'..='z').all(|c| Board::default().rows(false).concat().contains(&c)));
    }

    #[test]
    fn a_capital_comes_alone() {
        let mut board = Board::default();
        board.turn(1);
        let c = board.rows(false)[0][0];
        assert_eq!(board.typed(c), 'Q');
        assert_eq!(board.rows(false)[0][0], 'q');
    }
}
