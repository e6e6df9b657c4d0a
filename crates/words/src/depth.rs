//! How deep brackets stand in brackets, looked at before a text is parsed.

/// Brackets within brackets; a list of cases with a call in it has four.
const MAX_DEPTH: usize = 16;

/// Where brackets stand in brackets deeper than any sentence needs. The parser goes down one call a bracket, so a crafted
/// file of them would end the whole program, not only its lesson. Line and column of the first one too deep, from 1.
pub fn too_deep(text: &str) -> Option<(usize, usize)> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        for (column, c) in line.chars().enumerate() {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' if depth > 0 => quoted = !quoted,
                _ if quoted => {}
                '{' => depth += 1,
                // Round ones count within a placeable only; a sentence may hold as many as it likes.
                '(' if depth > 0 => depth += 1,
                '}' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_DEPTH {
                return Some((number + 1, column + 1));
            }
        }
        (quoted, escaped) = (false, false);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_brackets_of_placeables_count() {
        let deep = |n: usize| format!("a = b\nc = {}\"x\"{}", "{ ".repeat(n), " }".repeat(n));
        assert_eq!(too_deep(&deep(16)), None);
        assert_eq!(too_deep(&deep(17)), Some((2, 4 + 2 * 16 + 1)));
        for fine in ["a = ((((((((((((((((((((", "# {{{{{{{{{{{{{{{{{{{{{{", "a = { \"{{{{{{{{{{{{{{{{{{{{{\" }"] {
            assert_eq!(too_deep(fine), None, "{fine}");
        }
    }
}
