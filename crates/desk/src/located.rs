//! Where and when an urgent report was made: shown to whoever has given a reason, and wiped when the school days that the
//! settings name are over, unless the report was decided to be a concern.

use crate::{
    calendar::{Calendar, day_of},
    case::{Case, ReportId},
    casebook::Located,
    identity::Keys,
    state::Desk,
};
use anyhow::Result;
use std::collections::HashMap;

/// The last day on which it is kept: so many school days after the report came.
pub fn last_day(calendar: &Calendar, came: u16, school_days: u16) -> u16 {
    (0..school_days).fold(came, |day, _| calendar.next_school_day(day))
}

/// Whether a locator is to go. `case` is its report's, if that is here.
pub fn is_over(calendar: &Calendar, school_days: u16, located: &Located, case: Option<&Case>, today: u16) -> bool {
    let came = day_of(case.map_or(located.came(), |case| case.entry.came()));
    !case.is_some_and(|case| case.concern) && today > last_day(calendar, came, school_days)
}

impl Desk {
    /// The locator of a case, if there is one and its days are not over.
    ///
    /// # Errors
    /// The database.
    pub async fn locator(&self, keys: &Keys, case: &Case) -> Result<Option<Located>> {
        let (settings, (today, _)) = (self.settings(), self.clock.now().half_day());
        let located = self.casebook.locator(keys, &case.entry.report.id).await?;
        Ok(located.filter(|located| !is_over(&settings.calendar, settings.locator_days, located, Some(case), today)))
    }

    /// The last day on which the locator of this case is kept; `None` if it is kept with the case.
    pub fn locator_until(&self, case: &Case) -> Option<u16> {
        let settings = self.settings();
        (!case.concern).then(|| last_day(&settings.calendar, day_of(case.entry.came()), settings.locator_days))
    }

    /// Wipes every locator whose days are over.
    ///
    /// # Errors
    /// The database.
    pub async fn wipe_locators(&self, keys: &Keys) -> Result<()> {
        let located = self.casebook.locators(keys).await?;
        if located.is_empty() {
            return Ok(());
        }
        let (settings, (today, _)) = (self.settings(), self.clock.now().half_day());
        let shown = self.all_cases(keys).await?;
        let cases: HashMap<ReportId, &Case> = shown.cases.iter().map(|case| (case.entry.report.id, case)).collect();
        let over = located.iter().filter(|located| {
            let case = cases.get(&located.locator.report).copied();
            is_over(&settings.calendar, settings.locator_days, located, case, today)
        });
        let over: Vec<ReportId> = over.map(|located| located.locator.report).collect();
        self.casebook.wipe_locators(keys, &over).await
    }
}
