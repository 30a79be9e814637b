use std::io;

/// Why a record of an archive gave no page.
#[derive(Debug, thiserror::Error)]
#[error("WARC record at byte {offset}{}: {fault}", self.place())]
pub struct WarcError {
    /// Where the record begins, in bytes of the archive when unpacked.
    pub offset: u64,
    /// The address that it names, where it could be read so far.
    pub url: Option<String>,
    /// What is wrong with it.
    #[source]
    pub fault: WarcFault,
}

impl WarcError {
    fn place(&self) -> String {
        self.url.as_ref().map_or_else(String::new, |url| format!(" ({url})"))
    }
}

/// What is wrong with a record of an archive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WarcFault {
    /// The file could not be read on; the only fault that ends the archive.
    #[error("cannot read on: {0}")]
    Io(#[source] io::Error),
    /// The compressed data is damaged, ends early, or swells beyond all measure.
    #[error("damaged {packing} data: {reason}")]
    Packing {
        /// `gzip` or `zstd`.
        packing: &'static str,
        /// What the decoder says.
        reason: String,
    },
    /// Bytes where a record should begin; the next record was looked for behind them.
    #[error("{bytes} bytes that are no record")]
    NoRecord {
        /// How many were passed over.
        bytes: u64,
    },
    /// A record header without an end, or without a field that it needs.
    #[error("broken record header: {reason}")]
    Header {
        /// What is missing.
        reason: &'static str,
    },
    /// The record does not end where its `Content-Length` says.
    #[error("the record is not as long as it says ({bytes} bytes)")]
    Length {
        /// What it says.
        bytes: u64,
    },
    /// More than [`MAX_BYTES`](crate::MAX_BYTES), as it stands or unpacked.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// The server's answer does not parse.
    #[error("broken HTTP response: {reason}")]
    Http {
        /// What the parser says.
        reason: String,
    },
    /// A content encoding that is unknown or does not decode.
    #[error("content encoding {name:?} does not decode")]
    Encoding {
        /// Its name in the HTTP header.
        name: String,
    },
}
