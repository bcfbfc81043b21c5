facet "key" {
  about = "An encryption key that a key management service keeps."

  field "rotated" {
    type  = bool
    about = "The service replaces the key material by itself, on a schedule."
  }

  field "in_software" {
    type  = bool
    about = "The key material is outside of a hardware security module when it is used."
  }

  from "aws_kms_key" {
    called = "KMS key"

    rotated     = self.customer_master_key_spec != null && self.customer_master_key_spec != "SYMMETRIC_DEFAULT" || self.custom_key_store_id != null ? null : self.enable_key_rotation == true
    in_software = false

    why = {
      rotated     = "Only symmetric keys outside of custom key stores can be rotated: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"
      in_software = "KMS keeps keys in hardware security modules: https://docs.aws.amazon.com/kms/latest/developerguide/overview.html"
    }
  }

  from "azurerm_key_vault_key" {
    called = "Key Vault key"

    rotated     = self.rotation_policy.automatic.time_after_creation != null || self.rotation_policy.automatic.time_before_expiry != null
    in_software = contains(["RSA", "EC"], self.key_type)

    why = {
      in_software = "RSA-HSM and EC-HSM are the types in hardware: https://learn.microsoft.com/azure/key-vault/keys/about-keys"
    }
  }

  from "google_kms_crypto_key" {
    called = "Cloud KMS key"

    rotated     = (self.purpose == null || self.purpose == "ENCRYPT_DECRYPT") && !self.import_only ? self.rotation_period != null : null
    in_software = self.version_template.protection_level == null || self.version_template.protection_level == "SOFTWARE"

    why = {
      rotated     = "Only symmetric keys can be rotated by a schedule: https://cloud.google.com/kms/docs/key-rotation"
      in_software = "SOFTWARE is the default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key"
    }
  }

  from "oci_kms_key" {
    called = "Vault key"

    let {
      shared_vault = anytrue([for vault in related("oci_kms_vault") : vault.vault_type == "DEFAULT"])
    }

    rotated     = shared_vault || self.protection_mode == "EXTERNAL" ? null : self.is_auto_rotation_enabled == true
    in_software = self.protection_mode == "SOFTWARE"

    why = {
      rotated     = "Automatic rotation needs a virtual private vault: https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Tasks/tasks_tasks_managingkeys_topic_edit_auto_key_rotation.htm"
      in_software = "HSM is the default: https://docs.oracle.com/iaas/api/#/en/key/release/datatypes/CreateKeyDetails"
    }
  }

  from "ibm_kms_key" {
    called = "Key Protect key"

    rotated     = self.standard_key == true || self.payload != null ? null : anytrue([for policy in self.policies : anytrue([for rotation in policy.rotation : rotation.enabled != false])])
    in_software = false

    why = {
      rotated     = "Standard and imported keys cannot have a rotation policy: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/kms_key_policies"
      in_software = "Root keys are wrapped and used in hardware security modules: https://cloud.ibm.com/docs/key-protect?topic=key-protect-about"
    }
  }

  from "ibm_kms_key_with_policy_overrides" {
    called = "Key Protect key"

    rotated     = self.standard_key == true || self.payload != null ? null : anytrue([for rotation in self.rotation : rotation.enabled == true])
    in_software = false

    why = {
      rotated     = "Standard and imported keys cannot have a rotation policy: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/kms_key_with_policy_overrides"
      in_software = "Root keys are wrapped and used in hardware security modules: https://cloud.ibm.com/docs/key-protect?topic=key-protect-about"
    }
  }
}
