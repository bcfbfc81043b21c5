check "change-encryption-key-removed" {
  title    = "Plan takes the customer's key away from the encryption"
  severity = "medium"
  on       = ["change"]
  for_each = self.encryption
  fail     = contains(["key removed", "algorithm"], each.value.what)
  message  = "${self.address} is encrypted without the customer's key: ${each.value.text}"
  why      = "With the provider's own key, who may read the data is decided by access to the resource alone: no policy of a key stands in between, and nobody can take the key away in an emergency."
  remedy   = "Keep the key, or name the one that takes its place."
  cwe      = [311]
  since    = "0.1"

  example "fails" "key no longer named" {
    before {
      resource "aws_ebs_volume" "a" {
        availability_zone = "eu-central-1a"
        size              = 10
        encrypted         = true
        kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/a"
      }
    }

    after {
      resource "aws_ebs_volume" "a" {
        availability_zone = "eu-central-1a"
        size              = 10
        encrypted         = true
      }
    }
  }

  example "fails" "other algorithm" {
    before {
      resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
        bucket = "orders"
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm = "aws:kms"
          }
        }
      }
    }

    after {
      resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
        bucket = "orders"
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm = "AES256"
          }
        }
      }
    }
  }

  example "passes" "key added" {
    before {
      resource "aws_sqs_queue" "a" {
        name = "a"
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/a"
      }
    }
  }
}
