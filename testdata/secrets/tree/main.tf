# Every credential of this tree holds the word hunter1, which no output may show.

terraform {
  backend "pg" {
    conn_str = "postgres://tf:Backend-hunter1@db.internal/state"
  }
}

provider "mysql" {
  endpoint = "db.internal:3306"
  username = "shop"
  password = "Provider-hunter1"
}

variable "shop" {
  default = "Shop-hunter1"
}

variable "given" {
  type = string
}

variable "named" {
  type = string
}

variable "outside" {
  type = string
}

variable "environment" {
  type = string
}

locals {
  settings = yamldecode(file("${path.module}/settings.yaml"))
  replica  = var.shop
}

module "db" {
  source   = "./modules/db"
  for_each = toset(["a", "b"])
  password = "Module-hunter1"
}

module "given" {
  source   = "./modules/db"
  password = var.given
}

# The literal is in the variable, and is told there once.
resource "aws_db_instance" "shop" {
  password = var.shop
}

resource "aws_db_instance" "replica" {
  password = local.replica
}

resource "aws_db_instance" "named" {
  password = var.named
}

# From the person's environment: in nobody's code.
resource "aws_db_instance" "outside" {
  password = var.outside
}

resource "aws_db_instance" "environment" {
  password = var.environment
}

resource "random_password" "generated" {
  length = 32
}

resource "aws_db_instance" "generated" {
  password = random_password.generated.result
}

resource "aws_db_instance" "settings" {
  username = local.settings.database.user
  password = local.settings.database.password
}

resource "aws_instance" "web" {
  count     = 2
  user_data = templatefile("${path.module}/templates/web.sh.tftpl", { password = var.environment })
}

resource "aws_instance" "worker" {
  count     = 2
  user_data = <<-EOT
    #!/bin/sh
    export QUEUE_PASSWORD=Worker-hunter1
  EOT
}

# Not there, and the password is in the code all the same.
resource "aws_instance" "off" {
  count     = 0
  user_data = "#!/bin/sh\nexport DB_PASSWORD=Off-hunter1\n"
}

resource "aws_ssm_parameter" "region" {
  name  = "region"
  type  = "String"
  value = "eu-central-1"
}

resource "aws_ssm_parameter" "partner" {
  name  = "partner"
  type  = "SecureString"
  value = "Partner-hunter1"
}

output "settings" {
  value = local.settings
}
