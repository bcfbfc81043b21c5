resource "terraform_data" "values" {
  input = {
    integers = [0, -1, 127, 128, -33, 65536, 4294967296, 9007199254740993, -9007199254740993]
    decimals = [0.5, 0.1, -1.25, 1e-7, 3.141592653589793]
    texts    = ["", "0.1", "12345678901234567890", "zürich ✓", "a\nb\t\"c\" $${d}", "true"]
    mixed    = [true, false, null, [], {}, [[]], { a = null }]
    set      = toset([3, 1, 2])
    map      = tomap({ one = 1.5, two = 2 })
    objects  = tolist([{ a = 0.7, b = "0.7" }, { a = 8, b = "8" }])
    long     = join("", [for i in range(300) : "x"])
    many     = range(20)
  }
}
