check "residency-cross-cloud-plain" {
  title    = "Data goes from one cloud to another over the public internet without TLS"
  severity = "high"
  on       = ["residency"]
  when     = self.fact == "flow" && self.crosses_clouds
  fail     = self.plain
  at       = self.place
  message  = "${self.kind} brings data from ${self.from} to ${self.to} over the public internet, neither under TLS nor over a private connection"
  why      = "Between two clouds data passes networks of third parties, in countries that nobody chose. Whoever is on the way reads it, and can change it."
  remedy   = "Use an address with https, or the setting that demands TLS; or connect both clouds privately."
  cwe      = [319]
  since    = "0.1"

  example "fails" "a database without TLS" {
    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_dms_endpoint" "source" {
      endpoint_id   = "source"
      endpoint_type = "source"
      engine_name   = "postgres"
      server_name   = "orders.postgres.database.azure.com"
      ssl_mode      = "none"
    }

    resource "aws_dms_endpoint" "target" {
      endpoint_id   = "target"
      endpoint_type = "target"
      engine_name   = "s3"
    }

    resource "aws_dms_replication_task" "orders" {
      replication_task_id      = "orders"
      migration_type           = "cdc"
      replication_instance_arn = "arn:aws:dms:eu-central-1:123456789012:rep:ORDERS"
      source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
      target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn
      table_mappings           = "{}"
    }
  }

  example "passes" "a database with TLS" {
    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_dms_endpoint" "source" {
      endpoint_id   = "source"
      endpoint_type = "source"
      engine_name   = "postgres"
      server_name   = "orders.postgres.database.azure.com"
      ssl_mode      = "require"
    }

    resource "aws_dms_endpoint" "target" {
      endpoint_id   = "target"
      endpoint_type = "target"
      engine_name   = "s3"
    }

    resource "aws_dms_replication_task" "orders" {
      replication_task_id      = "orders"
      migration_type           = "cdc"
      replication_instance_arn = "arn:aws:dms:eu-central-1:123456789012:rep:ORDERS"
      source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
      target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn
      table_mappings           = "{}"
    }
  }
}
