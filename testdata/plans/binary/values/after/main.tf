variable "ratio" {
  type    = number
  default = "0.25"
}

variable "nested" {
  type    = object({ a = optional(string, "x"), b = optional(list(number)), c = optional(set(string), ["z", "y"]) })
  default = { b = ["1", 2.5] }
}

variable "given" {
  type = any
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "not-a-real-secret"
}

resource "terraform_data" "values" {
  input = {
    integers = [0, -1, 127, 128, -33, 65536, 4294967296, 9007199254740993, -9007199254740993]
    decimals = [0.5, 0.2, -1.25, 1e-7, 3.141592653589793, var.ratio]
    texts    = ["", "0.2", "12345678901234567890", "zürich ✓", "a\nb\t\"c\" $${d}", "true"]
    mixed    = [true, false, null, [], {}, [[]], { a = null }]
    set      = toset([3, 1, 2, 5])
    map      = tomap({ one = 1.5, two = 2, three = var.nested.b[1] })
    objects  = tolist([{ a = 0.7, b = "0.8" }, { a = 8, b = "8" }])
    long     = join("", [for i in range(300) : "y"])
    many     = range(20)
    secret   = { "a.b" = [var.secret, { c = var.secret }], plain = var.given }
  }
}

resource "terraform_data" "unknown" {
  input = [for i in range(3) : i == 1 ? terraform_data.values.output.long : "known"]
}
