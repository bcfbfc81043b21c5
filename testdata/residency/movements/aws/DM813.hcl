# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ami_launch_permission" "this" {
  image_id         = "bank"
  organization_arn = "arn:aws:organizations::222222222222:organization/o-abc"
}
