# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ami_launch_permission" "this" {
  image_id   = "bank"
  account_id = "222222222222"
}
