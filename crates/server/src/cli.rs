//! The commands about classes and staff.

use crate::At;
use anyhow::Context as _;
use clap::{Subcommand, ValueEnum};
use lantern_server::class::{manage, record};
use lantern_server::settings::Place;
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Class {
    /// Add a class.
    Add {
        #[command(flatten)]
        at: At,
        /// What the school calls it.
        name: String,
        /// Eyfs, Ks1, LowerKs2 or UpperKs2.
        #[arg(long)]
        stage: String,
    },
    /// List the classes.
    List {
        #[command(flatten)]
        at: At,
    },
    /// Change its name or its stage.
    Change {
        #[command(flatten)]
        at: At,
        /// What it is called now.
        name: String,
        /// What it is called from now on.
        #[arg(long)]
        rename: Option<String>,
        /// Its stage from now on.
        #[arg(long)]
        stage: Option<String>,
    },
    /// Take a class away.
    Remove {
        #[command(flatten)]
        at: At,
        /// What it is called.
        name: String,
    },
    /// Put tablets into a class, so that its lessons start on them.
    Assign {
        #[command(flatten)]
        at: At,
        /// What the class is called.
        name: String,
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
    /// Take tablets out of their class: a trolley that every class uses. They join a session by its three pictures.
    Free {
        #[command(flatten)]
        at: At,
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Staff {
    /// Make an account. Its PIN is shown this once.
    Add {
        #[command(flatten)]
        at: At,
        /// By role: "Year 2 teacher".
        role: String,
        /// A class that it may start lessons for; give it once for each. Without it: all.
        #[arg(long = "class", value_name = "NAME")]
        classes: Vec<String>,
        /// May open locked lessons after a preview.
        #[arg(long)]
        approves: bool,
        /// May see what the whole school was taught.
        #[arg(long)]
        curriculum: bool,
    },
    /// Make an account for one class and one day. It ends by itself.
    Supply {
        #[command(flatten)]
        at: At,
        /// By role: "Supply teacher".
        role: String,
        /// The class.
        #[arg(long, value_name = "NAME")]
        class: String,
        /// The day, such as 2026-11-24; today without it.
        #[arg(long)]
        day: Option<jiff::civil::Date>,
    },
    /// List the accounts.
    List {
        #[command(flatten)]
        at: At,
    },
    /// Give an account a new PIN: it was forgotten, or somebody has seen it.
    NewPin {
        #[command(flatten)]
        at: At,
        /// Role or id.
        who: String,
    },
    /// End accounts of those who have left.
    Leave {
        #[command(flatten)]
        at: At,
        /// Roles or ids.
        #[arg(required = true)]
        who: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Record {
    /// Who started which lesson with which class.
    Lessons,
    /// What classes chose.
    Choices,
}

pub(crate) async fn class(what: Class) -> anyhow::Result<()> {
    match what {
        Class::Add { at, name, stage } => {
            let class = manage::add_class(&at.place(), &name, &stage).await?;
            println!("{} ({}). Now put tablets into it: lantern-server class assign", class.label, class.stage);
        }
        Class::List { at } => {
            for (class, tablets) in manage::classes(&at.place()).await? {
                println!("{:30}  {:8}  {tablets} tablets", class.label, class.stage);
            }
        }
        Class::Change { at, name, rename, stage } => {
            let class = manage::change_class(&at.place(), &name, rename.as_deref(), stage.as_deref()).await?;
            println!("{} ({})", class.label, class.stage);
        }
        Class::Remove { at, name } => println!("{} is no class any more.", manage::remove_class(&at.place(), &name).await?.label),
        Class::Assign { at, name, numbers } => {
            println!("{} tablets.", manage::assign(&at.place(), &numbers, Some(Some(&name)), None).await?);
        }
        Class::Free { at, numbers } => println!("{} tablets.", manage::assign(&at.place(), &numbers, Some(None), None).await?),
    }
    Ok(())
}

pub(crate) async fn staff(what: Staff) -> anyhow::Result<()> {
    let once = |(staff, pin): (lantern_class::Staff, lantern_class::Pin)| {
        println!("{}\nPIN {}\nIt is shown this once. Hand it over on paper, to nobody else.", staff.label, pin.as_str());
    };
    match what {
        Staff::Add { at, role, classes, approves, curriculum } => {
            once(manage::add_staff(&at.place(), &role, &manage::May { classes, approves, curriculum }).await?);
        }
        Staff::Supply { at, role, class, day } => once(manage::add_supply(&at.place(), &role, &class, day).await?),
        Staff::List { at } => {
            let place = at.place();
            print!("{}", manage::staff_table(&manage::staff(&place).await?, &manage::classes(&place).await?));
        }
        Staff::NewPin { at, who } => once(manage::new_pin(&at.place(), &who).await?),
        Staff::Leave { at, who } => {
            for staff in manage::leave(&at.place(), &who).await? {
                println!("{} starts nothing any more.", staff.label);
            }
        }
    }
    Ok(())
}

pub(crate) async fn record(place: &Place, what: Record, to: Option<&Path>) -> anyhow::Result<()> {
    let text = match what {
        Record::Lessons => manage::sessions_csv(&manage::sessions(place).await?),
        Record::Choices => record::csv(&manage::tallies(place).await?),
    };
    match to {
        Some(file) => std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display())),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}
