//! What a Fluent source holds: ids, attributes, variables and references, each with its place.
//! Only for the lint and for places in messages; formatting is `fluent-bundle`'s.

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};

/// A message or term as it stands in a source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    pub line: usize,
    pub column: usize,
    pub has_value: bool,
    /// Variables by attribute; the message's own value under "".
    pub variables: BTreeMap<String, BTreeSet<String>>,
    pub attributes: BTreeSet<String>,
    /// Messages (`name`) and terms (`-name`) that it refers to.
    pub refers: BTreeSet<String>,
}

/// Line and column, from 1, of a byte offset.
pub(crate) fn place(source: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &source[..offset];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    (line, before[start..].chars().count() + 1)
}

/// Every message and term (its name with a hyphen before it), in order.
pub(crate) fn outlines(source: &str, resource: &Resource<&str>) -> Vec<(String, Outline)> {
    let mut found = Vec::new();
    for entry in &resource.body {
        let (name, id, value, attributes) = match entry {
            Entry::Message(m) => (m.id.name.to_owned(), m.id.name, m.value.as_ref(), &m.attributes),
            Entry::Term(t) => (format!("-{}", t.id.name), t.id.name, Some(&t.value), &t.attributes),
            _ => continue,
        };
        // The id is a slice of the source, so its address says where it stands.
        let (line, column) = place(source, (id.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize));
        let mut outline = Outline { line, column, has_value: value.is_some(), ..Outline::default() };
        for (attribute, pattern) in value.map(|v| ("", v)).into_iter().chain(attributes.iter().map(|a| (a.id.name, &a.value))) {
            let mut variables = BTreeSet::new();
            walk(pattern, &mut variables, &mut outline.refers);
            if !attribute.is_empty() {
                outline.attributes.insert(attribute.to_owned());
            }
            outline.variables.insert(attribute.to_owned(), variables);
        }
        found.push((name, outline));
    }
    found
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, refers: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_in(expression, variables, refers);
        }
    }
}

fn expression_in(expression: &Expression<&str>, variables: &mut BTreeSet<String>, refers: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_in(inline, variables, refers),
        Expression::Select { selector, variants } => {
            inline_in(selector, variables, refers);
            for variant in variants {
                walk(&variant.value, variables, refers);
            }
        }
    }
}

fn inline_in(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>, refers: &mut BTreeSet<String>) {
    let mut arguments = |arguments: &CallArguments<&str>, refers: &mut BTreeSet<String>| {
        for argument in arguments.positional.iter().chain(arguments.named.iter().map(|n| &n.value)) {
            inline_in(argument, variables, refers);
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => _ = variables.insert(id.name.to_owned()),
        InlineExpression::MessageReference { id, .. } => _ = refers.insert(id.name.to_owned()),
        InlineExpression::TermReference { id, arguments: given, .. } => {
            refers.insert(format!("-{}", id.name));
            if let Some(given) = given {
                arguments(given, refers);
            }
        }
        InlineExpression::FunctionReference { arguments: given, .. } => arguments(given, refers),
        InlineExpression::Placeable { expression } => expression_in(expression, variables, refers),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}
