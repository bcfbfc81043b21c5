provider "aws" {
  region              = var.region
  allowed_account_ids = ["111122223333"]

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "recovery"
  region = "eu-central-1"

  default_tags {
    tags = merge(local.tags, { Purpose = "recovery" })
  }
}
