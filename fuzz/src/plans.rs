//! Plans and states: whatever the bytes are, they are read or refused.

use std::io::{Cursor, Write as _};

use bartizan::formats::plan::{binary, raw_state};

/// The bytes as a whole plan, as the entry of one that holds what is to be done, and as a state.
pub(crate) fn plan_binary(data: &[u8]) {
    let _ = binary::read(data);
    let _ = raw_state::read(data);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let entries = [("tfplan", data), ("tfconfig/modules.json", b"[{\"Key\":\"\"}]"), ("tfconfig/m-/main.tf", data)];
    for (name, content) in entries {
        let written = archive.start_file(name, options).and_then(|()| Ok(archive.write_all(content)?));
        assert!(written.is_ok());
    }
    let packed = archive.finish().map(Cursor::into_inner).unwrap_or_default();
    let first = binary::read(&packed).map(|plan| format!("{plan:?}")).map_err(|error| error.to_string());
    let second = binary::read(&packed).map(|plan| format!("{plan:?}")).map_err(|error| error.to_string());
    assert_eq!(first, second);
}
