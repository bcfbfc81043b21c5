output "o2" {
  value = try(fileset(".", "*.txt"), "error")
}

output "o3" {
  value = try(fileset("", "*.txt"), "error")
}

output "o4" {
  value = try(fileset("./", "./*.txt"), "error")
}

output "o5" {
  value = try(fileset("conf", "*"), "error")
}

output "o6" {
  value = try(fileset("conf/", "/*"), "error")
}

output "o7" {
  value = try(fileset("conf", "**"), "error")
}

output "o8" {
  value = try(fileset("conf", "**/*.json"), "error")
}

output "o9" {
  value = try(fileset(".", "conf/**/*.yaml"), "error")
}

output "o10" {
  value = try(fileset(".", "conf/**/deep.json"), "error")
}

output "o11" {
  value = try(fileset(".", "**/deep/**"), "error")
}

output "o12" {
  value = try(fileset(".", "{a,b}.txt"), "error")
}

output "o13" {
  value = try(fileset(".", "{a,conf/a}.*"), "error")
}

output "o14" {
  value = try(fileset(".", "conf/{a,nested/deep}.json"), "error")
}

output "o15" {
  value = try(fileset("conf", "{a,nested/deep}.json"), "error")
}

output "o16" {
  value = try(fileset(".", "{a.txt,conf/{a,b}.json}"), "error")
}

output "o17" {
  value = try(fileset(".", "{a,b"), "error")
}

output "o18" {
  value = try(fileset(".", "a}.txt"), "error")
}

output "o19" {
  value = try(fileset(".", "[ab].txt"), "error")
}

output "o20" {
  value = try(fileset(".", "[a-c].txt"), "error")
}

output "o21" {
  value = try(fileset(".", "[^a].txt"), "error")
}

output "o22" {
  value = try(fileset(".", "[!a].txt"), "error")
}

output "o23" {
  value = try(fileset(".", "[!a]a.txt"), "error")
}

output "o24" {
  value = try(fileset(".", "[-a].txt"), "error")
}

output "o25" {
  value = try(fileset(".", "[a-].txt"), "error")
}

output "o26" {
  value = try(fileset(".", "[\\-a].txt"), "error")
}

output "o27" {
  value = try(fileset(".", "[]a].txt"), "error")
}

output "o28" {
  value = try(fileset(".", "[].txt"), "error")
}

output "o29" {
  value = try(fileset(".", "[^].txt"), "error")
}

output "o30" {
  value = try(fileset(".", "["), "error")
}

output "o31" {
  value = try(fileset(".", "a["), "error")
}

output "o32" {
  value = try(fileset(".", "z["), "error")
}

output "o33" {
  value = try(fileset(".", "*["), "error")
}

output "o34" {
  value = try(fileset(".", "\\[x\\]/*"), "error")
}

output "o35" {
  value = try(fileset("[x]", "*"), "error")
}

output "o36" {
  value = try(fileset(".", "[[]x]/*"), "error")
}

output "o37" {
  value = try(fileset(".", "a\\\\b.txt"), "error")
}

output "o38" {
  value = try(fileset(".", "a\\"), "error")
}

output "o39" {
  value = try(fileset(".", "?.txt"), "error")
}

output "o40" {
  value = try(fileset(".", "??.txt"), "error")
}

output "o41" {
  value = try(fileset(".", ".*"), "error")
}

output "o42" {
  value = try(fileset(".", "sp ace/*"), "error")
}

output "o43" {
  value = try(fileset(".", "sp*/*"), "error")
}

output "o44" {
  value = try(fileset(".", "conf/../*.yaml"), "error")
}

output "o45" {
  value = try(fileset("conf/..", "a.txt"), "error")
}

output "o46" {
  value = try(fileset("conf", "../a.txt"), "error")
}

output "o47" {
  value = try(fileset("conf", "../*.txt"), "error")
}

output "o48" {
  value = try(fileset(".", "nope"), "error")
}

output "o49" {
  value = try(fileset("nope", "*"), "error")
}

output "o50" {
  value = try(fileset("a.txt", "*"), "error")
}

output "o51" {
  value = try(fileset(".", "conf"), "error")
}

output "o52" {
  value = try(fileset(".", "conf/"), "error")
}

output "o53" {
  value = try(fileset(".", ""), "error")
}

output "o54" {
  value = try(fileset(".", "/a.txt"), "error")
}

output "o55" {
  value = try(fileset(".", "//a.txt"), "error")
}

output "o56" {
  value = try(fileset("conf/nested", "*.json"), "error")
}

output "o57" {
  value = try(fileset("conf/nested", "d*.json"), "error")
}

output "o58" {
  value = try(fileset(".", "**/a.json"), "error")
}

output "o59" {
  value = try(fileset(".", "conf/**a.json"), "error")
}

output "o60" {
  value = try(fileset(".", "{,b}a.txt"), "error")
}

output "o61" {
  value = try(fileset(".", "a{,b}.txt"), "error")
}

output "o62" {
  value = try(fileset(".", "a{b,}.txt"), "error")
}

output "o63" {
  value = try(fileset(".", "a{b}.txt"), "error")
}

output "o64" {
  value = try(fileset(".", "a,b.txt"), "error")
}

output "o65" {
  value = try(fileset(null, "*"), "error")
}

output "o66" {
  value = try(fileset(".", null), "error")
}

output "o67" {
  value = try(fileset(".", "./**/x.yaml"), "error")
}

output "o68" {
  value = try(fileset("conf/*", "*.json"), "error")
}

output "o69" {
  value = try(fileset("~x", "*"), "error")
}

