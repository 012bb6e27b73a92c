//! The share in work a while after the exit, by gender.

mod batch;
mod bytes;
mod calendar;
mod fotfaste;
mod plugin;

use batch::{Column, List, Table};
use bytes::{Reader, Writer};
use calendar::Duration;
use fotfaste::*;
use plugin::{c, label, Cell, Failure, Metric, Needs, Outcome, Results, Settings};
use std::os::raw::{c_char, c_void};

/// A sum over participations: it may be split over processes and put together again. All zero is the empty sum.
struct ShareInWork {
    after: Duration,
    as_of: i32,
    counts: [[u64; OUTCOMES]; GENDERS.len()],
}

/// In the order of the published codes.
const GENDERS: [&str; 4] = ["woman", "man", "other", "unknown"];

const IN_WORK: usize = 0;
const NOT_IN_WORK: usize = 1;
const UNKNOWN: usize = 2;
const NOT_DUE: usize = 3;
const OUTCOMES: usize = 4;

impl Metric for ShareInWork {
    fn descriptor() -> &'static fotfaste_descriptor {
        &DESCRIPTOR
    }

    /// Only these columns are in the plugin's memory. Without a required one there is nothing to compute.
    fn needs(settings: &Settings, needs: &Needs) -> Outcome {
        needs.column("states.core_state\0", true)?;
        needs.column("states.from\0", true)?;
        needs.column("states.until\0", false)?;
        needs.column("states.known_until\0", false)?;
        needs.column("exit\0", false)?;
        needs.column("gender\0", false)?;
        let after = read_after(settings)?;
        needs.follow_up("in-work-after-exit", "exit\0", after.months, after.days)
    }

    fn new(settings: &Settings) -> Outcome<Self> {
        Ok(ShareInWork { after: read_after(settings)?, as_of: settings.as_of(), counts: Default::default() })
    }

    fn consume(&mut self, batch: &Table) -> Outcome {
        let exit = batch.days("exit")?;
        let gender = batch.codes("gender")?;
        let states = States::find(batch)?;
        for row in 0..batch.rows() {
            // Lists of codes grow at the end: what is new there is "other" here.
            let gender = match gender.get(row).unwrap_or(FOTFASTE_GENDER_UNKNOWN) {
                code @ 0..=3 => code,
                _ => FOTFASTE_GENDER_OTHER,
            };
            let outcome = self.outcome(exit.get(row), states.as_ref(), row);
            self.counts[gender as usize][outcome] += 1;
        }
        Ok(())
    }

    fn merge(&mut self, other: &Self) {
        for (sums, more) in self.counts.iter_mut().zip(&other.counts) {
            for (sum, count) in sums.iter_mut().zip(more) {
                *sum += count;
            }
        }
    }

    // What save writes is what restore reads. Raise the descriptor's state_revision when that changes.
    fn save(&self, writer: &mut Writer) -> Outcome {
        for count in self.counts.iter().flatten() {
            writer.number(*count)?;
        }
        Ok(())
    }

    fn restore(&mut self, reader: &mut Reader) -> Outcome {
        for count in self.counts.iter_mut().flatten() {
            *count = reader.number()?;
        }
        Ok(())
    }

    /// In the order of the published codes, so that equal counts give equal rows.
    fn report(&self, results: &Results) -> Outcome {
        for (gender, counts) in GENDERS.iter().zip(&self.counts) {
            if counts.iter().all(|count| *count == 0) {
                continue;
            }
            results.row(
                0,
                [
                    Cell::Text(gender),
                    Cell::Count(counts[IN_WORK]),
                    Cell::Count(counts[IN_WORK] + counts[NOT_IN_WORK]),
                    Cell::Count(counts[UNKNOWN]),
                    Cell::Count(counts[NOT_DUE]),
                ],
            )?;
        }
        Ok(())
    }
}

impl ShareInWork {
    fn outcome(&self, exit: Option<i32>, states: Option<&States>, row: usize) -> usize {
        // Nothing is known on or after as_of. It is the only clock: who is not there yet is not "no".
        let day = match exit {
            Some(exit) => self.after.after(exit),
            None => return NOT_DUE,
        };
        if day >= i64::from(self.as_of) {
            return NOT_DUE;
        }
        let states = match states {
            Some(states) => states,
            None => return UNKNOWN,
        };
        let mut found = UNKNOWN;
        for i in states.list.range(row) {
            if !states.covers(i, day) {
                continue;
            }
            match states.core_state.get(i).unwrap_or(FOTFASTE_STATE_UNKNOWN) {
                FOTFASTE_STATE_EMPLOYED | FOTFASTE_STATE_SELF_EMPLOYED => return IN_WORK,
                FOTFASTE_STATE_UNKNOWN => {}
                _ => found = NOT_IN_WORK,
            }
        }
        found
    }
}

