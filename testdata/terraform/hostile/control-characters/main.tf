# Text that a terminal, a pull request or a build log must never get as it is, written with escapes.

variable "message" {
  description = "Clears the screen \u001b[2J, sets the title \u001b]0;owned\u0007, rings \u0007"
  type        = string
  default     = "public-read\u001b[8m"
}

locals {
  keys = {
    "\u001b[31mred"                                               = "escape sequence"
    "\u001b]8;;https://example.invalid\u0007link\u001b]8;;\u0007" = "terminal hyperlink"
    "abc\u202edef"                                                = "right-to-left override"
    "\u2066isolated\u2069"                                        = "isolates"
    "two\nlines"                                                  = "line feed"
    "over\rwritten"                                               = "carriage return"
    "::error file=main.tf,line=1::injected"                       = "workflow command"
    "\n::add-mask::public-read\n"                                 = "workflow command on a line of its own"
    "##[error]injected"                                           = "workflow command, old form"
    "%0A::warning::injected"                                      = "workflow command, escaped"
    "`code` **bold** [link](https://example.invalid)"             = "Markdown"
    "@everyone #1 | cell | <!-- comment -->"                      = "Markdown: mention, reference, table, comment"
    "<img src=x onerror=alert(1)>"                                = "HTML"
    "]]><script>alert(1)</script>"                                = "XML: end of a CDATA section"
    "=HYPERLINK(1)"                                               = "spreadsheet formula"
    "zero\u200bwidth\ufeff"                                       = "invisible characters"
    "nul\u0000byte"                                               = "NUL"
    "c1\u009b31m"                                                 = "control sequence introducer of one byte"
    "delete\u007f"                                                = "DEL"
    "tag\U000E0041"                                               = "tag character"
  }
}

resource "aws_s3_bucket" "keyed" {
  for_each = local.keys

  bucket = each.key
  tags = {
    (each.key) = each.value
  }
}

resource "aws_s3_bucket_acl" "keyed" {
  for_each = local.keys

  bucket = aws_s3_bucket.keyed[each.key].id
  acl    = "public-read"
}

resource "aws_security_group" "open" {
  name        = "open\n::error::injected"
  description = "\u001b[2K\u001b[1A nothing to see here"

  ingress {
    description = var.message
    from_port   = 22
    to_port     = 22
    protocol    = "tcp\u202e"
    cidr_blocks = ["0.0.0.0/0", "\u001b[31m0.0.0.0/0"]
  }
}

module "named_to_confuse" {
  source = "./no-such\u001b[31m-directory\n::error::injected"
}

output "text" {
  value = file("no-such\u001b]0;owned\u0007-file")
}
