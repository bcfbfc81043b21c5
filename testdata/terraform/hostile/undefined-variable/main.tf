# References to what is not declared: unknown, with one message each at its place.

resource "aws_db_instance" "main" {
  identifier          = var.nowhere
  instance_class      = local.nowhere
  storage_encrypted   = var.also_nowhere
  publicly_accessible = module.nowhere.public
  kms_key_id          = aws_kms_key.nowhere.arn
  db_name             = data.aws_region.nowhere.name
  engine              = nofunction("postgres")
  allocated_storage   = path.nowhere
  username            = terraform.nowhere
  port                = nowhere
}

resource "aws_ebs_volume" "main" {
  provider = aws.nowhere

  availability_zone = "eu-west-1a"
  size              = { gib = 10 }.tib
  encrypted         = [false][3]
}
