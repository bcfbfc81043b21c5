resource "terraform_data" "a" {}

output "o1" {
  value = try(templatefile("t.tftpl", {x=1,y="b",z=true}), "error")
}

output "o2" {
  value = try(templatefile("t.tftpl", {x=1,y="b",z="false"}), "error")
}

output "o3" {
  value = try(templatefile("t.tftpl", {x=1,y=null,z=false}), "error")
}

output "o4" {
  value = try(templatefile("t.tftpl", {x=1,y=[],z=false}), "error")
}

output "o5" {
  value = try(templatefile("t.tftpl", {x=1,y="b",z=null}), "error")
}

output "o6" {
  value = try(templatefile("t.tftpl", {x=1,y="b",z="q"}), "error")
}

output "o7" {
  value = try(templatefile("t.tftpl", {x=1,y="b"}), "error")
}

output "o8" {
  value = try(templatefile("t.tftpl", {x=1,y="b",z=true,w=1}), "error")
}

output "o9" {
  value = try(templatefile("crlf.tftpl", {l=[1,2]}), "error")
}

output "o10" {
  value = try(templatefile("crlf.tftpl", {l=toset(["b","a"])}), "error")
}

output "o11" {
  value = try(templatefile("crlf.tftpl", {l={b=1,a=2}}), "error")
}

output "o12" {
  value = try(templatefile("crlf.tftpl", {l="x"}), "error")
}

output "o13" {
  value = try(templatefile("crlf.tftpl", {l=null}), "error")
}

output "o14" {
  value = try(templatefile("one.tftpl", {x=1}), "error")
}

output "o15" {
  value = try(templatefile("one.tftpl", {x=true}), "error")
}

output "o16" {
  value = try(templatefile("one.tftpl", {x=null}), "error")
}

output "o17" {
  value = try(templatefile("one.tftpl", {x=[1]}), "error")
}

output "o18" {
  value = try(templatefile("onenl.tftpl", {x=1}), "error")
}

output "o19" {
  value = try(templatefile("onenl.tftpl", {x=[1]}), "error")
}

output "o20" {
  value = try(templatefile("onlyif.tftpl", {x=true}), "error")
}

output "o21" {
  value = try(templatefile("onlyif.tftpl", {x=false}), "error")
}

output "o22" {
  value = try(templatefile("onlyfor.tftpl", {x=[1,2]}), "error")
}

output "o23" {
  value = try(templatefile("onlyfor.tftpl", {x=[]}), "error")
}

output "o24" {
  value = try(templatefile("onlyfor.tftpl", {x=[[1]]}), "error")
}

output "o25" {
  value = try(templatefile("onlyfor.tftpl", {x=[null]}), "error")
}

output "o26" {
  value = try(templatefile("none.tftpl", {}), "error")
}

output "o27" {
  value = try(templatefile("none.tftpl", null), "error")
}

output "o28" {
  value = try(templatefile("none.tftpl", []), "error")
}

output "o29" {
  value = try(templatefile("none.tftpl", "x"), "error")
}

output "o30" {
  value = try(templatefile("none.tftpl", tomap({})), "error")
}

output "o31" {
  value = try(templatefile("bom.tftpl", {x=1}), "error")
}

output "o32" {
  value = try(templatefile("esc.tftpl", {x=1}), "error")
}

output "o33" {
  value = try(templatefile("trim.tftpl", {x=1}), "error")
}

output "o34" {
  value = try(templatefile("nestq.tftpl", {x=1}), "error")
}

output "o35" {
  value = try(templatefile("hered.tftpl", {x=1}), "error")
}

output "o36" {
  value = try(templatefile("files.tftpl", {}), "error")
}

output "o37" {
  value = try(templatefile("arm.tftpl", {}), "error")
}

output "o38" {
  value = try(templatefile("arm.tftpl", {nope=1}), "error")
}

output "o39" {
  value = try(templatefile("shadow.tftpl", {}), "error")
}

output "o40" {
  value = try(templatefile("shadow.tftpl", {x="o"}), "error")
}

output "o41" {
  value = try(templatefile("shadow2.tftpl", {y=1}), "error")
}

output "o42" {
  value = try(templatefile("try.tftpl", {}), "error")
}

output "o43" {
  value = try(templatefile("attr.tftpl", {x={y=2}}), "error")
}

output "o44" {
  value = try(templatefile("attr.tftpl", {x={z=2}}), "error")
}

output "o45" {
  value = try(templatefile("attr.tftpl", {x=null}), "error")
}

output "o46" {
  value = try(templatefile("bad1.tftpl", {x=1}), "error")
}

output "o47" {
  value = try(templatefile("ok3.tftpl", {x=1}), "error")
}

output "o48" {
  value = try(templatefile("trims.tftpl", {x=true}), "error")
}

output "o49" {
  value = try(templatefile("trims.tftpl", {x=false}), "error")
}

output "o50" {
  value = try(templatefile("js.tftpl", {x=null}), "error")
}

output "o51" {
  value = try(templatefile("cond.tftpl", {x=true}), "error")
}

output "o52" {
  value = try(templatefile("cond.tftpl", {x=null}), "error")
}

output "o53" {
  value = try(templatefile("com2.tftpl", {x=1}), "error")
}

output "o54" {
  value = try(templatefile("core.tftpl", {x="a"}), "error")
}

output "o55" {
  value = try(templatefile("ws.tftpl", {}), "error")
}

output "o56" {
  value = try(templatefile("ws.tftpl", {terraform={workspace="q"}}), "error")
}

output "o57" {
  value = try(templatefile("one.tftpl", {"a b"=1,x=1}), "error")
}

output "o58" {
  value = try(templatefile("one.tftpl", {"a-b"=1,x=1}), "error")
}

output "o59" {
  value = try(templatefile("one.tftpl", {"-b"=1,x=1}), "error")
}

output "o60" {
  value = try(templatefile("one.tftpl", {"_b"=1,x=1}), "error")
}

output "o61" {
  value = try(templatefile("one.tftpl", {"1"=1,x=1}), "error")
}

output "o62" {
  value = try(templatefile("one.tftpl", {""=1,x=1}), "error")
}

output "o63" {
  value = try(templatefile("one.tftpl", {"é"=1,x=1}), "error")
}

output "o64" {
  value = try(templatefile("one.tftpl", {"日本"=1,x=1}), "error")
}

output "o65" {
  value = try(templatefile("one.tftpl", {for k in ["x"] : k => 3}), "error")
}

output "o66" {
  value = templatefile("t.tftpl", {x=1,y=terraform_data.a.id,z=true})
}

output "o67" {
  value = templatefile("one.tftpl", {x=terraform_data.a.id})
}

output "o68" {
  value = templatefile("js.tftpl", {x=terraform_data.a.id})
}

