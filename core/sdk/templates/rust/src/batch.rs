//! Columns of a batch by name, in the profile that `fotfaste/arrow.h` lays down. Views: they live as long as the
//! call that the batch was lent for, and every row number is checked.

use crate::fotfaste::*;
use crate::plugin::{Failure, Outcome};
use std::ffi::CStr;
use std::ops::Range;
use std::slice;

const MALFORMED: Failure =
    Failure { status: FOTFASTE_INVALID_DATA, sentence: "a batch is not as fotfaste/model.h says" };

/// The participations of a batch, or the rows of a nested table.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    schema: &'a ArrowSchema,
    array: &'a ArrowArray,
}

impl<'a> Table<'a> {
    /// # Safety
    /// What the host hands to consume, while that call lasts.
    pub unsafe fn lent(batch: *const fotfaste_batch) -> Outcome<Self> {
        let batch = batch.as_ref().ok_or(MALFORMED)?;
        let schema = batch.schema.as_ref().ok_or(MALFORMED)?;
        let array = batch.array.as_ref().ok_or(MALFORMED)?;
        if array.length < 0 || array.n_children != schema.n_children {
            return Err(MALFORMED);
        }
        Ok(Table { schema, array })
    }

    pub fn rows(&self) -> usize {
        self.array.length as usize
    }

    pub fn days(&self, name: &str) -> Outcome<Column<'a>> {
        self.column(name, |format| format == b"tdD")
    }

    /// Indices into the published list of codes.
    pub fn codes(&self, name: &str) -> Outcome<Column<'a>> {
        // The format of a dictionary array is that of its indices.
        self.column(name, |format| matches!(format, b"c" | b"s" | b"i"))
    }

    /// None when no participation has such rows.
    pub fn list(&self, name: &str) -> Outcome<Option<List<'a>>> {
        let (schema, array) = match self.child(name)? {
            Some(child) => child,
            None => return Ok(None),
        };
        if format_of(schema) != b"+l" || schema.n_children != 1 || array.n_children != 1 {
            return Err(MALFORMED);
        }
        // Safety: the host's arrays are as long as they say; a list has one more offset than rows.
        unsafe {
            let rows = Table { schema: &**schema.children, array: &**array.children };
            let offsets = if array.length == 0 {
                &[][..]
            } else {
                slice::from_raw_parts(buffer(array, 1) as *const i32, array.length as usize + 1)
            };
            Ok(Some(List { offsets, rows }))
        }
    }

    fn column(&self, name: &str, is_expected: fn(&[u8]) -> bool) -> Outcome<Column<'a>> {
        let (schema, array) = match self.child(name)? {
            Some(child) => child,
            None => return Ok(Column { validity: None, values: Values::Absent }),
        };
        let format = format_of(schema);
        if !is_expected(format) {
            return Err(MALFORMED);
        }
        let rows = array.length as usize;
        if rows == 0 {
            return Ok(Column { validity: None, values: Values::Absent });
        }
        // Safety: the host's arrays are as long as they say, and aligned.
        unsafe {
            let values = buffer(array, 1);
            let validity = buffer(array, 0) as *const u8;
            Ok(Column {
                validity: if validity.is_null() {
                    None
                } else {
                    Some(slice::from_raw_parts(validity, (rows + 7) / 8))
                },
                values: match format {
                    b"c" => Values::Byte(slice::from_raw_parts(values as *const i8, rows)),
                    b"s" => Values::Short(slice::from_raw_parts(values as *const i16, rows)),
                    _ => Values::Word(slice::from_raw_parts(values as *const i32, rows)),
                },
            })
        }
    }

    fn child(&self, name: &str) -> Outcome<Option<(&'a ArrowSchema, &'a ArrowArray)>> {
        for i in 0..self.schema.n_children as usize {
            // Safety: both arrays of children have n_children elements, and names end with a zero.
            let (schema, array) = unsafe { (&**self.schema.children.add(i), &**self.array.children.add(i)) };
            if unsafe { CStr::from_ptr(schema.name) }.to_bytes() != name.as_bytes() {
                continue;
            }
            let complete = array.n_buffers == 2
                && array.offset == 0
                && array.length == self.array.length
                && (array.length == 0 || unsafe { !buffer(array, 1).is_null() });
            if !complete {
                return Err(MALFORMED);
            }
            return Ok(Some((schema, array)));
        }
        Ok(None)
    }
}

fn format_of(schema: &ArrowSchema) -> &[u8] {
    // Safety: formats end with a zero.
    unsafe { CStr::from_ptr(schema.format) }.to_bytes()
}

unsafe fn buffer(array: &ArrowArray, number: usize) -> *const std::os::raw::c_void {
    *array.buffers.add(number)
}

/// A column of days or codes. A column that is empty throughout is not in the batch: every row is None.
pub struct Column<'a> {
    validity: Option<&'a [u8]>,
    values: Values<'a>,
}

enum Values<'a> {
    Absent,
    Byte(&'a [i8]),
    Short(&'a [i16]),
    Word(&'a [i32]),
}

impl Column<'_> {
    /// None for null. What lies under a null may be anything and is not looked at.
    pub fn get(&self, row: usize) -> Option<i32> {
        // The bitmap alone says what is null; null_count is not to be relied on.
        if self.validity.map_or(false, |bits| bits[row / 8] >> (row % 8) & 1 == 0) {
            return None;
        }
        match self.values {
            Values::Absent => None,
            Values::Byte(values) => Some(i32::from(values[row])),
            Values::Short(values) => Some(i32::from(values[row])),
            Values::Word(values) => Some(values[row]),
        }
    }
}

/// The nested rows of each participation.
pub struct List<'a> {
    offsets: &'a [i32],
    pub rows: Table<'a>,
}

impl List<'_> {
    pub fn range(&self, row: usize) -> Range<usize> {
        self.offsets[row] as usize..self.offsets[row + 1] as usize
    }
}
