//! The day type: days since 1970, and the half of a day. Nothing finer ever goes into a report.

use crate::report::HalfDay;

const DAY: i64 = 86_400;

/// The local day (days since 1970-01-01) and its half.
///
/// `seconds_since_epoch` is in UTC; `utc_offset_secs` is what the tablet's clock adds to it (3,600 in a British summer).
/// A clock that stands before 1970 or after 2149 is held at the first or last day: a wrong clock never stops a report.
pub fn half_day(seconds_since_epoch: u64, utc_offset_secs: i32) -> (u16, HalfDay) {
    let local = i64::try_from(seconds_since_epoch).unwrap_or(i64::MAX).saturating_add(i64::from(utc_offset_secs)).max(0);
    let day = u16::try_from(local / DAY).unwrap_or(u16::MAX);
    let half = if local % DAY < DAY / 2 { HalfDay::Morning } else { HalfDay::Afternoon };
    (day, half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noon_by_the_tablets_clock_parts_the_day() {
        let noon = 20_000 * 86_400 + 43_200;
        assert_eq!(half_day(noon - 1, 0), (20_000, HalfDay::Morning));
        assert_eq!(half_day(noon, 0), (20_000, HalfDay::Afternoon));
        assert_eq!(half_day(noon - 3_600, 3_600), (20_000, HalfDay::Afternoon), "British summer time");
        assert_eq!(half_day(20_000 * 86_400 + 86_399, 3_600), (20_001, HalfDay::Morning), "past midnight");
        assert_eq!(half_day(100, -3_600), (0, HalfDay::Morning));
        assert_eq!(half_day(u64::MAX, i32::MAX).0, u16::MAX);
    }
}
