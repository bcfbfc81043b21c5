output "o1" {
  value = endswith(abspath("sub/x"), "/sub/x")
}

output "o2" {
  value = startswith(abspath("x"), "/")
}

output "o3" {
  value = basename(abspath("x/y"))
}

output "o4" {
  value = basename(abspath("x/y/"))
}

output "o5" {
  value = endswith(dirname(abspath("x/y")), "/x")
}

output "o6" {
  value = file(abspath("a.txt"))
}

output "o7" {
  value = file("${path.cwd}/a.txt")
}

output "o8" {
  value = fileexists("${path.cwd}/conf/a.json")
}

output "o9" {
  value = fileexists(abspath("nope"))
}

output "o10" {
  value = fileset(abspath("conf"), "*.json")
}

output "o11" {
  value = fileset(path.cwd, "a*.txt")
}

output "o12" {
  value = templatefile("${path.cwd}/one.tftpl", {x=1})
}

output "o13" {
  value = filemd5(abspath("./conf/../a.txt"))
}

output "o14" {
  value = basename("${path.cwd}/x")
}

output "o15" {
  value = endswith(pathexpand(abspath("x")), "/x")
}

output "o16" {
  value = startswith(path.cwd, "/")
}
