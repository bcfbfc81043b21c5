//! Texts compressed as Go's `compress/gzip` does at its usual level, as far as its choices are surely foreseen: short texts,
//! which are best written with the fixed codes of DEFLATE (RFC 1951). Longer ones are not computed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Longer texts are surely written with codes of their own.
const MAX_TEXT: usize = 4096;

/// Lengths of a match.
const MIN_MATCH: usize = 4;
const MAX_MATCH: usize = 258;

/// A match of this length is not tried to be bettered one byte later.
const LAZY: usize = 16;

/// The search ends at a match of this length, and after so many places.
const NICE: usize = 128;
const PLACES: usize = 128;

/// What the estimate of a block with codes of its own may be wrong by, in bits.
const MARGIN: usize = 8;

/// A piece of the text.
enum Token {
    Literal(u8),
    /// Bytes that stood so far before: length and distance.
    Match(usize, usize),
}

/// The bytes of a gzip file that holds those bytes: written, flushed and closed. `None` where they are not foreseen.
pub(super) fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() > MAX_TEXT {
        return None;
    }
    let mut out = Bits::default();
    // No name, no time, an unknown system.
    out.bytes.extend([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
    if !bytes.is_empty() {
        write_block(&mut out, bytes, &tokens(bytes))?;
    }
    // What a flush leaves, an empty block, and the last one, which is empty as well.
    out.write(0, 3);
    out.stored(&[]);
    out.write(1, 3);
    out.stored(&[]);
    out.bytes.extend(checksum(bytes).to_le_bytes());
    out.bytes.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
    Some(out.bytes)
}

/// Bits, the lowest of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl Bits {
    fn write(&mut self, bits: usize, count: u32) {
        self.pending |= (bits as u64) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.pending.to_le_bytes()[0]);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// A code of Huffman's, whose highest bit comes first.
    fn code(&mut self, code: usize, count: u32) {
        for place in (0..count).rev() {
            self.write(code >> place & 1, 1);
        }
    }

    /// The body of a block that is not compressed.
    fn stored(&mut self, bytes: &[u8]) {
        if self.count > 0 {
            self.write(0, 8 - self.count);
        }
        let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend((!length).to_le_bytes());
        self.bytes.extend(bytes);
    }
}

/// The pieces of a text: a match is put off when a longer one begins a byte later.
fn tokens(bytes: &[u8]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    // The match that begins one byte before, and whether that byte is still to be written.
    let mut before: Option<(usize, usize)> = None;
    let mut waiting = false;
    while at < bytes.len() {
        let length = before.map_or(MIN_MATCH - 1, |(length, _)| length);
        let here = if bytes.len() - at > length && length < LAZY { longest(bytes, at) } else { None };
        match before {
            Some((length, distance)) if here.is_none_or(|(other, _)| other <= length) => {
                out.push(Token::Match(length, distance));
                at += length - 1;
                (before, waiting) = (None, false);
            }
            _ => {
                if waiting && let Some(byte) = bytes.get(at - 1) {
                    out.push(Token::Literal(*byte));
                }
                at += 1;
                (before, waiting) = (here, true);
            }
        }
    }
    if waiting && let Some(byte) = bytes.last() {
        out.push(Token::Literal(*byte));
    }
    out
}

/// The longest earlier occurrence of what stands at a place, the nearest of equal ones: length and distance.
fn longest(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..bytes.len().min(at + MAX_MATCH))?;
    let mut best: Option<(usize, usize)> = None;
    let mut tried = 0;
    for start in (0..at).rev() {
        let length = bytes.get(start..)?.iter().zip(rest).take_while(|(a, b)| a == b).count();
        if length < MIN_MATCH {
            continue;
        }
        if best.is_none_or(|(longest, _)| length > longest) {
            best = Some((length, at - start));
        }
        tried += 1;
        if length >= NICE.min(rest.len()) || tried == PLACES {
            break;
        }
    }
    best
}

