output "x" { value = "%{ for a in [1] }${a}${b}%{ endfor }" }
