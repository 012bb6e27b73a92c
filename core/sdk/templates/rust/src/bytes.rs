//! What states are serialized with: numbers, lowest byte first, so that equal states give equal bytes anywhere.

use crate::fotfaste::{FOTFASTE_INVALID_DATA, FOTFASTE_OUT_OF_MEMORY};
use crate::plugin::{Failure, Outcome};

#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub fn number(&mut self, number: u64) -> Outcome {
        self.raw(&number.to_le_bytes())
    }
    pub fn text(&mut self, text: &[u8]) -> Outcome {
        self.number(text.len() as u64)?;
        self.raw(text)
    }
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A Vec that grows by itself ends the process when memory runs out.
    fn raw(&mut self, bytes: &[u8]) -> Outcome {
        self.bytes.try_reserve(bytes.len()).map_err(|_| Failure {
            status: FOTFASTE_OUT_OF_MEMORY,
            sentence: "there is no memory for the bytes of a state",
        })?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

/// Reads what Writer wrote, as input from anywhere.
pub struct Reader<'a> {
    rest: &'a [u8],
}

pub const MALFORMED: Failure = Failure {
    status: FOTFASTE_INVALID_DATA,
    sentence: "the bytes are not a state of this plugin and settings",
};

impl<'a> Reader<'a> {
    /// Of all bytes but the last eight, which are the checksum of the others.
    pub fn checked(bytes: &'a [u8]) -> Outcome<Self> {
        if bytes.len() < 8 {
            return Err(MALFORMED);
        }
        let (content, sum) = bytes.split_at(bytes.len() - 8);
        if sum != checksum(content).to_le_bytes() {
            return Err(MALFORMED);
        }
        Ok(Reader { rest: content })
    }
    pub fn number(&mut self) -> Outcome<u64> {
        let mut number = [0; 8];
        number.copy_from_slice(self.raw(8)?);
        Ok(u64::from_le_bytes(number))
    }
    pub fn text(&mut self) -> Outcome<&'a [u8]> {
        let size = self.number()?;
        self.raw(usize::try_from(size).map_err(|_| MALFORMED)?)
    }
    pub fn end(&self) -> Outcome {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(MALFORMED)
        }
    }

    fn raw(&mut self, size: usize) -> Outcome<&'a [u8]> {
        if size > self.rest.len() {
            return Err(MALFORMED);
        }
        let (read, rest) = self.rest.split_at(size);
        self.rest = rest;
        Ok(read)
    }
}

/// FNV-1a. Finds damage; it is no defence against forgery.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