fn write_block(out: &mut Bits, bytes: &[u8], tokens: &[Token]) -> Option<()> {
    let (mut literals, mut distances) = (vec![0; 286], vec![0; 30]);
    literals[256] = 1;
    let mut extra = 0;
    for token in tokens {
        match token {
            Token::Literal(byte) => literals[usize::from(*byte)] += 1,
            Token::Match(length, distance) => {
                let ((symbol, bits, _), (place, more, _)) = (length_code(*length), distance_code(*distance));
                *literals.get_mut(symbol)? += 1;
                *distances.get_mut(place)? += 1;
                extra += bits as usize + more as usize;
            }
        }
    }
    let fixed: usize = literals.iter().enumerate().map(|(symbol, count)| count * fixed_code(symbol).1 as usize).sum();
    let fixed = 3 + fixed + 5 * distances.iter().sum::<usize>() + extra;
    let own = own_codes(&literals, &distances) + extra;
    let stored = (bytes.len() + 5) * 8;
    if own < fixed.min(stored) + MARGIN {
        return None;
    }
    if stored < fixed {
        out.write(0, 3);
        out.stored(bytes);
        return Some(());
    }
    out.write(0b010, 3);
    for token in tokens {
        match token {
            Token::Literal(byte) => {
                let (code, count) = fixed_code(usize::from(*byte));
                out.code(code, count);
            }
            Token::Match(length, distance) => {
                let ((symbol, bits, rest), (place, more, far)) = (length_code(*length), distance_code(*distance));
                let (code, count) = fixed_code(symbol);
                out.code(code, count);
                out.write(rest, bits);
                out.code(place, 5);
                out.write(far, more);
            }
        }
    }
    out.code(0, 7);
    Some(())
}

/// The fixed code of a literal or a length, and its bits.
fn fixed_code(symbol: usize) -> (usize, u32) {
    match symbol {
        0..=143 => (0x30 + symbol, 8),
        144..=255 => (0x190 + symbol - 144, 9),
        256..=279 => (symbol - 256, 7),
        _ => (0xc0 + symbol - 280, 8),
    }
}

/// The symbol of a length, how many further bits it has, and those.
fn length_code(length: usize) -> (usize, u32, usize) {
    let above = length - 3;
    match above {
        0..=7 => (257 + above, 0, 0),
        255 => (285, 0, 0),
        _ => {
            let bits = above.ilog2() - 2;
            (257 + 4 * bits as usize + (above >> bits), bits, above & ((1 << bits) - 1))
        }
    }
}

/// The same of a distance.
fn distance_code(distance: usize) -> (usize, u32, usize) {
    let above = distance - 1;
    match above {
        0..=3 => (above, 0, 0),
        _ => {
            let bits = above.ilog2() - 1;
            (2 * bits as usize + (above >> bits), bits, above & ((1 << bits) - 1))
        }
    }
}

/// About how many bits a block with codes of its own has, without further bits of lengths and distances.
fn own_codes(literals: &[usize], distances: &[usize]) -> usize {
    let (literal_bits, distance_bits) = (code_lengths(literals), code_lengths(distances));
    let cost = |counts: &[usize], bits: &[usize]| counts.iter().zip(bits).map(|(c, b)| c * b).sum::<usize>();
    let used = |bits: &[usize], least: usize| bits.iter().rposition(|b| *b > 0).map_or(least, |p| (p + 1).max(least));
    let mut lengths: Vec<usize> = literal_bits.iter().take(used(&literal_bits, 257)).copied().collect();
    lengths.extend(distance_bits.iter().take(used(&distance_bits, 1)));
    // The lengths themselves are written in a code, in which runs are one symbol.
    let mut counts = vec![0; 19];
    let mut further = 0;
    let mut rest = lengths.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|length| *length == first).count();
        let taken = match (first, run) {
            (0, 11..) => {
                counts[18] += 1;
                further += 7;
                run.min(138)
            }
            (0, 3..) => {
                counts[17] += 1;
                further += 3;
                run
            }
            (_, 4..) if *first > 0 => {
                counts[(*first).min(15)] += 1;
                counts[16] += 1;
                further += 2;
                run.min(7)
            }
            _ => {
                counts[(*first).min(15)] += 1;
                1
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let written = ORDER.iter().rposition(|symbol| counts[*symbol] > 0).map_or(4, |place| (place + 1).max(4));
    17 + 3 * written
        + cost(&counts, &code_lengths(&counts))
        + further
        + cost(literals, &literal_bits)
        + cost(distances, &distance_bits)
}

/// The lengths of Huffman's code for symbols that occur so often.
fn code_lengths(counts: &[usize]) -> Vec<usize> {
    let mut lengths = vec![0; counts.len()];
    let mut heap: BinaryHeap<Reverse<(usize, Vec<usize>)>> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(symbol, count)| Reverse((*count, vec![symbol])))
        .collect();
    if let (1, Some(Reverse((_, only)))) = (heap.len(), heap.peek()) {
        for symbol in only {
            lengths[*symbol] = 1;
        }
    }
    while let (Some(Reverse((a, mut symbols))), Some(Reverse((b, others)))) = (heap.pop(), heap.pop()) {
        symbols.extend(others);
        for symbol in &symbols {
            lengths[*symbol] += 1;
        }
        heap.push(Reverse((a + b, symbols)));
        if heap.len() == 1 {
            break;
        }
    }
    lengths
}

/// CRC-32, as gzip has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
