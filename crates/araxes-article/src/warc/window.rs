use std::io::{self, BufRead, Read};

/// Bytes that are read at a time.
const STEP: usize = 64 << 10;

/// A reader with as many bytes in memory as are asked for, from a mark or the position on.
///
/// Works on both levels: below, the packed file, where a mark lets a decoder that fails be started again behind the
/// place where it began; above, the unpacked archive, where a record is looked at whole before it is passed over.
pub(super) struct Window<R> {
    reader: R,
    bytes: Vec<u8>,
    /// The position in `bytes`.
    at: usize,
    /// The position of `bytes[0]` in the stream.
    offset: u64,
    mark: Option<u64>,
    /// Bytes that were read twice, after [`Self::rewind`].
    replayed: u64,
    ended: bool,
    failure: Option<io::Error>,
}

impl<R: Read> Window<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            bytes: Vec::new(),
            at: 0,
            offset: 0,
            mark: None,
            replayed: 0,
            ended: false,
            failure: None,
        }
    }

    /// The position in the stream, in bytes.
    pub(super) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// The reader below.
    pub(super) fn reader_mut(&mut self) -> &mut R {
        &mut self.reader
    }

    /// What stopped reading, other than the end; reading may be tried again after it.
    pub(super) fn take_failure(&mut self) -> Option<io::Error> {
        self.failure.take()
    }

    /// The next bytes, `wanted` or more of them unless the stream ends or fails before.
    pub(super) fn peek(&mut self, wanted: usize) -> &[u8] {
        while self.buffered().len() < wanted && self.read_more() {}
        self.buffered()
    }

    /// The bytes in memory from the position on.
    pub(super) fn buffered(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// Passes over `count` of the bytes in memory.
    pub(super) fn pass(&mut self, count: usize) {
        self.at = (self.at + count).min(self.bytes.len());
    }

    /// Passes over `count` bytes, in memory or not; whether there were as many.
    pub(super) fn skip(&mut self, mut count: u64) -> bool {
        while count > 0 {
            let here = self.peek(1).len().min(usize::try_from(count).unwrap_or(usize::MAX));
            if here == 0 {
                return false;
            }
            self.pass(here);
            count -= here as u64;
        }
        true
    }

    /// Passes over everything before the next `needle` for which `fits`, and says whether there is one. `fits` is
    /// given the bytes from it on, at least eight behind it where the stream has so many.
    pub(super) fn find(&mut self, needle: &[u8], fits: impl Fn(&[u8]) -> bool) -> bool {
        // So many bytes behind the needle may be looked at by `fits`.
        let tail = needle.len() + 8;
        loop {
            let ahead = self.peek(tail).len();
            let found = memchr::memmem::find_iter(self.buffered(), needle)
                .find(|&at| fits(self.buffered().get(at..).unwrap_or(&[])));
            match found {
                Some(at) => {
                    self.pass(at);
                    return true;
                }
                // A needle near the edge is looked at again when more is in memory.
                None if !self.can_read() => {
                    self.pass(ahead);
                    return false;
                }
                None => self.pass(ahead.saturating_sub(tail)),
            }
            self.read_more();
        }
    }

    /// Remembers the position for [`Self::rewind`].
    pub(super) fn set_mark(&mut self) {
        self.mark = Some(self.position());
    }

    /// Goes back to `after` bytes behind the mark, unless the mark has been forgotten or more would be read twice than
    /// once, which keeps the time linear whatever the stream holds.
    pub(super) fn rewind(&mut self, after: u64) {
        let Some(target) = self.mark.take().map(|mark| mark + after) else {
            return;
        };
        let back = self.position().saturating_sub(target);
        if target >= self.offset && self.replayed + back <= self.position() {
            self.replayed += back;
            self.at = usize::try_from(target - self.offset)
                .unwrap_or(self.at)
                .min(self.bytes.len());
        }
    }

    fn can_read(&self) -> bool {
        !self.ended && self.failure.is_none()
    }

    /// Reads some bytes more; `false` at the end or where reading fails.
    fn read_more(&mut self) -> bool {
        if !self.can_read() {
            return false;
        }
        self.forget();
        let length = self.bytes.len();
        self.bytes.resize(length + STEP, 0);
        let space = self.bytes.get_mut(length..).unwrap_or(&mut []);
        let read = loop {
            match self.reader.read(space) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let count = match read {
            Ok(count) => {
                self.ended = count == 0;
                count
            }
            Err(error) => {
                self.failure = Some(error);
                0
            }
        };
        self.bytes.truncate(length + count);
        count > 0
    }

    /// Drops what lies before mark and position once it is more than half of what is in memory.
    fn forget(&mut self) {
        if self.mark.is_some_and(|mark| self.position() - mark > MARK_REACH) {
            self.mark = None;
        }
        let kept = self.mark.map_or(self.at, |mark| {
            usize::try_from(mark.saturating_sub(self.offset)).unwrap_or(self.at)
        });
        let droppable = kept.min(self.at);
        if droppable > self.bytes.len() / 2 {
            self.bytes.drain(..droppable);
            self.at -= droppable;
            self.offset += droppable as u64;
            self.bytes.shrink_to(4 * STEP + self.bytes.len());
        }
    }
}

/// How far behind its mark a window can go back, in bytes.
const MARK_REACH: u64 = 1 << 20;

impl<R: Read> Read for Window<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1);
        match &self.failure {
            // The failure stays with the window, which knows it from a fault of the data.
            Some(error) if self.buffered().is_empty() => Err(io::Error::new(error.kind(), error.to_string())),
            _ => Ok(self.buffered()),
        }
    }

    fn consume(&mut self, count: usize) {
        self.pass(count);
    }
}
