# Modules that are not there. What depends on their outputs is unknown, with that reason.

module "registry" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.17.0"
}

module "git" {
  source = "git::https://git.example.invalid/network.git?ref=v1.0.0"
}

module "nowhere" {
  source = "./modules/nowhere"
}

module "outside" {
  source = "../../../../../../no-such-company/modules"
}

variable "chosen" {
  default = "./modules/chosen"
}

module "computed" {
  source = var.chosen
}

module "without_source" {
}

resource "aws_security_group" "service" {
  vpc_id = module.registry.vpc_id

  ingress {
    description = "Whoever the module names"
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = module.nowhere.cidrs
  }
}
