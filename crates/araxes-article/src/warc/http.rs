//! The page in an HTTP response, free of its encodings.

use std::io::Read;

use brotli_decompressor::Decompressor;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{ParserConfig, Response, Status};
use ruzstd::decoding::StreamingDecoder;

use super::WarcFault;
use super::fields::header_end;
use crate::MAX_BYTES;

/// Headers of a response that are read.
const MOST_HEADERS: usize = 256;
/// Content encodings laid over one another that are undone.
const MOST_LAYERS: usize = 4;

/// The page in a response as it stands in an archive; `None` where the server sent something else: an error, a
/// redirection, or a media type that is no page.
pub(super) fn page(response: &[u8]) -> Result<Option<Vec<u8>>, WarcFault> {
    let end = header_end(response).ok_or_else(|| broken(&"header without an end"))?;
    let (head, body) = response.split_at(end);
    let head = as_http1(head);
    let mut headers = vec![httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = Response::new(&mut headers);
    let mut lenient = ParserConfig::default();
    lenient
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .ignore_invalid_headers_in_responses(true);
    match lenient.parse_response(&mut parsed, &head) {
        Ok(Status::Complete(_)) => {}
        Ok(Status::Partial) => return Err(broken(&"header without an end")),
        Err(error) => return Err(broken(&error)),
    }
    let values = |name: &str| -> Vec<String> {
        let of_name = parsed
            .headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case(name));
        of_name
            .map(|header| String::from_utf8_lossy(header.value).trim().to_owned())
            .collect()
    };
    let media = values("content-type").into_iter().next();
    if !parsed.code.is_some_and(|code| (200..300).contains(&code)) || !is_page(media.as_deref(), body) {
        return Ok(None);
    }
    let chunked = values("transfer-encoding")
        .iter()
        .any(|value| value.to_ascii_lowercase().contains("chunked"));
    let body = if chunked { dechunk(body)? } else { body.to_vec() };
    let layers = values("content-encoding").join(",").to_ascii_lowercase();
    let body = decode(body, &layers)?;
    Ok(Some(in_utf8(body, media.as_deref())))
}

fn broken(reason: &impl ToString) -> WarcFault {
    WarcFault::Http {
        reason: reason.to_string(),
    }
}

/// Archives write the version of HTTP that was spoken; the header has the form of HTTP/1 all the same.
fn as_http1(head: &[u8]) -> Vec<u8> {
    let spoken = [b"HTTP/2.0 ".as_slice(), b"HTTP/2 ", b"HTTP/3.0 ", b"HTTP/3 "];
    match spoken.iter().find_map(|version| head.strip_prefix(*version)) {
        Some(rest) => [b"HTTP/1.1 ", rest].concat(),
        None => head.to_vec(),
    }
}

/// Whether a media type is that of a page; where there is none the body tells.
pub(super) fn is_page(media: Option<&str>, body: &[u8]) -> bool {
    match media.map(|media| media.to_ascii_lowercase()) {
        Some(media) => media.starts_with("text/html") || media.starts_with("application/xhtml"),
        None => is_markup(body),
    }
}

fn is_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

/// The chunks of a body in one; a body that begins with no chunk was written without them under the old header.
fn dechunk(body: &[u8]) -> Result<Vec<u8>, WarcFault> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let (size, data) = match httparse::parse_chunk_size(rest) {
            Ok(Status::Complete((start, size))) => (usize::try_from(size).unwrap_or(usize::MAX), rest.get(start..)),
            _ if whole.is_empty() => return Ok(body.to_vec()),
            _ => return Err(broken(&"a chunk without its size")),
        };
        let data = data.unwrap_or(&[]);
        if size == 0 {
            return Ok(whole);
        }
        let chunk = data.get(..size).ok_or_else(|| broken(&"the last chunk is cut off"))?;
        whole.extend_from_slice(chunk);
        let behind = data.get(size..).unwrap_or(&[]);
        rest = behind
            .strip_prefix(b"\r\n")
            .or_else(|| behind.strip_prefix(b"\n"))
            .unwrap_or(behind);
    }
}

/// Undoes the content encodings, the last one first. One that does not decode is an error unless the body is plain
/// markup: many archives keep the header of a body that they have unpacked.
fn decode(mut body: Vec<u8>, layers: &str) -> Result<Vec<u8>, WarcFault> {
    for name in layers
        .rsplit(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .take(MOST_LAYERS)
    {
        let unpacked = match name {
            "gzip" | "x-gzip" => unpack(MultiGzDecoder::new(body.as_slice())),
            // Named deflate, the stream is zlib's (RFC 9110, 8.4.1.2); some servers send the bare one.
            "deflate" => {
                unpack(ZlibDecoder::new(body.as_slice())).or_else(|| unpack(DeflateDecoder::new(body.as_slice())))
            }
            "br" => unpack(Decompressor::new(body.as_slice(), 4096)),
            "zstd" => StreamingDecoder::new(body.as_slice()).ok().and_then(unpack),
            "identity" | "none" => continue,
            _ => None,
        };
        match unpacked {
            Some(unpacked) if unpacked.len() > MAX_BYTES => return Err(WarcFault::TooLarge { limit: MAX_BYTES }),
            Some(unpacked) => body = unpacked,
            None if is_markup(&body) => {}
            None => return Err(WarcFault::Encoding { name: name.to_owned() }),
        }
    }
    Ok(body)
}

/// All that a decoder gives, to one byte more than is read of a page; `None` where it fails.
fn unpack(decoder: impl Read) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    decoder.take(MAX_BYTES as u64 + 1).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

/// The body in UTF-8 where the media type names another charset, which goes before what the page says of itself
/// (HTML standard, "determining the character encoding"); unchanged otherwise.
fn in_utf8(body: Vec<u8>, media: Option<&str>) -> Vec<u8> {
    let label = media.and_then(|media| {
        let media = media.to_ascii_lowercase();
        let at = media.find("charset=")?;
        let value = media.get(at + "charset=".len()..)?.split(';').next()?;
        Some(value.trim().trim_matches(['"', '\'']).to_owned())
    });
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match named {
        Some(encoding) if encoding != UTF_8 && std::str::from_utf8(&body).is_err() => {
            encoding.decode(&body).0.into_owned().into_bytes()
        }
        _ => body,
    }
}
