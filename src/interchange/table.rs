//! A table in a text file: comma, semicolon, tab or bar between its columns.
//! A file is hostile until it is read: everything about it is bounded.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The bounds of a table.
pub mod bounds {
    /// Bytes of a file.
    pub const BYTES: usize = 8_000_000;
    /// Columns.
    pub const COLUMNS: usize = 200;
    /// Rows.
    pub const ROWS: usize = 50_000;
    /// Bytes of a row.
    pub const ROW: usize = 32_768;
}

/// Rows of texts, each with the line that it begins on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows, the heading among them.
    pub rows: Vec<TableRow>,
    /// How many columns its widest row has.
    pub columns: usize,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The line of the file that it begins on, from 1.
    pub line: usize,
    /// Its fields.
    pub fields: Vec<String>,
}

impl TableRow {
    /// A field without blanks around it; nothing where the row is shorter.
    #[must_use]
    pub fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", |field| field.trim())
    }
}

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`bounds::BYTES`].
    TooLarge,
    /// A workbook of Excel, not a text.
    Workbook,
    /// No text, or one in an encoding that nobody guessed.
    NotText,
    /// There is nothing in it.
    Empty,
    /// It has one column only.
    OneColumn,
    /// More than [`bounds::COLUMNS`].
    TooManyColumns {
        /// Where.
        line: usize,
    },
    /// More than [`bounds::ROWS`].
    TooManyRows,
    /// More than [`bounds::ROW`] bytes in one row: often a quote left open.
    LongRow {
        /// Where the row begins.
        line: usize,
    },
    /// A quote is opened and never closed.
    OpenQuote {
        /// Where the row begins.
        line: usize,
    },
    /// A field that a spreadsheet would compute.
    Formula {
        /// Where.
        line: usize,
    },
    /// The report on modules and learning paths: it has no certifications.
    LearnReport,
}

/// How the bytes of a file are to be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or anything that has its first 128 characters.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

impl Encoding {
    /// Guesses from the first bytes: by the mark that stands there, else by
    /// where the zeros of plain letters are.
    ///
    /// # Errors
    /// Where they are those of a workbook, or of more than a file may have.
    pub fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > bounds::BYTES {
            return Err(Refusal::TooLarge);
        }
        let zeros = |first: usize| {
            let letters = bytes.iter().skip(first).step_by(2).take(32);
            letters.filter(|byte| **byte == 0).count() * 2 > bytes.len().min(64) / 2
        };
        match bytes {
            [b'P', b'K', 3 | 5 | 7, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Refusal::Workbook),
            [0xFF, 0xFE, ..] => Ok(Self::Utf16Le),
            [0xFE, 0xFF, ..] => Ok(Self::Utf16Be),
            _ if zeros(1) && !zeros(0) => Ok(Self::Utf16Le),
            _ if zeros(0) && !zeros(1) => Ok(Self::Utf16Be),
            _ => Ok(Self::Utf8),
        }
    }

    /// The name that a decoder of the browser knows it by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }
}

/// Stands behind the text as a row of its own. Where a quote is open, it is
/// inside the last field instead.
const END: &str = "\u{1a}";

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// Where it is none, or too much of one.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > bounds::BYTES {
            return Err(Refusal::TooLarge);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.contains(['\0', '\u{1a}', '\u{fffd}']) {
            return Err(Refusal::NotText);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let first = text.lines().find(|line| !line.trim().is_empty());
        let first = first.ok_or(Refusal::Empty)?;
        let named = first.strip_prefix("sep=").and_then(single);
        let separator = named.or_else(|| guess(first)).ok_or(Refusal::OneColumn)?;
        let mut table = Self::parts(&[&text, "\n", END, "\n"].concat(), separator)?;
        if named.is_some() {
            table.rows.remove(0);
        }
        let widths = table.rows.iter().map(|row| row.fields.len());
        table.columns = widths.max().ok_or(Refusal::Empty)?;
        Ok(table)
    }

    fn parts(text: &str, separator: u8) -> Result<Self, Refusal> {
        let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
        let mut table = Self::default();
        let mut rest = text.as_bytes();
        let mut line = 1;
        let mut output = vec![0; bounds::ROW];
        let mut ends = vec![0; bounds::COLUMNS];
        loop {
            let blank = rest.iter().take_while(|byte| **byte == b'\n').count();
            let begins = line + blank;
            let (result, read, _, fields) = reader.read_record(rest, &mut output, &mut ends);
            match result {
                ReadRecordResult::Record => {}
                ReadRecordResult::OutputFull => return Err(Refusal::LongRow { line: begins }),
                ReadRecordResult::OutputEndsFull => {
                    return Err(Refusal::TooManyColumns { line: begins });
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    return Err(Refusal::OpenQuote { line: begins });
                }
            }
            line += rest[..read].iter().filter(|byte| **byte == b'\n').count();
            rest = &rest[read..];
            let mut start = 0;
            let fields = ends[..fields].iter().map(|end| {
                let field = &output[start..*end];
                start = *end;
                String::from_utf8_lossy(field).into_owned()
            });
            let row = TableRow {
                line: begins,
                fields: fields.collect(),
            };
            if let Some(last) = row.fields.last().filter(|last| last.contains(END)) {
                return if last == END && row.fields.len() == 1 {
                    Ok(table)
                } else {
                    Err(Refusal::OpenQuote { line: begins })
                };
            }
            if table.rows.len() == bounds::ROWS {
                return Err(Refusal::TooManyRows);
            }
            if row.fields.iter().any(|field| !field.trim().is_empty()) {
                table.rows.push(row);
            }
        }
    }
}

