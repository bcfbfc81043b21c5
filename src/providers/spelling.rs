//! Names of other vocabularies in Terraform's spelling.

/// A name in camel case as Terraform writes it: `kmsKeyId` and `KMSKeyId` are `kms_key_id`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    // The plural of an acronym is no word of its own: `SubnetARNs` is `subnet_arns`.
    if let Some(stem) = name.strip_suffix('s')
        && stem.len() > 2
        && stem.chars().rev().take(2).all(|letter| letter.is_ascii_uppercase())
    {
        return format!("{}s", snake_case(stem));
    }
    let mut snake = String::with_capacity(name.len() + 4);
    let mut before = None;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let follows_lower = before.is_some_and(|c: char| c.is_lowercase() || c.is_ascii_digit());
        // An acronym ends where the next word begins: `iPAddress`, `enableRBACRole`.
        let ends_acronym = before.is_some_and(char::is_uppercase) && letters.peek().is_some_and(|c| c.is_lowercase());
        if letter.is_uppercase() && (follows_lower || ends_acronym) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = Some(letter);
    }
    snake
}

/// A name without what spellings differ in: its letters and digits in lower case.
#[must_use]
pub fn squashed(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_terraform_does() {
        for (camel, snake) in [
            ("kmsKeyId", "kms_key_id"),
            ("KMSKeyId", "kms_key_id"),
            ("http2Enabled", "http2_enabled"),
            ("diskSizeGB", "disk_size_gb"),
            ("SubnetARNs", "subnet_arns"),
            ("iPAddress", "i_p_address"),
            ("tags", "tags"),
            ("DNS", "dns"),
            ("", ""),
        ] {
            assert_eq!(snake_case(camel), snake);
        }
        assert_eq!(squashed("KMS_key-Id2"), "kmskeyid2");
    }
}
