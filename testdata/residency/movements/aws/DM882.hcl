# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_codepipeline" "this" {
  name     = "bank"
  role_arn = "arn:aws:iam::123456789012:role/bank"

  artifact_store {
    region   = "us-east-1"
    location = "bank"
    type     = "bank"
  }

  stage {
    name = "bank"

    action {
      provider = "bank"
      category = "bank"
      name     = "bank"
      owner    = "bank"
      version  = "bank"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_codepipeline" "this" {
  name     = "bank"
  role_arn = "arn:aws:iam::123456789012:role/bank"

  artifact_store {
    region   = "eu-west-1"
    location = "bank"
    type     = "bank"
  }

  stage {
    name = "bank"

    action {
      provider = "bank"
      category = "bank"
      name     = "bank"
      owner    = "bank"
      version  = "bank"
    }
  }
}