/// What a text is made of, where it is one byte.
fn single(text: &str) -> Option<u8> {
    match text.trim_end_matches('\n').as_bytes() {
        [byte] => Some(*byte),
        _ => None,
    }
}

/// The separator that a line has most of, outside of quotes.
fn guess(line: &str) -> Option<u8> {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(byte == *separator && !quoted);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count)?;
    (most.1 > 0).then_some(most.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let table = Table::read(text).expect("it is a table");
        let rows = table.rows.into_iter();
        rows.map(|row| (row.line, row.fields)).collect()
    }

    #[test]
    fn separators_quotes_and_ends_of_lines() {
        let plain = rows("Name,Exam\nAnna,AZ-104\n");
        assert_eq!(plain[1], (2, vec!["Anna".to_owned(), "AZ-104".to_owned()]));
        for text in [
            "Name;Exam\nAnna;AZ-104\n",
            "Name\tExam\r\nAnna\tAZ-104",
            "Name|Exam\rAnna|AZ-104\r",
            "\u{feff}\"Name\",\"Exam\"\r\n\"Anna\",\"AZ-104\"\r\n",
        ] {
            assert_eq!(rows(text), plain, "{text:?}");
        }
        let named = rows("sep=|\nName, in full|Exam\nAnna|AZ-104\n");
        assert_eq!(named[0].1, ["Name, in full", "Exam"]);
        let quoted =
            rows("Name,Exam\n\n\"Berger, Anna\",\"the \"\"104\"\"\nin two lines\"\nTom,x\n");
        assert_eq!(quoted[1].1, ["Berger, Anna", "the \"104\"\nin two lines"]);
        let lines: Vec<usize> = quoted.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 5]);
    }

    #[test]
    fn what_is_hostile_is_refused() {
        let wide = vec!["x"; 1_000_000].join(",");
        let long = ["a,b\n\"", &"x".repeat(bounds::ROW + 1), "\",c\n"].concat();
        let many = "a,b\n".repeat(bounds::ROWS + 1);
        let cases = [
            ("", Refusal::Empty),
            ("\n \n", Refusal::Empty),
            ("one\ntwo\n", Refusal::OneColumn),
            ("a,b\nc\0,d\n", Refusal::NotText),
            ("a,b\nc,\"d\ne,f\n", Refusal::OpenQuote { line: 2 }),
            ("a,b\nc,\"", Refusal::OpenQuote { line: 2 }),
            (&wide, Refusal::TooManyColumns { line: 1 }),
            (&long, Refusal::LongRow { line: 2 }),
            (&many, Refusal::TooManyRows),
            (&"x,".repeat(bounds::BYTES), Refusal::TooLarge),
        ];
        for (text, refusal) in cases {
            let shown: String = text.chars().take(20).collect();
            assert_eq!(Table::read(text), Err(refusal), "{shown:?}");
        }
    }

    #[test]
    fn the_encoding_shows() {
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| {
            text.encode_utf16().flat_map(order).collect::<Vec<u8>>()
        };
        let cases = [
            (b"Name,Exam\n".to_vec(), Ok(Encoding::Utf8)),
            (b"".to_vec(), Ok(Encoding::Utf8)),
            (
                wide("\u{feff}Name,Exam\n", u16::to_le_bytes),
                Ok(Encoding::Utf16Le),
            ),
            (
                wide("\u{feff}Name,Exam\n", u16::to_be_bytes),
                Ok(Encoding::Utf16Be),
            ),
            (wide("Name,Exam\n", u16::to_le_bytes), Ok(Encoding::Utf16Le)),
            (wide("Name,Exam\n", u16::to_be_bytes), Ok(Encoding::Utf16Be)),
            (b"PK\x03\x04rest".to_vec(), Err(Refusal::Workbook)),
            (vec![0; 100], Ok(Encoding::Utf8)),
            (vec![b'x'; bounds::BYTES + 1], Err(Refusal::TooLarge)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(Encoding::of(&bytes), expected);
        }
    }
}
