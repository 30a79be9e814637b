//! Archives whole, packed, damaged and hostile.
#![cfg(feature = "warc")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::{self, Read, Write};

use araxes_article::warc::{Page, Reader, WarcError, WarcFault};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// "<h1>Road opens</h1><p>It leads home.</p>" by brotli, at quality 11.
const BROTLI: &[u8] = include_bytes!("data/road.br");
const PAGE: &str = "<h1>Road opens</h1><p>It leads home.</p>";

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-12T09:30:00Z\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn http(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}

fn url(number: usize) -> String {
    format!("https://araz.example/{number}")
}

fn page(number: usize) -> Vec<u8> {
    record(
        "response",
        &url(number),
        &http("", format!("<p>Page {number} of the Araz Wire.</p>").as_bytes()),
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn read(archive: &[u8]) -> Vec<Result<Page, WarcError>> {
    Reader::new(archive).collect()
}

/// The numbers of the pages, and `?` for every error.
fn shape(archive: &[u8]) -> String {
    let found = read(archive);
    let letters = found.iter().map(|item| match item {
        Ok(page) => page.url.as_deref().unwrap().rsplit('/').next().unwrap(),
        Err(_) => "?",
    });
    letters.collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_come_out_and_the_rest_is_passed_over() {
    let archive = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n".to_vec(),
        record("request", &url(0), b"GET / HTTP/1.1\r\n\r\n"),
        page(1),
        record(
            "response",
            &url(2),
            b"HTTP/1.1 301 Moved\r\nLocation: /3\r\nContent-Type: text/html\r\n\r\n<p>moved</p>",
        ),
        record(
            "response",
            &url(3),
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
        ),
        record(
            "response",
            &url(4),
            b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n<p>By HTTP/2</p>",
        ),
        record(
            "revisit",
            &url(5),
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        ),
    ];
    let found = read(&archive.concat());
    assert_eq!(found.len(), 2, "{found:?}");
    let first = found[0].as_ref().unwrap();
    assert_eq!(first.url.as_deref(), Some("https://araz.example/1"));
    assert_eq!(first.date.as_deref(), Some("2024-05-12T09:30:00Z"));
    assert_eq!(first.html, b"<p>Page 1 of the Araz Wire.</p>");
    assert_eq!(found[1].as_ref().unwrap().html, b"<p>By HTTP/2</p>");
}

#[test]
fn packed_archives_read_the_same() {
    let pages: Vec<Vec<u8>> = (0..9).map(page).collect();
    let by_record = |pack: fn(&[u8]) -> Vec<u8>| pages.iter().flat_map(|page| pack(page)).collect::<Vec<u8>>();
    for archive in [
        pages.concat(),
        gzip(&pages.concat()),
        by_record(gzip),
        zstd(&pages.concat()),
        by_record(zstd),
    ] {
        assert_eq!(shape(&archive), "0 1 2 3 4 5 6 7 8");
    }
}

#[test]
fn encodings_are_undone() {
    let packed = |headers: &str, body: &[u8]| read(&record("response", &url(1), &http(headers, body))).remove(0);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(PAGE.as_bytes()).unwrap();
    let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
    bare.write_all(PAGE.as_bytes()).unwrap();
    let chunks = |body: &[u8]| {
        let (one, two) = body.split_at(body.len() / 2);
        let sizes = [format!("{:x};ext=1\r\n", one.len()), format!("\r\n{:X}\r\n", two.len())];
        [sizes[0].as_bytes(), one, sizes[1].as_bytes(), two, b"\r\n0\r\n\r\n"].concat()
    };
    for (headers, body) in [
        ("Content-Encoding: gzip\r\n", gzip(PAGE.as_bytes())),
        ("content-encoding: deflate\r\n", zlib.finish().unwrap()),
        ("Content-Encoding: deflate\r\n", bare.finish().unwrap()),
        ("Content-Encoding: br\r\n", BROTLI.to_vec()),
        ("Content-Encoding: zstd\r\n", zstd(PAGE.as_bytes())),
        ("Content-Encoding: gzip, br\r\nX: y\r\n", {
            // Nothing here writes brotli; two layers of gzip stand for any two.
            gzip(&gzip(PAGE.as_bytes()))
        }),
        ("Transfer-Encoding: chunked\r\n", chunks(PAGE.as_bytes())),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            chunks(&gzip(PAGE.as_bytes())),
        ),
        // Headers that an archive kept of a body it had unpacked.
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n",
            PAGE.as_bytes().to_vec(),
        ),
    ] {
        let headers = headers.replace("gzip, br", "gzip, x-gzip");
        assert_eq!(packed(&headers, &body).unwrap().html, PAGE.as_bytes(), "{headers}");
    }
    for (headers, body) in [
        ("Content-Encoding: gzip\r\n", gzip(PAGE.as_bytes())[..20].to_vec()),
        ("Content-Encoding: lost-art\r\n", vec![1, 2, 3]),
        ("Transfer-Encoding: chunked\r\n", chunks(PAGE.as_bytes())[..30].to_vec()),
    ] {
        assert!(packed(headers, &body).is_err(), "{headers}");
    }
}

