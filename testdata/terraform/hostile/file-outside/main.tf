# Functions that read files outside the tree: each value is unknown, none of them is read.

locals {
  absolute  = file("/etc/passwd")
  climbing  = file("../../../../../etc/passwd")
  by_module = file("${path.module}/../../../../../../../../etc/passwd")
  encoded   = filebase64("/etc/passwd")
  hashed    = filesha256("/etc/passwd")
  exists    = fileexists("/etc/passwd")
  listed    = fileset("/etc", "pass*")
  rendered  = templatefile("/etc/passwd", {})
  home      = file(pathexpand("~/.bashrc"))
  joined    = file(join("/", ["", "etc", "hostname"]))
  inside    = file("${path.module}/inside.txt")
}

resource "aws_instance" "leak" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = local.absolute

  tags = {
    Climbing = local.climbing
    ByModule = local.by_module
    Encoded  = local.encoded
    Hashed   = local.hashed
    Exists   = local.exists ? "there" : "not there"
    Listed   = join(",", local.listed)
    Rendered = local.rendered
    Home     = local.home
    Joined   = local.joined
    Inside   = trimspace(local.inside)
  }
}

module "outside" {
  source = "/etc"
}
