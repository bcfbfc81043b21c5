//! The names that providers give to attributes for a key of the customer: they are alike in all their types.

/// Attributes that name the key under which something is encrypted.
pub const NAMES: &[&str] = &[
    "customer_encryption_key_arn",
    "customer_managed_key_id",
    "default_kms_key_name",
    "disk_encryption_set_id",
    "encryption_key",
    "encryption_key_arn",
    "key_vault_key_id",
    "key_vault_key_identifier",
    "kms_crypto_key_name",
    "kms_data_encryption_key",
    "kms_key",
    "kms_key_arn",
    "kms_key_crn",
    "kms_key_id",
    "kms_key_identifier",
    "kms_key_name",
    "kms_key_self_link",
    "kms_master_key_id",
    "server_side_encryption_kms_key_id",
    "transparent_data_encryption_key_vault_key_id",
    "volume_kms_key_id",
];
