variable "v" { default = 1 }
locals { l = 1 }
resource "terraform_data" "x" {
  depends_on = [var.v, local.l, path.module, module.q, data.a.b, var.nope, local.nope, each.key, count.index]
}