/// The columns of the spells in a batch.
struct States<'a> {
    list: List<'a>,
    core_state: Column<'a>,
    from: Column<'a>,
    until: Column<'a>,
    known_until: Column<'a>,
}

impl<'a> States<'a> {
    fn find(batch: &Table<'a>) -> Outcome<Option<Self>> {
        let list = match batch.list("states")? {
            Some(list) => list,
            None => return Ok(None),
        };
        Ok(Some(States {
            core_state: list.rows.codes("core_state")?,
            from: list.rows.days("from")?,
            until: list.rows.days("until")?,
            known_until: list.rows.days("known_until")?,
            list,
        }))
    }

    /// Whether a spell says something of the day: it holds from its first day up to, and not including, until, and
    /// says nothing of days for which it is not known. known_until on the first day is an observation of that day.
    fn covers(&self, spell: usize, day: i64) -> bool {
        let day_or = |column: &Column, otherwise| i64::from(column.get(spell).unwrap_or(otherwise));
        let from = day_or(&self.from, i32::MIN);
        from <= day
            && day < day_or(&self.until, i32::MAX)
            && (day < day_or(&self.known_until, i32::MAX) || day == from)
    }
}

/// The host has filled in the default and checked the form.
fn read_after(settings: &Settings) -> Outcome<Duration> {
    settings.text("after").and_then(Duration::parse).ok_or(Failure {
        status: FOTFASTE_INVALID_ARGUMENT,
        sentence: "\"after\" is a length of time, as \"6m\"",
    })
}

// What the plugin says of itself. Texts that C reads end with \0.

static PARAMETERS: [fotfaste_parameter; 1] = [fotfaste_parameter {
    name: c("after\0"),
    r#type: FOTFASTE_PARAMETER_DURATION,
    flags: 0,
    unit: std::ptr::null(),
    default_value: c("6m\0"),
    minimum: f64::NAN,
    maximum: f64::NAN,
    choices: std::ptr::null(),
    choice_count: 0,
    fields: std::ptr::null(),
    field_count: 0,
    description: label("Tid från avslutet till mätningen", "Time from the exit to the measurement"),
}];

const fn column(
    name: &'static str,
    r#type: u32,
    role: u32,
    sv: &'static str,
    en: &'static str,
) -> fotfaste_column {
    fotfaste_column { name: c(name), r#type, role, unit: std::ptr::null(), label: label(sv, en) }
}

// Raw parts, never a percentage: the host adds the share, its interval and its bounds.
#[rustfmt::skip]
static COLUMNS: [fotfaste_column; 5] = [
    column("gender\0", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "Kön", "Gender"),
    column("numerator\0", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR, "I arbete", "In work"),
    column("denominator\0", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, "Med känd status", "With a known status"),
    column("unknown\0", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN, "Okänd status", "Status unknown"),
    column("not_due\0", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_EXCLUDED, "Inte där än", "Not there yet"),
];

static TABLES: [fotfaste_table; 1] = [fotfaste_table {
    id: c("in-work-after-exit\0"),
    kind: FOTFASTE_KIND_PROPORTION,
    additivity: FOTFASTE_ADDITIVE,
    direction: FOTFASTE_DIRECTION_HIGHER,
    smallest_cell: 5,
    title: label("I arbete efter avslut", "In work after the exit"),
    description: label(
        "En rad för varje kön. Eget företag räknas som arbete.",
        "A row for each gender. Self-employment counts as work.",
    ),
    columns: COLUMNS.as_ptr(),
    column_count: COLUMNS.len() as u64,
}];

// Id and version are those of Cargo.toml.
static DESCRIPTOR: fotfaste_descriptor = fotfaste_descriptor {
    id: c(concat!(env!("CARGO_PKG_NAME"), "\0")),
    version: c(concat!(env!("CARGO_PKG_VERSION"), "\0")),
    flags: 0,
    state_revision: 1,
    title: label("Andel i arbete efter avslut", "Share in work after the exit"),
    description: label(
        "Hur stor andel som arbetar en viss tid efter avslutet, efter kön.",
        "How large a share works so long after the exit, by gender.",
    ),
    parameters: PARAMETERS.as_ptr(),
    parameter_count: PARAMETERS.len() as u64,
    tables: TABLES.as_ptr(),
    table_count: TABLES.len() as u64,
};

// What the host finds: a note that it reads without running anything, and the one exported symbol.

#[used]
#[link_section = ".note.fotfaste"]
static IDENTITY: fotfaste_identity_note = plugin::identity(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));

static FACTORY: fotfaste_plugin_factory = plugin::factory::<ShareInWork>();

unsafe extern "C" fn get_factory(id: *const c_char) -> *const c_void {
    if plugin::is_factory(id) {
        &FACTORY as *const fotfaste_plugin_factory as *const c_void
    } else {
        std::ptr::null()
    }
}

#[no_mangle]
#[allow(non_upper_case_globals)]
pub static fotfaste_plugin: fotfaste_plugin_entry = plugin::entry(get_factory);
