use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::fields::{Fields, VERSION, begins_record, header_end, record_inside};
use super::unpack::Unpack;
use super::window::Window;
use super::{Page, WarcError, WarcFault, http};
use crate::MAX_BYTES;

/// The longest header of a record, in bytes.
const MOST_HEADER: usize = 64 << 10;
/// The longest version line that begins a record, in bytes.
const LOOK_AHEAD: usize = 11;

/// An iterator over the pages of an archive, in its order.
///
/// Responses with a status of success and a media type of a page count, and resources of that type; requests,
/// redirections, pictures and the rest are passed over without a word. Holds one record at a time, of at most
/// [`MAX_BYTES`] as it stands and the same again when unpacked. Time is linear in the length of the unpacked archive;
/// a packed member that swells beyond all measure is given up.
pub struct Reader<R> {
    window: Window<Unpack<R>>,
    /// Whether the last record failed, so that what follows it is no news.
    lost: bool,
    done: bool,
}

impl Reader<File> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        File::open(path).map(Self::new)
    }
}

impl<R: Read> Reader<R> {
    /// Reads an archive from a stream, which need not be buffered.
    pub fn new(reader: R) -> Self {
        Self {
            window: Window::new(Unpack::new(reader)),
            lost: false,
            done: false,
        }
    }

    /// The next record: a page, a record of another kind (`None`), or what is wrong with it.
    fn record(&mut self, url: &mut Option<String>) -> Result<Option<Page>, WarcFault> {
        let start = self.header()?;
        let header = self.window.buffered().get(..start).unwrap_or(&[]);
        let fields = match record_inside(header) {
            Some(at) => Err((at, WarcFault::Header { reason: "cut off" })),
            None => Fields::parse(header).map_err(|fault| (start, fault)),
        };
        let fields = match fields {
            Ok(fields) => fields,
            Err((passed, fault)) => {
                self.window.pass(passed);
                return Err(fault);
            }
        };
        *url = fields.url.clone();
        let length = usize::try_from(fields.length).unwrap_or(usize::MAX);
        if length > MAX_BYTES {
            self.window.pass(start);
            return Err(WarcFault::TooLarge { limit: MAX_BYTES });
        }
        self.block(start, length)?;
        let block = self.window.buffered().get(start..start + length).unwrap_or(&[]);
        let page = match fields.kind.as_str() {
            "response" if block.starts_with(b"HTTP/") => http::page(block),
            "response" | "resource" if http::is_page(fields.media.as_deref(), block) => Ok(Some(block.to_vec())),
            _ => Ok(None),
        };
        self.window.pass(start + length);
        Ok(page?.map(|html| Page {
            url: fields.url,
            date: fields.date,
            html,
        }))
    }

    /// Where the header at the position ends.
    fn header(&mut self) -> Result<usize, WarcFault> {
        let mut wanted = VERSION.len();
        while wanted <= MOST_HEADER {
            let bytes = self.window.peek(wanted);
            if let Some(end) = header_end(bytes) {
                return Ok(end);
            }
            if bytes.len() < wanted {
                self.broken()?;
                break;
            }
            wanted = bytes.len() + 1;
        }
        self.window.pass(VERSION.len());
        Err(WarcFault::Header {
            reason: "without an end",
        })
    }

    /// Gets the whole block into memory and checks that it ends where it should: at blank lines, another record or
    /// the end of the archive. Where it does not and another record begins inside it, that one comes next.
    fn block(&mut self, start: usize, length: usize) -> Result<(), WarcFault> {
        let bytes = self.window.peek(start + length + LOOK_AHEAD);
        let whole = bytes.len() >= start + length;
        let behind = bytes.get(start + length..).unwrap_or(&[]);
        let ended = behind.is_empty() || behind.starts_with(b"\r\n") || behind.starts_with(b"\n");
        if whole && (ended || begins_record(behind)) {
            return Ok(());
        }
        let limit = bytes.len().min(start + length);
        let inside = bytes.get(start..limit).unwrap_or(&[]);
        match record_inside(inside) {
            Some(at) => self.window.pass(start + at),
            None if whole => return Ok(()),
            None => {
                self.broken()?;
                self.window.pass(limit);
            }
        }
        Err(WarcFault::Length { bytes: length as u64 })
    }

    /// The fault that the archive broke off with, if it did; all before it is passed over.
    fn broken(&mut self) -> Result<(), WarcFault> {
        let Some(error) = self.window.take_failure() else {
            return Ok(());
        };
        let rest = self.window.buffered().len();
        self.window.pass(rest);
        let fault = self.window.reader_mut().fault(error);
        self.done = matches!(fault, WarcFault::Io(_));
        Err(fault)
    }

    /// Goes to the next record; `None` at the end. Fails where something else stands before it.
    fn seek(&mut self) -> Option<Result<(), WarcFault>> {
        while let Some(b'\r' | b'\n') = self.window.peek(1).first() {
            self.window.pass(1);
        }
        if begins_record(self.window.peek(LOOK_AHEAD)) {
            return Some(Ok(()));
        }
        if self.window.buffered().is_empty() {
            return self.broken().err().map(Err);
        }
        let start = self.window.position();
        let found = self.window.find(VERSION, begins_record);
        let bytes = self.window.position() - start;
        if self.lost {
            self.lost = false;
            return if found {
                Some(Ok(()))
            } else {
                self.broken().err().map(Err)
            };
        }
        Some(Err(WarcFault::NoRecord { bytes }))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Page, WarcError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let mut url = None;
            let start = self.window.position();
            let found = match self.seek()? {
                Ok(()) => {
                    let start = self.window.position();
                    self.record(&mut url).map_err(|fault| (start, fault))
                }
                Err(fault) => Err((start, fault)),
            };
            self.lost = found.is_err();
            match found {
                Ok(Some(page)) => return Some(Ok(page)),
                Ok(None) => {}
                Err((offset, fault)) => return Some(Err(WarcError { offset, url, fault })),
            }
        }
        None
    }
}
