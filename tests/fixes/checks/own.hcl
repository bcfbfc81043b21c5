check "own-versioning" {
  title    = "x"
  severity = "low"
  on       = ["aws_s3_bucket"]
  fail     = !self.versioning.enabled
  at       = self.versioning.enabled
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    on  = ["aws_s3_bucket_versioning"]
    set = { "versioning_configuration.status" = "Enabled" }
  }
  fix {
    on = ["aws_s3_bucket"]
    add "aws_s3_bucket_versioning" {
      bucket = self.id
      versioning_configuration { status = "Enabled" }
    }
  }
}
check "own-imds" {
  title    = "x"
  severity = "low"
  on       = ["aws_instance"]
  fail     = self.metadata_options.http_tokens != "required"
  at       = self.metadata_options.http_tokens
  message  = "x"
  why      = "x"
  remedy   = "x"
  fix {
    set = { "metadata_options.http_tokens" = "required", "metadata_options.http_endpoint" = "enabled" }
  }
}
check "own-sg" {
  title    = "x"
  severity = "low"
  on       = ["aws_security_group"]
  for_each = self.ingress
  fail     = each.value.from_port == 0
  at       = each.value.from_port
  message  = "x"
  why      = "x"
  remedy   = "x"
  fix {
    set = { "each.from_port" = 443, "each.description" = "HTTPS" }
  }
}
check "own-key" {
  title    = "x"
  severity = "low"
  on       = ["aws_sns_topic"]
  fail     = self.kms_master_key_id == null
  message  = "x"
  why      = "x"
  remedy   = "x"
  fix {
    unsafe = "A key costs"
    set = { kms_master_key_id = added.aws_kms_key.arn }
    add "aws_kms_key" {
      description         = "Encrypts the topic"
      enable_key_rotation = true
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:root" }
          Action = "kms:*"
          Resource = "*"
        }]
      })
    }
  }
}
check "own-meta" {
  title    = "x"
  severity = "low"
  on       = ["google_compute_instance"]
  fail     = self.metadata["enable-oslogin"] != "TRUE"
  message  = "x"
  why      = "x"
  remedy   = "x"
  fix {
    set = { "metadata.enable-oslogin" = "TRUE" }
  }
}

check "own-cidr" {
  title    = "x"
  severity = "low"
  on       = ["aws_security_group"]
  for_each = self.ingress
  fail     = contains(each.value.cidr_blocks, "0.0.0.0/0")
  at       = each.value.cidr_blocks
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    remove = ["each"]
  }
}

check "own-db" {
  title    = "x"
  severity = "low"
  on       = ["aws_db_instance"]
  fail     = !self.storage_encrypted
  at       = self.storage_encrypted
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set    = { storage_encrypted = true }
    remove = ["snapshot_identifier"]
  }
}

check "refused-several" {
  title    = "x"
  severity = "low"
  on       = ["aws_security_group"]
  fail     = self.revoke_rules_on_delete != true
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { "ingress.description" = "x", revoke_rules_on_delete = true }
  }
}

check "refused-required" {
  title    = "x"
  severity = "low"
  on       = ["aws_s3_bucket"]
  fail     = self.acl == "public-read"
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { "replication_configuration.rules.status" = "Enabled" }
  }
}

check "refused-adjacent" {
  title    = "x"
  severity = "low"
  on       = ["aws_instance"]
  fail     = self.ebs_optimized != true
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set    = { ebs_optimized = true }
    remove = ["ebs_block_device"]
  }
}

check "refused-redis" {
  title    = "x"
  severity = "low"
  on       = ["azurerm_redis_cache"]
  fail     = self.non_ssl_port_enabled != false
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { non_ssl_port_enabled = false }
  }
}

check "refused-cosmos" {
  title    = "x"
  severity = "low"
  on       = ["azurerm_cosmosdb_account"]
  fail     = self.local_authentication_enabled != false
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { local_authentication_enabled = false }
  }
}

check "refused-nodes" {
  title    = "x"
  severity = "low"
  on       = ["azurerm_kubernetes_cluster"]
  fail     = self.default_node_pool.host_encryption_enabled != true
  message  = "x"
  why      = "x"
  remedy   = "x"

  fix {
    set = { "default_node_pool.host_encryption_enabled" = true }
  }
}