#[test]
fn the_charset_of_the_server_goes_before_that_of_the_page() {
    let words = "Дорога открыта";
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(words);
    let answer = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"koi8-r\"\r\n\r\n<p>".as_slice(),
        &bytes,
    ]
    .concat();
    let found = read(&record("response", &url(1), &answer)).remove(0).unwrap();
    assert_eq!(found.html, format!("<p>{words}").as_bytes());
}

#[test]
fn one_bad_record_never_ends_the_archive() {
    let good = |number| page(number);
    let bad: [(&str, Vec<u8>); 8] = [
        ("garbage", b"\x00\x01 what stood here is lost\n".to_vec()),
        (
            "no length",
            b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n".to_vec(),
        ),
        (
            "no HTTP",
            record("response", &url(7), b"HTTP/1.1 twohundred\r\n\r\n<p>x</p>"),
        ),
        (
            "endless HTTP header",
            record("response", &url(7), b"HTTP/1.1 200 OK\r\nContent-Type: text/html"),
        ),
        ("too long", {
            let said = String::from_utf8(good(7))
                .unwrap()
                .replace("Content-Length: ", "Content-Length: 9");
            said.into_bytes()
        }),
        ("far too long", {
            let said = String::from_utf8(good(7))
                .unwrap()
                .replace("Content-Length: ", "Content-Length: 99999999999");
            said.into_bytes()
        }),
        ("cut off", good(7)[..180].to_vec()),
        (
            "bad encoding",
            record(
                "response",
                &url(7),
                &http("Content-Encoding: gzip\r\n", b"\x1F\x8B\x08 nothing"),
            ),
        ),
    ];
    for (name, bad) in bad {
        let archive = [good(1), bad, good(2), good(3)].concat();
        assert_eq!(shape(&archive), "1 ? 2 3", "{name}: {:?}", read(&archive));
    }
}

#[test]
fn a_damaged_member_costs_one_record() {
    for (name, pack) in [("gzip", gzip as fn(&[u8]) -> Vec<u8>), ("zstd", zstd)] {
        let members: Vec<Vec<u8>> = (0..6).map(|number| pack(&page(number))).collect();
        let with = |damaged: Vec<u8>| {
            let mut members = members.clone();
            members[2] = damaged;
            members.concat()
        };
        let cut = members[2][..members[2].len() / 2].to_vec();
        assert_eq!(shape(&with(cut)), "0 1 ? 3 4 5", "{name}: cut off");
        let mut flipped = members[2].clone();
        flipped[0] ^= 0xFF;
        assert_eq!(shape(&with(flipped)), "0 1 ? 3 4 5", "{name}: no member");
        let whole = members.concat();
        let last = whole.len() - members[5].len() / 2;
        assert_eq!(shape(&whole[..last]), "0 1 2 3 4 ?", "{name}: the end is lost");
    }
}

#[test]
fn bombs_are_given_up() {
    let zeros = vec![0; 70 << 20];
    let body = http("Content-Encoding: gzip\r\n", &gzip(&zeros));
    let archive = [page(1), record("response", &url(2), &body), page(3)].concat();
    assert_eq!(shape(&archive), "1 ? 3");
    let fault = read(&archive).remove(1).unwrap_err().fault;
    assert!(matches!(fault, WarcFault::TooLarge { .. }), "{fault:?}");
    // A member that unpacks to a thousand times its size: the record is too long, then its packing gives up.
    let archive = [
        gzip(&page(1)),
        gzip(&record("response", &url(2), &http("", &zeros))),
        gzip(&page(3)),
    ]
    .concat();
    assert_eq!(shape(&archive), "1 ? ? 3");
}

#[test]
fn every_cut_and_flip_ends() {
    let plain: Vec<u8> = (0..4).flat_map(page).collect();
    let packed: Vec<u8> = (0..4).flat_map(|number| gzip(&page(number))).collect();
    let frames: Vec<u8> = (0..4).flat_map(|number| zstd(&page(number))).collect();
    for archive in [plain, packed, frames] {
        for at in (0..archive.len()).step_by(3) {
            assert!(read(&archive[..at]).len() <= 5, "cut at {at}");
            let mut flipped = archive.clone();
            flipped[at] ^= 0x55;
            let found = read(&flipped);
            let pages = found.iter().filter(|item| item.is_ok()).count();
            assert!(pages >= 2 && found.len() <= 6, "flipped at {at}: {found:?}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_on_ends_the_archive() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    for start in [page(1), gzip(&page(1)), zstd(&page(1))] {
        let mut found = Reader::new(start.as_slice().chain(Failing));
        assert!(found.next().unwrap().is_ok());
        assert!(matches!(found.next().unwrap().unwrap_err().fault, WarcFault::Io(_)));
        assert!(found.next().is_none());
    }
}

#[test]
fn nothing_and_no_archive() {
    assert_eq!(shape(b""), "");
    assert_eq!(shape(b"\r\n\r\n"), "");
    assert_eq!(shape(b"<html>a page is no archive</html>"), "?");
}
