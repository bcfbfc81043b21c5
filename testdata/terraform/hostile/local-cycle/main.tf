# Locals that need each other, through one step, two steps, and a module's output.

locals {
  alone = "${local.alone}-again"

  chicken = local.egg
  egg     = "from ${local.chicken}"

  round = module.echo.value
}

module "echo" {
  source = "./echo"

  value = local.round
}

resource "aws_sqs_queue" "cyclic" {
  name                    = local.egg
  sqs_managed_sse_enabled = local.alone == "x"
  tags                    = { Round = local.round }
}
