//! The commands about classes and staff.

use anyhow::Context as _;
use clap::{Subcommand, ValueEnum};
use lantern_server::class::{manage, record};
use lantern_server::settings::Place;
use std::path::Path;

#[derive(Subcommand)]
pub(crate) enum Class {
    /// Add a class.
    Add {
        /// What the school calls it.
        name: String,
        /// Eyfs, Ks1, LowerKs2 or UpperKs2.
        #[arg(long)]
        stage: String,
    },
    /// List the classes.
    List,
    /// Change its name or its stage.
    Change {
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
        /// What it is called.
        name: String,
    },
    /// Put tablets into a class, so that its lessons start on them.
    Assign {
        /// What the class is called.
        name: String,
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
    /// Take tablets out of their class: a trolley that every class uses. They join a session by its three pictures.
    Free {
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Staff {
    /// Make an account. Its PIN is shown this once.
    Add {
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
    List,
    /// Give an account a new PIN: it was forgotten, or somebody has seen it.
    NewPin {
        /// Role or id.
        who: String,
    },
    /// End accounts of those who have left.
    Leave {
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

pub(crate) async fn class(place: &Place, what: Class) -> anyhow::Result<()> {
    match what {
        Class::Add { name, stage } => {
            let class = manage::add_class(place, &name, &stage).await?;
            println!("{} ({}). Now put tablets into it: lantern-server class assign", class.label, class.stage);
        }
        Class::List => {
            for (class, tablets) in manage::classes(place).await? {
                println!("{:30}  {:8}  {tablets} tablets", class.label, class.stage);
            }
        }
        Class::Change { name, rename, stage } => {
            let class = manage::change_class(place, &name, rename.as_deref(), stage.as_deref()).await?;
            println!("{} ({})", class.label, class.stage);
        }
        Class::Remove { name } => println!("{} is no class any more.", manage::remove_class(place, &name).await?.label),
        Class::Assign { name, numbers } => {
            println!("{} tablets.", manage::assign(place, &numbers, Some(Some(&name)), None).await?);
        }
        Class::Free { numbers } => println!("{} tablets.", manage::assign(place, &numbers, Some(None), None).await?),
    }
    Ok(())
}

pub(crate) async fn staff(place: &Place, what: Staff) -> anyhow::Result<()> {
    let once = |staff: &lantern_class::Staff, pin: &lantern_class::Pin| {
        println!("{}\nPIN {}\nIt is shown this once. Hand it over on paper, to nobody else.", staff.label, pin.as_str());
    };
    match what {
        Staff::Add { role, classes, approves, curriculum } => {
            let (staff, pin) = manage::add_staff(place, &role, &manage::May { classes, approves, curriculum }).await?;
            once(&staff, &pin);
        }
        Staff::Supply { role, class, day } => {
            let (staff, pin) = manage::add_supply(place, &role, &class, day).await?;
            once(&staff, &pin);
        }
        Staff::List => print!("{}", manage::staff_table(&manage::staff(place).await?, &manage::classes(place).await?)),
        Staff::NewPin { who } => {
            let (staff, pin) = manage::new_pin(place, &who).await?;
            once(&staff, &pin);
        }
        Staff::Leave { who } => {
            for staff in manage::leave(place, &who).await? {
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
