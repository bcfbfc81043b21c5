check "aws-config-recorder-incomplete" {
  title    = "AWS Config does not record every kind of resource"
  severity = "low"
  on       = ["aws_config_configuration_recorder"]
  fail     = self.recording_group != null && (self.recording_group.all_supported == false || !self.recording_group.include_global_resource_types)
  at       = self.recording_group
  message  = "all_supported and include_global_resource_types are not both true"
  why      = "Changes to what is not recorded, IAM among it, leave no history."
  remedy   = "Set all_supported = true, and include_global_resource_types = true in one region."
  aliases  = ["CKV2_AWS_48"]
  since    = "0.1"

  fix {
    unsafe = "Each change of a resource that is recorded costs"
    remove = ["recording_group.exclusion_by_resource_types", "recording_group.recording_strategy"]
    set = {
      "recording_group.all_supported"                 = true
      "recording_group.include_global_resource_types" = true
      "recording_group.resource_types"                = []
    }
  }

  example "fails" "some kinds" {
    resource "aws_config_configuration_recorder" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/config"

      recording_group {
        all_supported  = false
        resource_types = ["AWS::S3::Bucket"]
      }
    }
  }

  example "fails" "not the global ones" {
    resource "aws_config_configuration_recorder" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/config"

      recording_group {
        all_supported                 = true
        include_global_resource_types = false
      }
    }
  }

  example "passes" "all" {
    resource "aws_config_configuration_recorder" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/config"

      recording_group {
        all_supported                 = true
        include_global_resource_types = true
      }
    }
  }
}
