//! The table of bars: a line for every figure as soon as it was measured.

use std::fmt::Display;

/// What a figure must be.
#[derive(Debug, Clone, Copy)]
pub enum Bar {
    /// Exactly this.
    Is(f64),
    /// Not more.
    AtMost(f64),
    /// Not less.
    AtLeast(f64),
}

impl Bar {
    fn holds(self, figure: f64) -> bool {
        match self {
            Self::Is(bar) => figure == bar,
            Self::AtMost(bar) => figure <= bar,
            Self::AtLeast(bar) => figure >= bar,
        }
    }
}

impl Display for Bar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match *self {
            Self::Is(bar) => format!("= {}", short(bar)),
            Self::AtMost(bar) => format!("<= {}", short(bar)),
            Self::AtLeast(bar) => format!(">= {}", short(bar)),
        };
        f.pad(&text)
    }
}

/// All lines so far, as two numbers.
#[derive(Debug, Default)]
pub struct Table {
    below: usize,
    rows: usize,
}

impl Table {
    /// An empty one, with its head.
    pub fn new() -> Self {
        println!("{:<74} {:>9} {:>9}  verdict", "what", "figure", "bar");
        Self::default()
    }

    /// The next lines are of this scene.
    pub fn scene(&self, name: &str) {
        println!("-- {name}");
    }

    /// A figure and its bar.
    pub fn row(&mut self, what: &str, figure: f64, bar: Bar, unit: &str) {
        let holds = bar.holds(figure);
        self.rows += 1;
        self.below += usize::from(!holds);
        let verdict = if holds { "holds" } else { "BELOW THE BAR" };
        println!("{:<74} {:>9} {bar:>9}  {verdict}{}{unit}", what, short(figure), if unit.is_empty() { "" } else { "  " });
    }

    /// A figure that says how the others came about.
    pub fn note(&self, what: &str, figure: f64, unit: &str) {
        println!("{:<74} {:>9} {:>9}  {unit}", format!("   {what}"), short(figure), "");
    }

    /// A bar that could not be tried here.
    pub fn not_run(&self, what: &str, why: &str) {
        println!("{what:<74} {:>9} {:>9}  not run: {why}", "-", "");
    }

    /// A scene that broke off counts as below its bar.
    pub fn broke(&mut self, scene: &str, why: &anyhow::Error) {
        self.rows += 1;
        self.below += 1;
        println!("{:<74} {:>9} {:>9}  BROKE OFF: {why:#}", scene, "-", "");
    }

    /// The last line; whether all bars hold.
    pub fn end(self) -> bool {
        println!("{} bars, {} below", self.rows, self.below);
        self.below == 0
    }
}

/// Three digits that count, and no more than whole numbers above a hundred.
fn short(figure: f64) -> String {
    let digits = match figure.abs() {
        f if f == f.trunc() || f >= 100.0 => 0,
        f if f >= 10.0 => 1,
        _ => 2,
    };
    format!("{figure:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_hold_is_counted() {
        let mut table = Table::new();
        table.row("a", 0.0, Bar::Is(0.0), "");
        table.row("b", 100.0, Bar::AtMost(100.0), "ms");
        table.row("c", 12.0, Bar::AtLeast(12.0), "");
        assert_eq!((table.rows, table.below), (3, 0));
        table.row("d", 1.0, Bar::Is(0.0), "");
        table.row("e", f64::NAN, Bar::AtMost(1.0), "");
        table.row("f", 11.9, Bar::AtLeast(12.0), "");
        table.broke("g", &anyhow::anyhow!("no"));
        assert_eq!((table.rows, table.below), (7, 4));
        assert!(!table.end());
    }
}
