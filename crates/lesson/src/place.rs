//! Where something stands in a RON text. RON gives places for syntax only; an arrow to no node is found later, when
//! names are compared, so the text is searched for it: node by node, field by field.

/// The strings, words and signs of a text with their places.
#[derive(Debug, Clone)]
pub(crate) struct Outline<'a> {
    tokens: Vec<Token<'a>>,
    /// Numbers of the tokens that are keys of the map of nodes, in order.
    keys: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What<'a> {
    Text(&'a str),
    Word(&'a str),
    Sign(char),
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    what: What<'a>,
    at: (usize, usize),
}

impl<'a> Outline<'a> {
    pub fn new(source: &'a str) -> Self {
        let tokens = tokens(source);
        let keys = tokens
            .windows(2)
            .enumerate()
            .filter(|(_, w)| matches!(w[0].what, What::Text(_)) && w[1].what == What::Sign(':'))
            .map(|(i, _)| i)
            .collect();
        Self { tokens, keys }
    }

    /// The place of the node of this number, from 0.
    pub fn node(&self, number: usize) -> (usize, usize) {
        self.keys.get(number).and_then(|k| self.tokens.get(*k)).map_or((1, 1), |t| t.at)
    }

    /// The place of `field: "value"` within the node of this number, else the node's own.
    pub fn within(&self, number: usize, field: &str, value: &str) -> (usize, usize) {
        let from = self.keys.get(number).copied().unwrap_or_default();
        let to = self.keys.get(number + 1).copied().unwrap_or(self.tokens.len());
        self.search(self.tokens.get(from..to).unwrap_or_default(), field, value).unwrap_or_else(|| self.node(number))
    }

    /// The place of `field: "value"`, of `"value"` after `field`, or of the field alone, anywhere in the text.
    pub fn top(&self, field: &str, value: &str) -> (usize, usize) {
        self.search(&self.tokens, field, value).unwrap_or((1, 1))
    }

    /// The place of a key of a map.
    pub fn key(&self, name: &str) -> Option<(usize, usize)> {
        self.keys.iter().filter_map(|k| self.tokens.get(*k)).find(|t| t.what == What::Text(name)).map(|t| t.at)
    }

    fn search(&self, tokens: &[Token<'a>], field: &str, value: &str) -> Option<(usize, usize)> {
        let mut fields = tokens.windows(3).enumerate().filter(|(_, w)| w[0].what == What::Word(field) && w[1].what == What::Sign(':'));
        let exact = fields.clone().find(|(_, w)| w[2].what == What::Text(value)).map(|(_, w)| w[2].at);
        exact.or_else(|| {
            let (i, w) = fields.next()?;
            let later = tokens[i..].iter().rfind(|t| t.what == What::Text(value) && !value.is_empty());
            Some(later.map_or(w[0].at, |t| t.at))
        })
    }
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = source;
    let (mut line, mut column) = (1, 1);
    while let Some(c) = rest.chars().next() {
        let (length, what) = match c {
            '"' => {
                let end = text_end(rest);
                (end, Some(What::Text(rest.get(1..end.saturating_sub(1).max(1)).unwrap_or_default())))
            }
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => (comment_end(rest), None),
            c if c.is_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                (end, Some(What::Word(&rest[..end])))
            }
            c => (c.len_utf8(), (!c.is_whitespace()).then_some(What::Sign(c))),
        };
        if let Some(what) = what {
            found.push(Token { what, at: (line, column) });
        }
        let (passed, left) = rest.split_at(length.clamp(c.len_utf8(), rest.len()));
        match passed.rfind('\n') {
            Some(last) => {
                line += passed.matches('\n').count();
                column = passed[last + 1..].chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        rest = left;
    }
    found
}

/// Bytes of a string with both its quotes.
fn text_end(rest: &str) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return i + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Bytes of a comment; comments nest.
fn comment_end(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut i = 0;
    while let Some(here) = rest.get(i..) {
        let Some(c) = here.chars().next() else { break };
        if here.starts_with("/*") {
            depth += 1;
            i += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            i += 2;
            if depth == 0 {
                return i;
            }
        } else {
            i += c.len_utf8();
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_is_found_in_its_own_node_past_comments() {
        let source = "L(start: \"a\", nodes: {\n  \"a\": Scene(next: \"b\"), // \"b\": no\n  /* \"c\": */ \"b\": Scene(\n    back: \"x\",\n    next: \"nowhere\"),\n})";
        let outline = Outline::new(source);
        assert_eq!(outline.node(0), (2, 3));
        assert_eq!(outline.node(1), (3, 14));
        assert_eq!(outline.within(1, "next", "nowhere"), (5, 11));
        assert_eq!(outline.within(0, "next", "b"), (2, 20));
        assert_eq!(outline.within(0, "go", "b"), (2, 3));
        assert_eq!(outline.top("start", "a"), (1, 10));
        assert_eq!(outline.key("b"), Some((3, 14)));
    }

    #[test]
    fn broken_text_is_no_trouble() {
        for source in ["\"", "\"a\\", "/*", "/* /* */", "é\"ü", "", "\"a\":", "/"] {
            _ = Outline::new(source).top("x", "y");
        }
    }
}
