//! Days since 1970-01-01, and lengths of time as evaluators write them.

/// Months first, then days.
#[derive(Clone, Copy)]
pub struct Duration {
    pub months: i32,
    pub days: i32,
}

impl Duration {
    /// "14d", "6m", "2y". The host has checked the text already.
    pub fn parse(text: &str) -> Option<Duration> {
        let unit = text.chars().last()?;
        let count: u16 = text[..text.len() - unit.len_utf8()].parse().ok()?;
        let count = i32::from(count);
        match unit {
            'd' => Some(Duration { months: 0, days: count }),
            'm' => Some(Duration { months: count, days: 0 }),
            'y' => Some(Duration { months: count * 12, days: 0 }),
            _ => None,
        }
    }

    /// The day so long after another. Keeps the day of the month, or takes the month's last: 31 August and six
    /// months make 28 or 29 February. In 64 bits, so that no day that a file may hold leaves the range.
    pub fn after(self, day: i32) -> i64 {
        let (year, month, day_of_month) = civil(i64::from(day));
        let months = month - 1 + i64::from(self.months);
        let (year, month) = (year + months / 12, months % 12 + 1);
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let last = day_number(next_year, next_month, 1) - day_number(year, month, 1);
        day_number(year, month, day_of_month.min(last)) + i64::from(self.days)
    }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years begin in March here, so that the leap day
// is the last of its year.

fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let index = (5 * of_year + 2) / 153;
    let month = if index < 10 { index + 3 } else { index - 9 };
    let year = years + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * index + 2) / 5 + 1)
}
