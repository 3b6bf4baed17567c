//! A compiled program as a file, the way a page fetches it.
//!
//! The file is its checksum, then its format, then the program in postcard. A
//! file that was cut off or changed on its way is refused before any of it is
//! read; what passes was written by [`encode`], so that nothing in it nests
//! or points anywhere that the compiler did not allow.

use core::fmt;

use crate::model::Program;

/// The most bytes that a file may have.
pub const MOST_BYTES: usize = 1 << 20;

/// Counts up with every change of what a [`Program`] holds.
const FORMAT: u8 = 1;

/// The bytes of a checksum.
const CHECKSUM: usize = 8;

/// Why a file is no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has more than [`MOST_BYTES`]: this many.
    TooLarge(usize),
    /// It was cut off or changed on its way.
    Damaged,
    /// It was written by another version of the crate, in this format.
    Format(u8),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => {
                write!(
                    f,
                    "the file of a program has at most {MOST_BYTES} bytes, this one {bytes}"
                )
            }
            Self::Damaged => f.write_str("the file was cut off or changed on its way"),
            Self::Format(format) => write!(
                f,
                "the file is of format {format} and this version reads {FORMAT}: take all files \
                 from one release"
            ),
        }
    }
}

impl core::error::Error for FileError {}

/// Writes a program.
///
/// # Errors
/// What postcard has to say about a program that cannot be written: none that
/// the compiler lets through.
pub fn encode(program: &Program) -> Result<Vec<u8>, postcard::Error> {
    let body = postcard::to_extend(program, vec![FORMAT])?;
    let mut file = checksum(&body).to_le_bytes().to_vec();
    file.extend(body);
    Ok(file)
}

/// Reads a program.
///
/// # Errors
/// Where the file is too large, damaged, or of another version.
///
/// # Examples
/// ```
/// use partner_eligibility::catalog::{builtin, file};
///
/// let program = builtin("mpn").expect("it is built in");
/// let mut bytes = file::encode(program).expect("it can be written");
/// assert_eq!(file::decode(&bytes).as_ref(), Ok(program));
/// bytes.pop();
/// assert_eq!(file::decode(&bytes), Err(file::FileError::Damaged));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Program, FileError> {
    if bytes.len() > MOST_BYTES {
        return Err(FileError::TooLarge(bytes.len()));
    }
    let (sum, body) = bytes
        .split_first_chunk::<CHECKSUM>()
        .ok_or(FileError::Damaged)?;
    if checksum(body) != u64::from_le_bytes(*sum) {
        return Err(FileError::Damaged);
    }
    match body.split_first() {
        Some((&FORMAT, program)) => postcard::from_bytes(program).map_err(|_| FileError::Damaged),
        Some((&format, _)) => Err(FileError::Format(format)),
        None => Err(FileError::Damaged),
    }
}

/// FNV-1a: against accidents; against malice, a page checks the file's hash.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::{CHECKSUM, FORMAT, FileError, MOST_BYTES, checksum, decode, encode};
    use crate::catalog::{BUILTIN, builtin};

    fn written(id: &str) -> Vec<u8> {
        encode(builtin(id).expect("it is built in")).expect("it can be written")
    }

    #[test]
    fn every_program_comes_back_as_it_was() {
        for id in BUILTIN {
            assert_eq!(decode(&written(id)).ok().as_ref(), builtin(id));
        }
    }

    #[test]
    fn a_file_that_was_cut_off_or_changed_is_refused() {
        let whole = written("mpn");
        for length in (0..whole.len()).step_by(97) {
            assert_eq!(decode(&whole[..length]), Err(FileError::Damaged));
        }
        for at in (0..whole.len()).step_by(97) {
            let mut changed = whole.clone();
            changed[at] ^= 0x20;
            assert_eq!(decode(&changed), Err(FileError::Damaged));
        }
        assert_eq!(decode(b"<!doctype html>"), Err(FileError::Damaged));
    }

    #[test]
    fn a_file_of_another_version_says_so() {
        let mut other = written("mpn");
        other[CHECKSUM] = FORMAT + 1;
        let sum = checksum(&other[CHECKSUM..]).to_le_bytes();
        other[..CHECKSUM].copy_from_slice(&sum);
        assert_eq!(decode(&other), Err(FileError::Format(FORMAT + 1)));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let large = vec![0; MOST_BYTES + 1];
        assert_eq!(decode(&large), Err(FileError::TooLarge(MOST_BYTES + 1)));
    }
}
