facet "object_store" {
  about = "A bucket or container that holds objects."

  field "anonymous_read" {
    type  = bool
    about = "Anyone on the internet can read objects without credentials."
  }

  field "anonymous_write" {
    type  = bool
    about = "Anyone on the internet can add, replace or delete objects without credentials."
  }

  field "customer_key" {
    type  = bool
    about = "Objects are encrypted under a key that the customer controls."
  }

  field "versioned" {
    type  = bool
    about = "Earlier versions of overwritten and deleted objects are kept."
  }

  field "access_logged" {
    type  = bool
    about = "Who reads and writes objects is recorded."
  }

  field "plain_http" {
    type  = bool
    about = "Requests over unencrypted HTTP are answered."
  }

  from "aws_s3_bucket" {
    called = "S3 bucket"

    let {
      receives_logs = self.acl == "log-delivery-write"
      is_target     = anytrue([for bucket in referrers("aws_s3_bucket") : bucket.logging.target_bucket != null])
      groups        = ["http://acs.amazonaws.com/groups/global/AllUsers", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"]
      readers       = anytrue([for grant in self.grant : contains(groups, grant.uri) && anytrue([for permission in grant.permissions : contains(["READ", "FULL_CONTROL"], permission)])])
      writers       = anytrue([for grant in self.grant : contains(groups, grant.uri) && anytrue([for permission in grant.permissions : contains(["WRITE", "FULL_CONTROL"], permission)])])
    }

    anonymous_read  = ((acl_is_public(self.acl) || readers) && !self.public_access_block.ignore_public_acls) || (iam_grants_everyone(self.policy, "s3:GetObject") && !self.public_access_block.restrict_public_buckets)
    anonymous_write = ((self.acl == "public-read-write" || writers) && !self.public_access_block.ignore_public_acls) || ((iam_grants_everyone(self.policy, "s3:PutObject") || iam_grants_everyone(self.policy, "s3:DeleteObject")) && !self.public_access_block.restrict_public_buckets)
    customer_key    = receives_logs ? null : contains(["aws:kms", "aws:kms:dsse"], self.encryption.sse_algorithm) && self.encryption.kms_master_key_id != null
    versioned       = self.versioning.enabled == true
    access_logged   = receives_logs || is_target ? null : self.logging.target_bucket != null
    plain_http      = !anytrue([for statement in iam_statements(self.policy) : statement.effect == "Deny" && anytrue([for condition in statement.conditions : lower(condition.variable) == "aws:securetransport" && contains(condition.values, "false")])])

    why = {
      customer_key  = "A bucket that server access logs are delivered to can only use keys of S3."
      access_logged = "A bucket that receives access logs is not asked for logs of its own: they would never end."
      plain_http    = "S3 answers over HTTP unless a statement of the bucket policy denies requests without aws:SecureTransport: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"
    }
  }

  from "azurerm_storage_account" {
    called = "Storage account"
    when   = self.account_kind != "FileStorage"

    anonymous_read  = null
    anonymous_write = false
    customer_key    = self.customer_managed_key != null
    versioned       = self.is_hns_enabled == true ? null : self.blob_properties.versioning_enabled == true
    access_logged   = length(referrers("azurerm_monitor_diagnostic_setting")) > 0 || length(referrers("azurerm_log_analytics_storage_insights")) > 0
    plain_http      = self.https_traffic_only_enabled == false

    why = {
      anonymous_read  = "Each container of the account says whether it can be read without credentials."
      anonymous_write = "Azure Storage has no anonymous write access: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure"
      versioned       = "Accounts with a hierarchical namespace do not support versioning of blobs: https://learn.microsoft.com/azure/storage/blobs/versioning-overview"
    }
  }

  from "azurerm_storage_container" {
    called = "Storage container"

    let {
      refused = anytrue([for account in related("azurerm_storage_account") : account.allow_nested_items_to_be_public == false])
    }

    anonymous_read  = contains(["blob", "container"], self.container_access_type) && !refused
    anonymous_write = false
    customer_key    = null
    versioned       = null
    access_logged   = null
    plain_http      = null

    why = {
      anonymous_read  = "An account that does not allow public access overrules its containers."
      anonymous_write = "Azure Storage has no anonymous write access: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure"
      customer_key    = "Keys, versions, logs and transport are settings of the storage account."
    }
  }

  from "google_storage_bucket" {
    called = "Storage bucket"

    let {
      everyone  = ["allUsers", "allAuthenticatedUsers"]
      not_read  = ["roles/storage.objectCreator", "roles/storage.legacyBucketReader", "roles/storage.legacyBucketWriter", "roles/storage.legacyBucketOwner"]
      writes    = ["roles/owner", "roles/editor", "roles/storage.admin", "roles/storage.objectAdmin", "roles/storage.objectCreator", "roles/storage.objectUser", "roles/storage.legacyBucketWriter", "roles/storage.legacyBucketOwner", "roles/storage.legacyObjectOwner"]
      open_acls = ["publicRead", "publicReadWrite", "authenticatedRead"]
      is_target = anytrue([for bucket in referrers("google_storage_bucket") : bucket.logging.log_bucket != null])
    }

    anonymous_read = (
      anytrue([for grant in self.iam_member : contains(everyone, grant.member) && !contains(not_read, grant.role)]) ||
      anytrue([for grant in self.iam_binding : anytrue([for member in grant.members : contains(everyone, member)]) && !contains(not_read, grant.role)]) ||
      anytrue([for grant in self.access_control : contains(everyone, grant.entity)]) ||
      anytrue([for acl in self.bucket_acl : contains(open_acls, acl.predefined_acl) || contains(open_acls, acl.default_acl) || anytrue([for entry in acl.role_entity : endswith(entry, ":allUsers") || endswith(entry, ":allAuthenticatedUsers")])]) ||
      anytrue([for grant in self.default_object_access_control : contains(everyone, grant.entity)]) ||
      anytrue([for acl in self.default_object_acl : anytrue([for entry in acl.role_entity : endswith(entry, ":allUsers") || endswith(entry, ":allAuthenticatedUsers")])])
    )
    anonymous_write = (
      anytrue([for grant in self.iam_member : contains(everyone, grant.member) && contains(writes, grant.role)]) ||
      anytrue([for grant in self.iam_binding : anytrue([for member in grant.members : contains(everyone, member)]) && contains(writes, grant.role)]) ||
      anytrue([for grant in self.access_control : contains(everyone, grant.entity) && contains(["WRITER", "OWNER"], grant.role)]) ||
      anytrue([for acl in self.bucket_acl : acl.predefined_acl == "publicReadWrite" || acl.default_acl == "publicReadWrite"])
    )
    customer_key  = self.encryption.default_kms_key_name != null
    versioned     = self.versioning.enabled == true
    access_logged = is_target ? null : self.logging.log_bucket != null
    plain_http    = null

    why = {
      anonymous_read = "allAuthenticatedUsers is everyone with a Google account: https://cloud.google.com/storage/docs/access-control/iam"
      plain_http     = "No setting of a bucket decides it."
    }
  }

  from "oci_objectstorage_bucket" {
    called = "Object Storage bucket"

    anonymous_read  = contains(["ObjectRead", "ObjectReadWithoutList"], self.access_type)
    anonymous_write = false
    customer_key    = self.kms_key_id != null
    versioned       = length(self.retention_rules) > 0 ? null : self.versioning == "Enabled"
    access_logged   = length(referrers("oci_logging_log")) > 0
    plain_http      = false

    why = {
      anonymous_read  = "NoPublicAccess is the default: https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/objectstorage_bucket"
      anonymous_write = "No access type lets strangers write; only a pre-authenticated request can."
      versioned       = "A bucket with retention rules cannot have versions: https://docs.oracle.com/iaas/Content/Object/Tasks/usingretentionrules.htm"
      plain_http      = "The endpoints of Object Storage accept only HTTPS."
    }
  }

  from "ibm_cos_bucket" {
    called = "Cloud Object Storage bucket"

    let {
      public_policies = [for policy in referrers("ibm_iam_access_group_policy") : policy if policy.access_group_id == "AccessGroupId-PublicAccess"]
    }

    anonymous_read  = anytrue([for policy in public_policies : anytrue([for role in policy.roles : contains(["Manager", "Writer", "Reader", "Content Reader", "Object Reader"], role)])])
    anonymous_write = anytrue([for policy in public_policies : anytrue([for role in policy.roles : contains(["Manager", "Writer", "Object Writer"], role)])])
    customer_key    = self.kms_key_crn != null || self.key_protect != null
    versioned       = self.retention_rule != null ? null : self.object_versioning.enable == true
    access_logged   = self.activity_tracking.read_data_events == true
    plain_http      = null

    why = {
      anonymous_read = "AccessGroupId-PublicAccess is the group of everyone, with and without an account: https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-iam-public-access"
      versioned      = "Versioning and retention rules exclude each other: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/cos_bucket"
      plain_http     = "No setting of a bucket decides it."
    }
  }
}
