//! Where a folded name leads, by a hash that grows letter by letter.
//!
//! A word of a text is read once; the hash behind each of its letters is that of a stem, so that trying an ending costs
//! one look at a table and no copy. No two keys of one gazetteer share a hash: the later one would be left out, and a test
//! sees to it that none of the bundled ones is. That a word of a text shares the hash of a key is as likely as a guess of
//! 64 bits.

use super::number;

/// What has been read of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Prefix(u64);

impl Prefix {
    /// Before the first letter.
    pub(crate) const EMPTY: Self = Self(0x243F_6A88_85A3_08D3);

    /// With one more letter.
    #[inline]
    pub(crate) fn then(self, letter: char) -> Self {
        // The factor is 2^64 divided by the golden ratio, made odd, so that no two products are the same.
        Self((self.0.rotate_left(23) ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// With more letters.
    #[inline]
    pub(crate) fn spell(self, letters: &str) -> Self {
        letters.chars().fold(self, Self::then)
    }

    /// What has been read of a key that begins with these letters.
    pub(crate) fn of(letters: &str) -> Self {
        Self::EMPTY.spell(letters)
    }

    /// A number of `bits` bits.
    #[inline]
    pub(crate) fn slot(self, bits: u32) -> usize {
        (self.0 >> (64 - bits)) as usize
    }
}

/// The key of an id, which leads to the number of the place. No folded word begins with a space.
pub(super) fn id_key(id: &str) -> Prefix {
    Prefix::of(" ").spell(id)
}

/// What a key, or the first words of one, lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lead {
    /// The first posting of the names that end here.
    pub(crate) posting: Option<u32>,
    /// Whether there are names with more words.
    pub(crate) longer: bool,
}

/// In the 32 bits of a lead, the posting in the lower ones.
const LONGER: u32 = 1 << 31;
const NO_POSTING: u32 = LONGER - 1;

impl Lead {
    fn to_bits(self) -> u32 {
        self.posting.unwrap_or(NO_POSTING) | if self.longer { LONGER } else { 0 }
    }

    #[inline]
    fn from_bits(bits: u32) -> Self {
        Self {
            posting: Some(bits & !LONGER).filter(|&posting| posting != NO_POSTING),
            longer: bits & LONGER != 0,
        }
    }
}

/// The logarithm of the filter's bits for each slot: small enough for the cache, and most misses end there.
const FILTER: u32 = 2;

/// Bytes of a slot: the hash, and what it leads to beside it, so that both are read at once.
const SLOT: usize = 12;

/// Written form of the table: the filter and the slots, their numbers little-endian.
pub(super) fn write(leads: impl ExactSizeIterator<Item = (Prefix, Lead)>) -> [Vec<u8>; 2] {
    let log = (leads.len() * 4 / 3).next_power_of_two().ilog2().max(1);
    let slots = 1 << log;
    let mut filter = vec![0_u8; (slots << FILTER) / 8];
    let mut hashes = vec![0_u64; slots];
    let mut found = vec![0_u32; slots];
    for (prefix, lead) in leads {
        let bit = prefix.slot(log + FILTER);
        filter[bit / 8] |= 1 << (bit % 8);
        let free = (0..slots).map(|step| (prefix.slot(log) + step) % slots);
        if let Some(slot) = free.into_iter().find(|&slot| hashes[slot] == 0) {
            hashes[slot] = prefix.0;
            found[slot] = lead.to_bits();
        }
    }
    let mut rows = Vec::with_capacity(slots * SLOT);
    for (hash, lead) in hashes.iter().zip(&found) {
        rows.extend(hash.to_le_bytes());
        rows.extend(lead.to_le_bytes());
    }
    [filter, rows]
}

/// The lead of a prefix in the written form.
#[inline]
pub(super) fn read([filter, rows]: [&[u8]; 2], prefix: Prefix) -> Option<Lead> {
    let log = (rows.len() / SLOT).checked_ilog2()?;
    let bit = prefix.slot(log + FILTER);
    if filter.get(bit / 8)? >> (bit % 8) & 1 == 0 {
        return None;
    }
    let slots = 1 << log;
    for step in 0..slots {
        let slot = (prefix.slot(log) + step) % slots;
        let (hash, lead) = rows.get(slot * SLOT..)?.split_first_chunk()?;
        let hash = u64::from_le_bytes(*hash);
        if hash == prefix.0 {
            return Some(Lead::from_bits(number(lead, 0)?));
        }
        if hash == 0 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let words: Vec<String> = (0..1000).map(|number| format!("key {number}")).collect();
        let lead = |index: usize| Lead {
            posting: (index > 300).then_some(index as u32),
            longer: index < 600,
        };
        let prefix = |word: &str| Prefix::of(word);
        let leads = words
            .iter()
            .enumerate()
            .map(|(index, word)| (prefix(word), lead(index)));
        let written = write(leads);
        let table = written.each_ref().map(Vec::as_slice);
        for (index, word) in words.iter().enumerate() {
            assert_eq!(read(table, prefix(word)), Some(lead(index)));
            assert_eq!(read(table, prefix(word).then('x')), None);
        }
        assert_eq!(read([&[]; 2], Prefix::EMPTY), None);
    }
}
