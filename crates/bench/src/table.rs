//! The table: a line for every figure as soon as it is there, or one JSON object at the end.

use crate::machine::Machine;
use serde::Serialize;

/// What a figure is to be at best.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// Not less.
    AtLeast(f64),
    /// Not more.
    AtMost(f64),
}

#[derive(Debug, Serialize)]
struct Figure {
    part: &'static str,
    name: String,
    /// `None`: it could not be measured, and `how` says why.
    figure: Option<f64>,
    unit: &'static str,
    aim: Option<Aim>,
    how: String,
}

#[derive(Debug, Serialize)]
struct Whole {
    machine: Machine,
    figures: Vec<Figure>,
}

/// All figures so far.
#[derive(Debug)]
pub struct Table {
    whole: Whole,
    part: &'static str,
    json: bool,
}

impl Table {
    /// An empty one; says what machine it is.
    pub fn new(machine: Machine, json: bool) -> Self {
        if !json {
            println!("{machine}\n{:<56} {:>10} {:<9} {:>8}  how", "what", "figure", "unit", "aim");
        }
        Self { whole: Whole { machine, figures: Vec::new() }, part: "", json }
    }

    /// The part that the next figures are of.
    pub fn part(&mut self, part: &'static str) {
        self.part = part;
    }

    /// One figure.
    pub fn row(&mut self, name: impl Into<String>, figure: f64, unit: &'static str, aim: Option<Aim>, how: impl Into<String>) {
        self.add(name.into(), Some(figure), unit, aim, how.into());
    }

    /// What was to come next could not be measured.
    pub fn failed(&mut self, why: &anyhow::Error) {
        self.add("not measured".to_owned(), None, "", None, format!("{why:#}"));
    }

    fn add(&mut self, name: String, figure: Option<f64>, unit: &'static str, aim: Option<Aim>, how: String) {
        if !self.json {
            let (what, text) = (format!("{}: {name}", self.part), figure.map_or_else(|| "-".to_owned(), short));
            let aim = match aim {
                Some(Aim::AtLeast(least)) => format!(">= {}", short(least)),
                Some(Aim::AtMost(most)) => format!("<= {}", short(most)),
                None => String::new(),
            };
            println!("{}", format!("{what:<56} {text:>10} {unit:<9} {aim:>8}  {how}").trim_end());
        }
        self.whole.figures.push(Figure { part: self.part, name, figure, unit, aim, how });
    }

    /// Prints what is left to print.
    pub fn end(self) {
        if self.json {
            match serde_json::to_string_pretty(&self.whole) {
                Ok(text) => println!("{text}"),
                Err(why) => eprintln!("lantern-bench: the figures cannot be written as JSON: {why}"),
            }
        }
    }
}

/// Three digits that count, and no more than whole numbers above a hundred.
pub fn short(figure: f64) -> String {
    let digits = match figure.abs() {
        f if f == f.trunc() || f >= 100.0 => 0,
        f if f >= 10.0 => 1,
        _ => 2,
    };
    format!("{figure:.digits$}")
}
