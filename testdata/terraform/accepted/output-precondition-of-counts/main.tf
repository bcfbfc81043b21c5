variable "fixed" {
  type    = list(string)
  default = []
}

variable "dynamic" {
  type    = list(string)
  default = []
}

locals {
  kinds = [length(var.fixed) > 0, length(var.dynamic) > 0]
}

# Each condition of the `for` is about another element: they do not all hold at once.
output "kinds" {
  value = local.kinds

  precondition {
    condition     = sum([for kind in local.kinds : kind ? 1 : 0]) == 1
    error_message = "One kind is needed."
  }
}
