output "o" { 
  value = 1
  precondition { 
    condition = self == 2
    error_message = "no"
  }
}
