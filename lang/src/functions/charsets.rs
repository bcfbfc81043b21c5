//! Character sets of the IANA registry, as many as Terraform knows (those of Go's `ianaindex`).

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5,
    ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_15, ISO_8859_16, KOI8_R,
    KOI8_U, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// A character set: how its texts are written in bytes.
#[derive(Clone, Copy)]
pub(super) enum Charset {
    Ascii,
    Utf8,
    /// With a mark of the byte order before the text: big-endian when written.
    Utf16,
    Utf16Be,
    Utf16Le,
    /// One of those that the Encoding Standard of the WHATWG defines.
    Web(&'static Encoding),
    /// One byte a character: ASCII, and these for the bytes from 128.
    Upper(&'static str),
    /// Latin-1, save for these bytes and characters.
    Latin(&'static [(u8, char)]),
    /// One byte a character: these, save for one byte.
    Whole(&'static str, Option<(u8, char)>),
    /// GB 2312 in seven bits (RFC 1843).
    Hz,
}

use Charset::{Latin, Upper, Web, Whole};

/// The names, in lower case, that the registry has for each character set.
const CHARSETS: &[(Charset, &[&str])] = &[
    (
        Charset::Ascii,
        &[
            "ansi_x3.4-1968",
            "ansi_x3.4-1986",
            "cp367",
            "csascii",
            "ibm367",
            "iso-ir-6",
            "iso646-us",
            "iso_646.irv:1991",
            "us",
            "us-ascii",
        ],
    ),
    (
        Latin(&[]),
        &[
            "cp819",
            "csisolatin1",
            "ibm819",
            "iso-8859-1",
            "iso-ir-100",
            "iso_8859-1",
            "iso_8859-1:1987",
            "l1",
            "latin1",
        ],
    ),
    (Web(ISO_8859_2), &["csisolatin2", "iso-8859-2", "iso-ir-101", "iso_8859-2", "iso_8859-2:1987", "l2", "latin2"]),
    (Web(ISO_8859_3), &["csisolatin3", "iso-8859-3", "iso-ir-109", "iso_8859-3", "iso_8859-3:1988", "l3", "latin3"]),
    (Web(ISO_8859_4), &["csisolatin4", "iso-8859-4", "iso-ir-110", "iso_8859-4", "iso_8859-4:1988", "l4", "latin4"]),
    (Web(ISO_8859_5), &["csisolatincyrillic", "cyrillic", "iso-8859-5", "iso-ir-144", "iso_8859-5", "iso_8859-5:1988"]),
    (
        Web(ISO_8859_6),
        &[
            "arabic",
            "asmo-708",
            "csisolatinarabic",
            "ecma-114",
            "iso-8859-6",
            "iso-ir-127",
            "iso_8859-6",
            "iso_8859-6:1987",
        ],
    ),
    (
        Web(ISO_8859_7),
        &[
            "csisolatingreek",
            "ecma-118",
            "elot_928",
            "greek",
            "greek8",
            "iso-8859-7",
            "iso-ir-126",
            "iso_8859-7",
            "iso_8859-7:1987",
        ],
    ),
    (Web(ISO_8859_8), &["csisolatinhebrew", "hebrew", "iso-8859-8", "iso-ir-138", "iso_8859-8", "iso_8859-8:1988"]),
    (Latin(LATIN_5), &["csisolatin5", "iso-8859-9", "iso-ir-148", "iso_8859-9", "iso_8859-9:1989", "l5", "latin5"]),
    (Web(ISO_8859_10), &["csisolatin6", "iso-8859-10", "iso-ir-157", "iso_8859-10:1992", "l6", "latin6"]),
    (Web(SHIFT_JIS), &["csshiftjis", "ms_kanji", "shift_jis"]),
    (Web(EUC_JP), &["cseucpkdfmtjapanese", "euc-jp", "extended_unix_code_packed_format_for_japanese"]),
    (Web(EUC_KR), &["cseuckr", "euc-kr"]),
    (Web(ISO_2022_JP), &["csiso2022jp", "iso-2022-jp"]),
    (Web(ISO_8859_6), &["csiso88596e", "iso-8859-6-e", "iso_8859-6-e"]),
    (Web(ISO_8859_6), &["csiso88596i", "iso-8859-6-i", "iso_8859-6-i"]),
    (Web(ISO_8859_8), &["csiso88598e", "iso-8859-8-e", "iso_8859-8-e"]),
    (Web(ISO_8859_8), &["csiso88598i", "iso-8859-8-i", "iso_8859-8-i"]),
    (Charset::Utf8, &["csutf8", "utf-8"]),
    (Web(ISO_8859_13), &["csiso885913", "iso-8859-13"]),
    (
        Web(ISO_8859_14),
        &["csiso885914", "iso-8859-14", "iso-celtic", "iso-ir-199", "iso_8859-14", "iso_8859-14:1998", "l8", "latin8"],
    ),
    (Web(ISO_8859_15), &["csiso885915", "iso-8859-15", "iso_8859-15", "latin-9"]),
    (
        Web(ISO_8859_16),
        &["csiso885916", "iso-8859-16", "iso-ir-226", "iso_8859-16", "iso_8859-16:2001", "l10", "latin10"],
    ),
    (Web(GBK), &["cp936", "csgbk", "gbk", "ms936", "windows-936"]),
    (Web(GB18030), &["csgb18030", "gb18030"]),
    (Charset::Utf16Be, &["csutf16be", "utf-16be"]),
    (Charset::Utf16Le, &["csutf16le", "utf-16le"]),
    (Charset::Utf16, &["csutf16", "utf-16"]),
    (Upper(IBM850), &["850", "cp850", "cspc850multilingual", "ibm850"]),
    (Upper(IBM862), &["862", "cp862", "cspc862latinhebrew", "ibm862"]),
    (Web(BIG5), &["big5", "csbig5"]),
    (Web(MACINTOSH), &["csmacintosh", "mac", "macintosh"]),
    (
        Whole(IBM037, None),
        &["cp037", "csibm037", "ebcdic-cp-ca", "ebcdic-cp-nl", "ebcdic-cp-us", "ebcdic-cp-wt", "ibm037"],
    ),
    (Upper(IBM437), &["437", "cp437", "cspc8codepage437", "ibm437"]),
    (Upper(IBM852), &["852", "cp852", "cspcp852", "ibm852"]),
    (Upper(IBM855), &["855", "cp855", "csibm855", "ibm855"]),
    (Upper(IBM860), &["860", "cp860", "csibm860", "ibm860"]),
    (Upper(IBM863), &["863", "cp863", "csibm863", "ibm863"]),
    (Upper(IBM865), &["865", "cp865", "csibm865", "ibm865"]),
    (Web(KOI8_R), &["cskoi8r", "koi8-r"]),
    (Charset::Hz, &["hz-gb-2312"]),
    (Web(IBM866), &["866", "cp866", "csibm866", "ibm866"]),
    (Web(KOI8_U), &["cskoi8u", "koi8-u"]),
    (Upper(IBM858), &["ccsid00858", "cp00858", "csibm00858", "ibm00858", "pc-multilingual-850+euro"]),
    (Whole(IBM037, Some((0x9f, '€'))), &["ccsid01140", "cp01140", "csibm01140", "ebcdic-us-37+euro", "ibm01140"]),
    (Whole(IBM1047, None), &["csibm1047", "ibm-1047", "ibm1047"]),
    (Web(WINDOWS_874), &["cswindows874", "windows-874"]),
    (Web(WINDOWS_1250), &["cswindows1250", "windows-1250"]),
    (Web(WINDOWS_1251), &["cswindows1251", "windows-1251"]),
    (Web(WINDOWS_1252), &["cswindows1252", "windows-1252"]),
    (Web(WINDOWS_1253), &["cswindows1253", "windows-1253"]),
    (Web(WINDOWS_1254), &["cswindows1254", "windows-1254"]),
    (Web(WINDOWS_1255), &["cswindows1255", "windows-1255"]),
    (Web(WINDOWS_1256), &["cswindows1256", "windows-1256"]),
    (Web(WINDOWS_1257), &["cswindows1257", "windows-1257"]),
    (Web(WINDOWS_1258), &["cswindows1258", "windows-1258"]),
];

/// What Latin-5 has in the place of the Icelandic letters of Latin-1.
const LATIN_5: &[(u8, char)] = &[(0xd0, 'Ğ'), (0xdd, 'İ'), (0xde, 'Ş'), (0xf0, 'ğ'), (0xfd, 'ı'), (0xfe, 'ş')];

impl Charset {
    /// The character set of a name or an alias, in upper or lower case.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        CHARSETS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(charset, _)| *charset)
    }

    /// The bytes of a text; `None` when a character of it has none.
    pub(super) fn encode(self, text: &str) -> Option<Vec<u8>> {
        let each = |byte: &dyn Fn(char) -> Option<u8>| text.chars().map(byte).collect();
        match self {
            Self::Ascii => text.is_ascii().then(|| text.as_bytes().to_vec()),
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf16 => {
                Some(std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect())
            }
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Web(encoding) => encode_web(encoding, text),
            Upper(table) => each(&|c| {
                if c.is_ascii() {
                    return u8::try_from(c).ok();
                }
                position(table, c)?.checked_add(128)
            }),
            Latin(differences) => each(&|c| match differences.iter().find(|(_, other)| *other == c) {
                Some((byte, _)) => Some(*byte),
                None => u8::try_from(u32::from(c)).ok().filter(|byte| differences.iter().all(|(b, _)| b != byte)),
            }),
            Whole(table, difference) => each(&|c| match difference {
                Some((byte, other)) if other == c => Some(byte),
                _ => position(table, c).filter(|byte| difference.is_none_or(|(b, _)| b != *byte)),
            }),
            Self::Hz => encode_hz(text),
        }
    }

    /// The text of bytes; `None` when they are not all characters.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        let each = |char: &dyn Fn(u8) -> Option<char>| bytes.iter().map(|byte| char(*byte)).collect();
        match self {
            Self::Ascii => bytes.is_ascii().then(|| bytes.iter().map(|b| char::from(*b)).collect()),
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Utf16 => match bytes {
                [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
                [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
                rest => utf16(rest, u16::from_be_bytes),
            },
            Self::Utf16Be => utf16(bytes, u16::from_be_bytes),
            Self::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Web(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .filter(|text| !encoding.is_single_byte() || !text.contains(|c| UNASSIGNED.contains(&c)))
                .map(std::borrow::Cow::into_owned),
            Upper(table) => each(&|byte| match byte.checked_sub(128) {
                Some(index) => table.chars().nth(usize::from(index)),
                None => Some(char::from(byte)),
            }),
            Latin(differences) => each(&|byte| {
                Some(differences.iter().find(|(b, _)| *b == byte).map_or(char::from(byte), |(_, other)| *other))
            }),
            Whole(table, difference) => each(&|byte| match difference {
                Some((b, other)) if b == byte => Some(other),
                _ => table.chars().nth(usize::from(byte)),
            }),
            Self::Hz => decode_hz(bytes),
        }
        .filter(|text| !text.contains('\u{fffd}'))
    }
}

/// Control characters that the Encoding Standard keeps where a character set has no character, and Go does not.
const UNASSIGNED: std::ops::RangeInclusive<char> = '\u{80}'..='\u{9f}';

fn encode_web(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let japanese = [SHIFT_JIS, EUC_JP, ISO_2022_JP].contains(&encoding);
    // What the standard writes as another character than the one given.
    let other = |c: char| match c {
        '\u{80}'..='\u{9f}' => encoding.is_single_byte() || japanese,
        '¥' | '‾' => japanese,
        '\u{ff61}'..='\u{ff9f}' => encoding == ISO_2022_JP,
        _ => false,
    };
    if text.chars().any(other) {
        return None;
    }
    let (bytes, _, failed) = encoding.encode(text);
    if !failed {
        return Some(bytes.into_owned());
    }
    if encoding != EUC_JP {
        return None;
    }
    // The standard reads the characters of JIS X 0212 and does not write them.
    let mut out = Vec::with_capacity(2 * text.len());
    for c in text.chars() {
        let mut single = [0; 4];
        let (bytes, _, failed) = EUC_JP.encode(c.encode_utf8(&mut single));
        if failed {
            out.extend(jis_0212(c)?);
        } else {
            out.extend_from_slice(&bytes);
        }
    }
    Some(out)
}

fn jis_0212(wanted: char) -> Option<[u8; 3]> {
    (0xa1..=0xfe).flat_map(|row| (0xa1..=0xfe).map(move |cell| [0x8f, row, cell])).find(|bytes| {
        EUC_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some_and(|text| text.chars().eq([wanted]))
    })
}

fn position(table: &str, c: char) -> Option<u8> {
    u8::try_from(table.chars().position(|other| other == c)?).ok()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Option<Vec<u16>> = bytes
        .chunks(2)
        .map(|pair| match pair {
            [a, b] => Some(unit([*a, *b])),
            _ => None,
        })
        .collect();
    String::from_utf16(&units?).ok()
}

/// Characters of two bytes stand between `~{` and `~}`, without their highest bits.
fn encode_hz(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut double = false;
    for c in text.chars() {
        if c == '~' {
            out.extend(b"~~");
            continue;
        }
        if c.is_ascii() == double {
            out.extend(if double { b"~}" } else { b"~{" });
            double = !double;
        }
        if c.is_ascii() {
            out.extend(u8::try_from(c));
            continue;
        }
        let mut single = [0; 4];
        let (bytes, _, failed) = GBK.encode(c.encode_utf8(&mut single));
        match (failed, bytes.as_ref()) {
            (false, [a @ 0xa1..=0xf7, b @ 0xa1..=0xfe]) => out.extend([a & 0x7f, b & 0x7f]),
            _ => return None,
        }
    }
    // Go leaves the end as it is.
    Some(out)
}

fn decode_hz(bytes: &[u8]) -> Option<String> {
    let mut out = String::new();
    let mut double = false;
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return Some(out),
            [b'~', b'{', after @ ..] => {
                double = true;
                after
            }
            [b'~', b'}', after @ ..] => {
                double = false;
                after
            }
            [b'~', b'~', after @ ..] => {
                out.push('~');
                after
            }
            [b'~', b'\n', after @ ..] => after,
            [b'\n', after @ ..] => {
                // A line ends in single bytes whatever stands before.
                double = false;
                out.push('\n');
                after
            }
            [a @ 0x21..0x78, b @ 0x21..0x7f, after @ ..] if double => {
                out.push_str(&GBK.decode_without_bom_handling_and_without_replacement(&[a | 0x80, b | 0x80])?);
                after
            }
            [single, after @ ..] if !double && single.is_ascii() && *single != b'~' => {
                out.push(char::from(*single));
                after
            }
            _ => return None,
        };
    }
}

/// The upper half of IBM code page 437.
const IBM437: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// The upper half of IBM code page 850.
const IBM850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»",
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
    "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
    "\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// The upper half of IBM code page 852.
const IBM852: &str = concat!(
    "ÇüéâäůćçłëŐőîŹÄĆ",
    "ÉĹĺôöĽľŚśÖÜŤťŁ×č",
    "áíóúĄąŽžĘę¬źČş«»",
    "░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐",
    "└┴┬├─┼Ăă╚╔╩╦╠═╬¤",
    "đĐĎËďŇÍÎě┘┌█▄ŢŮ▀",
    "ÓßÔŃńňŠšŔÚŕŰýÝţ´",
    "\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
);

/// The upper half of IBM code page 855.
const IBM855: &str = concat!(
    "ђЂѓЃёЁєЄѕЅіІїЇјЈ",
    "љЉњЊћЋќЌўЎџЏюЮъЪ",
    "аАбБцЦдДеЕфФгГ«»",
    "░▒▓│┤хХиИ╣║╗╝йЙ┐",
    "└┴┬├─┼кК╚╔╩╦╠═╬¤",
    "лЛмМнНоОп┘┌█▄Пя▀",
    "ЯрРсСтТуУжЖвВьЬ№",
    "\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}",
);

/// The upper half of IBM code page 858.
const IBM858: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»",
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
    "ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
    "\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// The upper half of IBM code page 860.
const IBM860: &str = concat!(
    "ÇüéâãàÁçêÊèÍÔìÃÂ",
    "ÉÀÈôõòÚùÌÕÜ¢£Ù₧Ó",
    "áíóúñÑªº¿Ò¬½¼¡«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// The upper half of IBM code page 862.
const IBM862: &str = concat!(
    "\u{5d0}\u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\u{5de}\u{5df}",
    "\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// The upper half of IBM code page 863.
const IBM863: &str = concat!(
    "ÇüéâÂà¶çêëèïî‗À§",
    "ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ",
    "¦´óú¨¸³¯Î⌐¬½¼¾«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// The upper half of IBM code page 865.
const IBM865: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«¤",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// IBM code page 037 (EBCDIC), all of it.
const IBM037: &str = concat!(
    "\u{0}\u{1}\u{2}\u{3}\u{9c}\u{9}\u{86}\u{7f}\u{97}\u{8d}\u{8e}\u{b}\u{c}\u{d}\u{e}\u{f}",
    "\u{10}\u{11}\u{12}\u{13}\u{9d}\u{85}\u{8}\u{87}\u{18}\u{19}\u{92}\u{8f}\u{1c}\u{1d}\u{1e}\u{1f}",
    "\u{80}\u{81}\u{82}\u{83}\u{84}\u{a}\u{17}\u{1b}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{5}\u{6}\u{7}",
    "\u{90}\u{91}\u{16}\u{93}\u{94}\u{95}\u{96}\u{4}\u{98}\u{99}\u{9a}\u{9b}\u{14}\u{15}\u{9e}\u{1a}",
    " \u{a0}âäàáãåçñ¢.<(+|",
    "&éêëèíîïìß!$*);¬",
    "-/ÂÄÀÁÃÅÇÑ¦,%_>?",
    "øÉÊËÈÍÎÏÌ`:#@'=\"",
    "Øabcdefghi«»ðýþ±",
    "°jklmnopqrªºæ¸Æ¤",
    "µ~stuvwxyz¡¿ÐÝÞ®",
    "^£¥·©§¶¼½¾[]¯¨´×",
    "{ABCDEFGHI\u{ad}ôöòóõ",
    "}JKLMNOPQR¹ûüùúÿ",
    "\\÷STUVWXYZ²ÔÖÒÓÕ",
    "0123456789³ÛÜÙÚ\u{9f}",
);

/// IBM code page 1047 (EBCDIC), all of it.
const IBM1047: &str = concat!(
    "\u{0}\u{1}\u{2}\u{3}\u{9c}\u{9}\u{86}\u{7f}\u{97}\u{8d}\u{8e}\u{b}\u{c}\u{d}\u{e}\u{f}",
    "\u{10}\u{11}\u{12}\u{13}\u{9d}\u{85}\u{8}\u{87}\u{18}\u{19}\u{92}\u{8f}\u{1c}\u{1d}\u{1e}\u{1f}",
    "\u{80}\u{81}\u{82}\u{83}\u{84}\u{a}\u{17}\u{1b}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{5}\u{6}\u{7}",
    "\u{90}\u{91}\u{16}\u{93}\u{94}\u{95}\u{96}\u{4}\u{98}\u{99}\u{9a}\u{9b}\u{14}\u{15}\u{9e}\u{1a}",
    " \u{a0}âäàáãåçñ¢.<(+|",
    "&éêëèíîïìß!$*);^",
    "-/ÂÄÀÁÃÅÇÑ¦,%_>?",
    "øÉÊËÈÍÎÏÌ`:#@'=\"",
    "Øabcdefghi«»ðýþ±",
    "°jklmnopqrªºæ¸Æ¤",
    "µ~stuvwxyz¡¿Ð[Þ®",
    "¬£¥·©§¶¼½¾Ý¨¯]´×",
    "{ABCDEFGHI\u{ad}ôöòóõ",
    "}JKLMNOPQR¹ûüùúÿ",
    "\\÷STUVWXYZ²ÔÖÒÓÕ",
    "0123456789³ÛÜÙÚ\u{9f}",
);
