escapes    = "a\n\t\"\\\u00e9\U0001F600 $${x} %%{y} $$${z} 100%"
single     = "${var.x}"
several    = "a-${b}-${c.d[0]}$"
nested     = "x${f("y${z}")}"
directives = "%{ if a }yes \"q\"\n%{ else }no%{ endif } %{ for k, v in m ~}  ${k}=${v} %{~ endfor }"
trimmed    = "  ${~ a ~}  b  %{~ if c ~} d %{~ endif ~}  "
plain = <<EOT
  keeps \n and "quotes" $${x}
    indent
EOT
empty = <<EOT
EOT
flush = <<-EOT
    one

      two ${x}
  	
    ${y} three
    EOT
flush_trim = <<-EOT
    one

      two ${"x"}
    ${~ "y" ~}

    z
    EOT
flush_directive = <<-EOT
    %{ for x in xs ~}
    - ${x}
    %{ endfor ~}
    end
EOT
trimmed_to_one = <<EOT
${x ~}
EOT
after = 1
