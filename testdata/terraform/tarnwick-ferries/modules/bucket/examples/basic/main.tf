# The shortest way to a bucket: private, encrypted, versioned.

provider "aws" {
  region = "eu-west-1"
}

module "notes" {
  source = "../.."

  name = "tarnwick-example-notes"

  lifecycle_rules = {
    drafts = {
      prefix            = "drafts/"
      expire_after_days = 30
    }
  }
}

module "handouts" {
  source = "../.."

  name                = "tarnwick-example-handouts"
  acl                 = "private"
  data_classification = "public"
  cors_origins        = ["https://www.tarnwick.example"]
}

output "notes_arn" {
  value = module.notes.arn
}
