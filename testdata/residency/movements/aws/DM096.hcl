# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_subnet" "copies" {
  provider = aws.away
  vpc_id   = "bank"
}

resource "aws_drs_replication_configuration_template" "this" {
  staging_area_subnet_id                  = aws_subnet.copies.id
  associate_default_security_group        = true
  bandwidth_throttling                    = 1
  create_public_ip                        = true
  data_plane_routing                      = "bank"
  default_large_staging_disk_type         = "bank"
  ebs_encryption                          = "bank"
  replication_server_instance_type        = "bank"
  replication_servers_security_groups_ids = ["bank"]
  staging_area_tags                       = {}
  use_dedicated_replication_server        = true
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_subnet" "copies" {
  provider = aws.away
  vpc_id   = "bank"
}

resource "aws_drs_replication_configuration_template" "this" {
  staging_area_subnet_id                  = aws_subnet.copies.id
  associate_default_security_group        = true
  bandwidth_throttling                    = 1
  create_public_ip                        = true
  data_plane_routing                      = "bank"
  default_large_staging_disk_type         = "bank"
  ebs_encryption                          = "bank"
  replication_server_instance_type        = "bank"
  replication_servers_security_groups_ids = ["bank"]
  staging_area_tags                       = {}
  use_dedicated_replication_server        = true
}
