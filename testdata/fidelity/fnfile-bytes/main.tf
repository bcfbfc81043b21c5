output "o1" {
  value = try(file("a.txt"), "error")
}

output "o2" {
  value = try(file("./a.txt"), "error")
}

output "o3" {
  value = try(file("conf/../a.txt"), "error")
}

output "o4" {
  value = try(file("bin.dat"), "error")
}

output "o5" {
  value = try(file("bom.txt"), "error")
}

output "o6" {
  value = try(length(file("bom.txt")), "error")
}

output "o7" {
  value = try(file("crlf.txt"), "error")
}

output "o8" {
  value = try(file("nfd.txt"), "error")
}

output "o9" {
  value = try(length(file("nfd.txt")), "error")
}

output "o10" {
  value = try(file("empty.txt"), "error")
}

output "o11" {
  value = try(file("nul.txt"), "error")
}

output "o12" {
  value = try(file("nope"), "error")
}

output "o13" {
  value = try(file("conf"), "error")
}

output "o14" {
  value = try(file(""), "error")
}

output "o15" {
  value = try(file("a.txt/"), "error")
}

output "o16" {
  value = try(file("a.txt/x"), "error")
}

output "o17" {
  value = try(file("~nouser/x"), "error")
}

output "o18" {
  value = try(file(null), "error")
}

output "o19" {
  value = try(file(1), "error")
}

output "o20" {
  value = try(filebase64("bin.dat"), "error")
}

output "o21" {
  value = try(filebase64("bom.txt"), "error")
}

output "o22" {
  value = try(filebase64("nfd.txt"), "error")
}

output "o23" {
  value = try(filebase64("nope"), "error")
}

output "o24" {
  value = try(filebase64("conf"), "error")
}

output "o25" {
  value = try(filemd5("bin.dat"), "error")
}

output "o26" {
  value = try(filesha1("bin.dat"), "error")
}

output "o27" {
  value = try(filesha256("nfd.txt"), "error")
}

output "o28" {
  value = try(filesha512("empty.txt"), "error")
}

output "o29" {
  value = try(filebase64sha256("bin.dat"), "error")
}

output "o30" {
  value = try(filebase64sha512("bin.dat"), "error")
}

output "o31" {
  value = try(filemd5("conf"), "error")
}

output "o32" {
  value = try(filemd5("nope"), "error")
}

output "o33" {
  value = try(fileexists("a.txt"), "error")
}

output "o34" {
  value = try(fileexists("nope"), "error")
}

output "o35" {
  value = try(fileexists("nope/x"), "error")
}

output "o36" {
  value = try(fileexists("a.txt/x"), "error")
}

output "o37" {
  value = try(fileexists("conf"), "error")
}

output "o38" {
  value = try(fileexists(""), "error")
}

output "o39" {
  value = try(fileexists(null), "error")
}

output "o40" {
  value = try(dirname(""), "error")
}

output "o41" {
  value = try(dirname("a"), "error")
}

output "o42" {
  value = try(dirname("a/"), "error")
}

output "o43" {
  value = try(dirname("/a"), "error")
}

output "o44" {
  value = try(dirname("/"), "error")
}

output "o45" {
  value = try(dirname("//a"), "error")
}

output "o46" {
  value = try(dirname("a//b"), "error")
}

output "o47" {
  value = try(dirname("a/b/../c"), "error")
}

output "o48" {
  value = try(dirname("./a"), "error")
}

output "o49" {
  value = try(dirname("../a"), "error")
}

output "o50" {
  value = try(dirname("a/."), "error")
}

output "o51" {
  value = try(dirname("a/.."), "error")
}

output "o52" {
  value = try(dirname("."), "error")
}

output "o53" {
  value = try(dirname(".."), "error")
}

output "o54" {
  value = try(dirname("a/b/"), "error")
}

output "o55" {
  value = try(dirname("/a/b//c//"), "error")
}

output "o56" {
  value = try(basename(""), "error")
}

output "o57" {
  value = try(basename("a"), "error")
}

output "o58" {
  value = try(basename("a/"), "error")
}

output "o59" {
  value = try(basename("/"), "error")
}

output "o60" {
  value = try(basename("//"), "error")
}

output "o61" {
  value = try(basename("a/b"), "error")
}

output "o62" {
  value = try(basename("a/b//"), "error")
}

output "o63" {
  value = try(basename("."), "error")
}

output "o64" {
  value = try(basename(".."), "error")
}

output "o65" {
  value = try(basename("a/.."), "error")
}

output "o66" {
  value = try(basename("é/ü"), "error")
}

output "o67" {
  value = try(pathexpand("a"), "error")
}

output "o68" {
  value = try(pathexpand("a/../b"), "error")
}

output "o69" {
  value = try(pathexpand(""), "error")
}

output "o70" {
  value = try(pathexpand("~x"), "error")
}

output "o71" {
  value = try(pathexpand("~x/y"), "error")
}

output "o72" {
  value = try(pathexpand("/~"), "error")
}

output "o73" {
  value = try(pathexpand("a/~"), "error")
}

output "o74" {
  value = try(abspath("/a/../b"), "error")
}

output "o75" {
  value = try(abspath("/"), "error")
}

output "o76" {
  value = try(abspath("//a//b/"), "error")
}

output "o77" {
  value = try(abspath("/.."), "error")
}

output "o78" {
  value = try(abspath("/a/."), "error")
}

output "o79" {
  value = try(basename(abspath("/x/y/")), "error")
}

