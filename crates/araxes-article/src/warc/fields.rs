use super::WarcFault;

/// What is used of a record's header.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) kind: String,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) media: Option<String>,
    /// Length of the block in bytes.
    pub(super) length: u64,
}

/// Where a header of a record or an HTTP message ends, its blank line included.
pub(super) fn header_end(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'\n', bytes).find_map(|at| match bytes.get(at + 1..)? {
        [b'\n', ..] => Some(at + 2),
        [b'\r', b'\n', ..] => Some(at + 3),
        _ => None,
    })
}

/// How every record begins.
pub(super) const VERSION: &[u8] = b"WARC/";

/// Whether a record begins here: a version such as `WARC/1.0` and the end of its line.
pub(super) fn begins_record(bytes: &[u8]) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let Some([major, b'.', minor, rest @ ..]) = bytes.strip_prefix(VERSION) else {
        return false;
    };
    // WARC/0.17 and 0.18 have two digits behind the dot.
    let rest = rest
        .strip_prefix(b"7")
        .or_else(|| rest.strip_prefix(b"8"))
        .unwrap_or(rest);
    digit(major) && digit(minor) && (rest.starts_with(b"\n") || rest.starts_with(b"\r\n"))
}

/// The first place in `bytes`, other than their beginning, where a record begins.
pub(super) fn record_inside(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, VERSION).find(|&at| at > 0 && bytes.get(at..).is_some_and(begins_record))
}

impl Fields {
    /// Reads `Name: value` lines below the version. Names are compared without case, the first of a name counts, and
    /// lines of another shape are passed over.
    pub(super) fn parse(header: &[u8]) -> Result<Self, WarcFault> {
        let mut fields = Self::default();
        let mut length = None;
        for line in header.split(|&byte| byte == b'\n').skip(1) {
            let line = String::from_utf8_lossy(line);
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = || Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" if fields.kind.is_empty() => {
                    fields.kind = value().unwrap_or_default().to_ascii_lowercase();
                }
                // WARC 1.0 writes the address in angle brackets in one of its examples, and some tools do.
                "warc-target-uri" if fields.url.is_none() => {
                    fields.url = value().map(|url| url.trim_matches(['<', '>']).to_owned());
                }
                "warc-date" if fields.date.is_none() => fields.date = value(),
                "content-type" if fields.media.is_none() => fields.media = value(),
                "content-length" if length.is_none() => length = value(),
                _ => {}
            }
        }
        let reason = "no Content-Length";
        fields.length = length
            .and_then(|length| length.parse().ok())
            .ok_or(WarcFault::Header { reason })?;
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_any_case_and_order() {
        let header =
            b"WARC/1.0\r\ncontent-length:  12 \r\nWARC-Target-URI: <https://araz.example/?a=b:c>\r\njunk\r\n\
            Warc-Type: Response\r\nWARC-Date: 2024-05-12T09:30:00Z\r\n\r\n";
        let fields = Fields::parse(header).unwrap();
        assert_eq!((fields.kind.as_str(), fields.length), ("response", 12));
        assert_eq!(fields.url.as_deref(), Some("https://araz.example/?a=b:c"));
        assert_eq!(fields.date.as_deref(), Some("2024-05-12T09:30:00Z"));
    }

    #[test]
    fn a_record_without_a_length_has_no_end() {
        for length in [
            "",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999999\r\n",
        ] {
            let header = format!("WARC/1.0\r\nWARC-Type: response\r\n{length}\r\n");
            assert!(Fields::parse(header.as_bytes()).is_err(), "{length}");
        }
    }

    #[test]
    fn a_header_ends_at_its_blank_line() {
        assert_eq!(header_end(b"A: b\r\n\r\nbody"), Some(8));
        assert_eq!(header_end(b"A: b\n\nbody"), Some(6));
        assert_eq!(header_end(b"A: b\r\n"), None);
    }
}
