variable "a" { 
  ephemeral = true
}
