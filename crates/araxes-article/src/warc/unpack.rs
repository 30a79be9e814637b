use std::io::{self, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use super::WarcFault;
use super::fields::VERSION;
use super::window::Window;

/// First bytes of a gzip member: RFC 1952, with deflate as the only method.
const GZIP: &[u8] = b"\x1F\x8B\x08";
/// First bytes of a Zstandard frame: RFC 8878, section 3.1.1.
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";
/// Bytes of an archive in which its packing must show.
const HEAD: usize = 64 << 10;
/// The skippable frame that holds the dictionary of a `.warc.zst`.
const ZSTD_DICTIONARY: &[u8] = b"\x5D\x2A\x4D\x18";
/// The longest dictionary that is read, in bytes.
const MOST_DICTIONARY: usize = 16 << 20;
/// Bytes that a member may unpack to whatever its size; beyond, it may swell by [`MOST_SWELLING`].
const FREE_SIZE: u64 = 64 << 20;
/// How much longer than its packed form a long member may be: pages shrink to a tenth, rarely to a fiftieth.
const MOST_SWELLING: u64 = 200;

/// The archive unpacked. Where a packed member is damaged, `read` fails once and goes on with the next member.
pub(super) struct Unpack<R> {
    state: State<R>,
    dictionary: Option<Vec<u8>>,
    /// Where the member begins in the file, and how much has come out of it.
    member: (u64, u64),
    /// Whether the last member ended as it should, so that what stands before the next one is worth an error.
    whole: bool,
}

enum State<R> {
    /// Nothing is known of the file yet.
    Fresh(Window<R>),
    Plain(Window<R>),
    /// Between the members of a gzip file.
    GzipGap(Window<R>),
    Gzip(Box<GzDecoder<Window<R>>>),
    ZstdGap(Window<R>, Box<FrameDecoder>),
    Zstd(Window<R>, Box<FrameDecoder>),
    /// Only while one state becomes another.
    Moving,
}

impl<R: Read> Unpack<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            state: State::Fresh(Window::new(reader)),
            dictionary: None,
            member: (0, 0),
            whole: true,
        }
    }

    /// What a failure of `read` was about.
    pub(super) fn fault(&self, error: io::Error) -> WarcFault {
        let packing = match &self.state {
            State::GzipGap(_) | State::Gzip(_) => "gzip",
            State::ZstdGap(..) | State::Zstd(..) => "zstd",
            _ => return WarcFault::Io(error),
        };
        match error.downcast::<Damage>() {
            Ok(Damage(reason)) => WarcFault::Packing { packing, reason },
            Err(error) => WarcFault::Io(error),
        }
    }

    /// Tells how the archive is packed by what it begins with, or where that is damaged, by what comes first in it.
    fn begin(&mut self, mut window: Window<R>) -> State<R> {
        let head = window.peek(HEAD);
        if head.starts_with(ZSTD_DICTIONARY) {
            self.dictionary = dictionary(&mut window);
            let decoder = self.decoder();
            return State::ZstdGap(window, decoder);
        }
        let first = |magic: &[u8]| memchr::memmem::find(head, magic).unwrap_or(usize::MAX);
        let (plain, gzip, zstd) = (first(VERSION), first(GZIP), first(ZSTD));
        // Text may stand unpacked in a Zstandard frame, and gzip in a page; a Zstandard frame in a page is rare.
        if plain == 0 || (plain <= gzip && zstd == usize::MAX) {
            State::Plain(window)
        } else if gzip < zstd {
            State::GzipGap(window)
        } else {
            State::ZstdGap(window, Box::new(FrameDecoder::new()))
        }
    }

    /// A Zstandard decoder that knows the dictionary of the archive.
    fn decoder(&self) -> Box<FrameDecoder> {
        let mut decoder = FrameDecoder::new();
        let known = self
            .dictionary
            .as_deref()
            .and_then(|raw| Dictionary::decode_dict(raw).ok());
        if let Some(known) = known {
            // A dictionary that is refused is missed by the frames that need it, each of which then fails.
            let _ = decoder.add_dict(known);
        }
        Box::new(decoder)
    }

    /// Goes to the next member; fails once where something else stands before it.
    fn find(&mut self, window: &mut Window<R>, magic: &[u8], fits: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
        let start = window.position();
        let found = window.find(magic, fits);
        if !found && let Some(error) = window.take_failure() {
            return Err(error);
        }
        let passed = window.position() - start;
        if passed > 0 && std::mem::take(&mut self.whole) {
            return Err(io::Error::other(Damage(format!(
                "{passed} bytes that belong to nothing"
            ))));
        }
        window.set_mark();
        self.member = (window.position(), 0);
        Ok(found)
    }

    fn next_gzip(&mut self, mut window: Window<R>) -> (State<R>, io::Result<bool>) {
        // Three bits of the flags are reserved and zero.
        let fits = |member: &[u8]| member.get(3).is_some_and(|flags| flags & 0xE0 == 0);
        match self.find(&mut window, GZIP, fits) {
            Ok(true) => {}
            other => return (State::GzipGap(window), other),
        }
        (State::Gzip(Box::new(GzDecoder::new(window))), Ok(true))
    }

    fn next_zstd(&mut self, mut window: Window<R>, mut decoder: Box<FrameDecoder>) -> (State<R>, io::Result<bool>) {
        match self.find(&mut window, ZSTD, |_| true) {
            Ok(true) => {}
            other => return (State::ZstdGap(window, decoder), other),
        }
        match decoder.reset(&mut window) {
            Ok(()) => (State::Zstd(window, decoder), Ok(true)),
            Err(error) => {
                self.whole = false;
                let (window, error) = damaged(window, &error);
                (State::ZstdGap(window, self.decoder()), Err(error))
            }
        }
    }

    fn read_gzip(
        &mut self,
        mut decoder: Box<GzDecoder<Window<R>>>,
        buffer: &mut [u8],
    ) -> (State<R>, io::Result<usize>) {
        match decoder.read(buffer) {
            Ok(0) => {
                self.whole = true;
                (State::GzipGap(decoder.into_inner()), Ok(0))
            }
            Ok(count) if self.swells(count, decoder.get_ref().position()) => {
                self.whole = false;
                let (window, error) = damaged(decoder.into_inner(), &"swells beyond measure");
                (State::GzipGap(window), Err(error))
            }
            Ok(count) => (State::Gzip(decoder), Ok(count)),
            Err(error) => {
                self.whole = false;
                let (window, error) = damaged(decoder.into_inner(), &error);
                (State::GzipGap(window), Err(error))
            }
        }
    }

    fn read_zstd(
        &mut self,
        mut window: Window<R>,
        mut decoder: Box<FrameDecoder>,
        buffer: &mut [u8],
    ) -> (State<R>, io::Result<usize>) {
        while decoder.can_collect() == 0 && !decoder.is_finished() {
            if let Err(error) = decoder.decode_blocks(&mut window, BlockDecodingStrategy::UptoBlocks(1)) {
                self.whole = false;
                let (window, error) = damaged(window, &error);
                return (State::ZstdGap(window, self.decoder()), Err(error));
            }
        }
        match decoder.read(buffer) {
            Ok(0) => {
                self.whole = true;
                (State::ZstdGap(window, decoder), Ok(0))
            }
            Ok(count) if self.swells(count, window.position()) => {
                self.whole = false;
                let (window, error) = damaged(window, &"swells beyond measure");
                (State::ZstdGap(window, self.decoder()), Err(error))
            }
            Ok(count) => (State::Zstd(window, decoder), Ok(count)),
            Err(error) => (State::ZstdGap(window, self.decoder()), Err(error)),
        }
    }

    /// Whether a member has unpacked to more than any page would, with `count` bytes more and the file at `position`.
    fn swells(&mut self, count: usize, position: u64) -> bool {
        let (start, unpacked) = &mut self.member;
        *unpacked += count as u64;
        let packed = position.saturating_sub(*start).max(1);
        *unpacked > FREE_SIZE && *unpacked / packed > MOST_SWELLING
    }
}

