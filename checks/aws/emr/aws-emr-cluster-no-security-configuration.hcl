check "aws-emr-cluster-no-security-configuration" {
  title    = "EMR cluster has no security configuration"
  severity = "medium"
  on       = ["aws_emr_cluster"]
  fail     = self.security_configuration == null
  at       = self.security_configuration
  message  = "security_configuration is not set"
  why      = "Nothing tells the cluster to encrypt its disks, its traffic and what it writes."
  remedy   = "Set security_configuration to an aws_emr_security_configuration."
  aliases  = ["CKV2_AWS_55", "W63"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_emr_cluster" "spark" {
      name          = "spark"
      release_label = "emr-7.0.0"
      service_role  = "arn:aws:iam::111122223333:role/emr"
    }
  }

  example "passes" "one is named" {
    resource "aws_emr_cluster" "spark" {
      name                   = "spark"
      release_label          = "emr-7.0.0"
      service_role           = "arn:aws:iam::111122223333:role/emr"
      security_configuration = "encrypted"
    }
  }
}