impl<R: Read> Read for Unpack<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let (state, step) = match std::mem::replace(&mut self.state, State::Moving) {
                State::Fresh(window) => (self.begin(window), Ok(None)),
                State::Plain(mut window) => {
                    let read = window
                        .read(buffer)
                        .map_err(|error| window.take_failure().unwrap_or(error));
                    (State::Plain(window), read.map(Some))
                }
                State::GzipGap(window) => {
                    let (state, more) = self.next_gzip(window);
                    (state, more.map(|more| (!more).then_some(0)))
                }
                State::ZstdGap(window, decoder) => {
                    let (state, more) = self.next_zstd(window, decoder);
                    (state, more.map(|more| (!more).then_some(0)))
                }
                State::Gzip(decoder) => {
                    let (state, read) = self.read_gzip(decoder, buffer);
                    (state, read.map(|count| (count > 0).then_some(count)))
                }
                State::Zstd(window, decoder) => {
                    let (state, read) = self.read_zstd(window, decoder, buffer);
                    (state, read.map(|count| (count > 0).then_some(count)))
                }
                State::Moving => (State::Moving, Ok(Some(0))),
            };
            self.state = state;
            if let Some(count) = step? {
                return Ok(count);
            }
        }
    }
}

/// A fault of the packed data, in distinction from one of the file system.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Damage(String);

/// The window back behind the first byte of the member, and the error to return.
fn damaged<R: Read>(mut window: Window<R>, reason: &impl ToString) -> (Window<R>, io::Error) {
    if let Some(error) = window.take_failure() {
        return (window, error);
    }
    window.rewind(1);
    (window, io::Error::other(Damage(reason.to_string())))
}

/// The dictionary in the frame at the position, unpacked where it is itself packed; the frame is passed over.
fn dictionary<R: Read>(window: &mut Window<R>) -> Option<Vec<u8>> {
    let length: [u8; 4] = window.peek(8).get(4..8)?.try_into().ok()?;
    let length = u32::from_le_bytes(length) as usize;
    if length > MOST_DICTIONARY {
        window.skip(8 + length as u64);
        return None;
    }
    window.pass(8);
    let raw = window.peek(length).get(..length)?.to_vec();
    window.pass(length);
    if !raw.starts_with(ZSTD) {
        return Some(raw);
    }
    let mut unpacked = Vec::new();
    let decoder = ruzstd::decoding::StreamingDecoder::new(raw.as_slice()).ok()?;
    decoder.take(MOST_DICTIONARY as u64).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}
